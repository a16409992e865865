import { Buffer } from 'node:buffer';
import { cellText, clean, searchKey } from '../core/text.js';
import { AppError } from '../platform/errors.js';
import { type FileRow, fileRows, type Note } from '../roster/roster.table.js';
import type { StagePersonView } from './stage.dto.js';

const columns = { code: 'Mã', name: 'Họ và tên', points: 'Điểm', seconds: 'Thời gian (giây)' } as const;
type Column = keyof typeof columns;
const names: Record<Column, string[]> = {
  code: ['ma', 'ma thi sinh', 'so bao danh', 'sbd', 'code'],
  name: ['ho va ten', 'ho ten', 'thi sinh', 'name'],
  points: ['diem', 'diem thi', 'tong diem', 'ket qua', 'points', 'score'],
  seconds: ['thoi gian', 'so giay', 'seconds', 'time'],
};
const columnOf = new Map(
  (Object.keys(names) as Column[]).flatMap((column) => names[column].map((word) => [word, column] as const)),
);

/** A filled row: its number in the file and its cells. */
export interface StageLine {
  row: number;
  cells: Record<Column, string>;
}

/** @throws AppError as the roster's reader does, and `roster_header_missing` without a code or points */
export async function readStage(bytes: Uint8Array): Promise<{ lines: StageLine[]; notes: Note[] }> {
  const notes: Note[] = [];
  const rows = await fileRows(bytes, notes, (cells) => headerOf(cells).includes('points'));
  const at = rows.findIndex(({ cells }) => headerOf(cells).includes('points'));
  const header = headerOf(rows[at]?.cells ?? []);
  const missing = (['code', 'points'] as const).filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new AppError('roster_header_missing', {
      columns: missing.map((column) => `“${columns[column]}”`).join(', '),
    });
  const lines = rows.slice(at + 1).flatMap((row) => lineOf(row, header));
  if (lines.length === 0) throw new AppError('roster_empty');
  return { lines, notes };
}

const headerOf = (cells: readonly string[]): (Column | null)[] =>
  cells.map((cell) => columnOf.get(searchKey(cell.replace(/\(.*$/s, ''))) ?? null);

function lineOf({ at: row, cells }: FileRow, header: readonly (Column | null)[]): StageLine[] {
  const read = { code: '', name: '', points: '', seconds: '' };
  for (const [i, column] of header.entries())
    if (column !== null && read[column] === '') read[column] = clean(cells[i] ?? '').slice(0, 300);
  return Object.values(read).some((cell) => cell !== '') ? [{ row, cells: read }] : [];
}

/** The sheet to fill in, with everybody who may be on the stage. */
export async function stageSheet(
  people: readonly StagePersonView[],
  needsDuration: boolean,
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Bảng Vàng';
  const sheet = book.addWorksheet('Điểm sân khấu');
  sheet.columns = [
    { header: columns.code, width: 16 },
    { header: columns.name, width: 32 },
    { header: 'Năm sinh', width: 12 },
    { header: 'Đơn vị', width: 34 },
    { header: columns.points, width: 12 },
    ...(needsDuration ? [{ header: columns.seconds, width: 18 }] : []),
  ];
  for (const { code, fullName, birthYear, place } of people)
    sheet.addRow([cellText(code), cellText(fullName), birthYear, cellText(place)]);
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.eachRow((row) => {
    row.font = { name: 'Times New Roman', size: 12, bold: row.number === 1 };
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
