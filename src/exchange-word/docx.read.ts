import { draftLimits, Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import { officeSaid } from '../exchange-office/office.said.js';
import { headerIn } from '../exchange-office/template.columns.js';
import { readRows } from '../exchange-office/template.read.js';
import type { Sheet } from '../exchange-office/workbook.js';
import { decodeText } from '../exchange-text/decode.js';
import { OfficeRefused } from '../exchange-office/xml.js';
import { draftOfRaw } from './exam.draft.js';
import { assignKeys, keysInTable } from './exam.keys.js';
import { answerIn, leadingLetter, startOf } from './exam.signs.js';
import { examOf, type RawQuestion, unlabelledExam } from './exam.js';
import { type Line, plain, type Table, withoutPrivate } from './rich.js';
import { readWord, type WordDocument } from './word.js';

/** Reads a Vietnamese exam in Word, however its questions are numbered and its answers are marked. */
export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
  const reading = new Reading();
  try {
    if (bytes.length > draftLimits.bytes) throw new OfficeRefused(said.tooLarge);
    readQuestions(await readWord(bytes, reading), reading);
  } catch (error) {
    if (!(error instanceof OfficeRefused)) throw error;
    reading.fail(said.wholeFile, error.message);
  }
  return reading.result();
}

function readQuestions({ blocks, pictures }: WordDocument, reading: Reading): void {
  const sheets = blocks.flatMap((block, i) => ('rows' in block ? asSheet(block, i) : []));
  for (const { sheet, header } of sheets) readRows(sheet, header, reading);
  const rest = blocks
    .filter((block) => !sheets.some(({ block: own }) => own === block))
    .flatMap((block) => ('rows' in block ? fromTable(block, reading) : [block]));
  const { questions, keys } = examOf(rest, reading);
  const raws = questions.length > 0 ? questions : unlabelledExam(rest);
  const entries = assignKeys(
    raws.map(({ number }) => number),
    keys,
  );
  const read = (raw: RawQuestion, i: number) =>
    reading.question(officeSaid.questionAt(raw.name, raw.paragraph), (tell) => [
      draftOfRaw(raw, entries[i] ?? [], pictures, tell),
    ]);
  raws.forEach(read);
  const numbers = new Set(raws.map(({ number }) => number));
  const unused = [
    ...new Set(
      keys
        .filter(({ number, letters }) => letters.length > 0 && !numbers.has(number))
        .map(({ number }) => number),
    ),
  ];
  if (raws.length > 0 && unused.length > 0)
    reading.lose(said.wholeFile, officeSaid.keyUnused(unused.slice(0, 20).join(', ')));
  if (raws.length === 0 && sheets.length === 0) reading.fail(said.wholeFile, officeSaid.noQuestions);
}

/** A table with columns like `Câu hỏi | A | B | C | D | Đáp án` is read as a sheet is. */
function asSheet(block: Table, index: number) {
  const rows = block.rows.map((row, i) => ({
    at: i + 1,
    cells: row.map((lines) => lines.map(({ text }) => text).join('\n')),
  }));
  const sheet: Sheet = { name: officeSaid.tableName(index + 1), rows };
  const [first] = rows;
  const header = first ? headerIn(first.at, first.cells) : null;
  return header ? [{ block, sheet, header }] : [];
}

/** A table of answers stays one; one with questions or choices becomes their lines; any other is text. */
function fromTable(table: Table, reading: Reading): (Line | Table)[] {
  if (keysInTable(table)) return [table];
  if (isEmptySheet(table)) return [];
  const rows = table.rows.map((row) => mergeLabels(row));
  const lines = rows.flat(2);
  const holdsExam = lines.some(
    ({ text }) => startOf(text)?.style === 'word' || leadingLetter(text) !== null || answerIn(text) !== null,
  );
  if (holdsExam) return lines;
  const told = rows.map((row) =>
    row.map((cell) => cell.map(({ text }) => text.trim()).join(' ')).join(' | '),
  );
  if (told.every((text) => text.replace(/[|\s]/g, '') === '')) return [];
  reading.tally(officeSaid.paragraph(table.paragraph), officeSaid.tableInText, 'changed');
  return told.map((text) => ({ text, looks: '\0'.repeat(text.length), paragraph: table.paragraph }));
}

/** Numbers with room beside them: what contestants fill in. */
function isEmptySheet({ rows }: Table): boolean {
  const texts = rows
    .flat(2)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  return (
    texts.length > 0 &&
    texts.every((text) => /^(?:Câu|Đáp án|Trả lời|(?:Câu\s*)?\d{1,4}[.:)]?)$/iu.test(text))
  );
}

/** A cell that holds only `A` or `Câu 1` belongs to the cell after it. */
function mergeLabels(row: Line[][]): Line[][] {
  const merged: Line[][] = [];
  for (const cell of row) {
    const before = merged.at(-1)?.[0];
    const label =
      before && merged.at(-1)?.length === 1
        ? /^(?:([A-H])[.)]?|((?:Câu\s*)?\d{1,4})[.:)]?)$/iu.exec(before.text.trim())
        : null;
    const [first, ...rest] = cell;
    if (!before || !label || !first) {
      merged.push(cell);
      continue;
    }
    const look = before.looks[0] ?? '\0';
    const text = `${label[1] ?? label[2]}. `;
    merged.pop();
    merged.push([
      { ...first, text: text + first.text, looks: look.repeat(text.length) + first.looks },
      ...rest,
    ]);
  }
  return merged;
}

/** Reads an exam of the same form in plain text; only what is written can mark an answer. */
export function readExamText(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  const blocks = withoutPrivate(text)
    .split('\n')
    .map((line, i) => ({ ...plain(line), paragraph: i + 1 }));
  readQuestions({ blocks, pictures: [] }, reading);
  return reading.result();
}
