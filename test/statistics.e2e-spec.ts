import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import type { StatisticsAnswer } from '../src/statistics/statistics.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { sit, until } from './support/sitting.js';

/** Slots of the paper are answered rightly by this many of four people: 4, 3, 2, 1, 0. */
const right = [4, 3, 2, 1, 0];

let test: TestApp;
let round: MadeRound;
let editor: string;
const questionsOfSlots: string[][] = [];

beforeAll(async () => {
  test = await startTestApp();
  round = await makeRound(test.owner, {
    rules: { shuffleQuestions: false, blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 5 }] },
  });
  editor = (await makeStaff(test.owner, 'editor')).cookie;
});
afterAll(() => test.close());

const path = () => `/api/staff/rounds/${round.roundId}/statistics`;
const view = () => call<StatisticsAnswer & { code: string }>(test.url, 'GET', path(), { cookie: editor });

describe('statistics of a round', () => {
  it('are not told before everybody is done: they give the keys away', async () => {
    for (let person = 0; person < 4; person += 1) {
      const { cookie } = await makeContestant(test.owner, round.contestId);
      const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
      questionsOfSlots.push(attempt.paper.map(({ text }) => text));
      for (const [i, people] of right.entries()) {
        await sitting.answer(i + 1, [person < people ? 'b' : 'c']);
      }
      await sitting.submit();
    }
    expect((await view()).body.code).toBe('statistics_not_yet');
    expect((await call(test.url, 'POST', path(), { cookie: editor })).status).toBe(409);
  });

  it('are computed in the background and equal what was answered', async () => {
    await until(async () => {
      const { rows } = await test.owner.query('SELECT 1 FROM score WHERE round_id = $1', [round.roundId]);
      return rows.length === 4 ? true : null;
    });
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      round.roundId,
    ]);
    expect((await view()).body).toMatchObject({ computedAt: null, paper: null, questions: [] });
    expect((await call(test.url, 'POST', path(), { cookie: editor })).status).toBe(202);
    const found = await until(async () => {
      const { body } = await view();
      return body.computedAt === null ? null : body;
    });
    expect(found.paper?.statistics).toMatchObject({ n: 4, mean: 2500, median: 2500 });
    expect(found.paper?.totals).toEqual([1000, 2000, 3000, 4000].map((value) => ({ value, n: 1 })));
    const bySlot = questionsOfSlots[0]!.map((text) =>
      found.questions.find((question) => question.text === text),
    );
    expect(bySlot.map((question) => question?.facility)).toEqual([1, 0.75, 0.5, 0.25, 0]);
    expect(bySlot[1]?.choices).toEqual([
      { chosen: 'b', n: 3, share: 0.75, meanRestMilli: 2000 },
      { chosen: 'c', n: 1, share: 0.25, meanRestMilli: 1000 },
    ]);
    expect(bySlot[1]).toMatchObject({ guess: 0.25, key: ['b'], intendedWeight: 20 });
    expect(bySlot[0]?.discrimination).toBeNull();
  });

  it('leave out an attempt that was struck out', async () => {
    await test.owner.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
       SELECT attempt_id, 99, gen_random_uuid(), 'void', clock_timestamp() FROM score
       WHERE round_id = $1 ORDER BY score_milli LIMIT 1`,
      [round.roundId],
    );
    const before = (await view()).body.computedAt;
    await call(test.url, 'POST', path(), { cookie: editor });
    const found = await until(async () => {
      const { body } = await view();
      return body.computedAt === before ? null : body;
    });
    expect(found.paper?.statistics?.n).toBe(3);
    expect(found.questions.every(({ n }) => n === 3)).toBe(true);
  });

  it('go into a workbook with real numbers', async () => {
    const response = await fetch(`${test.url}${path()}/file`, { headers: { cookie: editor } });
    expect(response.status).toBe(200);
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Đề thi', 'Câu hỏi', 'Trả lời']);
    const sheet = book.getWorksheet('Câu hỏi')!;
    expect(sheet.rowCount).toBe(6);
    expect(typeof sheet.getRow(2).getCell(7).value).toBe('number');
  });

  it('are for organisers and editors only', async () => {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    expect((await call(test.url, 'GET', path(), { cookie })).status).toBeGreaterThanOrEqual(401);
    expect((await call(test.url, 'GET', '/api/staff/rounds/x/statistics', { cookie: editor })).status).toBe(
      404,
    );
  });
});
