import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoundRules, TieBreak } from '../rulebook.js';
import { momentOf, momentText } from '../rules-schema/moments.js';
import { checkRulebook } from '../rules-check/check.js';
import { compileRound } from '../rules-check/compile.js';
import { liftRulebook, type PlainRound } from './lift.js';

const opensAt = /* 1 December 2026, 08:30:07 in Vietnam */ 1_796_088_607_000;
const HOUR = 3_600_000;

const rules = fc
  .record({
    prediction: fc.constantFrom<RoundRules['prediction']>(
      null,
      { target: 'perfect-contestants' },
      { target: 'entrants' },
    ),
    rest: fc.shuffledSubarray<TieBreak>(['prediction-error', 'duration'], { minLength: 0 }),
    pointsMilli: fc.integer({ min: 1, max: 10_000 }),
    attemptsAllowed: fc.integer({ min: 2, max: 100 }),
    counts: fc.constantFrom<RoundRules['counts']>('best', 'first', 'last'),
    shuffleQuestions: fc.boolean(),
    shuffleChoices: fc.boolean(),
    minutes: fc.integer({ min: 1, max: 1440 }),
  })
  .map(({ rest, minutes, ...own }): RoundRules => ({
    ...own,
    durationMs: minutes * 60_000,
    graceMs: 5000,
    blueprint: [
      { topic: 'cchc', difficulty: 'nhan-biet', count: 3 },
      { topic: 'dvctt', difficulty: 'van-dung', count: 2 },
    ],
    tieBreaks: [
      'score',
      ...rest.filter((by) => by !== 'prediction-error' || own.prediction !== null),
      'submitted-at',
    ],
  }));

const lift = (all: RoundRules[]) =>
  liftRulebook({
    title: 'Tìm hiểu cải cách hành chính',
    organizer: 'Sở Nội vụ',
    divisions: [{ code: 'nguoi-dan', name: 'Người dân', nameEn: 'Residents', place: 'unit' }],
    rounds: all.map((own, i): PlainRound => ({
      number: i + 1,
      name: `Đợt ${i + 1}`,
      rules: own,
      opensAt: opensAt + i * HOUR,
      frozenAt: i === 0 ? null : opensAt + (i + 1) * HOUR,
      closesAt: opensAt + (i + 2) * HOUR,
    })),
  });

describe('a plain contest as a rulebook', () => {
  it('is legal, and its rounds compile to the rules they came from', () => {
    fc.assert(
      fc.property(fc.array(rules, { minLength: 1, maxLength: 3 }), (all) => {
        const book = lift(all);
        expect(checkRulebook(book).problems).toEqual([]);
        for (const [i, own] of all.entries()) {
          const compiled = compileRound(book, `dot-${i + 1}`);
          expect(compiled?.rules).toMatchObject(own);
          expect(compiled?.times).toEqual({
            opensAt: opensAt + i * HOUR,
            frozenAt: i === 0 ? null : opensAt + (i + 1) * HOUR,
            closesAt: opensAt + (i + 2) * HOUR,
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes any moment so that reading it gives the second back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (at) => {
        expect(momentOf(momentText(at))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
    expect(momentText(1_835_370_059_999)).toBe('2028-02-29 00:00:59');
  });
});
