import type exceljs from 'exceljs';
import { createWriteStream } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { cellText } from '../core/text.js';
import {
  type Cell,
  meanPoints,
  personColumns,
  type PersonRow,
  summaryColumns,
  totalOf,
} from './export.columns.js';
import { type SheetPlan, SUMMARY_SHEET } from './export.plan.js';
import type { ExportContent } from './export.source.js';

const HEADER_ROW = 5;
/** Points of one line of text. */
const LINE_HEIGHT = 16.5;
const integers = new Intl.NumberFormat('vi-VN');
const decimals = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

type Sheet = exceljs.Worksheet;
interface Layout {
  header: string;
  width: number;
  format?: string;
}

/**
 * A workbook written row by row, so that its size does not matter to memory: the summary, then the sheets of
 * the plan in order. `content.rows` must come ordered by sheet.
 */
export async function writeXlsx(path: string, content: ExportContent): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  // A full disk shows here and nowhere else: exceljs would wait for ever.
  const broken = new Promise<never>((_, reject) => file.once('error', reject));
  const done = fill(file, content);
  done.catch(() => file.destroy());
  await Promise.race([done, broken]);
}

async function fill(file: NodeJS.WritableStream & { errored: Error | null }, content: ExportContent) {
  // Large, and a server that exports nothing never needs it.
  const { default: excel } = await import('exceljs');
  const book = new excel.stream.xlsx.WorkbookWriter({
    stream: file as never,
    useStyles: true,
    useSharedStrings: false,
  });
  book.creator = 'Bảng Vàng';
  writeSummary(book, content);
  const { plan, head } = content;
  const columns = personColumns(plan.lines, {
    withGroup: plan.districts,
    withPrediction: head.withPrediction,
  });
  const people = new PeopleSheets(book, content, columns);
  for await (const chunk of content.rows) {
    if (file.errored) throw file.errored;
    for (const row of chunk) people.add(row);
    // Lets the compressor and everybody else in this process have a turn.
    await breathe();
  }
  people.finish();
  await book.commit();
}

function writeSummary(book: exceljs.stream.xlsx.WorkbookWriter, { head, plan }: ExportContent): void {
  const columns = summaryColumns(plan.grouping, plan.districts);
  const total = totalOf(plan.lines);
  const what = plan.grouping === 'unit' ? 'Tổng hợp theo xã, phường' : 'Tổng hợp theo cơ quan, trường';
  const sheet = open(book, SUMMARY_SHEET, columns);
  writeTitles(sheet, [head.contest, `${head.round} – ${what}`, head.status, sums(total)]);
  writeHeader(sheet, columns);
  const body = bodyStyles(columns);
  plan.lines.forEach((line, i) => {
    const cells = columns.map((column) => column.of(line, i + 1));
    writeRow(sheet, HEADER_ROW + 1 + i, cells, columns, body);
  });
  const last = HEADER_ROW + plan.lines.length;
  const totals = columns.map((column) => column.total?.(total, plan.lines) ?? null);
  writeRow(sheet, last + 1, totals, columns, totalStyles(columns));
  close(sheet, columns.length, last);
}

/** The sheets with people, one open at a time. */
class PeopleSheets {
  private at = -1;
  private sheet: Sheet | null = null;
  private number = 0;
  private readonly body: Partial<exceljs.Style>[];

  constructor(
    private readonly book: exceljs.stream.xlsx.WorkbookWriter,
    private readonly content: ExportContent,
    private readonly columns: ReturnType<typeof personColumns>,
  ) {
    this.body = bodyStyles(columns);
  }

  add(row: PersonRow): void {
    while (this.at < row.sheet) this.next();
    this.number += 1;
    const cells = this.columns.map((column) => column.of(row, this.number));
    if (this.sheet) writeRow(this.sheet, HEADER_ROW + this.number, cells, this.columns, this.body);
  }

  /** Sheets without people are in the file too. */
  finish(): void {
    while (this.at < this.content.plan.sheets.length) this.next();
  }

  private next(): void {
    if (this.sheet) close(this.sheet, this.columns.length, HEADER_ROW + this.number);
    this.at += 1;
    this.number = 0;
    const plan = this.content.plan.sheets[this.at];
    this.sheet = plan ? this.start(plan) : null;
  }

  private start(plan: SheetPlan): Sheet {
    const { head } = this.content;
    const sheet = open(this.book, plan.name, this.columns);
    writeTitles(sheet, [head.contest, `${head.round} – ${plan.title}`, head.status, sums(plan)]);
    writeHeader(sheet, this.columns);
    return sheet;
  }
}

