import { Buffer } from 'node:buffer';
import { difficultyNames } from '../core/rulebook.js';
import type { Workbook, Worksheet } from 'exceljs';
import { letterOf } from '../core/draft/bodies.js';
import { percentText } from '../core/draft/decimal.js';
import { said } from '../core/draft/said.js';
import { withoutPictures, Writing } from '../core/draft/writing.js';
import type { QuestionBody, QuestionDraft, WriteResult } from '../core/kind/draft.js';
import { dayCell, joinCitations } from './template.cells.js';
import {
  audienceWords,
  choiceColumn,
  type ColumnName,
  columns,
  kindWords,
  no,
  partWord,
  rightColumn,
  wholeWord,
  yes,
} from './template.columns.js';
import { examples, guide } from './template.guide.js';

type Cells = Partial<Record<ColumnName, string>> & { choices: string[]; rights: string[] };

const usualChoices = 6;
const usualRights = 4;
const rowsForTyping = 500;
const font = { name: 'Times New Roman', size: 12 };
const line = { style: 'thin', color: { argb: 'FFBFB69B' } } as const;

/** Questions as a workbook of our own template; every cell is text, so that nothing in it can run. */
export async function writeTemplate(questions: readonly QuestionDraft[]): Promise<WriteResult> {
  const writing = new Writing();
  const rows = questions.map((draft, i) => {
    const tell = writing.tellOf(i, draft);
    const plain = withoutPictures(draft, tell);
    if (plain.citations.some(({ summary }) => summary.includes('\n'))) tell(said.linesJoined, 'changed');
    return cellsOf(plain);
  });
  return { bytes: await bytesOf(rows, questions.length), losses: writing.losses };
}

/** The workbook people download: a sheet to fill in with an example of every kind, and how to. */
export async function emptyTemplate(): Promise<Uint8Array> {
  return (await writeTemplate(examples)).bytes;
}

function cellsOf(draft: QuestionDraft): Cells {
  return {
    code: draft.code,
    topic: draft.topic,
    difficulty: draft.difficulty === null ? '' : difficultyNames[draft.difficulty],
    audience: draft.audience.map((code) => audienceWords[code] ?? code).join(', '),
    kind: kindWords[draft.body.kind],
    stimulusCode: draft.stimulus?.code ?? '',
    stimulus: draft.stimulus?.text ?? '',
    text: draft.text,
    explanation: draft.explanation,
    citations: joinCitations(
      draft.citations.map((each) => ({ ...each, summary: each.summary.replace(/\s*\n\s*/g, ' ') })),
    ),
    asksAbout: dayCell(draft.asksAbout),
    validFrom: dayCell(draft.validFrom),
    validUntil: dayCell(draft.validUntil),
    ...bodyCells(draft.body),
  };
}

const upper = (id: string): string => id.toUpperCase();
const flag = (value: boolean): string => (value ? yes : no);

function bodyCells(body: QuestionBody): Cells {
  const none = { choices: [] as string[], rights: [] as string[] };
  switch (body.kind) {
    case 'single':
    case 'true-false':
    case 'multiple': {
      const grading = body.kind === 'multiple' ? gradingWord(body.partialCredit) : '';
      const choices = body.choices.map(({ text }) => text);
      return {
        ...none,
        choices,
        key: body.key.map(upper).join(', '),
        fixedOrder: flag(body.fixedOrder),
        grading,
      };
    }
    case 'matching': {
      const key = body.key.map((pair) => `${upper(pair[0] ?? '')}-${pair.charCodeAt(2) - 96}`).join(', ');
      const [choices, rights] = [body.lefts.map(({ text }) => text), body.rights.map(({ text }) => text)];
      return { choices, rights, key, grading: gradingWord(body.partialCredit) };
    }
    case 'ordering': {
      const choices = body.items.map(({ text }) => text);
      return {
        ...none,
        choices,
        key: body.key.map(upper).join(', '),
        grading: gradingWord(body.partialCredit),
      };
    }
    case 'numeric':
      return { ...none, unit: body.unit, key: body.key.map(numberCell).join('\n') };
    case 'short-text': {
      const key = body.key
        .map(({ permille }, i) => `${upper(letterOf(i))}=${percentCell(permille)}`)
        .join('\n');
      const choices = body.key.map(({ text }) => text);
      return {
        ...none,
        choices,
        key,
        ignoreCase: flag(body.ignoreCase),
        ignoreAccents: flag(body.ignoreAccents),
      };
    }
    case 'essay': {
      const key = body.rubric
        .map(({ code, permille }, i) => {
          const own = code === letterOf(i) ? '' : ` (${code})`;
          return `${upper(letterOf(i))}=${percentCell(permille)}${own}`;
        })
        .join('\n');
      const maxWords = body.maxWords === 0 ? '' : String(body.maxWords);
      return { ...none, choices: body.rubric.map(({ text }) => text), key, maxWords };
    }
  }
}

