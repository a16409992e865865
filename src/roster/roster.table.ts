import { CsvError } from 'csv-parse/sync';
import { clean, searchKey } from '../core/text.js';
import { rowsOf } from '../exchange-csv/table.js';
import { openWorkbook, type SheetRow } from '../exchange-office/workbook.js';
import { OfficeRefused } from '../exchange-office/xml.js';
import { decodeText } from '../exchange-text/decode.js';
import { AppError, type ErrorCode, type ErrorParams } from '../platform/errors.js';

/** Columns of a roster as the template names them. */
export const columns = {
  name: 'Họ và tên',
  birth: 'Ngày sinh hoặc năm sinh',
  phone: 'Điện thoại',
  unit: 'Xã, phường',
  organization: 'Cơ quan, đơn vị',
  division: 'Bảng (khối)',
  groups: 'Nhóm',
  account: 'Mã',
} as const;
export type Column = keyof typeof columns;

/** Other words that people write above a column, without marks. */
const otherWords: Record<Column, string[]> = {
  name: ['ho ten', 'ho va ten', 'ten thi sinh', 'full name', 'name'],
  birth: [
    'nam sinh',
    'ngay sinh',
    'ngay thang nam sinh',
    'ngay nam sinh',
    'date of birth',
    'year of birth',
    'birth',
  ],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'dt', 'so dt', 'phone'],
  unit: ['xa', 'phuong', 'xa phuong', 'xa phuong dac khu', 'don vi xa', 'dia ban', 'noi cu tru', 'commune'],
  organization: [
    'co quan',
    'co quan don vi',
    'don vi',
    'don vi cong tac',
    'noi lam viec',
    'truong',
    'organization',
  ],
  division: ['bang', 'khoi', 'bang khoi', 'bang thi', 'khoi thi', 'bang du thi', 'khoi du thi', 'division'],
  groups: ['nhom', 'thuoc nhom', 'group', 'groups'],
  account: ['ma', 'ma so', 'ma thi sinh', 'ma tai khoan', 'tai khoan', 'ma dinh danh', 'account', 'id'],
};
const columnOf = new Map(
  (Object.keys(columns) as Column[]).flatMap((column) =>
    [searchKey(columns[column]), ...otherWords[column]].map((word) => [word, column] as const),
  ),
);

/** A filled row: its number in the file, and its cells in one line each. */
export interface RosterLine {
  row: number;
  cells: Record<Column, string>;
}

/** Something told of the whole file. */
export interface Note {
  code: ErrorCode;
  params: ErrorParams;
}

export interface RosterTable {
  lines: RosterLine[];
  notes: Note[];
}

export const rosterLimits = { bytes: 16 * 2 ** 20, rows: 50_000 };
const headersWithin = 60;

/**
 * Reads a roster, XLSX or CSV, by what its header says.
 * @throws AppError `roster_unreadable` with why, `roster_encoding_wrong`, `roster_header_missing`, `roster_empty`,
 *   `roster_too_long`
 */
export async function readRoster(bytes: Uint8Array): Promise<RosterTable> {
  const notes: Note[] = [];
  const rows = await fileRows(bytes, notes, (cells) => headerOf(cells).includes('name'));
  const top = rows.slice(0, headersWithin);
  const at = top.findIndex(({ cells }) => headerOf(cells).includes('name'));
  const garbled = top.filter(({ cells }) => looksGarbled(cells.join(' '))).length;
  // A single row may have been pasted from elsewhere; it is told as its own.
  if (garbled > 0 && (at === -1 || garbled * 2 >= top.length)) throw new AppError('roster_encoding_wrong');
  const header = headerOf(rows[at]?.cells ?? []);
  if (!header.includes('birth')) {
    const missing = (['name', 'birth'] as const).filter((column) => !header.includes(column));
    throw new AppError('roster_header_missing', {
      columns: missing.map((column) => `“${columns[column]}”`).join(', '),
    });
  }
  for (const [i, column] of header.entries()) {
    const title = clean(rows[at]?.cells[i] ?? '');
    if (column === null && title !== '' && !/^(stt|tt|so thu tu|ghi chu)$/.test(searchKey(title)))
      notes.push({ code: 'roster_note_column', params: { column: title } });
  }
  const lines = rows.slice(at + 1).flatMap(({ at: row, cells }) => lineOf(row, cells, header));
  if (lines.length === 0) throw new AppError('roster_empty');
  return { lines, notes };
}

