import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AskedBody } from './kind/kind.js';
import type { EntryKind, LogEntry } from './response.js';
import { checkAnswer, checkPrediction, MAX_PREDICTION, replay } from './response.js';

type Row = [kind: EntryKind, slot?: number | null, value?: unknown];

/** A log from its rows; row n is received at 1000 + n. */
const log = (...rows: Row[]): LogEntry[] =>
  rows.map(([kind, slot = null, value = null], i) => ({ n: i + 1, kind, slot, value, receivedAt: 1001 + i }));

/** The replay in short: answers as an object. */
const short = (...rows: Row[]) => {
  const { answers, ...rest } = replay(log(...rows));
  return { answers: Object.fromEntries(answers), ...rest };
};

const untouched = { answers: {}, prediction: null, endedAt: null, endedBy: null, voided: false };

describe('replay', () => {
  test('nothing in the log, nothing answered', () => {
    expect(short()).toEqual(untouched);
  });

  test('the last row of a slot counts', () => {
    expect(short(['answer', 1, ['a']], ['answer', 2, ['x', 'y']], ['answer', 1, ['b']]).answers).toEqual({
      1: ['b'],
      2: ['x', 'y'],
    });
  });

  test('an answer without choices clears the slot', () => {
    expect(short(['answer', 1, ['a']], ['answer', 1, []])).toEqual(untouched);
  });

  test('the last prediction counts, and can be taken back', () => {
    expect(short(['prediction', null, 700], ['prediction', null, 800]).prediction).toBe(800);
    expect(short(['prediction', null, 0]).prediction).toBe(0);
    expect(short(['prediction', null, 700], ['prediction', null, null]).prediction).toBeNull();
  });

  test('submit ends the attempt; what is logged after it changes nothing', () => {
    expect(
      short(
        ['answer', 1, ['a']],
        ['submit'],
        ['answer', 1, ['b']],
        ['prediction', null, 5],
        ['timeout'],
        ['submit'],
      ),
    ).toEqual({
      answers: { 1: ['a'] },
      prediction: null,
      endedAt: 1002,
      endedBy: 'submit',
      voided: false,
    });
  });

  test('so does running out of time', () => {
    expect(short(['answer', 1, ['a']], ['timeout'], ['submit'])).toMatchObject({
      endedAt: 1002,
      endedBy: 'timeout',
    });
  });

  test('a takeover by another device keeps everything', () => {
    expect(short(['answer', 1, ['a']], ['takeover'], ['answer', 2, ['b']]).answers).toEqual({
      1: ['a'],
      2: ['b'],
    });
  });

  test('a void strikes out one answer, also after the end', () => {
    expect(short(['answer', 1, ['a']], ['answer', 2, ['b']], ['submit'], ['void', 1])).toMatchObject({
      answers: { 2: ['b'] },
      endedBy: 'submit',
      voided: false,
    });
  });

  test('a void without a slot strikes out the attempt and leaves its log readable', () => {
    expect(short(['answer', 1, ['a']], ['submit'], ['void'])).toMatchObject({
      answers: { 1: ['a'] },
      voided: true,
    });
  });

  test.each<[string, Row]>([
    ['an answer that is text', ['answer', 1, 'a']],
    ['an answer of numbers', ['answer', 1, [1]]],
    ['an answer to no slot', ['answer', null, ['a']]],
    ['a prediction in words', ['prediction', null, 'many']],
  ])('refuses to skip what it cannot read: %s', (_, row) => {
    expect(() => replay(log(['takeover'], row))).toThrow(
      expect.objectContaining({ code: 'log_unreadable', params: { n: 2 } }),
    );
  });

  test('the order in which rows are fetched does not matter', () => {
    const kinds = fc.constantFrom<EntryKind>('answer', 'answer', 'answer', 'submit', 'takeover', 'void');
    const row = fc.tuple(kinds, fc.integer({ min: 1, max: 3 }), fc.subarray(['a', 'b', 'c']));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }).chain((rows) => {
          const entries = log(...rows);
          return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
        }),
        ([entries, mixed]) => {
          expect(replay(mixed)).toEqual(replay(entries));
        },
      ),
    );
  });
});

