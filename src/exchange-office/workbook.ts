import {
  openOffice,
  OfficeRefused,
  partOf,
  relationsOf,
  treeOfPart,
  walkXml,
  childrenOf,
  elementsIn,
} from './xml.js';
import { officeSaid } from './office.said.js';
import type { Zip } from '../exchange-xml/zip.js';

/** A row of a sheet: its number from 1, and the texts of its cells by column from 0; empty cells are `''`. */
export interface SheetRow {
  at: number;
  cells: string[];
}

export interface Sheet {
  name: string;
  rows: SheetRow[];
}

export interface Workbook {
  sheets: Sheet[];
  /** What the file has beside cells, in words. */
  beside: string[];
}

const limits = { strings: 200_000, rows: 20_000, cells: 600_000, columns: 200 };
const columnLetters = /^([A-Z]{1,3})\d/;

/**
 * Texts of the cells of a workbook: numbers as Excel keeps them, dates as `YYYY-MM-DD`, formulas by the result that
 * was saved with them.
 * @throws OfficeRefused with a sentence, whatever the bytes
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const zip = await openOffice(bytes);
  const book = await treeOfPart(zip, 'xl/workbook.xml');
  if (!book) throw new OfficeRefused(officeSaid.notXlsx);
  const { inside, external } = await relationsOf(zip, 'xl/workbook.xml');
  const targets = new Set(inside.values());
  const strings = await sharedStrings(
    zip,
    [...targets].find((name) => /sharedStrings/i.test(name)),
  );
  const dates = await dateStyles(
    zip,
    [...targets].find((name) => /styles/i.test(name)),
  );
  const since1904 = elementsIn(book, 'workbookPr').some(({ attributes }) =>
    /^(1|true)$/.test(attributes['date1904'] ?? ''),
  );
  const budget = { cells: limits.cells };
  const sheets: Sheet[] = [];
  for (const { attributes } of elementsIn(book, 'sheet')) {
    const part = inside.get(attributes['id'] ?? '');
    const content = part === undefined ? null : await partOf(zip, part);
    if (!content || /chartsheets/.test(part ?? '')) continue;
    const rows = rowsOf(content, { strings, dates, since1904 }, budget);
    sheets.push({ name: attributes['name'] ?? '', rows });
  }
  if (sheets.length === 0) throw new OfficeRefused(officeSaid.notXlsx);
  return { sheets, beside: besideCells(zip, external) };
}

function besideCells({ names }: Zip, external: number): string[] {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  return [
    ...(has(/vbaProject/i) ? [officeSaid.macros] : []),
    ...(external > 0 || has(/externalLinks\//i) ? [officeSaid.externalLinks] : []),
    ...(has(/embeddings\/|activeX/i) ? [officeSaid.embedded] : []),
    ...(has(/xl\/media\//i) ? [officeSaid.sheetPictures] : []),
    ...(has(/comments/i) ? [officeSaid.comments] : []),
  ];
}

async function sharedStrings(zip: Zip, name: string | undefined): Promise<string[]> {
  const bytes = name === undefined ? null : await partOf(zip, name);
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  const phonetic = { depth: 0 };
  let reading = false;
  walkXml(bytes, {
    open: (element) => {
      if (element === 'si') text = '';
      if (element === 'rPh') phonetic.depth += 1;
      reading = element === 't' && phonetic.depth === 0;
    },
    text: (part) => {
      if (reading) text += part;
    },
    close: (element) => {
      if (element === 'rPh') phonetic.depth -= 1;
      if (element === 't') reading = false;
      if (element !== 'si') return;
      if (strings.length >= limits.strings) throw new OfficeRefused(officeSaid.sheetTooLarge);
      strings.push(unescaped(text));
    },
  });
  return strings;
}

/** Which cell styles show a date. */
async function dateStyles(zip: Zip, name: string | undefined): Promise<boolean[]> {
  const styles = name === undefined ? null : await treeOfPart(zip, name);
  const formats = new Map(
    elementsIn(styles, 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'] ?? '',
    ]),
  );
  const cellXfs = elementsIn(styles, 'cellXfs')[0] ?? null;
  return childrenOf(cellXfs).map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    const code = formats.get(attributes['numFmtId']);
    if (code !== undefined) return /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
    return (id >= 14 && id <= 17) || id === 22;
  });
}

interface Reference {
  strings: string[];
  dates: boolean[];
  since1904: boolean;
}

function rowsOf(bytes: Uint8Array, reference: Reference, budget: { cells: number }): SheetRow[] {
  const rows: SheetRow[] = [];
  let row: SheetRow = { at: 0, cells: [] };
  let cell = { column: -1, type: '', style: 0, value: '' };
  let reading = false;
  walkXml(bytes, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = { at: Number(attributes['r'] ?? row.at + 1), cells: [] };
        cell.column = -1;
      } else if (name === 'c') {
        const column = columnOf(attributes['r']) ?? cell.column + 1;
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
      }
      reading = name === 'v' || name === 't';
    },
    text: (text) => {
      if (reading) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false;
      if (name === 'c' && cell.value !== '' && cell.column < limits.columns) {
        budget.cells -= 1;
        if (budget.cells < 0) throw new OfficeRefused(officeSaid.sheetTooLarge);
        while (row.cells.length < cell.column) row.cells.push('');
        row.cells[cell.column] = valueOf(cell, reference);
      }
      if (name !== 'row' || row.cells.every((text) => text.trim() === '')) return;
      if (rows.length >= limits.rows) throw new OfficeRefused(officeSaid.sheetTooLarge);
      rows.push(row);
    },
  });
  return rows;
}

function valueOf(
  { type, style, value }: { type: string; style: number; value: string },
  reference: Reference,
): string {
  if (type === 's') return reference.strings[Number(value)] ?? '';
  if (type === 'inlineStr' || type === 'str') return unescaped(value);
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e') return '';
  if (type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return reference.dates[style] ? dayOf(number, reference.since1904) : String(number);
}

/** Excel counts days from the end of 1899, and believes in a 29 February 1900. */
function dayOf(serial: number, since1904: boolean): string {
  const days = since1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000;
  return Math.abs(moment) < 8e15 ? new Date(moment).toISOString().slice(0, 10) : String(serial);
}

function columnOf(reference: string | undefined): number | null {
  const letters = columnLetters.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Excel writes what XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
