import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actualPrediction, countingAttempt, predictionError, rank } from '../core/ranking.js';
import { countings } from '../core/rulebook.js';
import { RoundStanding, type Scheme, type StandingRow } from './round-standing.js';

const tieBreaks = ['score', 'prediction-error', 'duration', 'submitted-at'] as const;
const scheme = (changes: Partial<Scheme> = {}): Scheme => ({
  counts: 'best',
  tieBreaks,
  target: null,
  official: false,
  ...changes,
});

const row = (n: number, changes: Partial<StandingRow>): StandingRow => ({
  attemptId: `a${n}`,
  contestantId: `c${n}`,
  scoreMilli: 0,
  maxMilli: 3,
  correctCount: 0,
  durationMs: 1,
  submittedAt: 1,
  prediction: null,
  gradedAt: n,
  fullName: '',
  birthYear: 1980,
  publicName: false,
  division: 'd',
  unitId: 'u',
  unitName: '',
  organizationId: null,
  rank: 0,
  divisionRank: 0,
  predictionError: null,
  ...changes,
});

/** Few values each, so that people share scores, times, units and attempts of the same moment. */
const rows = fc
  .array(
    fc.record({
      contestantId: fc.constantFrom('p', 'q', 'r', 's', 't', 'v'),
      scoreMilli: fc.nat(3),
      durationMs: fc.nat(2),
      submittedAt: fc.nat(2),
      prediction: fc.option(fc.nat(5)),
      division: fc.constantFrom('d', 'e'),
      unitId: fc.option(fc.constantFrom('u', 'w')),
    }),
    { maxLength: 25 },
  )
  .map((list) => list.map((changes, n) => row(n, changes)))
  // A person has one division and one unit.
  .map((list) =>
    list.map((one) => {
      const { division, unitId } = list.find(({ contestantId }) => contestantId === one.contestantId) ?? one;
      return { ...one, division, unitId };
    }),
  );

const listed = (standing: RoundStanding, division: string | null, unitId: string | null) =>
  (standing.order(division, unitId)?.ranked(0, 100) ?? []).map(({ rank, entry }) => [
    rank,
    entry.contestantId,
    entry.attemptId,
    entry.predictionError,
  ]);

describe('standings in memory', () => {
  it.each(countings)(
    'equal core’s ranking of the counting attempts, in whatever pieces they came: %s',
    (counts) => {
      fc.assert(
        fc.property(rows, fc.nat(25), fc.boolean(), (all, cut, known) => {
          const target = known ? ('perfect-contestants' as const) : null;
          const grown = new RoundStanding(scheme({ counts, target }), all.slice(cut));
          grown.add(all.slice(0, cut));
          grown.add(all);
          const people = [...new Set(all.map(({ contestantId }) => contestantId))];
          const counting = people.map((id) => {
            const own = all.filter(({ contestantId }) => contestantId === id);
            return countingAttempt(own, counts, tieBreaks)!;
          });
          const actual = actualPrediction('perfect-contestants', counting);
          const judged = counting.map((one) => ({
            ...one,
            predictionError: known ? predictionError(one.prediction, actual) : null,
          }));
          for (const [division, unitId] of [
            [null, null],
            ['d', null],
            [null, 'u'],
            ['e', 'w'],
          ] as const) {
            const inside = judged.filter(
              (one) => (division ?? one.division) === one.division && (unitId ?? one.unitId) === one.unitId,
            );
            expect(listed(grown, division, unitId)).toEqual(
              rank(inside, tieBreaks).map((one) => [
                one.rank,
                one.contestantId,
                one.attemptId,
                one.predictionError,
              ]),
            );
          }
          expect([grown.people, grown.attempts]).toEqual([people.length, all.length]);
          const inU = judged.filter(({ unitId }) => unitId === 'u');
          expect(grown.groups('unit', null).get('u')?.entrants ?? 0).toBe(inU.length);
          expect(grown.groups('unit', null).get('u')?.scoreMilli ?? 0).toBe(
            inU.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0),
          );
        }),
      );
    },
  );

  it('an attempt that is already in changes nothing, not even the version', () => {
    const standing = new RoundStanding(scheme(), [row(1, {})]);
    const { version } = standing;
    standing.add([row(1, {})]);
    expect([standing.version, standing.attempts]).toEqual([version, 1]);
  });

  it('an official result keeps its ranks, whatever the scores say', () => {
    const decided = [
      row(1, { rank: 2, divisionRank: 1, scoreMilli: 9 }),
      row(2, { rank: 1, divisionRank: 1, division: 'e' }),
      row(3, { rank: 2, divisionRank: 2, predictionError: 4 }),
    ];
    const standing = new RoundStanding(scheme({ official: true }), decided);
    expect(listed(standing, null, null).map(([rank, id]) => [rank, id])).toEqual([
      [1, 'c2'],
      [2, 'c1'],
      [2, 'c3'],
    ]);
    expect(listed(standing, 'd', null).map(([rank, id]) => [rank, id])).toEqual([
      [1, 'c1'],
      [2, 'c3'],
    ]);
  });
});