export type FileRow = SheetRow;

/**
 * Rows of a list, XLSX or CSV; of several sheets the one with a header.
 * @param notes what is told of the whole file is added
 * @throws AppError `roster_unreadable` with why, `roster_too_long`
 */
export async function fileRows(
  bytes: Uint8Array,
  notes: Note[],
  isHeader: (cells: readonly string[]) => boolean,
): Promise<FileRow[]> {
  const rows = isZip(bytes) ? await sheetRows(bytes, isHeader) : textRows(bytes, notes);
  if (rows.length > rosterLimits.rows) throw new AppError('roster_too_long', { rows: rosterLimits.rows });
  return rows;
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function sheetRows(
  bytes: Uint8Array,
  isHeader: (cells: readonly string[]) => boolean,
): Promise<SheetRow[]> {
  try {
    const { sheets } = await openWorkbook(bytes);
    // The template has a sheet of explanations beside the list.
    const list = sheets.find(({ rows }) => rows.slice(0, headersWithin).some(({ cells }) => isHeader(cells)));
    return (list ?? sheets[0])?.rows ?? [];
  } catch (error) {
    if (error instanceof OfficeRefused) throw new AppError('roster_unreadable', { why: error.message });
    throw error;
  }
}

function textRows(bytes: Uint8Array, notes: Note[]): SheetRow[] {
  // An old Excel workbook (.xls) and other files of bytes.
  const head = bytes.subarray(0, 2000);
  const zeros = head.filter((byte) => byte === 0).length / head.length;
  const wide = head[0] === 0xff || head[0] === 0xfe || (zeros > 1 / 8 && zeros < 3 / 4);
  if (head[0] === 0xd0 || (!wide && head.includes(0)))
    throw new AppError('roster_unreadable', { why: 'Tệp không phải .xlsx hoặc .csv.' });
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) notes.push({ code: 'roster_note_encoding', params: { encoding: guessed } });
  try {
    return rowsOf(text, rosterLimits.rows + headersWithin);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('roster_unreadable', { why: 'Có ô mở dấu nháy kép mà không đóng.' });
  }
}

/** Which column stands where; the first of a name counts. */
function headerOf(cells: readonly string[]): (Column | null)[] {
  const seen = new Set<Column>();
  return cells.map((cell) => {
    const column = columnOf.get(searchKey(cell)) ?? columnOf.get(searchKey(cell.replace(/\(.*$/s, '')));
    if (column === undefined || seen.has(column)) return null;
    seen.add(column);
    return column;
  });
}

function lineOf(row: number, cells: readonly string[], header: readonly (Column | null)[]): RosterLine[] {
  const read = Object.fromEntries(Object.keys(columns).map((column) => [column, ''])) as RosterLine['cells'];
  for (const [i, column] of header.entries())
    if (column !== null) read[column] = clean(cells[i] ?? '').slice(0, 300);
  // A number alone in the first column is no person.
  return Object.values(read).some((cell) => cell !== '') ? [{ row, cells: read }] : [];
}

/**
 * Text that was written in another encoding than it was read in: UTF-8 taken for Latin, or the old Vietnamese
 * encodings TCVN3 (.VnTime) and VNI, whose letters come out as signs.
 */
export function looksGarbled(text: string): boolean {
  return (
    text.includes('\uFFFD') ||
    /Ã[\u0080-\u00BF]|á[º»]|Æ[°¡]|Ä[\u0080-\u00BF‘“]/.test(text) ||
    /\p{L}[§¨©ª¬®µ¶·¸¹]|[§¨©ª¬®µ¶·¸¹]\p{L}/u.test(text) ||
    /[ÞþßæøåÆØÅ]|\p{Ll}[ÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ]/u.test(text) ||
    /(?:^|\s)ñ|[aeo]â|[ae]õ/iu.test(text)
  );
}
