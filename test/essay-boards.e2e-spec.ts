import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EntryKind, replay } from '../src/core/response.js';
import type { RoundRules } from '../src/core/rulebook.js';
import type { FinalizationView } from '../src/result/result.dto.js';
import type { EssayBoardsView } from '../src/marking/boards.dto.js';
import type { MarkingAnswer, NextEssayAnswer } from '../src/marking/marking.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeEssay, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { sit, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
type Staff = { id: string; cookie: string };
let organiser: Staff;
let upper: Staff[];
let boardA: Staff[];
let boardB: Staff[];
/** Attempts by the name of their writer. */
const attempts = new Map<string, string>();
const [unitA, unitB] = ['2025-00001', '2025-00002'];

const rules: Partial<RoundRules> = {
  attemptsAllowed: 2,
  counts: 'best',
  prediction: null,
  tieBreaks: ['score', 'duration', 'submitted-at'],
  blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 3 }],
  essay: {
    pointsMilli: 20_000,
    maxWords: 200,
    durationMs: null,
    boards: { shortlistPerUnit: 3, adults: 1, minors: 1 },
  },
};

beforeAll(async () => {
  test = await startTestApp();
  await test.owner.query(
    `INSERT INTO unit (id, period, code, level, type, name, search_key) VALUES
       ($1, '2025', '00001', 'commune', 'xã', 'Xã An', 'xa an'), ($2, '2025', '00002', 'commune', 'xã', 'Xã Bình', 'xa binh')
     ON CONFLICT DO NOTHING`,
    [unitA, unitB],
  );
  round = await makeRound(test.owner, { rules });
  await makeEssay(test.owner, round.slug);
  const staff = (count: number, ...[role, scope]: [Parameters<typeof makeStaff>[1], { unitId?: string }?]) =>
    Promise.all(Array.from({ length: count }, () => makeStaff(test.owner, role, scope)));
  [organiser] = (await staff(1, 'organiser')) as [Staff];
  upper = await staff(2, 'editor');
  boardA = await staff(2, 'coordinator', { unitId: unitA });
  boardB = await staff(2, 'coordinator', { unitId: unitB });
});
afterAll(() => test?.close());

/** Sits once: so many of three right, and what was written. */
async function write(cookie: string, right: number, essay: string): Promise<string> {
  const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
  for (const slot of [1, 2, 3]) await sitting.answer(slot, [slot <= right ? 'b' : 'a']);
  if (essay !== '') await sitting.answer(4, [essay]);
  expect((await sitting.submit()).status).toBe(200);
  return attempt.id;
}

async function writer(name: string, unitId: string, birthYear: number, right: number): Promise<string> {
  const { cookie } = await makeContestant(test.owner, round.contestId, { unitId, birthYear, fullName: name });
  attempts.set(name, await write(cookie, right, `Bài viết của ${name}`));
  return cookie;
}

const boards = (as: Staff, method = 'GET', path = '', body?: object) =>
  call<EssayBoardsView & { code: string }>(
    test.url,
    method,
    `/api/staff/rounds/${round.roundId}/boards${path}`,
    {
      cookie: as.cookie,
      ...(body && { body }),
    },
  );
const next = async (as: Staff) =>
  (
    await call<NextEssayAnswer>(test.url, 'GET', `/api/staff/rounds/${round.roundId}/marking/next`, {
      cookie: as.cookie,
    })
  ).body.essay;
const mark = (as: Staff, attemptId: string, permille: number) =>
  call<{ decided: boolean; code: string }>(
    test.url,
    'POST',
    `/api/staff/attempts/${attemptId}/essays/4/marks`,
    {
      cookie: as.cookie,
      body: { lines: [{ code: 'a', permille }], comment: '' },
    },
  );
