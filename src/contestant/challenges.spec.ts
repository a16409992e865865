import { describe, expect, it } from '@jest/globals';
import { secondsToWait } from './challenges.js';

describe('the wait for the next code to a phone', () => {
  it.each<[string, number[], number]>([
    ['nothing sent', [], 0],
    ['two just now', [1, 2], 0],
    ['three in ten minutes', [5, 60, 200], 400],
    ['three, the oldest ten minutes ago', [5, 60, 600], 0],
    ['ten in a day', [700, 1_400, 2_100, 2_800, 3_500, 4_200, 4_900, 5_600, 6_300, 7_000], 79_400],
    ['ten in a day and three just now', [1, 2, 3, 2_800, 3_500, 4_200, 4_900, 5_600, 6_300, 86_399.5], 597],
  ])('after %s', (_, ages, seconds) => {
    expect(secondsToWait(ages)).toBe(seconds);
  });
});
