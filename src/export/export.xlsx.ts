import { cellText } from '../core/text.js';
import type { CellStyle } from '../workbook/workbook.styles.js';
import { type Cell, WorkbookFile } from '../workbook/workbook.write.js';
import { meanPoints, personColumns, type PersonRow, summaryColumns, totalOf } from './export.columns.js';
import { SUMMARY_SHEET } from './export.plan.js';
import type { ExportContent } from './export.source.js';

const HEADER_ROW = 5;
/** Points of one line of text. */
const LINE_HEIGHT = 16.5;
const integers = new Intl.NumberFormat('vi-VN');
const decimals = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

interface Layout {
  header: string;
  width: number;
  format?: string;
}

/**
 * A workbook written row by row, so that its size does not matter to memory: the summary, then the sheets of
 * the plan in order. Rows must come ordered by sheet.
 */
export const writeXlsx = (path: string, content: ExportContent): Promise<void> =>
  WorkbookFile.write(path, async (book) => {
    writeSummary(book, content);
    const people = new PeopleSheets(book, content);
    await content.read(
      (row) => people.add(row),
      () => (book.isFull ? book.room() : undefined),
    );
    people.finish();
  });

function writeSummary(book: WorkbookFile, { head, plan }: ExportContent): void {
  const columns = summaryColumns(plan.grouping, plan.districts, head.withScore);
  const total = totalOf(plan.lines);
  const what = plan.grouping === 'unit' ? 'Tổng hợp theo xã, phường' : 'Tổng hợp theo cơ quan, trường';
  openSheet(book, SUMMARY_SHEET, columns, [
    head.contest,
    `${head.round} – ${what}`,
    head.status,
    sums(total, head),
  ]);
  const body = columns.map((column) => book.style(bodyStyle(column)));
  plan.lines.forEach((line, i) => {
    const cells = columns.map((column) => column.of(line, i + 1));
    book.row(cells, body, heightOf(cells, columns));
  });
  book.filter();
  const totals = columns.map((column) => column.total?.(total, plan.lines) ?? null);
  book.row(
    totals,
    columns.map((column) => book.style({ ...bodyStyle(column), bold: true, border: 'total' })),
    heightOf(totals, columns),
  );
}

/** The sheets with people, one open at a time. */
class PeopleSheets {
  private at = -1;
  private number = 0;
  private readonly columns: ReturnType<typeof personColumns>;
  private readonly body: number[];

  constructor(
    private readonly book: WorkbookFile,
    private readonly content: ExportContent,
  ) {
    const { plan, head } = content;
    this.columns = personColumns(plan.lines, { withGroup: plan.districts, ...head });
    this.body = this.columns.map((column) => book.style(bodyStyle(column)));
  }

  add(row: PersonRow): void {
    while (this.at < row.sheet) this.next();
    this.number += 1;
    const cells = this.columns.map((column) => column.of(row, this.number));
    this.book.row(cells, this.body, heightOf(cells, this.columns));
  }

  /** Sheets without people are in the file too. */
  finish(): void {
    while (this.at < this.content.plan.sheets.length) this.next();
  }

  private next(): void {
    if (this.at >= 0) this.book.filter();
    this.at += 1;
    this.number = 0;
    const { head, plan } = this.content;
    const sheet = plan.sheets[this.at];
    if (!sheet) return;
    const titles = [head.contest, `${head.round} – ${sheet.title}`, head.status, sums(sheet, head)];
    openSheet(this.book, sheet.name, this.columns, titles);
  }
}

function openSheet(
  book: WorkbookFile,
  name: string,
  columns: readonly Layout[],
  titles: readonly string[],
): void {
  book.sheet(name, {
    widths: columns.map(({ width }) => width),
    headerRow: HEADER_ROW,
    rowHeight: LINE_HEIGHT,
    gridLines: false,
    footer: '&C&"Times New Roman,Regular"&11Trang &P/&N',
  });
  titles.forEach((title, i) => book.row([cellText(title)], [book.style(titleStyles[i] ?? {})]));
  const header = book.style(headerStyle);
  book.row(
    columns.map((column) => column.header),
    columns.map(() => header),
    34,
  );
}

/** A program that opens the file does not make rows higher for text that wraps. */
function heightOf(cells: readonly Cell[], columns: readonly Layout[]): number {
  let lines = 1;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (typeof cell === 'string')
      lines = Math.max(lines, Math.ceil((cell.length + 3) / (columns[i]?.width ?? 1)));
  }
  return LINE_HEIGHT * lines;
}

function sums(
  of: { people: number; attempts: number; scoreMilli: number },
  { withScore }: ExportContent['head'],
): string {
  const mean = withScore ? meanPoints(of) : null;
  const words = [`Người dự thi: ${integers.format(of.people)}`, `Lượt thi: ${integers.format(of.attempts)}`];
  if (mean !== null) words.push(`Điểm trung bình: ${decimals.format(mean)}`);
  return words.join(' · ');
}

/** The look of a sheet is that of tables as offices print them. Contest, round, status, sums. */
const titleStyles: CellStyle[] = [
  { size: 15, bold: true, color: '7A1F16' },
  { size: 13, bold: true },
  { bold: true },
  { italic: true },
];

const headerStyle: CellStyle = {
  bold: true,
  fill: 'F3E3B3',
  border: 'thin',
  horizontal: 'center',
  wrap: true,
};

function bodyStyle({ format }: Pick<Layout, 'format'>): CellStyle {
  if (format === undefined) return { border: 'thin', horizontal: 'left', indent: 1, wrap: true };
  return { border: 'thin', horizontal: format === '0' ? 'center' : 'right', format };
}
