import { describe, expect, it } from '@jest/globals';
import type { LogEntry } from '../response.js';
import { type AttemptPlan, courseOf, missingOf, nextSlot, planOf } from './course.js';

const span = { slots: 4, startedAt: 1000, deadlineAt: 61_000 };
const opened = (slot: number, receivedAt: number): LogEntry => ({
  n: slot,
  kind: 'open',
  slot,
  value: null,
  receivedAt,
});
const rules = { durationMs: 60_000, prediction: null };
const sequential = planOf({ ...rules, navigation: 'sequential', questionMs: 10_000 }, span, 250, null);
const withEssay = planOf(
  { ...rules, durationMs: 40_000, essay: { pointsMilli: 1, maxWords: 9, durationMs: 20_000 } },
  span,
  0,
  null,
);

describe('what is open', () => {
  it('of a plain attempt is everything, and it has no plan', () => {
    expect(planOf(rules, span, 0, null)).toBeNull();
    expect(courseOf(null, span, [], 5000)).toEqual({ from: 1, to: 4, until: 61_000 });
    expect(nextSlot(null, span, { from: 1, to: 4, until: 0 })).toBeNull();
  });

  it.each<[string, AttemptPlan | null, LogEntry[], number, [number, number, number], number | null]>([
    ['the first question, with a quarter more time', sequential, [], 2000, [1, 1, 13_500], 2],
    ['the question opened last', sequential, [opened(2, 9000), opened(3, 20_000)], 21_000, [3, 3, 32_500], 4],
    ['no longer than the paper', sequential, [opened(4, 59_000)], 60_000, [4, 4, 61_000], null],
    ['all questions before the essay', withEssay, [], 2000, [1, 3, 41_000], 4],
    ['the essay once it was opened', withEssay, [opened(4, 30_000)], 31_000, [4, 4, 50_000], null],
    ['the essay when the questions’ time is up', withEssay, [], 41_000, [4, 4, 61_000], null],
  ])('%s', (_, plan, log, now, [from, to, until], next) => {
    const course = courseOf(plan, span, log, now);
    expect(course).toEqual({ from, to, until });
    expect(nextSlot(plan, span, course)).toBe(next);
  });
});

it('counts what is missing only where every answer is asked for', () => {
  const state = { answers: new Map([[1, ['a']]]), prediction: null };
  const strict = { ...rules, mustAnswerAll: true };
  expect(missingOf(sequential, 4, state)).toBe(0);
  expect(missingOf(planOf(strict, span, 0, null), 4, state)).toBe(3);
  expect(missingOf(planOf({ ...strict, prediction: {} }, span, 0, null), 4, state)).toBe(4);
});
