import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../src/app.setup.js';
import type { ContestView } from '../src/contest/contest.dto.js';
import type { PredictionTarget } from '../src/core/rulebook.js';
import type { GroupBoard, IndividualBoard, MyPosition } from '../src/standing/scoreboard.js';
import type { MonitorAnswer } from '../src/standing/standing.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { insertAttempt, Sitting, until } from './support/sitting.js';
import { makeScore } from './support/graded.js';
import { plantScores } from './support/scores.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const HERE = '2025-28756';
const ELSEWHERE = '2025-28777';
const MINUTE = 60_000;

async function read<B = IndividualBoard>(
  roundId: string,
  query = '',
  cookie?: string,
  base = test.url,
): Promise<B> {
  await new Promise((resolve) => setTimeout(resolve, 120));
  const answer = await call<B>(base, 'GET', `/api/rounds/${roundId}/scoreboard${query}`, { cookie });
  expect(answer.status).toBe(200);
  return answer.body;
}

const setTimes = (roundId: string, times: string) =>
  test.owner.query(`UPDATE round SET ${times} WHERE id = $1`, [roundId]);

async function onAnotherServer<T>(use: (app: NestFastifyApplication, url: string) => Promise<T>): Promise<T> {
  const app = await createApp(testConfig(), test.ownerUrl);
  await app.listen(0, '127.0.0.1');
  try {
    return await use(app, await app.getUrl());
  } finally {
    await app.close();
  }
}

describe('a freeze', () => {
  const rules = { prediction: null, tieBreaks: ['score', 'submitted-at'] as ('score' | 'submitted-at')[] };

  it('shows the board of its moment, also after a restart, until the thaw', async () => {
    const round = await makeRound(test.owner, { rules, freezesInMs: -10 * MINUTE });
    await plantScores(test.owner, round, [
      { fullName: 'Lê Văn Một', attempts: [{ scoreMilli: 3000, endedAt: Date.now() - 20 * MINUTE }] },
      { fullName: 'Lê Văn Hai', attempts: [{ scoreMilli: 2000, endedAt: Date.now() - 30 * MINUTE }] },
      { fullName: 'Lê Văn Ba', attempts: [{ scoreMilli: 5000, endedAt: Date.now() - 5 * MINUTE }] },
    ]);
    const frozen = await read(round.roundId);
    expect(frozen.state).toBe('frozen');
    expect(frozen.rows.map(({ scoreMilli }) => scoreMilli)).toEqual([3000, 2000]);
    expect(frozen.totals).toEqual({ people: 2, attempts: 2 });
    expect(Date.parse(frozen.asOf)).toBeCloseTo(Date.now() - 10 * MINUTE, -4);

    await plantScores(test.owner, round, [
      { attempts: [{ scoreMilli: 4000, endedAt: Date.now() - MINUTE }] },
      // Handed in before the freeze, graded in the middle of it: belongs to the frozen board.
      { attempts: [{ scoreMilli: 1000, endedAt: Date.now() - 11 * MINUTE }] },
    ]);
    const later = await read(round.roundId);
    expect(later.rows.map(({ scoreMilli }) => scoreMilli)).toEqual([3000, 2000, 1000]);
    await onAnotherServer(async (_, url) =>
      expect(await read(round.roundId, '', undefined, url)).toEqual(later),
    );

    await setTimes(round.roundId, `closes_at = now()`);
    expect((await read(round.roundId)).rows).toEqual(later.rows);
    await setTimes(round.roundId, `thawed_at = now()`);
    const thawed = await read(round.roundId);
    expect(thawed.state).toBe('provisional');
    expect(thawed.rows.map(({ scoreMilli }) => scoreMilli)).toEqual([5000, 4000, 3000, 2000, 1000]);
  });

  it('freezes a board that was already in memory', async () => {
    const round = await makeRound(test.owner, { rules, freezesInMs: 600 });
    await plantScores(test.owner, round, [{ attempts: [{ scoreMilli: 3000 }] }]);
    expect((await read(round.roundId)).state).toBe('live');
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { id } = await makeContestant(test.owner, round.contestId);
    await makeScore(test.owner, { roundId: round.roundId, contestantId: id, scoreMilli: 5000 });
    const frozen = await read(round.roundId);
    expect([frozen.state, frozen.rows.length]).toEqual(['frozen', 1]);
  });

  it('holds back one’s own later place too', async () => {
    const round = await makeRound(test.owner, { rules, freezesInMs: -10 * MINUTE });
    const { id, cookie } = await makeContestant(test.owner, round.contestId);
    await makeScore(test.owner, { roundId: round.roundId, contestantId: id });
    expect(await read<MyPosition>(round.roundId, '/me', cookie)).toEqual({ withheld: null, position: null });
  });
});

