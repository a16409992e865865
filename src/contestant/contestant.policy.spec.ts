import { describe, expect, it } from '@jest/globals';
import { isBirthYear, isChild, isFullName, yearInVietnam } from './contestant.policy.js';

const newYear2027 = Date.UTC(2026, 11, 31, 17);

describe('a full name', () => {
  it.each(["H'Hen Niê", 'K’Brể', 'Y Bí', 'Nguyễn-Trần An', 'Đỗ  Thị   Ánh', 'A Ú', 'Lê Văn Tám Jr.'])(
    '%p is taken',
    (name) => {
      expect(isFullName(name)).toBe(true);
      expect(isFullName(name.normalize('NFD'))).toBe(true);
    },
  );

  it.each([
    null,
    5,
    ['An Na'],
    'A',
    ' ',
    '1',
    'An 2',
    '=An Na',
    '<b>An</b>',
    '😀😀',
    'x'.repeat(81),
    'An\u0300\u0301\u0302\u0303\u0304',
  ])('%p is refused', (name) => {
    expect(isFullName(name)).toBe(false);
  });
});

it('the year turns at midnight in Vietnam', () => {
  expect([yearInVietnam(newYear2027 - 1), yearInVietnam(newYear2027)]).toEqual([2026, 2027]);
});

it('who may still be 15 this year counts as a child', () => {
  expect([2010, 2011].map((year) => isChild(year, newYear2027))).toEqual([false, true]);
});

it.each([1899, 1900.5, 2999, '1980', null, NaN])('%p is no year of birth', (year) => {
  expect(isBirthYear(year)).toBe(false);
});
