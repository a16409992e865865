import { describe, expect, it } from '@jest/globals';
import type { RoundTimes } from '../phase.js';
import type { Moment } from '../rules/document.js';
import { momentOf, momentText } from '../rules-schema/moments.js';
import { appealsTaken, provisionalDue } from './appeals.js';

const at = (text: string) => momentOf(text)!;
const closes = at('2027-03-07 20:00');
const times = (changes: Partial<RoundTimes> = {}): RoundTimes => ({
  publishedAt: 0,
  opensAt: at('2027-03-01 08:00'),
  frozenAt: null,
  closesAt: closes,
  thawedAt: null,
  finalizedAt: null,
  ...changes,
});
const rules = (changes: { days?: number; standings?: Moment } = {}) =>
  ({
    appeals: {
      withinDays: changes.days ?? 3,
      about: ['question'],
      by: 'contestant',
      answeredWithinDays: 5,
    },
    publication: { standings: changes.standings ?? 'at-once', resultsWithinDays: 2 },
  }) as unknown as NonNullable<Parameters<typeof appealsTaken>[0]>;
const frozen = { frozenAt: at('2027-03-07 18:00') };

describe('appeals', () => {
  it.each<[string, ReturnType<typeof rules> | null, Partial<RoundTimes>, string, boolean, string | null]>([
    ['not before closing', rules(), {}, '2027-03-07 19:59:59', false, null],
    ['from closing on', rules(), {}, '2027-03-07 20:00', true, '2027-03-11 00:00'],
    ['through the whole last day', rules(), {}, '2027-03-10 23:59:59', true, '2027-03-11 00:00'],
    ['not after it', rules(), {}, '2027-03-10 24:00', false, '2027-03-11 00:00'],
    [
      'also when it is official',
      rules(),
      { finalizedAt: closes + 60_000 },
      '2027-03-09 08:00',
      true,
      '2027-03-11 00:00',
    ],
    ['while a freeze lasts, without an end', rules(), frozen, '2027-03-20 08:00', true, null],
    [
      'by days from the end of a freeze',
      rules({ days: 1 }),
      { ...frozen, thawedAt: at('2027-03-09 10:00') },
      '2027-03-10 08:00',
      true,
      '2027-03-11 00:00',
    ],
    [
      'a thaw planned before closing counts from closing',
      rules({ days: 1 }),
      { ...frozen, thawedAt: at('2027-03-07 19:00') },
      '2027-03-08 08:00',
      true,
      '2027-03-09 00:00',
    ],
    [
      'by days from the official result where nothing is shown before',
      rules({ days: 1, standings: 'after-finalising' }),
      { finalizedAt: at('2027-03-12 09:00') },
      '2027-03-13 08:00',
      true,
      '2027-03-14 00:00',
    ],
    ['without an end until then', rules({ standings: 'never' }), {}, '2027-03-30 08:00', true, null],
    ['without a rulebook until it is official', null, {}, '2027-04-30 08:00', true, null],
    ['and no longer', null, { finalizedAt: closes + 60_000 }, '2027-03-09 08:00', false, null],
  ])('%s', (_, rule, changes, now, open, until) => {
    const taken = appealsTaken(rule, times(changes), at(now));
    expect([taken.open, taken.until === null ? null : momentText(taken.until).slice(0, 16)]).toEqual([
      open,
      until,
    ]);
  });

  it('are not taken where the rules have none, nor about what they leave out', () => {
    const none = { ...rules(), appeals: null };
    expect(appealsTaken(none, times(), closes)).toEqual({ about: [], open: false, until: null });
    expect(appealsTaken(rules(), times(), closes).about).toEqual(['question']);
  });
});

it('a provisional result is due only where it waits for somebody', () => {
  const due = (changes: Partial<RoundTimes>, now: string) => provisionalDue(rules(), times(changes), at(now));
  expect(due(frozen, '2027-03-07 19:00')).toBeNull();
  expect(due(frozen, '2027-03-07 20:00')).toBe(at('2027-03-10 00:00'));
  expect(due({ ...frozen, thawedAt: closes }, '2027-03-08 08:00')).toBeNull();
  expect(due({}, '2027-03-08 08:00')).toBeNull();
});