describe('once the prediction’s number may be known', () => {
  it('orders by the error and serves the decided result after finalisation', async () => {
    const round = await makeRound(test.owner, { opensInMs: -2 * 60 * MINUTE, closesInMs: -MINUTE });
    const attempts = (scoreMilli: number, prediction: number | null, durationMs: number) => [
      { scoreMilli, prediction, durationMs, endedAt: Date.now() - 30 * MINUTE },
    ];
    const [first, second, third] = await plantScores(test.owner, round, [
      { fullName: 'A B Một', publicName: true, attempts: attempts(5000, 10, 1000) },
      { fullName: 'A B Hai', publicName: true, attempts: attempts(5000, 3, 5000) },
      { fullName: 'A B Ba', publicName: true, attempts: attempts(4000, null, 1000) },
    ]);
    const provisional = await read(round.roundId);
    expect(provisional.state).toBe('provisional');
    expect(provisional.rows.map(({ name, predictionError }) => [name, predictionError])).toEqual([
      ['A B Hai', 1],
      ['A B Một', 8],
      ['A B Ba', null],
    ]);
    const { id: by } = await makeStaff(test.owner, 'organiser');
    await setTimes(round.roundId, 'finalized_at = now()');
    await test.owner.query(
      `WITH made AS (
         INSERT INTO result (round_id, version, finalized_by, prediction_actual, people, attempts)
         VALUES ($1, 1, $2, 2, 3, 4) RETURNING id)
       INSERT INTO result_row (result_id, contestant_id, attempt_id, division, rank, division_rank, score_milli,
         correct_count, prediction_error, duration_ms, submitted_at, attempts, unit_id)
       SELECT made.id, s.contestant_id, s.attempt_id, 'nguoi-dan', array_position($3, s.contestant_id),
         array_position($3, s.contestant_id), score_milli, correct_count, 7, duration_ms, ended_at, 1, $4
       FROM made, score s WHERE s.round_id = $1`,
      [round.roundId, by, [third, first, second], HERE],
    );
    const official = await read(round.roundId);
    expect(official).toMatchObject({ state: 'official', totals: { people: 3, attempts: 4 } });
    expect(official.rows.map(({ rank, name, predictionError }) => [rank, name, predictionError])).toEqual([
      [1, 'A B Ba', 7],
      [2, 'A B Một', 7],
      [3, 'A B Hai', 7],
    ]);
  });
});

