import { CsvError, parse } from 'csv-parse/sync';
import { draftLimits, Reading } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import { readSheets } from '../exchange-office/spreadsheet.js';
import type { SheetRow } from '../exchange-office/workbook.js';
import { OfficeRefused } from '../exchange-office/xml.js';
import { decodeText } from '../exchange-text/decode.js';

const delimiters = [',', ';', '\t'] as const;
/** Signs of the beginning that are looked at to tell the delimiter. */
const sniffed = 64 * 1024;
const maxColumns = 200;

/** Whether text is a table whose header may name columns of questions. */
export function looksLikeCsv(text: string): boolean {
  const head = text.slice(0, 4000);
  return /câu hỏi|question/i.test(head) && delimiters.some((sign) => head.includes(sign));
}

/**
 * Reads a table of questions with the headers of our template, in any order: comma, semicolon or tab; UTF-8,
 * UTF-16 or windows-1258; quoted cells with line breaks. Rows count as lines of the file.
 */
export function readCsv(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  if (bytes.length > draftLimits.bytes) {
    reading.fail(said.wholeFile, said.tooLarge);
    return reading.result();
  }
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  try {
    readSheets([{ name: 'CSV', rows: rowsOf(text) }], reading);
  } catch (error) {
    if (error instanceof OfficeRefused) reading.fail(said.wholeFile, error.message);
    else if (error instanceof CsvError) reading.fail(said.line(lineOf(error)), said.csvBroken);
    else throw error;
  }
  return reading.result();
}

type Row = { record: string[]; info: { lines: number } };

function rowsOf(text: string): SheetRow[] {
  // An Excel habit: the first line says the delimiter.
  const named = /^sep=([,;\t])\n/.exec(text);
  const rows = parse(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 1_000_000,
    to: draftLimits.questions + 100,
  }) as unknown as Row[];
  return rows.map(({ record, info }) => ({
    at: info.lines + (named ? 1 : 0) - breaksIn(record),
    cells: record.slice(0, maxColumns).map(asWritten),
  }));
}

/** Rows are named by the line on which they begin. */
const breaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);

/** An apostrophe that keeps a spreadsheet from running a cell is not part of its text. */
const asWritten = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, '');

const lineOf = (error: CsvError): number => (typeof error['lines'] === 'number' ? error['lines'] : 1);

/** The sign that stands most evenly in the first rows, outside of quotes. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, sniffed).replace(/"(?:[^"]|"")*"/g, '""');
  const lines = bare
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  const score = (sign: string) => Math.min(...lines.map((line) => line.split(sign).length - 1));
  const total = (sign: string) => lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0);
  return [...delimiters].sort((a, b) => score(b) - score(a) || total(b) - total(a))[0] ?? ',';
}
