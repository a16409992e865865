import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { decide, roundOrder } from '../src/core/engine/decide.js';
import type { Standing } from '../src/core/engine/rank.js';
import { fillDefaults } from '../src/core/rules-check/check.js';
import type { Criterion, OverallRule, PredictionRule, Rulebook } from '../src/core/rules/document.js';
import { givenFacts } from '../src/engine-sql/given.js';
import { overallRankSql, type Query, roundRankSql } from '../src/engine-sql/rank.sql.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { type Facts, factsOf, noon } from './support/facts.js';

let database: TestDatabase;
let db: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
});
afterAll(async () => {
  await db.end();
});

const rounds = ['tuan-1', 'tuan-2', 'tuan-3'];
const base = fillDefaults({
  contest: { title: 'Tìm hiểu', organizer: 'Sở Nội vụ' },
  divisions: [
    { code: 'a', name: 'A' },
    { code: 'b', name: 'B' },
  ],
  papers: [
    { code: 'de', durationMinutes: 20, blueprint: [{ topic: 'x', difficulty: 'nhan-biet', count: 10 }] },
  ],
  rounds: rounds.map((code, i) => ({
    code,
    name: code,
    opensAt: `2026-12-0${i + 1} 08:00`,
    closesAt: `2026-12-0${i + 2} 08:00`,
  })),
});
const opensAt = Object.fromEntries(rounds.map((code, i) => [code, noon + i]));

const criteria: Criterion[] = [
  { by: 'score' },
  { by: 'correct' },
  { by: 'essay-score' },
  { by: 'topic-points', topic: "x'y" },
  { by: 'topic-points', topic: 'z' },
  { by: 'prediction-error' },
  { by: 'duration' },
  { by: 'submitted-at' },
  { by: 'submitted-after-opening' },
  { by: 'started-at' },
  { by: 'registered-at' },
  { by: 'attempts' },
  { by: 'older' },
  { by: 'younger' },
  { by: 'extra-question' },
  { by: 'draw' },
  { by: 'decision' },
];
const attempt = fc.record({
  round: fc.constantFrom(...rounds),
  scoreMilli: fc.constantFrom(9000, 9500, 10_000),
  correct: fc.integer({ min: 9, max: 10 }),
  essayMilli: fc.option(fc.constantFrom(0, 2500)),
  topicMilli: fc.constantFrom<Record<string, number>>({}, { "x'y": 1 }, { "x'y": 2, z: 5 }),
  prediction: fc.option(fc.constantFrom('0', '1', '3', '33.3', '66.66667')),
  durationMs: fc.integer({ min: 1, max: 3 }),
  submittedAt: fc.integer({ min: noon, max: noon + 3 }),
});
const person = fc.record({
  division: fc.constantFrom('a', 'b'),
  born: fc.constantFrom('1990-01-01', '1990-01-02', '1991-01-01', '1990'),
  registeredAt: fc.integer({ min: 1, max: 3 }),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 5 }),
});
const some = fc.shuffledSubarray(criteria, { minLength: 1 });
const contest = fc.record({
  people: fc.array(person, { maxLength: 14 }),
  ranking: some,
  counts: fc.constantFrom('best' as const, 'first' as const, 'last' as const),
  prediction: fc.option(
    fc.record<PredictionRule>({
      asked: fc.constantFrom<PredictionRule['asked'][]>(
        'perfect-people',
        'perfect-attempts',
        'entrants',
        'attempts',
        'perfect-percent',
      ),
      over: fc.constantFrom<PredictionRule['over'][]>('round', 'contest-so-far'),
      within: fc.constantFrom<PredictionRule['within'][]>('all', 'division'),
      decimals: fc.integer({ min: 0, max: 5 }),
    }),
  ),
  overall: fc.record<OverallRule>({
    rounds: fc.constant(rounds),
    combines: fc.constantFrom<OverallRule['combines'][]>('sum', 'mean', 'best'),
    minimumRounds: fc.integer({ min: 1, max: 2 }),
    ranking: some,
  }),
});

describe('the same rules as SQL', () => {
  it('rank every person like core: rounds, predictions and several rounds together', async () => {
    await fc.assert(
      fc.asyncProperty(contest, async ({ people, ranking, counts, prediction, overall }) => {
        const rulebook: Rulebook = {
          ...base,
          ranking,
          prediction,
          overall,
          attempts: { ...base.attempts, counts },
        };
        const facts = factsOf(
          Object.fromEntries(
            people.map(({ attempts: [first, ...again], ...one }, i) => [
              `p${i}`,
              { ...one, ...first, again },
            ]),
          ),
        );
        facts.settlements = ['tuan-1', 'overall'].flatMap((scope) =>
          (['draw', 'decision', 'extra-question'] as const).map((by) => ({
            scope,
            by,
            places: { p0: 2, p3: 1, p5: 1 },
          })),
        );
        await expectSame(rulebook, facts);
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  async function expectSame(rulebook: Rulebook, facts: Facts): Promise<void> {
    const decided = decide(rulebook, { ...facts, opensAt, declined: [] });
    const source = givenFacts(facts.attempts, facts.people, facts.settlements);
    const orders = rulebook.rounds.map((round) => roundOrder(rulebook, round, opensAt));
    const told = orders.map((order, i) => ({ order, soFar: orders.slice(0, i + 1) }));
    for (const [i, { order, soFar }] of told.entries())
      expect(await rows(roundRankSql(source, order, soFar))).toEqual(
        linesOf(decided.rounds[i]!, (line) => ({
          attempt_id: line.attemptId,
          prediction_error: plain(line.predictionError),
        })),
      );
    const lines = { ...source, text: `${source.text}, ${givenLines}` };
    lines.values = [...source.values, JSON.stringify(decided.rounds.flatMap(lineFacts))];
    const { text, values } = overallRankSql(lines, rulebook.overall!, told.length);
    expect(await rows({ text: `${text} ORDER BY rank, contestant_id`, values })).toEqual(
      linesOf(decided.overall!, ({ rounds: sat }) => ({ rounds: sat })),
    );
  }

  /** Standings as they were fixed, instead of the attempts that they came from. */
  const givenLines = `line_fact AS (
    SELECT x.*, p.division FROM jsonb_to_recordset($4::jsonb) AS x(contestant_id text COLLATE "C", attempts int, score_milli bigint, correct int,
      duration_ms bigint, after_opening_ms bigint, submitted_at bigint, started_at bigint, essay_milli bigint,
      topic_milli jsonb, prediction_error numeric, asked boolean, position int) JOIN person_fact p USING (contestant_id))`;
  const lineFacts = ({ lines, actual }: Standing, position: number) =>
    lines.map((line) => ({
      contestant_id: line.contestantId,
      attempts: line.attempts,
      score_milli: line.scoreMilli,
      correct: line.correct,
      duration_ms: line.durationMs,
      after_opening_ms: line.afterOpeningMs,
      submitted_at: line.submittedAt,
      started_at: line.startedAt,
      essay_milli: line.essayMilli,
      topic_milli: line.topicMilli,
      prediction_error: line.predictionError,
      asked: actual !== null,
      position,
    }));

  const rows = async ({ text, values }: Query): Promise<unknown[]> => (await db.query(text, values)).rows;
  const plain = (text: string | null) =>
    text === null || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
  const linesOf = (standing: Standing, more: (line: Standing['lines'][number]) => object) =>
    standing.lines.map((line) => ({
      contestant_id: line.contestantId,
      attempts: line.attempts,
      rank: line.rank,
      division_rank: line.divisionRank,
      ...more(line),
    }));
});
