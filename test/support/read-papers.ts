import { unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';

/** What a Word file says, a line a paragraph. */
export const wordText = (bytes: Uint8Array): string =>
  Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString('utf8')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\u{a0}/gu, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"');

/**
 * What a PDF of the typesetter says, a line a piece of text that it places, with a form feed between pages. It knows that program's
 * way of writing: objects in the clear, two bytes a glyph, a table of letters for each font.
 */
export function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map(
    [...raw.matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]),
  );
  const object = (id: string | undefined): string => objects.get(id ?? '') ?? '';
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\s/.test(body));
  return pages
    .map((page) => {
      const named = [...(/\/Font <<([^]*?)>>/.exec(page)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)];
      const fonts = new Map(named.map(([, name = '', id]) => [name, lettersOf(object(id), object)]));
      return textOf(streamOf(object(/\/Contents (\d+) 0 R/.exec(page)?.[1])), fonts);
    })
    .join('\f');
}

function streamOf(body: string): string {
  const data = /stream\n([^]*)\nendstream/.exec(body)?.[1] ?? '';
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : data;
}

/** Glyph → letters. */
function lettersOf(font: string, object: (id: string | undefined) => string): Map<number, string> {
  const table = streamOf(object(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]));
  const pairs = table.matchAll(/^<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$/gm);
  return new Map(
    [...pairs].map(([, glyph = '', units = '']) => [
      Number.parseInt(glyph, 16),
      String.fromCharCode(...(units.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    ]),
  );
}

/** The strings of a page in the order in which they are shown, each in the font that was chosen last. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map();
  let text = '';
  const word = /\/(\w+) [\d.]+ Tf|(?<!\/\w+ )\(|^ET$/gm;
  for (let found = word.exec(content); found; found = word.exec(content)) {
    if (found[1] !== undefined) letters = fonts.get(found[1]) ?? new Map();
    else if (found[0] === 'ET') text += '\n';
    else {
      const { glyphs, end } = stringAt(content, word.lastIndex);
      word.lastIndex = end;
      for (let at = 0; at < glyphs.length; at += 2)
        text += letters.get(glyphs.readUInt16BE(at)) ?? '\u{fffd}';
    }
  }
  return text;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string behind its opening bracket; brackets that match stand in it as they are. */
function stringAt(content: string, from: number): { glyphs: Buffer; end: number } {
  const part = /\\(?:([0-7]{1,3})|([^]))|[^]/y;
  part.lastIndex = from;
  let string = '';
  for (let open = 1; open > 0;) {
    const [sign = ')', octal, escaped] = part.exec(content) ?? [];
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (octal !== undefined) string += String.fromCharCode(Number.parseInt(octal, 8));
    else if (escaped !== undefined) string += escapes[escaped] ?? escaped;
    else if (open > 0) string += sign;
  }
  return { glyphs: Buffer.from(string, 'latin1'), end: part.lastIndex };
}
