import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import {
  type ExportStage,
  parseCsv,
  payloads,
  startExportStage,
  table,
  workbook,
} from './support/exports.js';
import { makeRound } from './support/factories.js';
import { plantScores } from './support/scores.js';

let stage: ExportStage;

beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

describe('a workbook', () => {
  it('by district of 2021: the summary has every commune, the sheets everybody, sums as in the database', async () => {
    const { roundId } = await stage.plantedRound('2021');
    const { bytes, response, view } = await stage.exported(roundId, 'xlsx', 'unit');
    const book = await workbook(bytes);
    const names = book.worksheets.map(({ name }) => name);
    expect(names[0]).toBe('Tổng hợp');
    expect(names).toHaveLength(1 + 8 + 2);
    expect(names.slice(-2)).toEqual(['Ngoài địa bàn', 'Dự thi theo cơ quan']);

    const summary = table(book.worksheets[0]!);
    expect(summary.rows).toHaveLength(107 + 2);
    const stored = await stage.test.owner.query<{ people: number; attempts: number; points: number }>(
      `SELECT count(*)::int AS people, sum(x.attempts)::int AS attempts, avg(x.score_milli)::float8 / 1000 AS points
       FROM result_row x JOIN result r ON r.id = x.result_id WHERE r.round_id = $1`,
      [roundId],
    );
    const { people, attempts, points } = stored.rows[0]!;
    expect(summary.totals).toMatchObject({ 'Số người dự thi': people, 'Số lượt thi': attempts });
    expect(summary.totals!['Điểm trung bình']).toBeCloseTo(points, 9);
    const sum = (key: string) => summary.rows.reduce((total, row) => total + (row[key] as number), 0);
    expect([sum('Số người dự thi'), sum('Số lượt thi')]).toEqual([people, attempts]);
    const persons = book.worksheets.slice(1).flatMap((sheet) => table(sheet).rows);
    expect(persons).toHaveLength(people);
    expect(persons.reduce((total, row) => total + (row['Số lượt thi'] as number), 0)).toBe(attempts);
    expect(table(book.getWorksheet('Ngoài địa bàn')!).rows).toMatchObject([
      { 'Họ và tên': 'Người Nơi Khác' },
    ]);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('content-length')).toBe(String(view.bytes));
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="tim-hieu-dvc-truc-tuyen-dot-1-theo-don-vi-\d{4}-\d\d-\d\d\.xlsx"; filename\*=UTF-8''/,
    );
  });

  it('has numbers, dates of the wall clock, a frozen and filtered header, titles that say what it is', async () => {
    const { roundId } = await stage.plantedRound('2025');
    const { bytes } = await stage.exported(roundId, 'xlsx', 'unit');
    const book = await workbook(bytes);
    expect(table(book.worksheets[0]!).rows).toHaveLength(124 + 1);
    const sheet = book.getWorksheet('Phường Long Châu')!;
    const first = table(sheet).rows[0]!;
    const ended = await stage.test.owner.query<{ at: Date }>(
      `SELECT submitted_at AS at FROM result_row x JOIN result r ON r.id = x.result_id WHERE r.round_id = $1 AND rank = 1`,
      [roundId],
    );
    expect(first).toMatchObject({
      STT: 1,
      'Họ và tên': 'Nguyễn Thị Đào',
      'Hạng chung': 1,
      Điểm: 5,
      'Số dự đoán': 2,
      'Độ lệch': 1,
    });
    expect(first['Nộp lúc']).toBeInstanceOf(Date);
    const wall = (first['Nộp lúc'] as Date).getTime() - 7 * 3_600_000;
    expect(Math.abs(wall - ended.rows[0]!.at.getTime())).toBeLessThan(2);
    expect(sheet.getCell('L6').numFmt).toBe('dd/mm/yyyy hh:mm:ss');
    expect(sheet.getCell('K6').numFmt).toBe('[mm]:ss.000');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
    expect(sheet.autoFilter).toMatch(/^A5:O\d+$/);
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: 9,
    });
    expect(sheet.pageSetup.printTitlesRow).toBe('5:5');
    expect(sheet.getCell('A1').value).toBe("'=Tìm hiểu “DVC” trực tuyến");
    expect(sheet.getCell('A2').value).toBe('Đợt 1 – Phường Long Châu');
    expect(sheet.getCell('A3').value).toMatch(
      /^KẾT QUẢ CHÍNH THỨC – bản 1, \d\d:\d\d, \d\d\/\d\d\/\d{4} · SHA-256 [0-9a-f]{64}$/,
    );
    expect(sheet.getCell('A4').value).toMatch(/^Người dự thi: 10 · Lượt thi: 11 · Điểm trung bình: \d,\d\d$/);
  });

  it('by organization: head counts and participation; names of sheets are valid', async () => {
    const { roundId } = await stage.plantedRound('2025');
    const book = await workbook((await stage.exported(roundId, 'xlsx', 'organization')).bytes);
    const { rows, totals } = table(book.worksheets[0]!);
    const lineOf = (name: string) => rows.find((row) => (row['Cơ quan, trường'] as string).includes(name));
    expect(lineOf('Sở Y tế/[')).toMatchObject({
      'Số người dự thi': 1,
      'Tổng số người của cơ quan': 200,
      'Tỉ lệ tham gia': 0.005,
    });
    expect(lineOf('=Trường THPT')).toMatchObject({ 'Số người dự thi': 8, 'Tỉ lệ tham gia': null });
    expect(lineOf('Không ghi cơ quan')).toMatchObject({ 'Số người dự thi': 4 });
    const known = rows.map((row) => row['Tổng số người của cơ quan']).filter((count) => count !== null);
    const all = known.reduce((sum: number, count) => sum + (count as number), 0);
    expect(totals).toMatchObject({ 'Số người dự thi': 13, 'Tổng số người của cơ quan': all });
    expect(totals!['Tỉ lệ tham gia']).toBeCloseTo(1 / all, 9);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Tổng hợp',
      '=Trường THPT',
      'Sở Y tế tỉnh Vĩnh Long một cái',
      'Không ghi cơ quan',
    ]);
  });

  it('holds no formula, whatever people are called', async () => {
    const { roundId } = await stage.plantedRound('2025');
    const book = await workbook((await stage.exported(roundId, 'xlsx', 'organization')).bytes);
    const texts: string[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.formula).toBeUndefined();
          expect([
            exceljs.ValueType.Null,
            exceljs.ValueType.Number,
            exceljs.ValueType.String,
            exceljs.ValueType.Date,
          ]).toContain(cell.type);
          if (cell.type === exceljs.ValueType.String) texts.push(cell.value as string);
        }),
      );
    }
    expect(texts.filter((text) => /^\s*[=+\-@＝]/u.test(text))).toEqual([]);
    // The same names as they were typed would have been caught.
    expect(payloads.filter((name) => /^\s*[=+\-@＝]/u.test(name))).toHaveLength(7);
    for (const name of payloads)
      expect(texts.some((text) => text.includes(name.trim().slice(-4)))).toBe(true);
  });

  it('says what is provisional, and takes the attempt that counts', async () => {
    const { roundId } = await stage.plantedRound('2025', false);
    const book = await workbook((await stage.exported(roundId, 'xlsx', 'unit')).bytes);
    expect(book.worksheets[0]!.getCell('A3').value).toMatch(
      /^KẾT QUẢ TẠM TÍNH – tính đến .*, chưa phải kết quả chính thức$/,
    );
    const rows = book.worksheets.slice(1).flatMap((sheet) => table(sheet).rows);
    expect(rows.find((row) => row['Họ và tên'] === 'Trần Văn An')).toMatchObject({
      Điểm: 4.5,
      'Số lượt thi': 2,
    });
  });

  it('is written without anybody too', async () => {
    const { roundId } = await makeRound(stage.test.owner);
    const book = await workbook((await stage.exported(roundId, 'xlsx', 'unit')).bytes);
    expect(book.worksheets).toHaveLength(1);
    expect(table(book.worksheets[0]!).totals).toMatchObject({
      'Số người dự thi': 0,
      'Điểm trung bình': null,
    });
  });
});