describe('while a prediction can be made', () => {
  const people = (perfect: number, others: number) => [
    ...Array.from({ length: perfect }, (_, i) => ({
      unitId: HERE,
      attempts: [{ scoreMilli: 5000, durationMs: 60_000 + i }],
    })),
    ...Array.from({ length: others }, (_, i) => ({
      unitId: ELSEWHERE,
      attempts: [{ scoreMilli: 4000, durationMs: 60_000 + i }],
    })),
  ];
  async function plantedRound(target: PredictionTarget, perfect: number, others: number) {
    const round = await makeRound(test.owner, { rules: { prediction: { target } } });
    await plantScores(test.owner, round, people(perfect, others));
    return round;
  }

  /** Everything that anybody may ask for, as bytes, without the ids and moments that differ by nature. */
  async function everything(roundId: string, cookie: string): Promise<string> {
    const queries = [
      '',
      '?page=2',
      '?page=9',
      '?division=nguoi-dan',
      `?unitId=${HERE}`,
      `?unitId=${ELSEWHERE}`,
    ];
    const views = [
      '?view=unit',
      '?view=organization',
      '?view=unit&division=nguoi-dan',
      '/me',
      '/me?division=nguoi-dan',
    ];
    const bodies = [];
    for (const query of [...queries, ...views]) bodies.push(await read<object>(roundId, query, cookie));
    return JSON.stringify(bodies, (key, value: unknown) =>
      ['id', 'roundId', 'asOf', 'submittedAt', 'durationMs'].includes(key) ? 0 : value,
    );
  }

  it('two rounds that differ only in the number of perfect papers look the same', async () => {
    const bytes = [];
    for (const perfect of [12, 57]) {
      const round = await plantedRound('perfect-contestants', perfect, 90 - perfect);
      // The same people in every commune, so that only the scores differ.
      await test.owner.query(`UPDATE contestant SET unit_id = $2 WHERE contest_id = $1`, [
        round.contestId,
        HERE,
      ]);
      const { id, cookie } = await makeContestant(test.owner, round.contestId, { unitId: HERE });
      await makeScore(test.owner, {
        roundId: round.roundId,
        contestantId: id,
        scoreMilli: 4000,
        durationMs: 70_000,
      });
      bytes.push(await everything(round.roundId, cookie));
    }
    expect(bytes[1]).toBe(bytes[0]);
    expect(bytes[0]).toContain('"people":91');
  });

  it('two rounds that differ only in the number of entrants look the same', async () => {
    const bytes = [];
    for (const others of [30, 160]) {
      const round = await plantedRound('entrants', 20, others);
      const { id, cookie } = await makeContestant(test.owner, round.contestId, { unitId: HERE });
      await makeScore(test.owner, {
        roundId: round.roundId,
        contestantId: id,
        scoreMilli: 0,
        durationMs: 90_000,
      });
      bytes.push(await everything(round.roundId, cookie));
    }
    expect(bytes[1]).toBe(bytes[0]);
  });

  it.each<[PredictionTarget, object]>([
    ['perfect-contestants', { totals: { people: 60, attempts: 60 }, pages: null, page: 1 }],
    ['entrants', { totals: null, pages: null, page: 1 }],
  ])('%s: the first ten rows, no position, and the reason', async (target, expected) => {
    const round = await plantedRound(target, 30, 30);
    const reason = target === 'entrants' ? 'withheld_entrants' : 'withheld_perfect_contestants';
    const first = await read(round.roundId, '?page=3');
    expect(first).toMatchObject({
      ...expected,
      withheld: { paging: true, position: true, means: true, reason },
    });
    expect(first.rows).toHaveLength(10);
    expect((await read(round.roundId, `?unitId=${HERE}`)).rows).toEqual([]);
    const { cookie } = await makeContestant(test.owner, round.contestId);
    expect(await read(round.roundId, '/me', cookie)).toEqual({ withheld: reason, position: null });
    const units = await read<GroupBoard>(round.roundId, '?view=unit');
    expect(units.rows.map(({ entrants, meanScoreMilli }) => [entrants, meanScoreMilli])).toEqual(
      target === 'entrants'
        ? []
        : [
            [30, null],
            [30, null],
          ],
    );
  });

  it('the lists of divisions, added up, tell no more than the list of all', async () => {
    const bytes = [];
    for (const perfect of [6, 9]) {
      const round = await makeRound(test.owner, { rules: { prediction: { target: 'perfect-contestants' } } });
      const half = people(perfect, 20 - perfect).map((person) => ({ ...person, unitId: HERE }));
      const officials = half.map((person) => ({ ...person, division: 'cbccvc' }));
      await plantScores(test.owner, round, [...half, ...officials]);
      const lists = [];
      for (const division of ['nguoi-dan', 'cbccvc']) {
        const { rows } = await read(round.roundId, `?division=${division}`);
        lists.push(rows.map(({ rank, scoreMilli }) => [rank, scoreMilli]));
      }
      bytes.push(JSON.stringify(lists));
    }
    expect(bytes[1]).toBe(bytes[0]);
    expect(bytes[0]).toContain('5000');
  });

  it('after an early closing stays shut while somebody still works', async () => {
    const round = await plantedRound('entrants', 30, 30);
    const contest = () => call<ContestView>(test.url, 'GET', `/api/contests/${round.slug}`);
    const { id, cookie } = await makeContestant(test.owner, round.contestId);
    const running = await insertAttempt(test.owner, round.roundId, id, { deadlineInMs: 10 * MINUTE });
    await setTimes(round.roundId, `closes_at = now() - interval '10 s'`);
    expect(await read(round.roundId)).toMatchObject({
      state: 'provisional',
      totals: null,
      withheld: { position: true, reason: 'withheld_entrants' },
    });
    expect((await contest()).body).toMatchObject({ people: null, withheldReason: 'withheld_entrants' });
    await new Sitting(test.url, cookie, running).submit();
    await until(async () => ((await read(round.roundId)).totals?.people === 61 ? true : null));
    expect((await contest()).body.withheldReason).toBeNull();
  });

  it('shows all of it after closing and the last answers’ grace', async () => {
    const round = await plantedRound('perfect-contestants', 30, 30);
    await setTimes(round.roundId, `closes_at = now()`);
    expect((await read(round.roundId)).withheld.reason).toBe('withheld_perfect_contestants');
    await setTimes(round.roundId, `closes_at = now() - interval '10 s'`);
    const open = await read(round.roundId);
    expect(open).toMatchObject({
      pages: 2,
      totals: { people: 60, attempts: 60 },
      withheld: { reason: null },
    });
  });
});

