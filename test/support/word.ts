import { strToU8, zipSync } from 'fflate';

const ns =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A run; `look` is what stands in its properties, like `<w:b/>`. Tabs and line breaks are Word's own. */
export function run(text: string, look = ''): string {
  const parts = escaped(text)
    .split(/(\t|\n)/)
    .map((part) =>
      part === '\t' ? '<w:tab/>' : part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${part}</w:t>`,
    );
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${parts.join('')}</w:r>`;
}

/** A paragraph of runs; a plain text is one run. */
export function p(...runs: string[]): string {
  return `<w:p>${runs.map((each) => (each.startsWith('<') ? each : run(each))).join('')}</w:p>`;
}

/** A paragraph in an automatic list. */
export const listed = (list: number, text: string, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell.startsWith('<') ? cell : p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export const picture = (id: string, alt: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic><a:blip r:embed="${id}"/></a:graphic></wp:inline></w:drawing></w:r>`;

/** A list definition by its levels: `['decimal', 'Câu %1.']`. */
const level = ([format, text]: [string, string], i: number) =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

/** A document of paragraphs and tables, as Word packs it. */
export function docx(
  body: string[],
  { lists = [], files = {} }: { lists?: [string, string][][]; files?: Record<string, Uint8Array> } = {},
): Uint8Array {
  const definitions = lists.map(
    (levels, i) => `<w:abstractNum w:abstractNumId="${i}">${levels.map(level).join('')}</w:abstractNum>`,
  );
  const numbers = lists.map((_, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`);
  const relations = Object.keys(files).map(
    (name, i) => `<Relationship Id="rId${i + 1}" Type="image" Target="media/${name}"/>`,
  );
  const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${content}`);
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': xml(`<w:document ${ns}><w:body>${body.join('')}</w:body></w:document>`),
    'word/numbering.xml': xml(`<w:numbering ${ns}>${definitions.join('')}${numbers.join('')}</w:numbering>`),
    'word/_rels/document.xml.rels': xml(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`word/media/${name}`, bytes])),
  });
}
