import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillDefaults } from '../src/core/rules-check/check.js';
import type { Counting, RoundRules, TieBreak } from '../src/core/rulebook.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { type PlantedContestant, plantScores } from './support/scores.js';

let test: TestApp;
let cookie: string;
let organiser: string;

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  ({ cookie, id: organiser } = await makeStaff(test.owner, 'organiser'));
});
afterAll(() => test.close());

const finalise = (roundId: string, by = cookie) =>
  call(test.url, 'POST', `/api/staff/rounds/${roundId}/finalization`, { cookie: by, body: {} });

describe('both engines', () => {
  const tieBreaks = fc
    .shuffledSubarray<TieBreak>(['prediction-error', 'duration', 'submitted-at'])
    .map((rest): TieBreak[] => ['score', ...rest]);
  const attempt = fc.record({
    scoreMilli: fc.integer({ min: 3, max: 5 }).map((points) => points * 1000),
    prediction: fc.option(fc.integer({ min: 0, max: 9 })),
    durationMs: fc.integer({ min: 1, max: 3 }),
    endedAt: fc.integer({ min: 1_790_000_000_000, max: 1_790_000_000_003 }),
  });
  const contestant = fc.record({
    division: fc.constantFrom('nguoi-dan', 'cbccvc'),
    attempts: fc.array(attempt, { minLength: 1, maxLength: 3 }),
  });
  const round = fc.record({
    counts: fc.constantFrom<Counting>('best', 'first', 'last'),
    prediction: fc.constantFrom<RoundRules['prediction']>(
      null,
      { target: 'perfect-contestants' },
      { target: 'entrants' },
    ),
    tieBreaks,
  });

  it('agree on rounds full of ties, and with a plain count of who is ahead', async () => {
    await fc.assert(
      fc.asyncProperty(round, fc.array(contestant, { maxLength: 25 }), async (rules, people) => {
        const made = await makeRound(test.owner, {
          closesInMs: -60_000,
          rules: { ...rules, attemptsAllowed: 3 },
        });
        await plantScores(test.owner, made, people);
        // Parts of a millisecond are no reason to stand before somebody.
        await test.owner.query(
          `UPDATE score SET ended_at = ended_at + random() * interval '900 us' WHERE round_id = $1`,
          [made.roundId],
        );
        const answer = await finalise(made.roundId);
        expect(answer).toMatchObject({ status: 201, body: { version: 1 } });
        await expectPlainRanks(made, rules.tieBreaks, people);
      }),
      { numRuns: 25 },
    );
  });

  it('agree on every criterion of a rulebook, read from what happened, and keep what they saw', async () => {
    const made = await makeRound(test.owner, { closesInMs: -60_000 });
    await keepRulebook(made, [
      'score',
      { by: 'topic-points', topic: 'test' },
      'prediction-error',
      'attempts',
      'older',
      'started-at',
      'registered-at',
      'decision',
    ]);
    const same = { scoreMilli: 5000, endedAt: 1_790_000_000_000, durationMs: 60_000 };
    const [topic, older, late, first, second] = await plantScores(test.owner, made, [
      { fullName: 'Lê Chủ Đề', attempts: [{ ...same, prediction: 9 }] },
      { fullName: 'Lê Lớn Tuổi', birthYear: 1950, attempts: [{ ...same, prediction: 99 }] },
      { fullName: 'Lê Đến Muộn', attempts: [{ ...same, prediction: 99, durationMs: 1000 }] },
      { fullName: 'Lê Quyết Định', attempts: [same] },
      { fullName: 'Lê Thứ Hai', attempts: [same] },
    ]);
    await test.owner.query(
      `INSERT INTO vault.slot_score (attempt_id, round_id, total_milli, questions, points_milli, chosen)
       SELECT s.attempt_id, s.round_id, 5000, ARRAY[q.serial], ARRAY[CASE WHEN s.contestant_id = $2 THEN 2 ELSE 1 END], '{x}'
       FROM score s, (SELECT serial FROM question WHERE topic = 'test' LIMIT 1) q WHERE s.round_id = $1`,
      [made.roundId, topic],
    );
    await test.owner.query(`UPDATE contestant SET registered_at = '2026-01-01' WHERE contest_id = $1`, [
      made.contestId,
    ]);
    await test.owner.query(
      `INSERT INTO settlement (contest_id, round_id, scope, by, places, minutes, signed_by)
       VALUES ($1, $2, 'dot', 'decision', jsonb_build_object($3::text, 1, $4::text, 2), 'Biên bản số 1', $5)`,
      [made.contestId, made.roundId, first, second, organiser],
    );
    const view = await call<{ top: { rows: { name: string; why: string }[] }[] }>(
      test.url,
      'GET',
      `/api/staff/rounds/${made.roundId}/finalization`,
      { cookie },
    );
    expect(view.body.top[0]?.rows.map(({ name }) => name)).toEqual([
      'Lê Chủ Đề',
      'Lê Lớn Tuổi',
      'Lê Đến Muộn',
      'Lê Quyết Định',
      'Lê Thứ Hai',
    ]);
    expect(view.body.top[0]?.rows[1]?.why).toBe(
      'Hạng 2. Sau Lê Chủ Đề vì điểm chủ đề test: 0,001 so với 0,002. Trước Lê Đến Muộn vì ngày sinh (lớn tuổi hơn xếp trước): 1950 so với 1980.',
    );
    expect(await finalise(made.roundId)).toMatchObject({ status: 201 });
    const { rows } = await test.owner.query<{ contestant_id: string; more: object }>(
      `SELECT contestant_id, more FROM result_row x JOIN result r ON r.id = x.result_id WHERE r.round_id = $1 ORDER BY rank`,
      [made.roundId],
    );
    expect(rows.map(({ contestant_id }) => contestant_id)).toEqual([topic, older, late, first, second]);
    expect(rows[3]?.more).toEqual({
      topicMilli: { test: 1 },
      born: 1980,
      startedAt: same.endedAt - same.durationMs,
      registeredAt: Date.parse('2026-01-01T00:00:00Z'),
      places: { decision: 1 },
    });
  });

  async function keepRulebook({ contestId, roundId }: MadeRound, ranking: unknown[]): Promise<void> {
    const document = fillDefaults({
      contest: { title: 'Cuộc thi thử', organizer: 'Sở Nội vụ' },
      divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
      papers: [
        {
          code: 'de',
          durationMinutes: 10,
          blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 5 }],
        },
      ],
      rounds: [{ code: 'dot', name: 'Đợt 1', opensAt: '2026-01-01 08:00', closesAt: '2026-01-02 08:00' }],
      prediction: { asked: 'entrants' },
      ranking,
    });
    await test.owner.query(
      `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
       VALUES ($1, 1, $2, repeat('0', 64), '', $3)`,
      [contestId, JSON.stringify(document), organiser],
    );
    await test.owner.query(`UPDATE round SET rule_code = 'dot' WHERE id = $1`, [roundId]);
  }

  it('take more contestants than are read or written at once', async () => {
    const made = await makeRound(test.owner, { closesInMs: -60_000 });
    const people: PlantedContestant[] = Array.from({ length: 6_000 }, (_, i) => ({
      division: i % 3 === 0 ? 'cbccvc' : 'nguoi-dan',
      attempts: [{ scoreMilli: (i % 6) * 1000, durationMs: (i * 7919) % 60_000, prediction: i % 6_000 }],
    }));
    await plantScores(test.owner, made, people);
    const answer = await finalise(made.roundId);
    expect(answer.status).toBe(201);
    const page = await call(test.url, 'GET', `/api/rounds/${made.roundId}/result?page=120`);
    expect(page.body).toMatchObject({ people: 6_000, pages: 120, rows: { length: 50 } });
  }, 120_000);

  it('write rows for the last signature only, and none where the second signs something else', async () => {
    const made = await makeRound(test.owner, { closesInMs: -60_000 });
    await test.owner.query('UPDATE contest SET signatures = 2 WHERE id = $1', [made.contestId]);
    const second = await makeStaff(test.owner, 'organiser');
    const rows = async () => {
      const { rows: found } = await test.owner.query<{ rows: number; results: number }>(
        `SELECT count(x.*)::int AS rows, count(DISTINCT r.id)::int AS results
         FROM attempt a JOIN result_row x ON x.attempt_id = a.id LEFT JOIN result r ON r.id = x.result_id
         WHERE a.round_id = $1`,
        [made.roundId],
      );
      return found[0];
    };
    await plantScores(test.owner, made, [{ attempts: [{}] }]);
    expect(await finalise(made.roundId)).toMatchObject({ status: 202, body: { finalizedAt: null } });
    await plantScores(test.owner, made, [{ attempts: [{}] }]);
    expect((await finalise(made.roundId, second.cookie)).body).toMatchObject({ finalizedAt: null });
    expect(await rows()).toEqual({ rows: 0, results: 0 });
    expect((await finalise(made.roundId, second.cookie)).body).toMatchObject({ finalizedAt: null });
    expect((await finalise(made.roundId)).body).toMatchObject({ finalizedAt: expect.any(String) });
    expect(await rows()).toEqual({ rows: 2, results: 1 });
  });

  /** For everyone: rank = 1 + number of those strictly ahead, counted without sorting. */
  async function expectPlainRanks(
    { roundId }: MadeRound,
    order: TieBreak[],
    people: PlantedContestant[],
  ): Promise<void> {
    const { rows } = await test.owner.query<{
      rank: number;
      division_rank: number;
      division: string;
      key: (number | null)[];
    }>(
      `SELECT rank, division_rank, division, ARRAY[-score_milli, prediction_error, duration_ms,
         extract(epoch FROM submitted_at) * 1000]::float8[] AS key
       FROM result_row x JOIN result r ON r.id = x.result_id WHERE r.round_id = $1`,
      [roundId],
    );
    expect(rows).toHaveLength(people.length);
    const place: Record<TieBreak, number> = {
      score: 0,
      'prediction-error': 1,
      duration: 2,
      'submitted-at': 3,
    };
    const ahead = (a: (number | null)[], b: (number | null)[]): boolean => {
      const at = order.map((name) => place[name]).find((i) => a[i] !== b[i]);
      return at !== undefined && (a[at] ?? Infinity) < (b[at] ?? Infinity);
    };
    for (const row of rows) {
      const better = rows.filter((other) => ahead(other.key, row.key));
      expect(row.rank).toBe(1 + better.length);
      expect(row.division_rank).toBe(1 + better.filter(({ division }) => division === row.division).length);
    }
  }
});