/** Marks all that waits for two people, by who wrote it. */
async function markAll(two: Staff[], permille: Record<string, number>): Promise<string[]> {
  const read: string[] = [];
  for (const as of two)
    for (let essay = await next(as); essay; essay = await next(as)) {
      const name = essay.text.replace('Bài viết của ', '');
      read.push(name);
      expect((await mark(as, essay.attemptId, permille[name] ?? 0)).status).toBe(200);
    }
  return read.sort();
}
const blockers = async () =>
  (
    await call<FinalizationView>(test.url, 'GET', `/api/staff/rounds/${round.roundId}/finalization`, {
      cookie: organiser.cookie,
    })
  ).body.blockers.map(({ code, count }) => [code, count]);
/** An entry of the log as a disqualification, or its taking back, adds it. */
const strike = (kind: 'void' | 'reinstate', name: string) =>
  test.owner.query(
    `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
     SELECT $1, max(n) + 1, gen_random_uuid(), $2, now() FROM response WHERE attempt_id = $1`,
    [attempts.get(name), kind],
  );
const scoreOf = (name: string) =>
  until(async () => {
    const { rows } = await test.owner.query<{ score_milli: number }>(
      'SELECT score_milli FROM score WHERE attempt_id = $1',
      [attempts.get(name)],
    );
    return rows[0]?.score_milli ?? null;
  }, 3000);

