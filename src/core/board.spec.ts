import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { participation, publicName, withheld, withHeldStandings } from './board.js';
import type { Phase } from './phase.js';

const before: Phase[] = ['draft', 'upcoming', 'open', 'frozen'];
const after: Phase[] = ['closed', 'provisional', 'official'];
const all = {
  rows: false,
  totals: false,
  position: false,
  paging: false,
  means: false,
  topRows: null,
  reason: null,
};

describe('standings that the rules publish later', () => {
  const held = { ...all, rows: true, position: true, paging: true, means: true, topRows: 0 };

  test.each(before)('no rows, pages or positions before closing, %s; people may be counted', (phase) => {
    expect(withHeldStandings(all, 'after-closing', phase)).toEqual({
      ...held,
      reason: 'withheld_standings_until_closing',
    });
  });

  test('what a prediction hides stays hidden besides', () => {
    const hidden = withheld({ target: 'entrants' }, 'open');
    expect(withHeldStandings(hidden, 'after-finalising', 'open')).toEqual({
      ...held,
      totals: true,
      reason: 'withheld_standings_until_official',
    });
  });

  test.each(after)('from their moment on as without a rule, %s', (phase) => {
    expect(withHeldStandings(all, 'after-closing', phase)).toBe(all);
  });
});

describe('withheld', () => {
  test.each([...before, ...after])('without a prediction nothing, %s', (phase) => {
    expect(withheld(null, phase)).toEqual(all);
  });

  test.each(before)('predicting perfect papers: what shows where full points end, %s', (phase) => {
    expect(withheld({ target: 'perfect-contestants' }, phase)).toEqual({
      rows: false,
      totals: false,
      position: true,
      paging: true,
      means: true,
      topRows: 10,
      reason: 'withheld_perfect_contestants',
    });
  });

  test.each(before)('predicting entrants: whatever counts them, %s', (phase) => {
    expect(withheld({ target: 'entrants' }, phase)).toEqual({
      rows: false,
      totals: true,
      position: true,
      paging: true,
      means: true,
      topRows: 10,
      reason: 'withheld_entrants',
    });
  });

  test.each(after)('after closing nothing, %s', (phase) => {
    expect(withheld({ target: 'perfect-contestants' }, phase)).toEqual(all);
    expect(withheld({ target: 'entrants' }, phase)).toEqual(all);
  });

  test('but while answers are still taken in the grace, as before closing', () => {
    const prediction = { target: 'entrants' } as const;
    expect(withheld(prediction, 'closed', true)).toEqual(withheld(prediction, 'open'));
    expect(withheld(prediction, 'provisional', true)).toEqual(withheld(prediction, 'open'));
    expect(withheld(null, 'provisional', true)).toEqual(all);
  });

  test('each answer is its own object', () => {
    withheld(null, 'open').totals = true;
    expect(withheld(null, 'open')).toEqual(all);
  });
});

describe('publicName', () => {
  const adult = { birthYear: 1980, year: 2026 };

  test.each([
    ['Nguyễn Thị Đào', 'Nguyễn Thị Đ.'],
    ['Trần Ánh', 'Trần Á.'],
    ['  lê   văn  út ', 'lê văn Ú.'],
    ["H'Hen Niê", "H'Hen N."],
    ["Y 'Bion", 'Y B.'],
    ['Đào', 'Đ.'],
    ['Nguyễn Thị Đào'.normalize('NFD'), 'Nguyễn Thị Đ.'],
    ['Trần 5', 'Trần 5.'],
  ])('without consent %s is %s', (fullName, shown) => {
    expect(publicName(fullName, { consent: false, ...adult })).toBe(shown);
  });

  test('with consent the full name, tidied', () => {
    expect(publicName(' Nguyễn  Thị Đào ', { consent: true, ...adult })).toBe('Nguyễn Thị Đào');
  });

  test('characters that turn text around or hide it never reach a board', () => {
    expect(publicName('Nguyễn \u202eThị\u202c Đào\u200b', { consent: true, ...adult })).toBe(
      'Nguyễn Thị Đào',
    );
  });

  test.each([
    [2011, 'Thí sinh', 'turns 15'],
    [2010, 'Thí sinh', 'turns 16, but perhaps not yet'],
    [2009, 'Nguyễn Thị Đào', 'turns 17, so is 16 at least'],
  ])('in 2026, born %d: %s (%s)', (birthYear, shown) => {
    expect(publicName('Nguyễn Thị Đào', { consent: true, birthYear, year: 2026 })).toBe(shown);
  });

  test('a name of nothing is nobody in particular', () => {
    expect(publicName(' \u200b ', { consent: true, ...adult })).toBe('Thí sinh');
  });

  test('nothing of a child’s name is shown, and of others without consent only the first letter of the given name', () => {
    const word = fc.stringMatching(/^[A-Za-zĐđÀàÁáẢảÃãẠạĂăẰằẮắÂâẦầẤấÊêỀềẾếÔôỒồỐốƠơỜờỚớƯưỪừỨứÝý]{2,8}$/);
    fc.assert(
      fc.property(
        word,
        word,
        fc.boolean(),
        fc.integer({ min: 1900, max: 2026 }),
        (ho, ten, consent, birthYear) => {
          const shown = publicName(`${ho} ${ten}`, { consent, birthYear, year: 2026 });
          if (birthYear >= 2010) expect(shown).toBe('Thí sinh');
          else if (!consent) expect(shown.split(' ')[1]).toHaveLength(2);
        },
      ),
    );
  });
});

describe('participation', () => {
  test.each([
    [50, 100, 500],
    [1, 3, 333],
    [2, 3, 666],
    [999, 1000, 999],
    [9999, 10_000, 999],
    [100, 100, 1000],
    [0, 7, 0],
    [105, 100, 1050],
    [5, null, null],
    [5, 0, null],
  ])('%s of %s is %s per thousand', (entrants, headCount, permille) => {
    expect(participation(entrants, headCount)).toBe(permille);
  });
});
