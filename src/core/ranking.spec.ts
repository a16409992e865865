import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GradedAttempt, Standing } from './ranking.js';
import { actualPrediction, compareStandings, countingAttempt, predictionError, rank } from './ranking.js';
import type { TieBreak } from './rulebook.js';
import { tieBreakNames } from './rulebook.js';

/** A standing as a row: points, error of the prediction, minutes, moment of submission. */
type Row = [name: string, points: number, error: number | null, minutes: number, at: number];
const standing = ([name, points, error, minutes, at]: Row): Standing => ({
  contestantId: name,
  scoreMilli: points * 1000,
  predictionError: error,
  durationMs: minutes * 60_000,
  submittedAt: at,
});
/** "rank name" in the order of the list. */
const ranks = (rows: Row[], tieBreaks: readonly TieBreak[]): string[] =>
  rank(rows.map(standing), tieBreaks).map((row) => `${row.rank} ${row.contestantId}`);

const usual: TieBreak[] = ['score', 'prediction-error', 'duration', 'submitted-at'];

describe('rank', () => {
  const crosstable: Row[] = [
    // name    points  error  min  at
    ['Ba', 10, 5, 9, 300],
    ['Chi', 9, 0, 3, 100],
    ['Dung', 10, 5, 8, 400],
    ['Em', 10, null, 1, 200],
    ['An', 10, 2, 15, 500],
    ['Gia', 10, 5, 9, 250],
  ];

  test.each<[string, TieBreak[], string[]]>([
    ['score, then prediction, then time', usual, ['1 An', '2 Dung', '3 Gia', '4 Ba', '5 Em', '6 Chi']],
    [
      'score, then time, then prediction',
      ['score', 'duration', 'prediction-error', 'submitted-at'],
      ['1 Em', '2 Dung', '3 Gia', '4 Ba', '5 An', '6 Chi'],
    ],
    [
      'score, then the earlier moment',
      ['score', 'submitted-at'],
      ['1 Em', '2 Gia', '3 Ba', '4 Dung', '5 An', '6 Chi'],
    ],
    [
      'equals share a rank and leave the next places empty',
      ['score', 'prediction-error'],
      ['1 An', '2 Ba', '2 Dung', '2 Gia', '5 Em', '6 Chi'],
    ],
    ['nothing but the score', ['score'], ['1 An', '1 Ba', '1 Dung', '1 Em', '1 Gia', '6 Chi']],
  ])('%s', (_, tieBreaks, expected) => {
    expect(ranks(crosstable, tieBreaks)).toEqual(expected);
  });

  test('nobody, no ranks', () => {
    expect(rank([], usual)).toEqual([]);
  });

  test('no prediction stands behind the worst prediction, and two without one are equal', () => {
    expect(
      ranks(
        [
          ['A', 1, null, 1, 1],
          ['B', 1, 1_000_000, 1, 1],
          ['C', 1, null, 1, 1],
        ],
        usual,
      ),
    ).toEqual(['1 B', '2 A', '2 C']);
  });

  test('keeps what else a row carries', () => {
    expect(rank([{ ...standing(['A', 1, null, 1, 1]), unit: 'u1' }], usual)).toMatchObject([
      { rank: 1, unit: 'u1' },
    ]);
  });
});

describe('of any standings', () => {
  const few = fc.integer({ min: 0, max: 2 });
  const list = fc
    .array(fc.tuple(few, fc.option(few), few, few), { maxLength: 25 })
    .map((rows) => rows.map((row, i) => standing([`c${String(i).padStart(2, '0')}`, ...row])));
  const orders = fc.shuffledSubarray([...tieBreakNames], { minLength: 1 });

  test('the order of the input never changes the ranking', () => {
    const shuffled = list.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, orders, ([all, mixed], tieBreaks) => {
        expect(rank(mixed, tieBreaks)).toEqual(rank(all, tieBreaks));
      }),
    );
  });

  test('everyone appears once, with one more than the number strictly better', () => {
    fc.assert(
      fc.property(list, orders, (all, tieBreaks) => {
        const compare = compareStandings(tieBreaks);
        const ranked = rank(all, tieBreaks);
        expect(ranked.map((row) => row.contestantId).toSorted()).toEqual(all.map((row) => row.contestantId));
        for (const row of ranked) {
          expect(row.rank).toBe(1 + all.filter((other) => compare(other, row) < 0).length);
        }
      }),
    );
  });

  test('comparing is consistent: opposite both ways, and never a circle', () => {
    fc.assert(
      fc.property(list, orders, (all, tieBreaks) => {
        const compare = compareStandings(tieBreaks);
        for (const a of all.slice(0, 6)) {
          for (const b of all.slice(0, 6)) {
            expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
            for (const c of all.slice(0, 6)) {
              if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
            }
          }
        }
      }),
    );
  });
});

describe('countingAttempt', () => {
  const attempt = (attemptId: string, points: number, minutes: number, at: number): GradedAttempt => ({
    attemptId,
    scoreMilli: points * 1000,
    durationMs: minutes * 60_000,
    submittedAt: at,
  });
  const three = [attempt('second', 9, 8, 200), attempt('third', 9, 5, 300), attempt('first', 7, 2, 100)];

  test.each<['best' | 'first' | 'last', TieBreak[], string]>([
    ['first', usual, 'first'],
    ['last', usual, 'third'],
    ['best', usual, 'third'],
    ['best', ['score', 'submitted-at'], 'second'],
    ['best', ['duration'], 'first'],
  ])('%s by %j is the %s', (counts, tieBreaks, chosen) => {
    expect(countingAttempt(three, counts, tieBreaks)?.attemptId).toBe(chosen);
  });

  test('none without attempts', () => {
    expect(countingAttempt([], 'best', usual)).toBeNull();
  });

  test('between equals the earlier counts, whatever the order of the list', () => {
    const equal = [attempt('later', 9, 5, 300), attempt('earlier', 9, 5, 200)];
    expect(countingAttempt(equal, 'best', ['score', 'duration'])?.attemptId).toBe('earlier');
    expect(countingAttempt(equal.toReversed(), 'best', ['score', 'duration'])?.attemptId).toBe('earlier');
  });

  test('handed in at the same moment, the id decides', () => {
    const twins = [attempt('b', 9, 5, 200), attempt('a', 9, 5, 200)];
    expect(countingAttempt(twins, 'best', usual)?.attemptId).toBe('a');
    expect(countingAttempt(twins, 'first', usual)?.attemptId).toBe('a');
  });
});

describe('prediction', () => {
  const counting = [
    { scoreMilli: 10_000, maxMilli: 10_000 },
    { scoreMilli: 9999, maxMilli: 10_000 },
    { scoreMilli: 8000, maxMilli: 8000 },
  ];

  test('the number of perfect contestants, the number of entrants', () => {
    expect(actualPrediction('perfect-contestants', counting)).toBe(2);
    expect(actualPrediction('entrants', counting)).toBe(3);
    expect(actualPrediction('entrants', [])).toBe(0);
  });

  test.each([
    [100, 100, 0],
    [90, 100, 10],
    [110, 100, 10],
    [0, 0, 0],
    [null, 100, null],
  ])('a guess of %s where it was %s is off by %s', (guess, actual, error) => {
    expect(predictionError(guess, actual)).toBe(error);
  });
});
