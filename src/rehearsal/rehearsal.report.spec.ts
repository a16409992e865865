import { describe as suite, expect, test } from '@jest/globals';
import { type Counts, describe, judge, percentile, type Timings } from './rehearsal.report.js';

const counts: Counts = {
  contestants: 3,
  started: 3,
  sent: 9,
  acknowledged: 9,
  stored: 9,
  submitted: 3,
  errors: 0,
  shown: 3,
};
const timings: Timings = { start: [10, 20, 30], answer: [5, 6, 7], submit: [9], board: [400] };

suite('percentile', () => {
  test.each([
    [[], 0.5, 0],
    [[7], 0.99, 7],
    [[3, 1, 2], 0.5, 2],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.99, 99],
  ])('of %j at %d is %d', (samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected);
  });
});

suite('judge', () => {
  test('says GO when everything is there and fast', () => {
    expect(judge(counts, timings)).toMatchObject({
      go: true,
      lost: 0,
      reasons: [],
      start: { p50: 20, p99: 30 },
    });
  });

  test.each<[string, Partial<Counts>, RegExp]>([
    [
      'an acknowledged response is missing',
      { stored: 8 },
      /1 acknowledged responses are not in the database/,
    ],
    ['a robot could not start', { contestants: 4 }, /1 robots could not start/],
    ['a robot could not submit', { submitted: 2, shown: 2 }, /1 robots could not submit/],
    ['a response was never acknowledged', { sent: 10 }, /1 responses were never acknowledged/],
    ['the board does not count everybody', { shown: 1 }, /the live board counted 1 of 3/],
    ['something unexpected happened', { errors: 2 }, /2 unexpected errors/],
  ])('says NO-GO when %s', (_, change, reason) => {
    const report = judge({ ...counts, ...change }, timings);
    expect(report.go).toBe(false);
    expect(describe(report)).toMatch(reason);
  });

  test('says NO-GO when people would wait', () => {
    expect(judge(counts, { ...timings, answer: [2000] })).toMatchObject({
      go: false,
      reasons: [expect.stringContaining('answer')],
    });
  });
});
