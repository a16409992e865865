import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { greatestProductSum, momentsOf } from './moments.js';
import { effectiveWeight, paperFairness, paperStatistics } from './paper.js';
import { type AnswerCell, flagsOf, questionStatistics } from './question.js';

const once = (values: readonly number[]) => values.map((value) => ({ value, n: 1 }));

describe('moments of a sample', () => {
  it('are those of a textbook example', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares add up to 32, cubes to 42, fourth powers to 356.
    const found = momentsOf([
      { value: 4, n: 3 },
      { value: 2, n: 1 },
      { value: 9, n: 1 },
      { value: 5, n: 2 },
      { value: 7, n: 1 },
    ]);
    expect(found).toMatchObject({ n: 8, mean: 5, median: 4.5 });
    expect(found?.variance).toBeCloseTo(32 / 7, 12);
    expect(found?.sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(found?.skewness).toBeCloseTo((8 * 42) / 42 / (32 / 7) ** 1.5, 12);
    expect(found?.kurtosis).toBeCloseTo((64 * (9 * 44.5 - 3 * 7 * 16)) / (7 * 6 * 5) / (32 / 7) ** 2, 12);
  });

  it.each<[number[], string]>([
    [[5], 'one value does not spread'],
    [[5, 5, 5, 5], 'equal values have no shape'],
  ])('%j: %s', (values) => {
    const found = momentsOf(once(values));
    expect(found?.mean).toBe(5);
    expect(found?.skewness).toBeNull();
    expect(found?.kurtosis).toBeNull();
  });

  it('are none of nothing', () => expect(momentsOf([])).toBeNull());

  it('do not depend on how equal values are counted together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 40 }), (values) => {
        const counted = [...new Set(values)].map((value) => ({
          value,
          n: values.filter((each) => each === value).length,
        }));
        expect(momentsOf(counted)?.median).toBe(momentsOf(once(values))?.median);
        expect(momentsOf(counted)?.variance).toBeCloseTo(momentsOf(once(values))?.variance ?? 0, 8);
      }),
    );
  });
});

it('pairs both samples in ascending order for the greatest sum of products', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 30 }),
      (pairs) => {
        const xs = pairs.map(([x]) => x).toSorted((a, b) => a - b);
        const ys = pairs.map(([, y]) => y).toSorted((a, b) => a - b);
        const wanted = xs.reduce((sum, x, i) => sum + x * (ys[i] ?? 0), 0);
        expect(greatestProductSum(once(pairs.map(([x]) => x)), once(pairs.map(([, y]) => y)))).toBe(wanted);
      },
    ),
  );
});

const cell = (pointsMilli: number, totalMilli: number, chosen = 'a', n = 1): AnswerCell => ({
  pointsMilli,
  totalMilli,
  chosen,
  n,
});
const asked = { maxMilli: 1000, guess: 0.25, key: ['a'] };

