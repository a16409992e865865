import { expect, test } from '@jest/globals';
import type { AttemptGrade } from '../grading.js';
import { type Correction, correctedAttempt, gradeCorrected, keyInWords, numberLine } from './corrections.js';

const grade: AttemptGrade = {
  scoreMilli: 1500,
  maxMilli: 3000,
  correctCount: 1,
  questionCount: 3,
  slots: [
    { slot: 1, maxMilli: 1000, correct: true, scoreMilli: 1000 },
    { slot: 2, maxMilli: 1000, correct: false, scoreMilli: 500 },
    { slot: 3, maxMilli: 1000, correct: false, scoreMilli: 0 },
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
  const { scoreMilli, maxMilli, correctCount, questionCount, unmarked } = correctedAttempt(grade, effects);
  expect([scoreMilli, maxMilli, correctCount, questionCount, unmarked.length]).toEqual(wanted);
});

test.each([
  ['30', { value: '30', tolerance: '0', permille: 1000 }],
  ['1.250,5 ± 0,5', { value: '1250.5', tolerance: '0.5', permille: 1000 }],
  ['-3 +/- 1', { value: '-3', tolerance: '1', permille: 1000 }],
  ['ba mươi', null],
  ['5 ± -1', null],
  ['5 ± 1 ± 2', null],
])('an accepted number %j is %j', (line, wanted) => expect(numberLine(line)).toEqual(wanted));

test('a typed answer is graded by the corrected key', () => {
  const numeric = {
    kind: 'numeric' as const,
    unit: 'ngày',
    key: [{ value: '5', tolerance: '0', permille: 1000 }],
  };
  const text = {
    kind: 'short-text' as const,
    ignoreCase: true,
    ignoreAccents: false,
    key: [{ text: 'một cửa', permille: 1000 }],
  };
  const key = (...list: string[]): Correction => ({ effect: 'key', key: list });
  const points = (body: typeof numeric | typeof text, correction: Correction, chosen: string) =>
    gradeCorrected(body, correction, chosen, 1000).pointsMilli;
  expect(points(numeric, key('3 ± 0,5', '10'), '3,5')).toBe(1000);
  expect(points(numeric, key('3 ± 0,5', '10'), '5')).toBe(0);
  expect(points(text, key('liên thông', 'Một cửa liên thông'), 'LIÊN THÔNG')).toBe(1000);
  expect(points(text, key('liên thông'), 'một cửa')).toBe(0);
});

test('a key is read in words: pairs with both sides, orders with their places', () => {
  const options = (...texts: string[]) => texts.map((text, i) => ({ id: 'abc'[i]!, text, picture: null }));
  const lefts = options('Căn cước', 'Hộ chiếu');
  const rights = options('Công an xã', 'Xuất nhập cảnh');
  expect(keyInWords({ kind: 'matching', lefts, rights }, ['a:b', 'b:a'])).toEqual([
    'Căn cước – Xuất nhập cảnh',
    'Hộ chiếu – Công an xã',
  ]);
  expect(keyInWords({ kind: 'ordering', items: lefts }, ['b', 'a'])).toEqual(['1. Hộ chiếu', '2. Căn cước']);
  expect(keyInWords({ kind: 'single', choices: rights, fixedOrder: false }, ['b'])).toEqual([
    'Xuất nhập cảnh',
  ]);
  expect(keyInWords({ kind: 'numeric', unit: '' }, ['12,5 ± 0,5'])).toEqual(['12,5 ± 0,5']);
});