describe('a CSV file', () => {
  it('reads back whole: mark, CRLF, quotes, neutral texts', async () => {
    const { roundId } = await stage.plantedRound('2021');
    const { bytes, response } = await stage.exported(roundId, 'csv', 'unit');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, ...rows] = parseCsv(bytes.subarray(3).toString('utf8'));
    expect(header!.slice(0, 5)).toEqual([
      'Tình trạng',
      'Huyện, thị xã, thành phố',
      'Nhóm',
      'STT',
      'Họ và tên',
    ]);
    expect(rows).toHaveLength(13);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header!.length]));
    const names = rows.map((row) => row[4]);
    for (const name of payloads) expect(names).toContain(`'${name}`);
    expect(rows.flat().filter((text) => /^\s*[=+\-@＝]/u.test(text))).toEqual([]);
    const first = rows.find((row) => row[4] === 'Nguyễn Thị Đào')!;
    expect(first.slice(0, 3)).toEqual([
      expect.stringContaining('CHÍNH THỨC'),
      'Thành phố Vĩnh Long',
      'Thành phố Vĩnh Long',
    ]);
    expect(first[header!.indexOf('Thời gian làm bài (mili giây)')]).toBe('61234');
    expect(first[header!.indexOf('Nộp lúc')]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });
});

it('has a sheet for each commune and everybody in them, more than are read at once', async () => {
  const round = await makeRound(stage.test.owner, { closesInMs: -60_000 });
  const units = await stage.test.owner.query<{ id: string }>(
    `SELECT id FROM unit WHERE level = 'commune' ORDER BY id`,
  );
  await plantScores(
    stage.test.owner,
    round,
    Array.from({ length: 5_000 }, (_, i) => ({
      unitId: units.rows[i % units.rows.length]!.id,
      attempts: [{ scoreMilli: (i % 6) * 1000, durationMs: 100_000 + i, prediction: i % 500 }],
    })),
  );
  const { bytes } = await stage.exported(round.roundId, 'xlsx', 'unit');
  const parts = bytes.toString('latin1').match(/xl\/worksheets\/sheet\d+\.xml/g);
  expect(new Set(parts).size).toBe(1 + 124);
}, 60_000);
