import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coreCodes } from './errors.js';
import type { RoundRules } from './rulebook.js';
import { checkBlueprintAgainstBank, checkRound, difficulties } from './rulebook.js';

const MINUTE = 60_000;
const good = {
  durationMs: 20 * MINUTE,
  graceMs: 30_000,
  attemptsAllowed: 3,
  counts: 'best',
  blueprint: [
    { topic: 'ho-tich', difficulty: 'nhan-biet', count: 6 },
    { topic: 'ho-tich', difficulty: 'van-dung', count: 4 },
    { topic: 'dat-dai', difficulty: 'nhan-biet', count: 10 },
  ],
  pointsMilli: 1000,
  shuffleQuestions: true,
  shuffleChoices: true,
  prediction: { target: 'perfect-contestants' },
  tieBreaks: ['score', 'prediction-error', 'duration', 'submitted-at'],
  opensAt: 1_790_000_000_000,
  frozenAt: 1_790_000_500_000,
  closesAt: 1_790_000_600_000,
};

/** `code at path` for each problem of the good round with some parts exchanged. */
const found = (change: Record<string, unknown>): string[] =>
  checkRound({ ...good, ...change }).map(({ code, path }) => `${code} at ${path}`);

const line = (topic: string, count: unknown = 1): unknown => ({ topic, difficulty: 'nhan-biet', count });

describe('a round that is in order', () => {
  test.each<[string, Record<string, unknown>]>([
    ['as it stands', {}],
    ['without a freeze', { frozenAt: null }],
    ['with the freeze left out', { frozenAt: undefined }],
    ['with the times of its life so far', { publishedAt: null, thawedAt: null, finalizedAt: null }],
    ['one attempt, the first counts', { attemptsAllowed: 1, counts: 'first' }],
    ['first of several attempts', { counts: 'first' }],
    ['no prediction', { prediction: null, tieBreaks: ['score', 'duration'] }],
    ['a prediction with a prize of its own, breaking no tie', { tieBreaks: ['score', 'submitted-at'] }],
    ['prediction before score', { tieBreaks: ['prediction-error', 'score', 'duration'] }],
    ['shortest', { durationMs: MINUTE, graceMs: 0 }],
    ['longest', { durationMs: 24 * 60 * MINUTE, graceMs: 120_000, attemptsAllowed: 100 }],
    ['200 questions', { blueprint: [line('a', 150), line('b', 50)] }],
  ])('%s', (_, change) => {
    expect(found(change)).toEqual([]);
  });
});

describe('what is wrong with', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['59 seconds', { durationMs: MINUTE - 1 }, ['rule_out_of_range at durationMs']],
    ['more than a day', { durationMs: 24 * 60 * MINUTE + 1 }, ['rule_out_of_range at durationMs']],
    ['a duration in words', { durationMs: '20 minutes' }, ['rule_not_integer at durationMs']],
    ['half a millisecond', { durationMs: 60_000.5 }, ['rule_not_integer at durationMs']],
    ['no duration', { durationMs: undefined }, ['rule_missing at durationMs']],
    ['121 s of grace', { graceMs: 120_001 }, ['rule_out_of_range at graceMs']],
    ['negative grace', { graceMs: -1 }, ['rule_out_of_range at graceMs']],
    ['no attempt', { attemptsAllowed: 0 }, ['rule_out_of_range at attemptsAllowed']],
    ['101 attempts', { attemptsAllowed: 101 }, ['rule_out_of_range at attemptsAllowed']],
    ['best of one', { attemptsAllowed: 1 }, ['counts_needs_attempts at counts']],
    ['last of one', { attemptsAllowed: 1, counts: 'last' }, ['counts_needs_attempts at counts']],
    ['average of attempts', { counts: 'average' }, ['rule_unknown_value at counts']],
    ['worthless questions', { pointsMilli: 0 }, ['rule_out_of_range at pointsMilli']],
    ['a score beyond 32 bits', { pointsMilli: 1_000_001 }, ['rule_out_of_range at pointsMilli']],
    ['yes in words', { shuffleChoices: 'yes' }, ['rule_not_boolean at shuffleChoices']],
    ['a misspelt field', { tieBreak: [] }, ['rule_unknown_field at tieBreak']],
  ])('%s', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });

  test.each<[string, unknown, string[]]>([
    ['no line', [], ['rule_empty_list at blueprint']],
    ['no list', { topic: 'ho-tich' }, ['rule_not_list at blueprint']],
    ['201 questions', [line('a', 101), line('b', 100)], ['blueprint_too_large at blueprint']],
    ['201 lines', Array(201).fill(line('a')), ['rule_list_too_long at blueprint']],
    ['the same line twice', [line('a'), line('b'), line('a')], ['rule_duplicate at blueprint[2]']],
    ['a number as line', [line('a'), 7], ['rule_not_object at blueprint[1]']],
    ['no question in a line', [line('a'), line('b', 0)], ['rule_out_of_range at blueprint[1].count']],
    ['an empty topic', [line(' ')], ['rule_not_text at blueprint[0].topic']],
    ['an endless topic', [line('a'.repeat(101))], ['rule_out_of_range at blueprint[0].topic']],
    [
      'an unknown difficulty',
      [{ topic: 'a', difficulty: 'easy', count: 1 }],
      ['rule_unknown_value at blueprint[0].difficulty'],
    ],
    [
      'a line of nothing',
      [{ points: 2 }],
      [
        'rule_unknown_field at blueprint[0].points',
        'rule_missing at blueprint[0].topic',
        'rule_missing at blueprint[0].difficulty',
        'rule_missing at blueprint[0].count',
      ],
    ],
  ])('a blueprint with %s', (_, blueprint, problems) => {
    expect(found({ blueprint })).toEqual(problems);
  });

  test.each<[string, unknown, string[]]>([
    ['none', [], ['rule_empty_list at tieBreaks']],
    ['an unknown one', ['score', 'luck', 'duration'], ['rule_unknown_value at tieBreaks[1]']],
    ['a number', ['score', 3, 'duration'], ['rule_unknown_value at tieBreaks[1]']],
    [
      'one twice',
      ['score', 'duration', 'score', 'duration'],
      ['rule_duplicate at tieBreaks[2]', 'rule_duplicate at tieBreaks[3]'],
    ],
    ['no score', ['duration'], ['tie_break_score_missing at tieBreaks']],
    ['score alone', ['score'], ['tie_break_last_cannot_separate at tieBreaks[0]']],
    [
      'the prediction last',
      ['score', 'prediction-error'],
      ['tie_break_last_cannot_separate at tieBreaks[1]'],
    ],
  ])('tie-breaks with %s', (_, tieBreaks, problems) => {
    expect(found({ tieBreaks })).toEqual(problems);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['its error without asking it', { prediction: null }, ['tie_break_needs_prediction at tieBreaks[1]']],
    ['an unknown target', { prediction: { target: 'weather' } }, ['rule_unknown_value at prediction.target']],
    ['no target', { prediction: {} }, ['rule_missing at prediction.target']],
    [
      'nothing said',
      { prediction: undefined, tieBreaks: ['score', 'duration'] },
      ['rule_missing at prediction'],
    ],
    ['a list', { prediction: [], tieBreaks: ['score', 'duration'] }, ['rule_not_object at prediction']],
  ])('a prediction: %s', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['closing at opening', { closesAt: good.opensAt }, ['closes_before_opening at closesAt']],
    ['a freeze at opening', { frozenAt: good.opensAt }, ['freeze_outside_round at frozenAt']],
    ['a freeze at closing', { frozenAt: good.closesAt }, ['freeze_outside_round at frozenAt']],
    ['a date in words', { opensAt: '2026-12-01' }, ['rule_not_integer at opensAt']],
    ['no closing', { closesAt: undefined }, ['rule_missing at closesAt']],
    ['the year 10000', { closesAt: 253_402_300_800_000 }, ['rule_out_of_range at closesAt']],
  ])('times with %s', (_, change, problems) => {
    expect(found(change)).toEqual(problems);
  });
});

