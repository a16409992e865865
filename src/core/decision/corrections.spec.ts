import { expect, test } from '@jest/globals';
import type { AttemptGrade } from '../grading.js';
import { type Correction, correctedAttempt } from './corrections.js';

const grade: AttemptGrade = {
  scoreMilli: 1500,
  maxMilli: 3000,
  correctCount: 1,
  questionCount: 3,
  slots: [
    { slot: 1, correct: true, scoreMilli: 1000 },
    { slot: 2, correct: false, scoreMilli: 500 },
    { slot: 3, correct: false, scoreMilli: 0 },
  ],
  unmarked: [3],
};

type Effect = Correction['effect'] | null;
test.each<[Effect[], number[]]>([
  [
    [null, null, null],
    [1500, 3000, 1, 3, 1],
  ],
  [
    [null, 'everyone-right', null],
    [2000, 3000, 2, 3, 1],
  ],
  [
    ['removed', null, null],
    [500, 2000, 0, 2, 1],
  ],
  [
    ['key', 'removed', 'everyone-right'],
    [2000, 2000, 2, 2, 0],
  ],
  [
    ['removed', 'removed', 'removed'],
    [0, 0, 0, 0, 0],
  ],
])('of %j the points, most points, right, counted and unmarked are %j', (effects, wanted) => {
  const { scoreMilli, maxMilli, correctCount, questionCount, unmarked } = correctedAttempt(
    grade,
    effects,
    1000,
  );
  expect([scoreMilli, maxMilli, correctCount, questionCount, unmarked.length]).toEqual(wanted);
});
