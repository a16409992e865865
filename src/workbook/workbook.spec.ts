import { afterAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbookFile } from './workbook.write.js';

const folder = mkdtempSync(join(tmpdir(), 'bang-vang-workbook-'));
const path = join(folder, 'book.xlsx');
afterAll(() => rmSync(folder, { recursive: true }));

async function read(): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(path) as never);
  return book;
}

describe('a workbook', () => {
  it('reads back: texts as they were, numbers, the wall clock, nothing; looks, filters and printed headers', async () => {
    const texts = ['a & b < c > "d" \'e\'', '=1+1', ' Ẩn dấu cách ', 'hai\ndòng', 'x\uFFFEy'];
    await WorkbookFile.write(path, async (book) => {
      const bold = book.style({ bold: true, fill: 'F3E3B3', border: 'thin', wrap: true });
      const date = book.style({ format: 'dd/mm/yyyy hh:mm:ss', horizontal: 'right' });
      expect(book.style({ wrap: true, fill: 'F3E3B3', bold: true, border: 'thin' })).toBe(bold);
      book.sheet('Tổng hợp & "khác"', {
        widths: [9, 20, 5, 6, 7],
        headerRow: 2,
        gridLines: false,
        footer: '&P',
      });
      book.row(['Đề'], [bold]);
      book.row(['A', 'B', 'C'], [bold, bold, bold], 34);
      book.row([7.5, new Date('2026-11-26T16:59:58.500Z'), null], [0, date, bold]);
      book.filter();
      book.row(texts, [0, 0, 0, 0, 0]);
      book.sheet('Sau', { widths: Array.from({ length: 28 }, () => 8), headerRow: 1 });
      book.row(
        Array.from({ length: 28 }, (_, i) => i),
        Array.from({ length: 28 }, () => 0),
      );
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const book = await read();
    const [sheet, other] = book.worksheets as [exceljs.Worksheet, exceljs.Worksheet];
    expect([sheet.name, other.name]).toEqual(['Tổng hợp & "khác"', 'Sau']);
    expect(sheet.getRow(3).values).toEqual([undefined, 7.5, new Date('2026-11-26T16:59:58.500Z')]);
    expect((sheet.getRow(4).values as string[]).slice(1)).toEqual([...texts.slice(0, 4), 'xy']);
    expect(sheet.getCell('B4').formula).toBeUndefined();
    expect(sheet.getCell('A2')).toMatchObject({
      font: { name: 'Times New Roman', size: 12, bold: true },
      fill: { fgColor: { argb: 'FFF3E3B3' } },
      border: { top: { style: 'thin' }, left: { style: 'thin' } },
      alignment: { wrapText: true },
    });
    expect(sheet.getRow(2).height).toBe(34);
    expect(sheet.getCell('B3').numFmt).toBe('dd/mm/yyyy hh:mm:ss');
    expect(sheet.columns.map(({ width }) => width)).toEqual([9, 20, 5, 6, 7]);
    expect(sheet.autoFilter).toBe('A2:E3');
    expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '2:2', orientation: 'landscape' });
    expect(other.autoFilter).toBeUndefined();
    expect(other.getCell('AB1').value).toBe(27);
  });

  it('is whole when it is written in many pieces', async () => {
    const rows = 8_000;
    await WorkbookFile.write(path, async (book) => {
      book.sheet('Dài', { widths: [9, 9, 40], headerRow: 1 });
      for (let i = 1; i <= rows; i += 1) {
        book.row([i, i * 0.5, `Nguyễn Thị Ngọc Ánh ${i}`], [0, 0, 0]);
        if (i % 1000 === 0) await book.room();
      }
    });
    const sheet = (await read()).worksheets[0]!;
    expect(sheet.rowCount).toBe(rows);
    expect(sheet.getRow(rows).values).toEqual([undefined, rows, rows / 2, `Nguyễn Thị Ngọc Ánh ${rows}`]);
  });

  it('is waited for no longer than a sheet lasts', async () => {
    await WorkbookFile.write(path, async (book) => {
      book.sheet('Đầy', { widths: [9], headerRow: 1 });
      for (let i = 0; !book.isFull; i += 1) book.row([i], [0]);
      const room = book.room();
      book.sheet('Sau', { widths: [9], headerRow: 1 });
      book.row(['x'], [0]);
      await room;
    });
    expect((await read()).worksheets.map(({ name }) => name)).toEqual(['Đầy', 'Sau']);
  });

  it('says when the disk is full', async () => {
    const written = WorkbookFile.write('/dev/full', async (book) => {
      book.sheet('Đầy', { widths: [9], headerRow: 1 });
      for (let i = 0; ; i += 1) {
        book.row([i], [0]);
        if (i % 1000 === 0) await book.room();
      }
    });
    await expect(written).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('leaves what went wrong while it was filled to the caller', async () => {
    const written = WorkbookFile.write(path, () => Promise.reject(new Error('no rows')));
    await expect(written).rejects.toThrow('no rows');
  });
});