test('everything wrong is told at once, each with its place', () => {
  const problems = found({
    durationMs: 1,
    counts: 'sum',
    blueprint: [line('a', -1)],
    tieBreaks: ['luck'],
    opensAt: null,
  });
  expect(problems).toEqual([
    'rule_out_of_range at durationMs',
    'rule_unknown_value at counts',
    'rule_out_of_range at blueprint[0].count',
    'rule_unknown_value at tieBreaks[0]',
    'tie_break_score_missing at tieBreaks',
    'tie_break_last_cannot_separate at tieBreaks[0]',
    'rule_not_integer at opensAt',
  ]);
});

describe('any JSON', () => {
  test.each([null, 7, 'rules', true, [], [good]])('%j is not a round', (input) => {
    expect(checkRound(input)).toEqual([{ code: 'rule_not_object', path: '' }]);
  });

  test('never throws and never passes by chance', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const problems = checkRound(input);
        expect(problems.length).toBeGreaterThan(0);
        for (const { code } of problems) expect(coreCodes).toContain(code);
      }),
    );
  });

  test('one part exchanged for anything never throws, and what passes is a rulebook', () => {
    const field = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        const changed: unknown = { ...good, [name]: value };
        if (checkRound(changed).length > 0) return;
        const rules = changed as RoundRules;
        expect(Number.isInteger(rules.durationMs + rules.graceMs + (rules.attemptsAllowed ?? 0))).toBe(true);
        expect(rules.blueprint.every(({ difficulty }) => difficulties.includes(difficulty))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a prototype hidden in the text is a strange field, nothing more', () => {
    const input: unknown = JSON.parse(JSON.stringify(good).replace('{', '{"__proto__":{"a":1},'));
    expect(checkRound(input)).toEqual([{ code: 'rule_unknown_field', path: '__proto__' }]);
  });
});

describe('checkBlueprintAgainstBank', () => {
  const needs = (topic: string, count: number) => ({ topic, difficulty: 'nhan-biet' as const, count });

  test('passes when each line finds its questions, given in parts or not', () => {
    expect(checkBlueprintAgainstBank([needs('a', 5)], [needs('a', 3), needs('a', 2)])).toEqual([]);
  });

  test('names each line that is short, and by how much', () => {
    const problems = checkBlueprintAgainstBank(
      [needs('a', 2), needs('b', 4), needs('c', 1)],
      [needs('a', 2), needs('b', 3), { ...needs('c', 9), difficulty: 'van-dung' }],
    );
    expect(
      problems.map(({ code, path, params }) => [code, path, params?.['needed'], params?.['available']]),
    ).toEqual([
      ['bank_too_small', 'blueprint[1].count', 4, 3],
      ['bank_too_small', 'blueprint[2].count', 1, 0],
    ]);
  });

  test('does not give the same question to two lines', () => {
    const problems = checkBlueprintAgainstBank([needs('a', 2), needs('a', 2)], [needs('a', 3)]);
    expect(problems.map(({ path }) => path)).toEqual(['blueprint[1].count']);
  });
});