describe('essays at two levels', () => {
  it('wait for the list, which is made once all have handed in', async () => {
    const twice = await writer('Ánh', unitA, 1980, 1);
    attempts.set('Ánh giỏi', await write(twice, 3, 'Bài viết của Ánh'));
    await writer('Bảo', unitA, 1990, 2);
    await writer('Chi', unitA, 2012, 1);
    await writer('Dũng', unitA, 1985, 0);
    await writer('Em', unitB, 1999, 2);
    const { cookie } = await makeContestant(test.owner, round.contestId, { unitId: unitB });
    attempts.set('trống', await write(cookie, 3, ''));
    expect(await next(boardA[0]!)).toBeNull();
    expect(await next(upper[0]!)).toBeNull();
    expect((await boards(organiser, 'POST', '/list')).body.code).toBe('round_not_closed');
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      round.roundId,
    ]);
    expect(await blockers()).toContainEqual(['essays_unlisted', 6]);
    expect((await boards(upper[0]!, 'POST', '/list')).status).toBe(403);
    expect((await boards(boardA[0]!, 'POST', '/list')).status).toBe(403);
    expect((await boards(organiser)).body).toMatchObject({ list: null, unlisted: 6, units: [] });
    const made = await boards(organiser, 'POST', '/list');
    expect(made.body.units).toMatchObject([
      { id: unitA, name: 'Xã An', markers: 2, listed: 3, marked: 0, sending: null },
      { id: unitB, listed: 1 },
    ]);
    const again = await boards(organiser, 'POST', '/list');
    expect(again.body).toEqual(made.body);
    // The worse paper of somebody with two has its points without an essay; the fourth of three may still move up.
    expect(await scoreOf('Ánh')).toBe(1000);
    expect(await blockers()).not.toContainEqual(['attempts_ungraded', 1]);
    expect(await blockers()).toContainEqual(['essays_unsent', 4]);
  });

  it('are read by their own unit only', async () => {
    const { rounds } = (
      await call<MarkingAnswer>(test.url, 'GET', '/api/staff/marking', { cookie: boardB[0]!.cookie })
    ).body;
    expect(rounds).toMatchObject([{ roundId: round.roundId, open: 1, forMe: 1, twoLevels: true }]);
    expect((await mark(boardB[0]!, attempts.get('Bảo')!, 500)).body.code).toBe('essay_not_open');
    expect((await mark(upper[0]!, attempts.get('Bảo')!, 500)).body.code).toBe('essay_not_open');
    expect((await boards(boardB[0]!)).body.units.map(({ id }) => id)).toEqual([unitB]);
    for (const path of [`/${unitA}/sending`, '/khong-co/sending'])
      expect((await boards(boardB[0]!, 'POST', path, {})).body.code).toBe('essay_board_not_found');
  });

  it('make room for the next when somebody on the list is struck out, until they are sent', async () => {
    const own = () => boards(boardA[0]!).then(({ body }) => body.units[0]);
    expect((await mark(boardA[0]!, attempts.get('Dũng')!, 500)).body.code).toBe('essay_not_open');
    await strike('void', 'Chi');
    expect(await own()).toMatchObject({ listed: 3, marked: 0 });
    expect((await mark(boardA[0]!, attempts.get('Chi')!, 500)).body.code).toBe('essay_not_open');
    expect((await mark(boardA[0]!, attempts.get('Dũng')!, 500)).status).toBe(200);
    await strike('reinstate', 'Chi');
    expect(await own()).toMatchObject({ listed: 3, marked: 0 });
    expect((await mark(boardA[1]!, attempts.get('Dũng')!, 500)).body.code).toBe('essay_not_open');
  });

  it('go up by quota, best by all points, when the unit has marked all', async () => {
    const early = await boards(boardA[0]!, 'POST', `/${unitA}/sending`, {});
    expect(early.body.code).toBe('essays_unmarked');
    // Bảo writes better than Ánh knows more; Chi is the only one under 18.
    expect(await markAll(boardA, { Ánh: 500, Bảo: 800, Chi: 100 })).toEqual(
      ['Bảo', 'Bảo', 'Chi', 'Chi', 'Ánh', 'Ánh'].sort(),
    );
    const sent = await boards(boardA[0]!, 'POST', `/${unitA}/sending`, {});
    expect(sent.body.units).toMatchObject([
      { listed: 3, marked: 3, sending: { adults: 1, minors: 1, reason: '' } },
    ]);
    expect((await boards(boardA[1]!, 'POST', `/${unitA}/sending`, {})).body).toEqual(sent.body);
    expect(await scoreOf('Ánh giỏi')).toBe(3000);
    expect(await scoreOf('Dũng')).toBe(0);
    // Nothing moves up any more; who looks is told.
    expect(sent.body.units[0]?.sending).toMatchObject({ struckOut: 0 });
    await strike('void', 'Bảo');
    expect((await boards(organiser)).body.units[0]).toMatchObject({ sending: { adults: 1, struckOut: 1 } });
    await strike('reinstate', 'Bảo');
  });

  it('are sent for a unit that does not mark only with a reason', async () => {
    expect((await boards(organiser, 'POST', `/${unitB}/sending`, {})).body.code).toBe('reason_required');
    const reason = 'Hội đồng của xã không chấm trong hạn';
    const sent = await boards(organiser, 'POST', `/${unitB}/sending`, { reason });
    expect(sent.body.units[1]).toMatchObject({ marked: 0, sending: { adults: 1, minors: 0, reason } });
    expect(await next(boardB[0]!)).toBeNull();
  });

  it('have the mark of the upper board, which sees those sent up and no mark of the units', async () => {
    expect(await blockers()).toContainEqual(['essays_ungraded', 3]);
    expect((await next(upper[0]!))!.place).toBe(1);
    expect(await markAll(upper, { Bảo: 400, Chi: 1000, Em: 600 })).toEqual(
      ['Bảo', 'Bảo', 'Chi', 'Chi', 'Em', 'Em'].sort(),
    );
    expect([await scoreOf('Bảo'), await scoreOf('Chi'), await scoreOf('Em')]).toEqual([
      10_000, 21_000, 14_000,
    ]);
    expect((await blockers()).filter(([code]) => String(code).startsWith('essays'))).toEqual([]);
    const { rows } = await test.owner.query<{ board: string; n: string }>(
      'SELECT board, count(*) AS n FROM essay_mark GROUP BY board ORDER BY board',
    );
    expect(rows).toEqual([
      { board: 'unit', n: '7' },
      { board: 'upper', n: '6' },
    ]);
    for (const table of ['essay_list', 'essay_listed', 'essay_unit_result', 'essay_sending', 'essay_sent'])
      await expect(test.owner.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  });

  it('rank with everybody else', async () => {
    const done = await call<{ finalizedAt: string }>(
      test.url,
      'POST',
      `/api/staff/rounds/${round.roundId}/finalization`,
      { cookie: organiser.cookie },
    );
    expect(done.status).toBe(201);
    const { rows } = await test.owner.query<{ full_name: string }>(
      `SELECT c.full_name FROM result_row w JOIN contestant c ON c.id = w.contestant_id ORDER BY w.rank LIMIT 3`,
    );
    expect(rows.map((row) => row.full_name)).toEqual(['Chi', 'Em', 'Bảo']);
  });
});

