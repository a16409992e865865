import { describe, expect, test } from '@jest/globals';
import { madeRules } from '../../../test/support/rulebooks.js';
import { checkRulebook } from '../rules-check/check.js';
import type { Phase } from '../phase.js';
import type { Moment } from '../rules/document.js';
import { isShown, publicationOf, standingsHeldBack } from './moments.js';

const phases: Phase[] = ['draft', 'upcoming', 'open', 'frozen', 'closed', 'provisional', 'official'];

describe('what a moment shows, phase by phase', () => {
  test.each<[Moment, string]>([
    ['at-once', 'upcoming open frozen closed provisional official'],
    ['after-closing', 'closed provisional official'],
    ['after-finalising', 'official'],
    ['never', ''],
  ])('%s: %s', (moment, shown) => {
    expect(phases.filter((phase) => isShown(moment, phase)).join(' ')).toBe(shown);
  });

  test.each<[Moment, Phase, string | null]>([
    ['at-once', 'open', null],
    ['after-closing', 'frozen', 'withheld_standings_until_closing'],
    ['after-closing', 'closed', null],
    ['after-finalising', 'open', 'withheld_standings_until_official'],
    ['after-finalising', 'provisional', 'withheld_standings_until_official'],
    ['after-finalising', 'official', null],
    ['never', 'official', 'withheld_standings_never'],
  ])('standings %s, %s: %s', (moment, phase, code) => {
    expect(standingsHeldBack(moment, phase)).toBe(code);
  });
});

describe('the moments that are kept', () => {
  test('without a rulebook they are the document’s defaults', () => {
    expect(madeRules().publication).toMatchObject(publicationOf(null));
  });

  test('neither keys nor standings come before the score', () => {
    const names = 'by-consent';
    expect(
      publicationOf({
        score: 'after-finalising',
        explanations: 'after-closing',
        standings: 'at-once',
        names,
      }),
    ).toEqual({
      score: 'after-finalising',
      explanations: 'after-finalising',
      standings: 'after-finalising',
      names,
    });
    const apart = { score: 'at-once', explanations: 'never', standings: 'after-closing', names } as const;
    expect(publicationOf(apart)).toEqual(apart);
  });
});

describe('contradictions are refused', () => {
  const refused = (publication: object, frozenAt: string | null = null) => {
    const [round] = madeRules().rounds;
    const { problems } = checkRulebook(madeRules({ publication, rounds: [{ ...round, frozenAt }] }));
    return problems.map(({ path, code }) => `${path} ${code}`);
  };

  test.each<[string, object, string[]]>([
    [
      'answers and standings tell a score before its moment',
      { score: 'after-finalising', explanations: 'after-closing', standings: 'after-closing' },
      [
        'publication.explanations rulebook_explanations_before_score',
        'publication.standings rulebook_standings_before_score',
      ],
    ],
    [
      'no score, but everybody’s rank by it',
      { score: 'never', explanations: 'never' },
      ['publication.standings rulebook_standings_before_score'],
    ],
    ['each later than the score', { explanations: 'never', standings: 'after-finalising' }, []],
  ])('%s', (_, publication, expected) => {
    expect(refused(publication)).toEqual(expected);
  });

  test('a freeze of what is not shown', () => {
    const frozenAt = '2026-12-01 20:00';
    expect(refused({ standings: 'at-once' }, frozenAt)).toEqual([]);
    expect(refused({ standings: 'after-closing' }, frozenAt)).toEqual([
      'rounds[0].frozenAt rulebook_freeze_without_live_board',
    ]);
  });
});
