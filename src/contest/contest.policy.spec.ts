import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoundRules } from '../core/rulebook.js';
import { audienceOf, checkedRound, type RoundDraft, roundProblems, shortages } from './contest.policy.js';

const now = Date.parse('2026-11-24T00:00:00Z');
const rules: RoundRules = {
  durationMs: 1_200_000,
  graceMs: 5_000,
  attemptsAllowed: 1,
  counts: 'first',
  blueprint: [{ topic: 'x', difficulty: 'nhan-biet', count: 3 }],
  pointsMilli: 1000,
  shuffleQuestions: true,
  shuffleChoices: true,
  prediction: null,
  tieBreaks: ['score', 'duration', 'submitted-at'],
};
const draft: RoundDraft = {
  opensAt: '2026-12-01T08:00:00+07:00',
  frozenAt: null,
  closesAt: '2026-12-15T17:00:00+07:00',
  rules,
};
const codes = (changes: Partial<Record<keyof RoundDraft, unknown>>) =>
  roundProblems({ ...draft, ...changes }, now).map(({ field, code }) => `${field} ${code}`);

describe('roundProblems', () => {
  it('finds nothing in a good round, whose moments are then dates', () => {
    expect(codes({})).toEqual([]);
    expect(checkedRound(draft)).toEqual({
      opensAt: new Date('2026-12-01T01:00:00Z'),
      frozenAt: null,
      closesAt: new Date('2026-12-15T10:00:00Z'),
      rules,
    });
  });

  it.each<[string, Partial<Record<keyof RoundDraft, unknown>>, string[]]>([
    ['no time', { opensAt: undefined }, ['opensAt rule_missing']],
    ['a time without offset', { opensAt: '2026-12-01T08:00' }, ['opensAt time_invalid']],
    ['30 February', { opensAt: '2026-02-30T08:00:00Z' }, ['opensAt time_invalid']],
    ['a number', { closesAt: 1_800_000_000_000 }, ['closesAt time_invalid']],
    ['hour 25', { closesAt: '2026-12-15T25:00:00Z' }, ['closesAt time_invalid']],
    ['closing before opening', { closesAt: '2026-11-30T00:00:00Z' }, ['closesAt closes_before_opening']],
    [
      'a round that is over',
      { opensAt: '2026-01-01T00:00:00Z', closesAt: '2026-02-01T00:00:00Z' },
      ['closesAt round_in_past'],
    ],
    ['a freeze outside', { frozenAt: '2026-12-15T17:00:00+07:00' }, ['frozenAt freeze_outside_round']],
    ['no rules', { rules: undefined }, ['rules rule_not_object']],
    ['rules as a text', { rules: 'x' }, ['rules rule_not_object']],
    ['a time among the rules', { rules: { ...rules, opensAt: 5 } }, ['rules.opensAt rule_unknown_field']],
  ])('%s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it('tells everything at once, by the fields of the request', () => {
    const wrong = {
      ...rules,
      durationMs: 'long',
      blueprint: [{ topic: 'x', difficulty: 'kho', count: 0 }],
      tieBreaks: ['prediction-error'],
      bonus: 1,
    };
    expect(codes({ opensAt: 'soon', rules: wrong })).toEqual([
      'rules.bonus rule_unknown_field',
      'rules.durationMs rule_not_integer',
      'rules.blueprint[0].difficulty rule_unknown_value',
      'rules.blueprint[0].count rule_out_of_range',
      'rules.tieBreaks[0] tie_break_needs_prediction',
      'rules.tieBreaks tie_break_score_missing',
      'rules.tieBreaks[0] tie_break_last_cannot_separate',
      'opensAt time_invalid',
    ]);
  });

  it('takes any JSON', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.jsonValue(),
        fc.jsonValue(),
        fc.jsonValue(),
        (opensAt, frozenAt, closesAt, any) => {
          expect(roundProblems({ opensAt, frozenAt, closesAt, rules: any }, now).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('the bank for a division', () => {
  it.each([
    ['nguoi-dan', 'organization', 'nguoi-dan'],
    ['cbccvc', 'unit', 'cbccvc'],
    ['hoc-sinh', 'unit', 'nguoi-dan'],
    ['doanh-nghiep', 'organization', 'cbccvc'],
  ] as const)('%s at a %s is asked as %s', (code, place, audience) => {
    expect(audienceOf({ code, place })).toBe(audience);
  });

  it('says which line is short, of what and for whom', () => {
    expect(
      shortages(rules, { nameVi: 'Người dân' }, [{ topic: 'x', difficulty: 'nhan-biet', count: 2 }]),
    ).toEqual([
      {
        field: 'rules.blueprint[0].count',
        code: 'bank_short_for_division',
        params: { topic: 'x', difficulty: 'nhan-biet', needed: 3, available: 2, division: 'Người dân' },
      },
    ]);
  });
});