/** What was put down in a sitting, in its order. */
const someLog = fc.record({
  said: fc.array(
    fc.record({
      kind: fc.constantFrom<EntryKind>('answer', 'answer', 'answer', 'answer', 'void'),
      slot: fc.integer({ min: 1, max: 3 }),
      value: fc.constantFrom(['b'], ['b'], ['a'], []),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  /** So many of them came after the end. */
  late: fc.integer({ min: 0, max: 2 }),
  /** Less than lies between two starts, so that a longer time can end earlier. */
  ms: fc.constantFrom(1, 1, 2),
});

type SatPaper = { id: string; points: number; ms: number; ended: number };

it('a list holds the best paper of each person: by points, then the time, then the hand-in', async () => {
  const other = await makeRound(test.owner, { rules });
  await makeEssay(test.owner, other.slug);
  const papers: SatPaper[][] = [];
  for (const logs of fc.sample(fc.array(someLog, { minLength: 1, maxLength: 2 }), { seed: 7, numRuns: 20 })) {
    const { cookie } = await makeContestant(test.owner, other.contestId, { unitId: unitA });
    const own: SatPaper[] = [];
    for (const { said, late, ms } of logs) {
      const { attempt } = await sit(test.url, other.roundId, cookie);
      const essay = { kind: 'answer' as const, slot: 4, value: ['Bài viết'] };
      const end = { kind: 'submit' as const, slot: null, value: null };
      const entries = [essay, ...said.toSpliced(said.length - late, 0, end as never)];
      const { rows } = await test.owner.query<{ ended: Date }>(
        `WITH log AS (
           INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
           SELECT a.id, n, gen_random_uuid(), e ->> 'kind', (e ->> 'slot')::smallint,
             CASE WHEN e ->> 'kind' = 'answer' THEN e -> 'value' END, a.started_at + $3 * interval '1 ms'
           FROM attempt a, jsonb_array_elements($2) WITH ORDINALITY AS x(e, n) WHERE a.id = $1)
         SELECT started_at + $3 * interval '1 ms' AS ended FROM attempt WHERE id = $1`,
        [attempt.id, JSON.stringify(entries), ms],
      );
      const ended = rows[0]!.ended.getTime();
      const { answers } = replay(entries.map((entry, i) => ({ ...entry, n: i + 1, receivedAt: ended })));
      const points = [1, 2, 3].filter((slot) => answers.get(slot)?.[0] === 'b').length;
      own.push({ id: attempt.id, points, ms, ended });
    }
    papers.push(own);
  }
  const before = (a: SatPaper, b: SatPaper) => b.points - a.points || a.ms - b.ms || a.ended - b.ended;
  const expected = papers.map((own) => own.sort(before)[0]!).sort(before);
  await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
    other.roundId,
  ]);
  const make = () =>
    call(test.url, 'POST', `/api/staff/rounds/${other.roundId}/boards/list`, { cookie: organiser.cookie });
  const made = await Promise.all([make(), make()]);
  expect(made.map(({ status }) => status)).toEqual([200, 200]);
  expect(made[0].body).toEqual(made[1].body);
  const { rows } = await test.owner.query(
    `SELECT attempt_id AS id, place, knowledge_milli AS points FROM essay_listed WHERE round_id = $1 ORDER BY place`,
    [other.roundId],
  );
  expect(rows).toEqual(expected.map(({ id, points }, i) => ({ id, place: i + 1, points: points * 1000 })));
  expect(new Set(expected.map(({ points, ms }) => `${points}/${ms}`)).size).toBeLessThan(rows.length);
});
