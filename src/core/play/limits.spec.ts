import { describe, expect, it, test } from '@jest/globals';
import { momentOf } from '../rules-schema/moments.js';
import { isRefusal, mayStart, type Sat, type StartRules } from './limits.js';
import { dayOf, openingOf, stretchAt, weekOf } from './when.js';

// 2026-12-02 is a Wednesday.
const at = (text: string): number => momentOf(text.replace('T', ' ')) ?? Number.NaN;
const round = { opensAt: at('2026-12-01T08:00:00'), closesAt: at('2026-12-14T00:00:00') };
const rulesWith = (rules: Partial<StartRules>): StartRules => ({ attemptsAllowed: null, ...rules });

const sat = (started: string, changes: Partial<Sat> = {}): Sat => ({
  here: true,
  series: '',
  trial: false,
  startedAt: at(started),
  endedAt: at(started) + 600_000,
  ...changes,
});

/** Code, or the moment until which an attempt may be begun, and when else. */
function asked(rules: Partial<StartRules>, sits: Sat[], now: string, division = 'nguoi-dan') {
  const answer = mayStart(round, rulesWith(rules), division, sits, at(now));
  return isRefusal(answer) ? [answer.code, answer.at] : ['may', answer.until];
}

test('days and weeks are those of Vietnam', () => {
  expect(dayOf(at('2026-12-02T00:00:00'))).toEqual({
    from: at('2026-12-02T00:00:00'),
    until: at('2026-12-03T00:00:00'),
  });
  expect(dayOf(at('2026-12-02T23:59:59')).from).toBe(at('2026-12-02T00:00:00'));
  for (const day of ['2026-11-30T00:00:00', '2026-12-02T12:00:00', '2026-12-06T23:59:59'])
    expect(weekOf(at(day))).toEqual({ from: at('2026-11-30T00:00:00'), until: at('2026-12-07T00:00:00') });
});

describe('limits', () => {
  const two = [sat('2026-12-02T09:00:00'), sat('2026-12-02T23:59:59')];
  it.each<[string, Partial<StartRules>, Sat[], string, unknown[]]>([
    ['none', {}, two, '2026-12-02T23:59:59', ['may', round.closesAt]],
    ['of the round', { attemptsAllowed: 2 }, two, '2026-12-05T09:00:00', ['attempts_used', null]],
    [
      'of the day, gone at midnight',
      { attemptsPerDay: 2 },
      two,
      '2026-12-02T23:59:59',
      ['attempts_used_today', at('2026-12-03T00:00:00')],
    ],
    ['of the day, the next day', { attemptsPerDay: 2 }, two, '2026-12-03T00:00:00', ['may', round.closesAt]],
    [
      'of the week',
      { attemptsPerWeek: 2 },
      two,
      '2026-12-06T12:00:00',
      ['attempts_used_week', at('2026-12-07T00:00:00')],
    ],
    ['of the week, on Monday', { attemptsPerWeek: 2 }, two, '2026-12-07T00:00:00', ['may', round.closesAt]],
    [
      'of the week that ends with the round',
      { attemptsPerWeek: 1 },
      [sat('2026-12-08T09:00:00')],
      '2026-12-08T10:00:00',
      ['no_attempt_left', null],
    ],
    [
      'of the contest, whatever the series',
      { attemptsPerContest: 2 },
      [sat('2026-12-02T09:00:00'), sat('2026-11-02T09:00:00', { here: false, series: 'thang' })],
      '2026-12-05T09:00:00',
      ['attempts_used_contest', null],
    ],
    [
      'a pause after handing in',
      { coolDownMs: 1_800_000 },
      [sat('2026-12-02T09:00:00')],
      '2026-12-02T09:39:59',
      ['cool_down', at('2026-12-02T09:40:00')],
    ],
    [
      'a pause that is over',
      { coolDownMs: 1_800_000 },
      [sat('2026-12-02T09:00:00')],
      '2026-12-02T09:40:00',
      ['may', round.closesAt],
    ],
  ])('%s', (_, rules, sits, now, answer) => expect(asked(rules, sits, now)).toEqual(answer));

  it('of a day count other rounds of the series, but no other series and no trial', () => {
    const elsewhere = (changes: Partial<Sat>) => [sat('2026-12-02T09:00:00', { here: false, ...changes })];
    const now = '2026-12-02T12:00:00';
    const code = (sits: Sat[], rules: Partial<StartRules> = {}) =>
      asked({ attemptsPerDay: 1, ...rules }, sits, now)[0];
    expect(code(elsewhere({}))).toBe('attempts_used_today');
    expect(code(elsewhere({ series: 'thang' }))).toBe('may');
    expect(code(elsewhere({ trial: true }))).toBe('may');
    expect(code(elsewhere({}), { trial: true })).toBe('may');
    expect(code([sat('2026-12-02T09:00:00', { trial: true })], { trial: true })).toBe('attempts_used_today');
  });
});

describe('when a round is open', () => {
  const hours = { from: 8 * 60, until: 23 * 60 };
  it.each<[string, unknown[]]>([
    ['2026-12-01T07:59:59', ['round_not_open', at('2026-12-01T08:00:00')]],
    ['2026-12-01T08:00:00', ['may', at('2026-12-01T23:00:00')]],
    ['2026-12-01T22:59:59', ['may', at('2026-12-01T23:00:00')]],
    ['2026-12-01T23:00:00', ['outside_hours', at('2026-12-02T08:00:00')]],
    ['2026-12-13T23:30:00', ['round_closed', round.closesAt]],
  ])('daily hours at %s', (now, answer) => expect(asked({ dailyHours: hours }, [], now)).toEqual(answer));

  it('a limit of the day waits for the hour at which it opens again', () => {
    const answer = asked(
      { dailyHours: hours, attemptsPerDay: 1 },
      [sat('2026-12-02T09:00:00')],
      '2026-12-02T10:00:00',
    );
    expect(answer).toEqual(['attempts_used_today', at('2026-12-03T08:00:00')]);
  });

  it('until 24:00 is the whole evening, and a stretch never leaves the round', () => {
    const opening = { from: round.opensAt, until: at('2026-12-02T10:00:00') };
    expect(stretchAt(opening, { from: 480, until: 1440 }, at('2026-12-01T23:59:59'))?.until).toBe(
      at('2026-12-02T00:00:00'),
    );
    expect(stretchAt(opening, hours, at('2026-12-02T00:00:00'))).toEqual({
      from: at('2026-12-02T08:00:00'),
      until: opening.until,
    });
    expect(stretchAt(opening, hours, opening.until)).toBeNull();
  });

  it('divisions with days of their own, and those not in the round', () => {
    const windows = [
      { divisions: ['hoc-sinh'], opensAt: at('2026-12-05T08:00:00'), closesAt: at('2026-12-06T00:00:00') },
    ];
    const rules = { windows, divisions: ['hoc-sinh', 'nguoi-dan'] };
    const now = '2026-12-03T09:00:00';
    expect(asked(rules, [], now)).toEqual(['may', round.closesAt]);
    expect(asked(rules, [], now, 'hoc-sinh')).toEqual(['round_not_open', windows[0]!.opensAt]);
    expect(asked(rules, [], '2026-12-06T00:00:00', 'hoc-sinh')).toEqual([
      'round_closed',
      windows[0]!.closesAt,
    ]);
    expect(asked(rules, [], now, 'cbccvc')).toEqual(['division_not_in_round', null]);
    expect(openingOf(round, { divisions: [] }, 'x')).toBeNull();
  });
});
