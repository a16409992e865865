import type { Paragraph, Table } from 'docx';
import type { QuestionDraft, ReadResult, WriteResult } from '../core/kind/draft.js';
import { type Print, type PrintedQuestion, printOf, printWords, sheetColumns } from './print.model.js';
import { type PrintedPicture, printedPictures } from './print.pictures.js';

type Docx = typeof import('docx');
type Printed = ReadonlyMap<string, PrintedPicture>;

const sheetWidth = 5;
/** Twentieths of a point; A4 with 2 cm, 2 cm, 3 cm left and 2 cm right. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, bottom: 1134, left: 1701, right: 1134 },
};
const textWidth = page.size.width - page.margin.left - page.margin.right;

/** An exam on paper as a Word file: questions, an answer sheet, and on pages of its own the key. */
export async function writeDocx(
  drafts: readonly QuestionDraft[],
  pictures: ReadResult['pictures'],
): Promise<WriteResult> {
  const docx = await import('docx');
  const printed = await printedPictures(drafts, pictures);
  const print = printOf(drafts, new Set(printed.keys()));
  const document = new docx.Document({
    creator: 'Bảng Vàng',
    title: print.title,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26 } } } },
    sections: [
      section(docx, [...paper(docx, print, printed), ...sheet(docx, print)]),
      section(docx, key(docx, print)),
    ],
  });
  return { bytes: new Uint8Array(await docx.Packer.toBuffer(document)), losses: print.losses };
}

function section(docx: Docx, children: (Paragraph | Table)[]) {
  const { Footer, Paragraph: P, TextRun, PageNumber, AlignmentType } = docx;
  const number = new TextRun({
    children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
    size: 22,
  });
  const footer = new Footer({ children: [new P({ alignment: AlignmentType.CENTER, children: [number] })] });
  return { properties: { page }, footers: { default: footer }, children };
}

interface Look {
  bold?: boolean;
  italics?: boolean;
  center?: boolean;
  indent?: number;
  before?: number;
  tabs?: number[];
  keepNext?: boolean;
  pageBreakBefore?: boolean;
}

/** A paragraph of a lead in bold and a text; line breaks of the text are kept. */
function line(docx: Docx, lead: string, text: string, look: Look = {}): Paragraph {
  const { Paragraph: P, TextRun, AlignmentType, TabStopType } = docx;
  const runs = text.split('\n').map(
    (part, i) =>
      new TextRun({
        text: printable(part),
        italics: look.italics ?? false,
        bold: look.bold ?? false,
        ...(i > 0 ? { break: 1 } : {}),
      }),
  );
  return new P({
    children: [...(lead === '' ? [] : [new TextRun({ text: `${lead} `, bold: true })]), ...runs],
    alignment: look.center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: look.before ?? 0, after: 40, line: 276 },
    indent: { left: look.indent ?? 0 },
    keepNext: look.keepNext ?? false,
    pageBreakBefore: look.pageBreakBefore ?? false,
    tabStops: (look.tabs ?? []).map((position) => ({ type: TabStopType.LEFT, position })),
  });
}

const printable = (text: string): string => text.replace(/[^\P{Cc}\t]|\p{Cs}/gu, '');

/** The longer side of a picture on paper, in pixels of Word. */
const longestSide = 300;

function image(docx: Docx, printed: Printed, name: string | null): Paragraph[] {
  const { Paragraph: P, ImageRun } = docx;
  const found = name === null ? undefined : printed.get(name);
  if (!found) return [];
  const scale = Math.min(1, longestSide / Math.max(found.width, found.height));
  const [width, height] = [Math.round(found.width * scale), Math.round(found.height * scale)];
  const run = new ImageRun({ type: 'png', data: found.png, transformation: { width, height } });
  return [new P({ children: [run], indent: { left: 284 }, keepNext: true })];
}

function paper(docx: Docx, { title, questions }: Print, printed: Printed): Paragraph[] {
  const dots = '.'.repeat(60);
  return [
    line(docx, '', title, { bold: true, center: true }),
    line(docx, '', `${printWords.name} ${dots}`, { before: 120 }),
    line(docx, '', `${printWords.unit} ${dots}`),
    ...questions.flatMap((question) => questionLines(docx, question, printed)),
    line(docx, '', `--- ${printWords.end} ---`, { center: true, before: 240 }),
  ];
}

function questionLines(docx: Docx, question: PrintedQuestion, printed: Printed): Paragraph[] {
  const { number, shared, text, note, options, space } = question;
  return [
    ...(shared
      ? [
          line(docx, '', shared.heading, { italics: true, bold: true, before: 160, keepNext: true }),
          line(docx, '', shared.text, { indent: 284 }),
          ...image(docx, printed, shared.picture),
        ]
      : []),
    line(docx, printWords.question(number), text, { before: 160, keepNext: options.length > 0 }),
    ...image(docx, printed, question.picture),
    ...(note === '' ? [] : [line(docx, '', note, { italics: true, keepNext: true })]),
    ...options.flatMap((parts, i) => {
      const tabs = parts
        .slice(1)
        .map((_, at) => 284 + Math.round(((textWidth - 284) * (at + 1)) / parts.length));
      const text = parts.map((part) => part.text).join('\t');
      return [
        line(docx, '', text, { indent: 284, tabs, keepNext: i < options.length - 1 }),
        ...parts.flatMap(({ picture }) => image(docx, printed, picture)),
      ];
    }),
    ...Array.from({ length: space }, () => line(docx, '', '.'.repeat(118))),
  ];
}

function sheet(docx: Docx, { questions }: Print): (Paragraph | Table)[] {
  const { Table: T, TableRow, TableCell, WidthType } = docx;
  const cell = (text: string, width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [line(docx, '', text, { center: true })],
    });
  const unit = Math.floor(textWidth / (sheetWidth * 5));
  const rows = sheetColumns(questions.length, sheetWidth).map(
    (numbers) =>
      new TableRow({
        cantSplit: true,
        children: Array.from({ length: sheetWidth }, (_, i) => i).flatMap((i) => [
          cell(numbers[i] === undefined ? '' : String(numbers[i]), unit * 2),
          cell('', unit * 3),
        ]),
      }),
  );
  return [
    line(docx, '', printWords.sheet, { bold: true, center: true, pageBreakBefore: true }),
    line(docx, '', `${printWords.name} ${'.'.repeat(60)}`, { before: 120 }),
    line(docx, '', printWords.sheetHint, { italics: true }),
    new T({ rows, width: { size: unit * 5 * sheetWidth, type: WidthType.DXA } }),
  ];
}

function key(docx: Docx, { questions }: Print): Paragraph[] {
  return [
    line(docx, '', printWords.key, { bold: true, center: true }),
    ...questions.flatMap(({ number, answer, explanation, citations }) => [
      line(docx, printWords.question(number), printWords.answer(answer), {
        before: 120,
        keepNext: explanation !== '',
      }),
      ...(explanation === ''
        ? []
        : [line(docx, '', `${printWords.explanation} ${explanation}`, { indent: 284 })]),
      ...citations.map((text) =>
        line(docx, '', `${printWords.citations} ${text}`, { indent: 284, italics: true }),
      ),
    ]),
  ];
}
