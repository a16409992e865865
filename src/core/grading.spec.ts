import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from './errors.js';
import type { Key } from './grading.js';
import { gradeAnswer, gradeAttempt } from './grading.js';

const choiceIds = ['a', 'b', 'c', 'd', 'e'];
const single: Key = { kind: 'single', key: ['b'], partialCredit: null, choiceIds };
const trueFalse: Key = { kind: 'true-false', key: ['yes'], partialCredit: null, choiceIds: ['yes', 'no'] };
const whole: Key = { kind: 'multiple', key: ['a', 'b', 'c'], partialCredit: 'all-or-nothing', choiceIds };
const parts: Key = { ...whole, partialCredit: 'per-choice' };
const unsaid: Key = { ...whole, partialCredit: null };

describe('gradeAnswer: a question is worth 1000 milli-points', () => {
  test.each<[Key, string, string, number]>([
    [single, 'single', 'b', 1000],
    [single, 'single', 'a', 0],
    [single, 'single', '', 0],
    [trueFalse, 'true-false', 'yes', 1000],
    [trueFalse, 'true-false', 'no', 0],
    [whole, 'all or nothing', 'a b c', 1000],
    [whole, 'all or nothing', 'c a b', 1000],
    [whole, 'all or nothing', 'a b', 0],
    [whole, 'all or nothing', 'a b c d', 0],
    [unsaid, 'credit not said', 'a b c', 1000],
    [unsaid, 'credit not said', 'a b', 0],
    [parts, 'per choice', 'a b c', 1000],
    [parts, 'per choice', 'a b', 666],
    [parts, 'per choice', 'a', 333],
    [parts, 'per choice', 'a b c d', 666],
    [parts, 'per choice', 'a d', 0],
    [parts, 'per choice', 'd e', 0],
    [parts, 'per choice', 'a b c d e', 333],
    [parts, 'per choice', '', 0],
    [parts, 'per choice', 'a a', 333],
    [parts, 'per choice', 'a z', 0],
  ])('%#. %s', (key, _, chosen, points) => {
    expect(gradeAnswer(key, chosen === '' ? [] : chosen.split(' '), 1000)).toBe(points);
  });

  test('taking everything gains nothing where half of the choices are wrong', () => {
    const half: Key = {
      kind: 'multiple',
      key: ['a', 'b'],
      partialCredit: 'per-choice',
      choiceIds: ['a', 'b', 'c', 'd'],
    };
    expect(gradeAnswer(half, half.choiceIds, 1000)).toBe(0);
  });

  test('credit per choice is nothing for a single question', () => {
    expect(gradeAnswer({ ...single, partialCredit: 'per-choice' }, ['a', 'b'], 1000)).toBe(0);
  });

  test('a question without a right choice cannot be graded', () => {
    expect(() => gradeAnswer({ ...single, key: [] }, [], 1000)).toThrow(new DomainError('key_missing'));
  });

  const keys = fc
    .record({
      kind: fc.constantFrom('single' as const, 'multiple' as const),
      key: fc.subarray(choiceIds, { minLength: 1 }),
      partialCredit: fc.constantFrom(null, 'all-or-nothing' as const, 'per-choice' as const),
    })
    .map((key): Key => ({ ...key, choiceIds }));
  const answers = fc.shuffledSubarray(choiceIds);
  const points = fc.integer({ min: 1, max: 1_000_000 });

  test('whole points between nothing and all, and all exactly for the key', () => {
    fc.assert(
      fc.property(keys, answers, points, (key, answer, worth) => {
        const got = gradeAnswer(key, answer, worth);
        expect(Number.isInteger(got) && got >= 0 && got <= worth).toBe(true);
        expect(got === worth).toBe(answer.toSorted().join() === key.key.toSorted().join());
      }),
    );
  });

  test('a wrong choice more never helps', () => {
    fc.assert(
      fc.property(keys, answers, points, (key, answer, worth) => {
        const wrong = choiceIds.find((choice) => !key.key.includes(choice) && !answer.includes(choice));
        fc.pre(wrong !== undefined);
        expect(gradeAnswer(key, [...answer, wrong ?? ''], worth)).toBeLessThanOrEqual(
          gradeAnswer(key, answer, worth),
        );
      }),
    );
  });
});

describe('gradeAttempt', () => {
  const paper = [
    { questionId: 'q1', choiceIds },
    { questionId: 'q2', choiceIds },
    { questionId: 'q3', choiceIds: ['no', 'yes'] },
  ];
  const keys = new Map([
    ['q1', single],
    ['q2', parts],
    ['q3', trueFalse],
  ]);

  test('adds up slot by slot; part of the points is not a correct answer', () => {
    const answers = new Map([
      [1, ['b']],
      [2, ['a', 'b']],
    ]);
    expect(gradeAttempt(paper, keys, answers, 500)).toEqual({
      scoreMilli: 833,
      maxMilli: 1500,
      correctCount: 1,
      questionCount: 3,
      slots: [
        { slot: 1, scoreMilli: 500, correct: true },
        { slot: 2, scoreMilli: 333, correct: false },
        { slot: 3, scoreMilli: 0, correct: false },
      ],
    });
  });

  test('all right is the maximum', () => {
    const answers = new Map([
      [3, ['yes']],
      [2, ['c', 'b', 'a']],
      [1, ['b']],
    ]);
    const grade = gradeAttempt(paper, keys, answers, 1000);
    expect([grade.scoreMilli, grade.maxMilli, grade.correctCount]).toEqual([3000, 3000, 3]);
  });

  test('an answer to a slot that is not in the paper brings nothing', () => {
    expect(gradeAttempt(paper, keys, new Map([[4, ['b']]]), 1000).scoreMilli).toBe(0);
  });

  test('is refused whole when one key is missing, answered or not', () => {
    expect(() => gradeAttempt(paper, new Map([['q1', single]]), new Map(), 1000)).toThrow(
      expect.objectContaining({ code: 'key_missing', params: { questionId: 'q2' } }),
    );
  });
});
