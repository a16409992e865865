import { parse } from 'csv-parse/sync';
import type { SheetRow } from '../exchange-office/workbook.js';

export const delimiters = [',', ';', '\t'] as const;
/** Signs of the beginning that are looked at to tell the delimiter. */
const sniffed = 64 * 1024;
const maxColumns = 200;

type Row = { record: string[]; info: { lines: number } };

/**
 * Rows of a table as text: comma, semicolon or tab, whichever stands most evenly; quoted cells with line breaks.
 * @param most rows that are read, the rest is left
 * @throws CsvError where quotes do not end
 */
export function rowsOf(text: string, most: number): SheetRow[] {
  // An Excel habit: the first line says the delimiter.
  const named = /^sep=([,;\t])\n/.exec(text);
  const rows = parse(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 1_000_000,
    to: most,
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
