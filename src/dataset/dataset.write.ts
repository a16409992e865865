import type exceljs from 'exceljs';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellText } from '../core/text.js';
import { record } from '../export/export.csv.js';

export type DatasetCell = string | number | Date | null;
export type DatasetRows = AsyncIterable<DatasetCell[][]>;

const safe = (cell: DatasetCell): DatasetCell => (typeof cell === 'string' ? cellText(cell) : cell);

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
export async function writeDatasetXlsx(
  path: string,
  headers: readonly string[],
  rows: DatasetRows,
): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  // A full disk shows here and nowhere else: exceljs would wait for ever.
  const broken = new Promise<never>((_, reject) => file.once('error', reject));
  const done = fill(file, headers, rows);
  done.catch(() => file.destroy());
  await Promise.race([done, broken]);
}

async function fill(
  file: NodeJS.WritableStream,
  headers: readonly string[],
  rows: DatasetRows,
): Promise<void> {
  // Large, and a server that exports nothing never needs it.
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({ stream: file as never, useStyles: true });
  book.creator = 'Bảng Vàng';
  let sheet: exceljs.Worksheet | null = null;
  let written = 0;
  const open = (): exceljs.Worksheet => {
    const made = book.addWorksheet(`Dữ liệu ${Math.floor(written / ROWS_PER_SHEET) + 1}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    made.columns = headers.map((header) => ({
      width: Math.max(12, header.length + 2),
      style: { font: { name: 'Times New Roman', size: 12 } },
    }));
    const head = made.addRow([...headers]);
    head.font = { name: 'Times New Roman', size: 12, bold: true };
    head.commit();
    return made;
  };
  for await (const chunk of rows) {
    for (const row of chunk) {
      if (sheet === null || written % ROWS_PER_SHEET === 0) {
        sheet?.commit();
        sheet = open();
      }
      sheet.addRow(row.map(safe)).commit();
      written += 1;
    }
  }
  (sheet ?? open()).commit();
  await book.commit();
}
