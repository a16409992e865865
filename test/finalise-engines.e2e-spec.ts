import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Counting, RoundRules, TieBreak } from '../src/core/rulebook.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { type PlantedContestant, plantScores } from './support/scores.js';

let test: TestApp;
let cookie: string;

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  ({ cookie } = await makeStaff(test.owner, 'organiser'));
});
afterAll(() => test.close());

const finalise = (roundId: string) =>
  call(test.url, 'POST', `/api/staff/rounds/${roundId}/finalization`, { cookie, body: {} });

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

  it('take twenty thousand contestants', async () => {
    const made = await makeRound(test.owner, { closesInMs: -60_000 });
    const people: PlantedContestant[] = Array.from({ length: 20_000 }, (_, i) => ({
      division: i % 3 === 0 ? 'cbccvc' : 'nguoi-dan',
      attempts: [{ scoreMilli: (i % 6) * 1000, durationMs: (i * 7919) % 60_000, prediction: i % 20_000 }],
    }));
    await plantScores(test.owner, made, people);
    const started = Date.now();
    const answer = await finalise(made.roundId);
    process.stdout.write(`finalise 20,000 contestants: ${Date.now() - started} ms\n`);
    expect(answer.status).toBe(201);
    const page = await call(test.url, 'GET', `/api/rounds/${made.roundId}/result?page=400`);
    expect(page.body).toMatchObject({ people: 20_000, pages: 400, rows: { length: 50 } });
  }, 120_000);

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
