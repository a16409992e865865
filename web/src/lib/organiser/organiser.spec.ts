import { describe, expect, test } from '@jest/globals';
import { organiser as m } from '../messages/vi/organiser.ts';
import { browserName } from './agent.ts';
import { arranged, isSort } from './groups.ts';
import { stepsOf } from './closing-steps.ts';
import { filledHours, scaleTop } from './hours.ts';
import { changed } from './query.ts';
import { fits, plain } from './search.ts';
import { tasksOf } from './tasks.ts';
import type { MonitorGroup, StaffContest, StaffOrganization } from './types.ts';

describe('finding a place by its name', () => {
  test.each([
    ['Sở Nội vụ', 'so noi vu'],
    ['  ĐẮK   Lắk ', 'dak lak'],
    ['Hòa', plain('Hoà')],
    ['Hoà'.normalize('NFD'), 'hoa'],
  ])('%s reads %s', (text, key) => expect(plain(text)).toBe(key));

  test.each<[string, string, boolean]>([
    ['Sở Nội vụ', 'noi', true],
    ['Sở Nội vụ', 'vu so', true],
    ['Sở Nội vụ', 'nội vũ', true],
    ['Sở Nội vụ', 'y te', false],
    ['Sở Nội vụ', '', true],
  ])('%s, typed %s: %s', (name, typed, found) => expect(fits(name, typed)).toBe(found));
});

describe('groups of the monitor', () => {
  const group = (name: string, entrants: number, permille: number | null): MonitorGroup => ({
    id: name,
    name,
    entrants,
    headCount: null,
    permille,
  });
  const groups = [group('Đắk', 5, null), group('Bình', 1, 100), group('An', 9, 100), group('Cao', 2, 900)];
  const names = (list: MonitorGroup[]) => list.map(({ name }) => name).join(' ');

  test.each([
    ['thap', 'An Bình Cao Đắk'],
    ['cao', 'Cao An Bình Đắk'],
    ['ten', 'An Bình Cao Đắk'],
  ] as const)('sorted %s: %s', (sort, order) => expect(names(arranged(groups, sort, ''))).toBe(order));

  test('sorted and searched', () => expect(names(arranged(groups, 'cao', 'dak'))).toBe('Đắk'));
  test('by a word of the address', () => {
    expect(['thap', 'cao', 'ten', 'x', null].map(isSort)).toEqual([true, true, true, false, false]);
  });
});

describe('the chart of hours', () => {
  const at = (hour: number, started = 1) => ({
    hour: new Date(Date.UTC(2026, 11, 1, hour)).toISOString(),
    started,
    submitted: 0,
  });

  test('fills quiet hours', () => {
    expect(filledHours([at(1, 4), at(4, 2)]).map(({ started }) => started)).toEqual([4, 0, 0, 2]);
  });
  test('shows no more than the last ones', () => {
    expect(filledHours([at(0), at(100)], 48)).toHaveLength(48);
    expect(filledHours([])).toEqual([]);
  });
  test.each([
    [0, 5],
    [5, 5],
    [6, 10],
    [11, 20],
    [21, 50],
    [99, 100],
    [101, 200],
    [60_001, 100_000],
  ])('a scale for %d ends at %d', (value, top) => expect(scaleTop(value)).toBe(top));
});

describe('what is to be done', () => {
  const now = Date.parse('2026-12-01T00:00:00Z');
  const contest = (phase: string, changes: Partial<StaffContest> = {}): StaffContest =>
    ({
      title: 'Cuộc thi',
      titleEn: '',
      kind: 'real',
      publishedAt: '2026-11-01T00:00:00Z',
      rounds: [
        { id: 'r', name: 'Đợt 1', phase, opensAt: '2026-12-01T08:00:00Z', closesAt: '2026-12-01T12:00:00Z' },
      ],
      ...changes,
    }) as StaffContest;
  const organization = (headCount: number | null, retired = false) =>
    ({ headCount, retired }) as StaffOrganization;
  const links = (contests: StaffContest[], organizations: StaffOrganization[] = []) =>
    tasksOf(contests, organizations, now, m).map(({ href }) => href);

  test.each([
    ['closed', ['/quan-tri/dot/r/chot']],
    ['provisional', ['/quan-tri/dot/r/chot']],
    ['open', ['/quan-tri/dot/r']],
    ['frozen', ['/quan-tri/dot/r']],
    ['upcoming', ['/quan-tri/dot/r']],
    ['official', []],
  ])('with a round that is %s: %j', (phase, expected) => expect(links([contest(phase)])).toEqual(expected));

  test('nothing for drafts and rehearsals', () => {
    expect(
      links([contest('closed', { publishedAt: null }), contest('closed', { kind: 'rehearsal' })]),
    ).toEqual([]);
  });

  test('the pressing first, head counts last', () => {
    expect(
      links([contest('open'), contest('closed')], [organization(null), organization(null, true)]),
    ).toEqual(['/quan-tri/dot/r/chot', '/quan-tri/dot/r', '/quan-tri/co-quan']);
  });
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36',
    'Chrome, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36 Zalo android', 'Zalo, Android'],
  ['curl/8', ''],
])('the browser %s is called %s', (agent, name) => expect(browserName(agent)).toBe(name));

test('the page’s query keeps what is not changed and drops the action', () => {
  const query = new URLSearchParams('?/luu=&sap=cao&tim=a');
  expect(changed(query, { tim: '', trang: '2' })).toBe('?sap=cao&trang=2');
});

describe('the steps to an official result', () => {
  const states = (codes: string[], official = false) =>
    stepsOf({
      blockers: codes.map((code) => ({ code, message: '' })),
      finalized: official ? [{} as never] : [],
    }).map(({ state }) => state);

  test.each<[string[], string]>([
    [['round_not_closed'], 'todo later later later later later'],
    [['appeals_open'], 'done look todo look look later'],
    [['board_frozen', 'decisions_open'], 'done look todo todo look later'],
    [['suspected_duplicates', 'winners_without_consent'], 'done todo done look todo later'],
    [['essays_ungraded'], 'todo later later later later later'],
    [['something_new'], 'done look done todo look later'],
    [[], 'done look done look look todo'],
  ])('%j: %s', (codes, wanted) => expect(states(codes).join(' ')).toBe(wanted));
  test('are all done when it is official', () =>
    expect(new Set(states([], true))).toEqual(new Set(['done'])));
});
