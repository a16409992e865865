import { describe, expect, test } from '@jest/globals';
import { gradeAttempt } from './grading.js';
import type { QuestionBody } from './kind/draft.js';

const choiceIds = ['a', 'b', 'c', 'd', 'e'];
const choices = choiceIds.map((id) => ({ id, text: id, picture: null }));
const single: QuestionBody = { kind: 'single', choices, key: ['b'], fixedOrder: false };
const parts: QuestionBody = {
  kind: 'multiple',
  choices,
  key: ['a', 'b', 'c'],
  fixedOrder: false,
  partialCredit: 'per-choice',
};
const essay: QuestionBody = {
  kind: 'essay',
  maxWords: 200,
  rubric: [{ code: 'a', text: 'Đủ ý', permille: 1000 }],
};

describe('gradeAttempt', () => {
  const paper = [
    { questionId: 'q1', choiceIds },
    { questionId: 'q2', choiceIds },
    { questionId: 'q3', choiceIds: [] },
  ];
  const keys = new Map([
    ['q1', { body: single }],
    ['q2', { body: parts }],
    ['q3', { body: essay }],
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
        { maxMilli: 500, slot: 1, scoreMilli: 500, correct: true },
        { maxMilli: 500, slot: 2, scoreMilli: 333, correct: false },
        { maxMilli: 500, slot: 3, scoreMilli: 0, correct: false },
      ],
      unmarked: [],
    });
  });

  test('all right is the maximum', () => {
    const answers = new Map([
      [3, ['Một bài viết']],
      [2, ['c', 'b', 'a']],
      [1, ['b']],
    ]);
    const grade = gradeAttempt(paper, keys, answers, 1000, new Map([[3, 1000]]));
    expect([grade.scoreMilli, grade.maxMilli, grade.correctCount]).toEqual([3000, 3000, 3]);
  });

  test('an answer to a slot that is not in the paper brings nothing', () => {
    expect(gradeAttempt(paper, keys, new Map([[4, ['b']]]), 1000).scoreMilli).toBe(0);
  });

  test('waits for people where an essay was written, and takes their share of the points', () => {
    const answers = new Map([[3, ['Một bài viết']]]);
    expect(gradeAttempt(paper, keys, answers, 1000).unmarked).toEqual([3]);
    expect(gradeAttempt(paper, keys, answers, 999, new Map([[3, 725]]))).toMatchObject({
      scoreMilli: 724,
      correctCount: 0,
      unmarked: [],
    });
  });

  test('is refused where a question has no right answer', () => {
    const none = new Map(keys).set('q1', { body: { ...single, key: [] } });
    expect(() => gradeAttempt(paper, none, new Map(), 1000)).toThrow(
      expect.objectContaining({ code: 'key_missing' }),
    );
  });

  test('is refused whole when one key is missing, answered or not', () => {
    expect(() => gradeAttempt(paper, new Map([['q1', { body: single }]]), new Map(), 1000)).toThrow(
      expect.objectContaining({ code: 'key_missing', params: { questionId: 'q2' } }),
    );
  });
});
