import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RoundTimes } from './phase.js';
import { attemptDeadline, isBoardFrozen, isOpen, isTakingResponses, phaseOf } from './phase.js';

const planned: RoundTimes = {
  publishedAt: 100,
  opensAt: 1000,
  frozenAt: 1800,
  closesAt: 2000,
  thawedAt: null,
  finalizedAt: null,
};

describe('phaseOf', () => {
  const thawed = { ...planned, thawedAt: 2500 };
  const finalized = { ...thawed, finalizedAt: 3000 };
  const unfrozen = { ...planned, frozenAt: null };

  test.each([
    ['not published', { ...planned, publishedAt: null }, 1500, 'draft'],
    ['just before publishing', planned, 99, 'draft'],
    ['published', planned, 100, 'upcoming'],
    ['just before opening', planned, 999, 'upcoming'],
    ['at opening', planned, 1000, 'open'],
    ['just before the freeze', planned, 1799, 'open'],
    ['at the freeze', planned, 1800, 'frozen'],
    ['never frozen, same moment', unfrozen, 1800, 'open'],
    ['just before closing', planned, 1999, 'frozen'],
    ['at closing, freeze on', planned, 2000, 'closed'],
    ['at closing, never frozen', unfrozen, 2000, 'provisional'],
    ['thaw not reached', thawed, 2499, 'closed'],
    ['at the thaw', thawed, 2500, 'provisional'],
    ['at finalising', finalized, 3000, 'official'],
    ['finalised, never frozen', { ...unfrozen, finalizedAt: 3000 }, 3000, 'official'],
    ['finalised without a thaw', { ...planned, finalizedAt: 3000 }, 3000, 'official'],
    ['closed early, before the planned freeze', { ...planned, closesAt: 1500 }, 1900, 'provisional'],
    ['thawed while open: waits for closing', { ...planned, thawedAt: 1900 }, 1950, 'frozen'],
    ['thawed while open: at closing', { ...planned, thawedAt: 1900 }, 2000, 'provisional'],
  ] as const)('%s', (_, times, now, phase) => {
    expect(phaseOf(times, now)).toBe(phase);
  });

  test('only moves forward as time passes', () => {
    const order = ['draft', 'upcoming', 'open', 'frozen', 'closed', 'provisional', 'official'];
    const moment = fc.integer({ min: 0, max: 50 });
    const times = fc.record({
      publishedAt: fc.option(moment),
      opensAt: moment,
      frozenAt: fc.option(moment),
      closesAt: moment,
      thawedAt: fc.option(moment),
      finalizedAt: fc.option(moment),
    });
    fc.assert(
      fc.property(times, moment, moment, (round, a, b) => {
        fc.pre(round.opensAt < round.closesAt);
        const earlier = phaseOf(round, Math.min(a, b));
        expect(order.indexOf(phaseOf(round, Math.max(a, b)))).toBeGreaterThanOrEqual(order.indexOf(earlier));
      }),
    );
  });
});

test('a round is open from opening until just before closing, frozen or not', () => {
  expect([999, 1000, 1800, 1999, 2000].map((now) => isOpen(planned, now))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('the board is frozen from the freeze until the thaw', () => {
  const times = { ...planned, thawedAt: 2500 };
  expect([1799, 1800, 2499, 2500].map((now) => isBoardFrozen(times, now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('attemptDeadline', () => {
  const closesAt = 10_000_000;
  test.each([
    ['duration', 600_000, 0, 0, 600_000],
    ['a quarter more time', 600_000, 0, 250, 750_000],
    ['a part of a millisecond goes to the contestant', 999, 0, 1, 1000],
    ['cut at closing', 600_000, 9_700_000, 0, closesAt],
    ['extra time is cut at closing too', 600_000, 9_400_000, 3000, closesAt],
  ])('%s', (_, durationMs, startedAt, permille, deadline) => {
    expect(attemptDeadline({ closesAt }, { durationMs }, startedAt, permille)).toBe(deadline);
  });
});

test('responses may arrive until the grace after closing has run out', () => {
  const taking = (now: number, last: number | null = null): boolean =>
    isTakingResponses(planned, { graceMs: 30 }, now, last);
  expect([1000, 2000, 2030, 2031].map((now) => taking(now))).toEqual([true, true, true, false]);
  expect([2031, 2500, 2530, 2531].map((now) => taking(now, 2500))).toEqual([true, true, true, false]);
});
