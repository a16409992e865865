import { describe, expect, test } from '@jest/globals';
import type { ContestView, MyRound, Phase, RoundView } from './api/types.ts';
import { boardAddress, readBoardQuery } from './board-query.ts';
import { chosenRound, headline, isOpen, pageNumber, titleIn } from './contest.ts';
import { entryOf } from './entry.ts';
import { localise, named, splitLang, to } from './i18n.ts';
import { asPlaces } from './places.ts';

const round = (number: number, phase: Phase, opens: string, closes: string) =>
  ({
    number,
    phase,
    opensAt: `2026-12-${opens}T00:00:00Z`,
    closesAt: `2026-12-${closes}T00:00:00Z`,
  }) as RoundView;

describe('the round a visitor came for', () => {
  const past = round(1, 'official', '01', '02');
  const older = round(2, 'closed', '01', '01');
  const soon = round(3, 'upcoming', '20', '21');
  const later = round(4, 'upcoming', '25', '26');
  const closing = round(5, 'frozen', '05', '11');
  const open = round(6, 'open', '05', '12');

  test.each<[string, RoundView[], number | undefined]>([
    ['the open one that closes first', [past, soon, open, closing], 5],
    ['else the next to open', [past, later, soon], 3],
    ['else the one that closed last', [older, past], 1],
    ['or none', [], undefined],
  ])('is %s', (_, rounds, number) => expect(headline(rounds)?.number).toBe(number));

  test.each<[string | null, number]>([
    ['2', 2],
    ['9', 6],
    ['abc', 6],
    [null, 6],
  ])('asked for as %s it is %d', (asked, number) => {
    expect(chosenRound({ rounds: [past, older, soon, open] } as ContestView, asked)?.number).toBe(number);
  });

  test('before the first opening it is the first to open', () => {
    expect(chosenRound({ rounds: [later, soon] } as ContestView, null)?.number).toBe(3);
  });

  test('a freeze does not close it', () => {
    const phases: Phase[] = ['draft', 'upcoming', 'open', 'frozen', 'closed', 'provisional', 'official'];
    expect(phases.filter(isOpen)).toEqual(['open', 'frozen']);
  });
});

describe('what one can do about a round', () => {
  const attempt = (id: string, endedAt: string | null) => ({
    id,
    endedAt,
    deadlineAt: '2026-12-05T08:20:00Z',
  });
  const mine = (used: number, attempts: object[] = [], open: string | null = null) =>
    ({ used, allowed: 2, open, attempts }) as MyRound;
  const ended = attempt('a', '2026-12-05T08:00:00Z');
  const at = (phase: Phase) => round(1, phase, '05', '12');

  test.each<[string, Phase, boolean, MyRound | null, object]>([
    ['before, a stranger', 'upcoming', false, null, { step: 'register-first' }],
    ['before, signed in', 'upcoming', true, mine(0), { step: 'registered' }],
    ['open, a stranger', 'open', false, null, { step: 'register' }],
    ['open, signed in', 'open', true, mine(0), { step: 'enter' }],
    ['open, one of two used', 'open', true, mine(1, [ended]), { step: 'again', left: { left: 1, of: 2 } }],
    ['open, all used', 'frozen', true, mine(2, [ended, ended]), { step: 'used', submittedAt: ended.endedAt }],
    [
      'open, one running',
      'open',
      true,
      mine(2, [ended, attempt('b', null)], 'b'),
      { step: 'resume', deadlineAt: '2026-12-05T08:20:00Z' },
    ],
    ['over, took part', 'closed', true, mine(1, [ended]), { step: 'review', submittedAt: ended.endedAt }],
    ['over, not in full view', 'closed', true, mine(0), { step: 'waiting' }],
    ['over, in full view', 'official', false, null, { step: 'over' }],
  ])('%s', (_, phase, signedIn, own, entry) => expect(entryOf(at(phase), signedIn, own)).toEqual(entry));
});

describe('addresses', () => {
  test.each([
    ['/', 'vi', '/'],
    ['/cuoc-thi/x', 'vi', '/cuoc-thi/x'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en/cuoc-thi/x', 'en', '/cuoc-thi/x'],
    ['/english', 'vi', '/english'],
  ])('%s is %s of %s', (pathname, lang, path) => expect(splitLang(pathname)).toEqual({ lang, path }));

  test.each(['/', '/cuoc-thi/x', '/quan-tri'])('%s there and back', (path) => {
    for (const lang of ['vi', 'en'] as const) expect(splitLang(localise(lang, path))).toEqual({ lang, path });
  });

  test('links of a Vietnamese page stay Vietnamese', () => expect(to('/thi/1')).toBe('/thi/1'));

  test.each([
    [null, 1],
    ['3', 3],
    ['0', 1],
    ['-4', 1],
    ['2abc', 2],
    ['abc', 1],
  ])('page %s is %d', (asked, page) => expect(pageNumber(asked)).toBe(page));

  test.each([
    ['', { view: 'ca-nhan', division: '', unitId: '', page: 1 }],
    [
      'xem=don-vi&khoi=nguoi-dan&xa=2025-1&trang=2',
      { view: 'don-vi', division: 'nguoi-dan', unitId: '2025-1', page: 2 },
    ],
    ['xem=constructor&trang=x', { view: 'ca-nhan', division: '', unitId: '', page: 1 }],
  ])('the board of ?%s', (query, read) => expect(readBoardQuery(new URLSearchParams(query))).toEqual(read));

  test('another board begins on its first page', () => {
    const query = new URLSearchParams('dot=2&khoi=can-bo&trang=7');
    expect(boardAddress(query, { xem: 'don-vi', khoi: '' })).toBe('?dot=2&xem=don-vi');
  });
});

describe('names', () => {
  test('in the reader’s language where there is one', () => {
    expect(titleIn({ title: 'Cuộc thi', titleEn: 'Contest' }, 'en')).toBe('Contest');
    expect(titleIn({ title: 'Cuộc thi', titleEn: '' }, 'en')).toBe('Cuộc thi');
    expect(named({ nameVi: 'Người dân', nameEn: 'Residents' }, 'en')).toBe('Residents');
    expect(named({ nameVi: 'Người dân', nameEn: '' }, 'en')).toBe('Người dân');
  });

  test('of places, from either list', () => {
    const unit = { id: '1', name: 'Xã A', parentName: null, period: '2025', former: true };
    expect(asPlaces({ units: [unit] })).toEqual([{ id: '1', name: 'Xã A', parent: '', former: true }]);
    expect(asPlaces({ organizations: [{ id: '2', name: 'Sở B', kind: 'department' }] })).toEqual([
      { id: '2', name: 'Sở B', parent: '', former: false },
    ]);
  });
});