const gradingWord = (partialCredit: string): string =>
  partialCredit === 'all-or-nothing' ? wholeWord : partWord;
const comma = (decimal: string): string => decimal.replace('.', ',');
const percentCell = (permille: number): string => `${comma(percentText(permille))}%`;

function numberCell({
  value,
  tolerance,
  permille,
}: {
  value: string;
  tolerance: string;
  permille: number;
}): string {
  const around = tolerance === '0' ? '' : ` ± ${comma(tolerance)}`;
  return `${comma(value)}${around}${permille === 1000 ? '' : ` (${percentCell(permille)})`}`;
}

interface Column {
  name: string;
  width: number;
  cell: (cells: Cells) => string;
  list?: string[];
}

async function bytesOf(rows: readonly Cells[], count: number): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Bảng Vàng';
  const plan = planOf(rows);
  const sheet = book.addWorksheet('Câu hỏi', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  writeHeader(sheet, plan);
  for (const cells of rows) {
    const row = sheet.addRow(plan.map((column) => stored(column.cell(cells))));
    row.alignment = { vertical: 'top', wrapText: true };
    row.font = font;
  }
  addLists(sheet, plan, Math.max(count + 100, rowsForTyping));
  addGuide(book);
  return new Uint8Array(Buffer.from(await book.xlsx.writeBuffer()));
}

function planOf(rows: readonly Cells[]): Column[] {
  const most = (of: (cells: Cells) => number, usual: number) =>
    rows.reduce((max, cells) => Math.max(max, of(cells)), usual);
  const single = (name: ColumnName, list?: string[]): Column => ({
    name: columns[name].name,
    width: columns[name].width,
    cell: (cells) => cells[name] ?? '',
    ...(list ? { list } : {}),
  });
  const choices = Array.from({ length: most((cells) => cells.choices.length, usualChoices) }, (_, i) => ({
    name: choiceColumn(i),
    width: 28,
    cell: (cells: Cells) => cells.choices[i] ?? '',
  }));
  const rights = Array.from({ length: most((cells) => cells.rights.length, usualRights) }, (_, i) => ({
    name: rightColumn(i),
    width: 24,
    cell: (cells: Cells) => cells.rights[i] ?? '',
  }));
  return [
    single('code'),
    single('topic'),
    single('difficulty', Object.values(difficultyNames)),
    single('audience', [...Object.values(audienceWords), Object.values(audienceWords).join(', ')]),
    single('kind', Object.values(kindWords)),
    single('text'),
    ...choices,
    single('key'),
    ...rights,
    single('explanation'),
    single('citations'),
    single('grading', [wholeWord, partWord]),
    single('fixedOrder', [yes, no]),
    single('unit'),
    single('ignoreCase', [yes, no]),
    single('ignoreAccents', [yes, no]),
    single('maxWords'),
    single('stimulusCode'),
    single('stimulus'),
    single('asksAbout'),
    single('validFrom'),
    single('validUntil'),
  ];
}

function writeHeader(sheet: Worksheet, plan: readonly Column[]): void {
  sheet.columns = plan.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const row = sheet.addRow(plan.map(({ name }) => name));
  row.height = 36;
  row.font = { ...font, bold: true };
  row.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  row.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3E3B3' } };
    cell.border = { top: line, left: line, bottom: line, right: line };
  });
}

function addLists(sheet: Worksheet, plan: readonly Column[], until: number): void {
  const validations = (sheet as Worksheet & { dataValidations: { add(range: string, rule: unknown): void } })
    .dataValidations;
  plan.forEach(({ list, name }, i) => {
    if (!list) return;
    const letter = sheet.getColumn(i + 1).letter;
    // A list that holds commas itself may only advise.
    const strict = list.every((each) => !each.includes(','));
    validations.add(`${letter}2:${letter}${until}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${list.filter((each) => !each.includes(',')).join(',')}"`],
      showErrorMessage: strict,
      errorTitle: name,
      error: 'Bạn hãy chọn một mục trong danh sách.',
    });
  });
}

function addGuide(book: Workbook): void {
  const sheet = book.addWorksheet('Hướng dẫn', { views: [{ showGridLines: false }] });
  sheet.columns = [{ width: 24 }, { width: 100 }];
  guide.forEach(([name, text], i) => {
    const row = sheet.addRow([name, text]);
    row.font = i === 0 ? { ...font, size: 14, bold: true, color: { argb: 'FF7A1F16' } } : font;
    row.alignment = { vertical: 'top', wrapText: i > 0 };
    row.getCell(1).font = { ...row.font, bold: true };
  });
}

/** What looks like Excel's way to write a sign is written so that it is read back; an empty cell is none. */
const stored = (text: string): string | null =>
  text === ''
    ? null
    : text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '');
