import { expect, type Page } from '@playwright/test';
import exceljs from 'exceljs';
import type pg from 'pg';

export const password = 'mot cau de nho voi toi';

/** The one-time link that a new server prints: sets the password and signs in. */
export async function activate(page: Page): Promise<void> {
  await page.goto(process.env.BANG_VANG_INVITATION!);
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click();
  await expect(page.getByRole('heading', { name: 'Tổng quan' })).toBeVisible();
}

/** Orders a file on the page of exports, waits until it is made and downloads it. @returns its path */
export async function download(page: Page, grouping: 'Xã, phường' | 'Cơ quan'): Promise<string> {
  const links = page.getByRole('link', { name: /^Tải về: theo .*Excel/ });
  const before = await links.count();
  const form = page.locator('form').filter({ has: page.getByRole('radio', { name: grouping, exact: true }) });
  await form.getByRole('radio', { name: /Excel/ }).check();
  await form.getByRole('radio', { name: grouping, exact: true }).check();
  await form.getByRole('button', { name: 'Tạo tệp' }).click();
  await expect(links).toHaveCount(before + 1, { timeout: 20_000 });
  const coming = page.waitForEvent('download');
  await links
    .filter({ hasText: 'Tải về' })
    .and(page.getByRole('link', { name: grouping === 'Cơ quan' ? /theo cơ quan/ : /theo đơn vị/ }))
    .first()
    .click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  return file.path();
}

export interface Sums {
  people: number;
  attempts: number;
  /** Per place, the people. */
  places: Record<string, number>;
  /** Data rows of the sheets with people. */
  listed: number;
  names: string[];
}

/** What a workbook says: the sums of its summary's rows, its line of totals, and who is listed. */
export async function readWorkbook(
  path: string,
): Promise<{ lines: Sums; total: Pick<Sums, 'people' | 'attempts'> }> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [summary, ...sheets] = book.worksheets;
  if (!summary) throw new Error('the workbook is empty');
  const headers = cellsOf(summary, 5);
  const at = (name: RegExp) => headers.findIndex((header) => name.test(header));
  const [place, people, attempts] = [
    at(/^(Xã, phường|Cơ quan, trường)$/),
    at(/Số người dự thi/),
    at(/Số lượt thi/),
  ];
  const lines: Sums = { people: 0, attempts: 0, places: {}, listed: 0, names: [] };
  let total = { people: -1, attempts: -1 };
  for (let row = 6; row <= summary.rowCount; row += 1) {
    const cells = cellsOf(summary, row);
    if (cells[place] === 'Tổng cộng') {
      total = { people: Number(cells[people]), attempts: Number(cells[attempts]) };
      continue;
    }
    lines.people += Number(cells[people]);
    lines.attempts += Number(cells[attempts]);
    if (Number(cells[people]) > 0) lines.places[cells[place] ?? ''] = Number(cells[people]);
  }
  for (const sheet of sheets) {
    const name = cellsOf(sheet, 5).indexOf('Họ và tên');
    for (let row = 6; row <= sheet.rowCount; row += 1) {
      const cells = cellsOf(sheet, row);
      if (!cells[name]) continue;
      lines.listed += 1;
      lines.names.push(cells[name] ?? '');
    }
  }
  return { lines, total };
}

/** Cells as text; empty where there is nothing. */
function cellsOf(sheet: exceljs.Worksheet, row: number): string[] {
  return Array.from({ length: sheet.columnCount }, (_, i) => sheet.getRow(row).getCell(i + 1).text);
}

/** The same figures from the log of the round, counted by nobody but the database. */
export async function countRound(db: pg.Pool, roundId: string, by: 'unit' | 'organization') {
  const { rows } = await db.query<{ place: string; people: number; attempts: number }>(
    `SELECT ${by === 'unit' ? `coalesce(u.name, 'Dự thi theo cơ quan')` : `coalesce(o.name, 'Không ghi cơ quan')`} AS place,
       count(DISTINCT c.id)::int AS people, count(*)::int AS attempts
     FROM attempt a JOIN contestant c ON c.id = a.contestant_id
     LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
     WHERE a.round_id = $1
       AND EXISTS (SELECT FROM response r WHERE r.attempt_id = a.id AND r.kind IN ('submit', 'timeout'))
     GROUP BY place`,
    [roundId],
  );
  return {
    people: rows.reduce((sum, row) => sum + row.people, 0),
    attempts: rows.reduce((sum, row) => sum + row.attempts, 0),
    places: Object.fromEntries(rows.map(({ place, people }) => [place, people])),
  };
}
