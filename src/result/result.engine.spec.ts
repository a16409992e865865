import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoundRules } from '../core/rulebook.js';
import { computeResult, type ScoreFact } from './result.compute.js';
import { disagreements, type EngineLine, rankingSql } from './result.engine.js';

const rules: RoundRules = {
  durationMs: 600_000,
  graceMs: 5000,
  attemptsAllowed: 3,
  counts: 'best',
  blueprint: [],
  pointsMilli: 1000,
  shuffleQuestions: false,
  shuffleChoices: false,
  prediction: { target: 'perfect-contestants' },
  tieBreaks: ['score', 'prediction-error', 'duration', 'submitted-at'],
};

const scoreFact = fc.record({
  contestant: fc.integer({ min: 0, max: 12 }),
  scoreMilli: fc.integer({ min: 0, max: 3 }).map((points) => points * 1000),
  prediction: fc.option(fc.integer({ min: 0, max: 4 })),
  durationMs: fc.integer({ min: 1, max: 3 }),
  submittedAt: fc.integer({ min: 1, max: 3 }),
});

/** A contestant belongs to one division. */
const scores = fc.array(scoreFact, { minLength: 1, maxLength: 30 }).map((facts) =>
  facts.map(({ contestant, ...fact }, index): ScoreFact => ({
    ...fact,
    attemptId: `a${String(index).padStart(3, '0')}`,
    contestantId: `c${contestant}`,
    division: contestant % 2 === 0 ? 'x' : 'y',
    unitId: null,
    organizationId: null,
    maxMilli: 3000,
    correctCount: fact.scoreMilli / 1000,
  })),
);

function asEngine(facts: ScoreFact[]): EngineLine[] {
  const { lines, predictionActual } = computeResult(facts, rules);
  const text = (value: number | null) => (value === null ? null : String(value));
  return lines.map((line) => ({
    contestant_id: line.contestantId,
    attempt_id: line.attemptId,
    division: line.division,
    score_milli: line.scoreMilli,
    prediction_error: text(line.predictionError),
    prediction_actual: text(predictionActual),
    attempts: line.attempts,
    rank: line.rank,
    division_rank: line.divisionRank,
  }));
}

const plants: ((line: EngineLine) => Partial<EngineLine>)[] = [
  (line) => ({ rank: line.rank + 1 }),
  (line) => ({ division_rank: line.division_rank + 1 }),
  (line) => ({ score_milli: line.score_milli - 1 }),
  (line) => ({ attempts: line.attempts + 1 }),
  () => ({ attempt_id: 'another' }),
  () => ({ division: 'z' }),
  (line) => ({ prediction_error: line.prediction_error === null ? '0' : null }),
  () => ({ prediction_actual: null }),
];

describe('two engines', () => {
  it('agree with themselves', () => {
    fc.assert(
      fc.property(scores, (facts) => {
        expect(disagreements(computeResult(facts, rules), asEngine(facts))).toBe(0);
      }),
    );
  });

  it('catch every planted error', () => {
    const position = fc.nat();
    const kind = fc.integer({ min: 0, max: plants.length - 1 });
    fc.assert(
      fc.property(scores, position, kind, (facts, at, which) => {
        const engine = asEngine(facts);
        const wrong = at % engine.length;
        engine[wrong] = { ...engine[wrong]!, ...plants[which]!(engine[wrong]!) };
        expect(disagreements(computeResult(facts, rules), engine)).toBe(1);
      }),
      { numRuns: 400 },
    );
  });

  it('catch a contestant whom one of them forgets, adds or sees twice', () => {
    fc.assert(
      fc.property(scores, (facts) => {
        const core = computeResult(facts, rules);
        const engine = asEngine(facts);
        expect(disagreements(core, engine.slice(1))).toBe(1);
        expect(disagreements(core, [...engine, { ...engine[0]!, contestant_id: 'stranger' }])).toBe(1);
        expect(disagreements(core, [...engine, engine[0]!])).toBe(1);
      }),
    );
  });
});

describe('computed result', () => {
  it('does not depend on the order of the scores, counts everybody once and shares ranks', () => {
    fc.assert(
      fc.property(scores, (facts) => {
        const result = computeResult(facts, rules);
        expect(computeResult(facts.toReversed(), rules)).toEqual(result);
        expect(new Set(result.lines.map((line) => line.contestantId)).size).toBe(result.lines.length);
        expect(result.lines.reduce((sum, line) => sum + line.attempts, 0)).toBe(facts.length);
        for (const division of ['x', 'y']) {
          const own = result.lines.filter((line) => line.division === division);
          if (own.length > 0) expect(own[0]!.divisionRank).toBe(1);
        }
      }),
    );
  });

  it('says nothing of a prediction that the rulebook does not have', () => {
    const facts: ScoreFact[] = [
      {
        attemptId: 'a',
        contestantId: 'c',
        division: 'x',
        unitId: null,
        organizationId: null,
        scoreMilli: 0,
        maxMilli: 1000,
        correctCount: 0,
        prediction: 7,
        durationMs: 1,
        submittedAt: 1,
      },
    ];
    const result = computeResult(facts, { ...rules, prediction: null, tieBreaks: ['score'] });
    expect(result.predictionActual).toBeNull();
    expect(result.lines[0]!.predictionError).toBeNull();
  });
});

it('puts nothing of the rulebook but known words into its query', () => {
  const text = rankingSql({ ...rules, tieBreaks: ['score', 'duration'], counts: 'last' });
  expect(text).toContain('ORDER BY score_milli DESC, duration_ms ASC');
  expect(() => rankingSql({ ...rules, counts: 'x; DROP TABLE score' as 'last' })).toThrow();
});