describe('the organisers’ monitor', () => {
  it('counts the truth, and only one’s own part for a coordinator', async () => {
    const round = await makeRound(test.owner, { freezesInMs: -10 * MINUTE });
    await plantScores(test.owner, round, [
      { unitId: HERE, attempts: [{}] },
      { unitId: HERE, attempts: [{ endedAt: Date.now() - MINUTE }] },
      { unitId: ELSEWHERE, attempts: [{}] },
      { unitId: ELSEWHERE, attempts: [{ ended: false, deadlineAt: Date.now() + 10 * MINUTE }] },
      { unitId: ELSEWHERE, attempts: [{ graded: false }] },
      { unitId: ELSEWHERE, attempts: [] },
    ]);
    const url = `/api/staff/rounds/${round.roundId}/monitor`;
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const { body } = await call<MonitorAnswer>(test.url, 'GET', url, { cookie });
    expect(body).toMatchObject({
      phase: 'frozen',
      started: 5,
      inProgress: 1,
      submitted: 3,
      timedOut: 0,
      ungraded: 1,
      people: 5,
      registered: 6,
      late: 0,
      errors5m: 0,
    });
    expect(body.hourly.reduce((sum, { started }) => sum + started, 0)).toBe(5);
    expect(body.units.filter(({ entrants }) => entrants > 0)).toMatchObject([
      { id: HERE, entrants: 2 },
      { id: ELSEWHERE, entrants: 3 },
    ]);
    expect(body.units.length).toBeGreaterThan(100);

    const coordinator = await makeStaff(test.owner, 'coordinator', { unitId: HERE });
    const own = await call<MonitorAnswer>(test.url, 'GET', url, { cookie: coordinator.cookie });
    expect(own.body).toMatchObject({
      started: 2,
      submitted: 2,
      people: 2,
      registered: 2,
      units: [{ id: HERE }],
    });
    expect(own.body.units).toHaveLength(1);
    const editor = await makeStaff(test.owner, 'editor');
    expect((await call(test.url, 'GET', url, { cookie: editor.cookie })).status).toBe(403);
    expect((await call(test.url, 'GET', url)).status).toBe(401);
  });
});