describe('statistics of a question', () => {
  /** Five people: points 1 1 1 0 0 beside 3 2 1 1 0 elsewhere. */
  const five = [cell(1000, 4000), cell(1000, 3000), cell(1000, 2000), cell(0, 1000, 'b'), cell(0, 0, '')];

  it('are those worked out by hand', () => {
    // Means 0.6 and 1.4; squares 1.2 and 5.2; products 3 − 5·0.6·1.4 … = (6 − 4.2) = 1.8.
    const found = questionStatistics(five, asked);
    expect(found).toMatchObject({ n: 5, facility: 0.6, guess: 0.25 });
    expect(found?.sd).toBeCloseTo(Math.sqrt(0.3), 12);
    expect(found?.discrimination).toBeCloseTo((100 * 1.8) / Math.sqrt(1.2 * 5.2), 10);
    // Both sorted: 0 0 1 1 1 with 0 1 1 2 3 gives 6 too: nothing could separate better.
    expect(found?.efficiency).toBeCloseTo(100, 10);
    expect(found?.covarianceWithTotal).toBeCloseTo(((1.8 + 1.2) / 4) * 1e6, 4);
  });

  it('tell who chose what, and how those people did elsewhere', () => {
    expect(questionStatistics(five, asked)?.choices).toEqual([
      { chosen: 'a', n: 3, share: 0.6, meanRestMilli: 2000 },
      { chosen: '', n: 1, share: 0.2, meanRestMilli: 0 },
      { chosen: 'b', n: 1, share: 0.2, meanRestMilli: 1000 },
    ]);
  });

  it('are silent where nothing varies, and of nobody', () => {
    expect(questionStatistics([cell(1000, 4000, 'a', 9)], asked)).toMatchObject({
      facility: 1,
      discrimination: null,
      efficiency: null,
    });
    expect(questionStatistics([], asked)).toBeNull();
  });

  it('stay within their bounds for any answers', () => {
    const cells = fc.array(
      fc.record({
        pointsMilli: fc.constantFrom(0, 333, 500, 1000),
        rest: fc.integer({ min: 0, max: 19 }),
        chosen: fc.constantFrom('a', 'b', ''),
        n: fc.integer({ min: 1, max: 50 }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const found = questionStatistics(
          rows.map(({ rest, ...row }) => ({ ...row, totalMilli: row.pointsMilli + rest * 1000 })),
          asked,
        );
        expect(found?.facility).toBeGreaterThanOrEqual(0);
        expect(found?.facility).toBeLessThanOrEqual(1);
        expect(Math.abs(found?.discrimination ?? 0)).toBeLessThanOrEqual(100 + 1e-9);
        expect(found?.efficiency ?? 0).toBeLessThanOrEqual(100 + 1e-9);
        expect(found?.choices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('flags', () => {
  const flags = (cells: AnswerCell[]) => {
    const found = questionStatistics(cells, asked);
    return found ? flagsOf(found, asked, ['a', 'b', 'c']) : [];
  };

  it('say that a key is doubtful when better people agree on another choice', () => {
    const found = flags([cell(1000, 6000, 'a', 40), cell(0, 15_000, 'b', 40), cell(0, 4000, 'c', 10)]);
    expect(found.slice(0, 2)).toEqual(['key-doubtful', 'discrimination-negative']);
  });

  it('leave a good question alone', () => {
    expect(flags([cell(1000, 15_000, 'a', 60), cell(0, 6000, 'b', 20), cell(0, 5000, 'c', 20)])).toEqual([]);
  });

  it.each<[string, AnswerCell[]]>([
    ['choice-unused', [cell(1000, 15_000, 'a', 60), cell(0, 6000, 'b', 40)]],
    ['too-easy', [cell(1000, 15_000, 'a', 98), cell(0, 6000, 'b', 1), cell(0, 6000, 'c', 1)]],
    ['too-hard', [cell(1000, 15_000, 'a', 10), cell(0, 6000, 'b', 45), cell(0, 6000, 'c', 45)]],
    ['below-guessing', [cell(1000, 15_000, 'a', 22), cell(0, 6000, 'b', 39), cell(0, 6000, 'c', 39)]],
  ])('%s', (flag, cells) => expect(flags(cells)).toContain(flag));

  it('are none while too few people have answered', () => {
    expect(flags([cell(1000, 6000, 'a', 5), cell(0, 15_000, 'b', 20)])).toEqual([]);
  });
});

describe('statistics of the papers', () => {
  /** Four people, three questions: 111, 110, 100, 000. */
  const totals = once([3000, 2000, 1000, 0]);
  const places = [
    { variance: 0.25e6, covarianceWithTotal: 0.5e6 },
    { variance: (1 / 3) * 1e6, covarianceWithTotal: (2 / 3) * 1e6 },
    { variance: 0.25e6, covarianceWithTotal: 0.5e6 },
  ];

  it('are those worked out by hand', () => {
    const found = paperStatistics(totals, places);
    const alpha = 1.5 * (1 - (0.25 + 1 / 3 + 0.25) / (5 / 3));
    expect(found?.consistency).toBeCloseTo(100 * alpha, 10);
    expect(found?.errorRatio).toBeCloseTo(100 * Math.sqrt(1 - alpha), 10);
    expect(found?.standardError).toBeCloseTo(1000 * Math.sqrt(1 - alpha) * Math.sqrt(5 / 3), 6);
  });

  it('give each question its weight; none to one that works against the paper', () => {
    const weights = places.map((place) => effectiveWeight(place.covarianceWithTotal, places) ?? 0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 10);
    expect(effectiveWeight(-1, places)).toBeNull();
    expect(effectiveWeight(null, places)).toBeNull();
  });

  it('warn when luck of the draw spreads the papers', () => {
    expect(paperFairness(2, 1.4, 1, 0.6, 0.8)).toMatchObject({ mean: 0.7, uneven: true });
    expect(paperFairness(2, 1.4, 0.98, 0.7, 0.7)).toMatchObject({ uneven: false });
    expect(paperFairness(0, 0, 0, 0, 0)).toBeNull();
  });
});
