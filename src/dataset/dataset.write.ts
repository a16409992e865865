import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellText } from '../core/text.js';
import { record } from '../workbook/csv.js';
import { type Cell, WorkbookFile } from '../workbook/workbook.write.js';

export type DatasetRows = AsyncIterable<Cell[][]>;

const safe = (cell: Cell): Cell => (typeof cell === 'string' ? cellText(cell) : cell);

/** UTF-8 with a byte order mark, RFC 4180, CRLF, like the file of standings. */
export async function writeDatasetCsv(
  path: string,
  headers: readonly string[],
  rows: DatasetRows,
): Promise<void> {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${record(headers)}`;
    for await (const chunk of rows) yield chunk.map((row) => record(row.map(safe))).join('');
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }));
}

/** Excel takes so many rows in a sheet, with the header. */
const ROWS_PER_SHEET = 1_048_575;

/** One table over as many sheets as Excel needs, written row by row. */
export const writeDatasetXlsx = (
  path: string,
  headers: readonly string[],
  rows: DatasetRows,
): Promise<void> =>
  WorkbookFile.write(path, async (book) => {
    const [head, plain, date] = [{ bold: true }, {}, { format: 'dd/mm/yyyy hh:mm:ss' }].map((style) =>
      book.style(style),
    ) as [number, number, number];
    const widths = headers.map((header) => Math.max(12, header.length + 2));
    let written = 0;
    const open = () => {
      book.sheet(`Dữ liệu ${Math.floor(written / ROWS_PER_SHEET) + 1}`, { widths, headerRow: 1 });
      book.row(
        headers,
        headers.map(() => head),
      );
    };
    open();
    for await (const chunk of rows) {
      for (const row of chunk) {
        if (written > 0 && written % ROWS_PER_SHEET === 0) open();
        book.row(
          row.map(safe),
          row.map((cell) => (cell instanceof Date ? date : plain)),
        );
        written += 1;
      }
      await book.room();
    }
  });