function open(book: exceljs.stream.xlsx.WorkbookWriter, name: string, columns: readonly Layout[]): Sheet {
  const sheet = book.addWorksheet(name, {
    properties: { defaultRowHeight: LINE_HEIGHT, dyDescent: 0.25 },
    views: [{ state: 'frozen', ySplit: HEADER_ROW, showGridLines: false }],
    pageSetup: { ...paper, printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}` },
    headerFooter: { oddFooter: '&C&"Times New Roman,Regular"&11Trang &P/&N' },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  return sheet;
}

function writeTitles(sheet: Sheet, titles: readonly string[]): void {
  titles.forEach((title, i) => {
    const row = sheet.getRow(i + 1);
    const cell = row.getCell(1);
    cell.value = cellText(title);
    cell.style = titleStyles[i] ?? {};
    row.commit();
  });
}

function writeHeader(sheet: Sheet, columns: readonly Layout[]): void {
  const row = sheet.getRow(HEADER_ROW);
  row.height = 34;
  columns.forEach(({ header }, i) => {
    const cell = row.getCell(i + 1);
    cell.value = header;
    cell.style = headerStyle;
  });
  row.commit();
}

function writeRow(
  sheet: Sheet,
  at: number,
  cells: readonly Cell[],
  columns: readonly Layout[],
  styles: readonly Partial<exceljs.Style>[],
): void {
  const row = sheet.getRow(at);
  row.height = LINE_HEIGHT * Math.max(...cells.map((cell, i) => linesOf(cell, columns[i]?.width ?? 1)));
  cells.forEach((value, i) => {
    const cell = row.getCell(i + 1);
    cell.value = value;
    cell.style = styles[i] ?? {};
  });
  row.commit();
}

/** A program that opens the file does not make rows higher for text that wraps. */
const linesOf = (cell: Cell, width: number): number =>
  typeof cell === 'string' ? Math.ceil((cell.length + 3) / width) : 1;

function close(sheet: Sheet, columns: number, lastRow: number): void {
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: Math.max(lastRow, HEADER_ROW), column: columns },
  };
  sheet.commit();
}

function sums(of: { people: number; attempts: number; scoreMilli: number }): string {
  const mean = meanPoints(of);
  const words = [`Người dự thi: ${integers.format(of.people)}`, `Lượt thi: ${integers.format(of.attempts)}`];
  if (mean !== null) words.push(`Điểm trung bình: ${decimals.format(mean)}`);
  return words.join(' · ');
}

/** The look of a sheet: as offices print their tables, in Times New Roman with thin lines. */
const font = { name: 'Times New Roman', size: 12 };
const line = { style: 'thin', color: { argb: 'FF8A8A8A' } } as const;
const border: Partial<exceljs.Borders> = { top: line, left: line, bottom: line, right: line };
const middle: Partial<exceljs.Alignment> = { vertical: 'middle' };

/** Contest, round, status, sums. */
const titleStyles: Partial<exceljs.Style>[] = [
  { font: { ...font, size: 15, bold: true, color: { argb: 'FF7A1F16' } }, alignment: middle },
  { font: { ...font, size: 13, bold: true }, alignment: middle },
  { font: { ...font, bold: true }, alignment: middle },
  { font: { ...font, italic: true }, alignment: middle },
];

const headerStyle: Partial<exceljs.Style> = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3E3B3' } },
  border,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
};

interface Formatted {
  format?: string;
}

/** One style for each column, shared by all of its cells: exceljs writes it once. */
const bodyStyles = (columns: readonly Formatted[]): Partial<exceljs.Style>[] => columns.map(styleOf);

const totalStyles = (columns: readonly Formatted[]): Partial<exceljs.Style>[] =>
  columns.map((column) => ({
    ...styleOf(column),
    font: { ...font, bold: true },
    border: { ...border, top: { style: 'medium', color: { argb: 'FF8A8A8A' } } },
  }));

function styleOf({ format }: Formatted): Partial<exceljs.Style> {
  if (format === undefined)
    return { font, border, alignment: { ...middle, horizontal: 'left', indent: 1, wrapText: true } };
  const horizontal = format === '0' ? 'center' : 'right';
  return { font, border, alignment: { ...middle, horizontal }, numFmt: format };
}

/** A4 landscape, as wide as the page and as long as it takes; margins in inches. */
const paper: Partial<exceljs.PageSetup> = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
};