describe('checkAnswer', () => {
  const paper = [
    { questionId: 'one', choiceIds: ['a', 'b', 'c'] },
    { questionId: 'many', choiceIds: ['d', 'e', 'f'] },
    { questionId: 'tf', choiceIds: ['true', 'false'] },
  ];
  const choices = (ids: string) => ids.split(' ').map((id) => ({ id, text: id, picture: null }));
  const kinds = new Map<string, AskedBody>([
    ['one', { kind: 'single', choices: choices('a b c'), fixedOrder: false }],
    ['many', { kind: 'multiple', choices: choices('d e f'), fixedOrder: false }],
    ['tf', { kind: 'true-false', choices: choices('true false'), fixedOrder: true }],
  ]);
  const check = (slot: number, choices: string[]) => (): void => checkAnswer(paper, kinds, slot, choices);

  test.each<[string, number, string[]]>([
    ['one choice', 1, ['b']],
    ['nothing, to clear the slot', 1, []],
    ['several', 2, ['d', 'f']],
    ['all', 2, ['d', 'e', 'f']],
    ['true or false', 3, ['false']],
  ])('takes %s', (_, slot, choices) => {
    expect(check(slot, choices)).not.toThrow();
  });

  test.each<[string, number, string[], string, string]>([
    ['slot 0', 0, ['a'], 'slot_not_in_paper', 'slot'],
    ['a slot behind the last', 4, ['a'], 'slot_not_in_paper', 'slot'],
    ['half a slot', 1.5, ['a'], 'slot_not_in_paper', 'slot'],
    ['no slot at all', Number.NaN, [], 'slot_not_in_paper', 'slot'],
    ['two choices where one is right', 1, ['a', 'b'], 'too_many_choices', 'choices'],
    ['both true and false', 3, ['true', 'false'], 'too_many_choices', 'choices'],
    ['more choices than there are', 2, ['d', 'e', 'f', 'd'], 'too_many_choices', 'choices'],
    ['a choice twice', 2, ['d', 'd'], 'duplicate_choice', 'choices'],
    ['a choice of another question', 1, ['d'], 'choice_not_in_question', 'choices'],
  ])('refuses %s', (_, slot, choices, code, field) => {
    expect(check(slot, choices)).toThrow(expect.objectContaining({ code, field }));
  });

  test('does not guess the kind of a question it was not told', () => {
    expect(() => checkAnswer(paper, new Map(), 1, ['a'])).toThrow('nothing is known of question one');
  });
});

describe('checkPrediction', () => {
  const asked = { target: 'entrants' } as const;

  test.each([0, 1, MAX_PREDICTION, null])('takes %s', (guess) => {
    expect(() => checkPrediction(asked, guess)).not.toThrow();
  });

  test.each([-1, 0.5, MAX_PREDICTION + 1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (guess) => {
    expect(() => checkPrediction(asked, guess)).toThrow(
      expect.objectContaining({ code: 'prediction_invalid', field: 'prediction' }),
    );
  });

  test('a percentage has so many places as asked for, and no more than a hundred', () => {
    const percent = { target: 'perfect-percent', decimals: 2 } as const;
    for (const guess of [0, 0.1, 87.65, 100]) expect(() => checkPrediction(percent, guess)).not.toThrow();
    for (const guess of [87.654, 100.01, -0.5, 1e-7])
      expect(() => checkPrediction(percent, guess)).toThrow(
        expect.objectContaining({ code: 'prediction_not_decimal' }),
      );
    expect(() => checkPrediction({ target: 'perfect-percent' }, 101)).toThrow(
      expect.objectContaining({ code: 'prediction_invalid' }),
    );
  });

  test('refuses any where the round asks for none', () => {
    expect(() => checkPrediction(null, 5)).toThrow(expect.objectContaining({ code: 'no_prediction' }));
  });
});
