import { momentOf } from '../rules-schema/moments.js';
import { awardsByDivision, divisionsIn } from '../rules/divisions.js';
import type { IndividualAward, RoundRule, Rulebook, SpecialAward } from '../rules/document.js';
import {
  type Book,
  codesOf,
  countedRounds,
  predictionOf,
  rankingOf,
  reportDivisions,
  reportRepeats,
  reportUnknown,
} from './book.js';
import { mostAttempts } from './deciding.js';

/** Individual awards, qualification and what is left. */
export function checkPrizes(book: Book): void {
  const { rules } = book;
  const { tiers, special } = rules.awards;
  reportRepeats(book, 'awards.tiers', codesOf(tiers), '.code');
  for (const [i, { code }] of special.entries()) {
    const taken = [...codesOf(tiers), ...codesOf(special.slice(0, i))].includes(code);
    if (taken) book.report('rule_duplicate', `awards.special[${i}].code`);
  }
  for (const [i, award] of tiers.entries()) checkTiers(book, award, `awards.tiers[${i}]`);
  for (const [i, award] of special.entries()) checkSpecial(book, award, `awards.special[${i}]`);
  checkCap(book);
  checkQualification(book);
  for (const [i, edge] of rules.scoreBands.entries()) {
    const before = rules.scoreBands[i - 1];
    if (before !== undefined && edge <= before) book.report('rulebook_bands_order', `scoreBands[${i}]`);
  }
}

function checkTiers(book: Book, award: IndividualAward, at: string): void {
  const { rules } = book;
  reportRepeats(book, `${at}.tiers`, codesOf(award.tiers), '.code');
  reportUnknown(book, `${at}.rounds`, award.rounds, codesOf(countedRounds(rules)), 'rounds');
  reportDivisions(book, `${at}.perDivision`, award.perDivision);
  reportDivisions(book, `${at}.divisions`, award.divisions);
  if (award.divisions.length > 0 && award.perDivision.length > 0)
    book.report('rulebook_award_divisions_twice', `${at}.divisions`);
  if (award.scope === 'overall' && rules.overall === null)
    book.report('rulebook_overall_missing', `${at}.scope`);
  if (award.chosen === 'by-rank') checkEquals(book, award, at);
}

/** Where the order itself ends with lots or a decision nobody is equal behind it, so the award cannot say otherwise. */
function checkEquals(book: Book, { scope, rounds, equals }: IndividualAward, at: string): void {
  const { rules } = book;
  const orders =
    scope === 'overall'
      ? [{ path: 'overall.ranking', ranking: rules.overall?.ranking ?? [] }]
      : rules.rounds.flatMap((round, i) => {
          const meant = round.kind !== 'trial' && (rounds.length === 0 || rounds.includes(round.code));
          const path = round.ranking ? `rounds[${i}].ranking` : 'ranking';
          return meant ? [{ path, ranking: rankingOf(rules, round) }] : [];
        });
  for (const { path, ranking } of orders) {
    const by = ranking.at(-1)?.by;
    if ((by === 'draw' || by === 'decision') && by !== equals) {
      book.report('rulebook_equals_against_order', `${at}.equals`, { by, path }, [path, 'rounds']);
      return;
    }
  }
}

function checkSpecial(book: Book, award: SpecialAward, at: string): void {
  const { rules } = book;
  const { kind, scope } = award;
  reportUnknown(book, `${at}.rounds`, award.rounds, codesOf(countedRounds(rules)), 'rounds');
  reportDivisions(book, `${at}.divisions`, award.divisions);
  // Whatever its kind: people of the whole contest stand together in the overall standing only.
  if (scope === 'overall' && rules.overall === null) book.report('rulebook_overall_missing', `${at}.scope`);
  const rounds = countedRounds(rules).filter((round) => isGivenIn(award, round) || scope === 'overall');
  if (kind === 'nearest-prediction' && rounds.every((round) => predictionOf(rules, round) === null)) {
    book.report('rulebook_award_needs_prediction', `${at}.kind`, undefined, ['rounds']);
  }
  const single = rounds.every((round) => mostAttempts(round.attempts ?? rules.attempts) === 1);
  if (kind === 'most-attempts' && single && (scope === 'round' || rounds.length === 1)) {
    book.report('rulebook_award_needs_attempts', `${at}.kind`, undefined, ['rounds', 'attempts']);
  }
}

/** How many individual awards a round gives at most. */
export function awardsOfRound(rules: Rulebook, round: RoundRule): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const { tiers, special } = awardsByDivision(rules);
  const sitting = divisionsIn(rules, round.divisions);
  const sit = (code: string) => sitting.length === 0 || sitting.includes(code);
  const reaches = ({ divisions }: Pick<SpecialAward, 'divisions'>) =>
    divisions.length === 0 || divisions.some(sit);
  const sets = tiers
    .filter((award) => isGivenIn(award, round) && reaches(award))
    .map((award) => {
      const times = award.perDivision.length === 0 ? 1 : award.perDivision.filter(sit).length;
      return sum(award.tiers.map(({ count }) => count)) * times;
    });
  const others = special.filter((award) => isGivenIn(award, round) && reaches(award));
  return sum(sets) + sum(others.map(({ count }) => count));
}

const isGivenIn = ({ scope, rounds }: Pick<SpecialAward, 'scope' | 'rounds'>, { code }: RoundRule): boolean =>
  scope === 'round' && (rounds.length === 0 || rounds.includes(code));

function checkCap(book: Book): void {
  const { rules } = book;
  const cap = rules.awards.maxPercentOfEntrants;
  if (cap === null) return;
  const awards = Math.max(0, ...countedRounds(rules).map((round) => awardsOfRound(rules, round)));
  const needed = Math.ceil((awards * 100) / cap);
  const expected = rules.entry.expectedEntrants;
  const at = 'awards.maxPercentOfEntrants';
  const params = { awards, cap, needed };
  const needs = ['awards', 'rounds', 'divisions', 'blocks'];
  if (expected === null) book.report('rulebook_risk_cap_unknown', at, params, needs);
  else if (needed > expected) book.report('rulebook_awards_over_cap', at, { ...params, expected }, needs);
}

function checkQualification(book: Book): void {
  const { rounds, qualification, overall } = book.rules;
  const known = overall === null ? codesOf(rounds) : [...codesOf(rounds), 'overall'];
  const position = (code: string) => rounds.find((round) => round.code === code);
  for (const [i, { from, to }] of qualification.entries()) {
    const at = `qualification[${i}]`;
    reportUnknown(book, `${at}.from`, from, known, 'rounds');
    const target = position(to);
    if (!target) {
      book.report('rulebook_unknown_reference', `${at}.to`, { code: to, listed: 'rounds' }, ['rounds']);
      continue;
    }
    for (const [k, code] of from.entries()) {
      if (position(code)?.kind === 'trial') book.report('rulebook_qualifies_from_trial', `${at}.from[${k}]`);
      // Going only to rounds that open after the source has closed, no chain can come back to itself.
      const opens = momentOf(target.opensAt) ?? Infinity;
      const late = sourcesOf(book.rules, code).find(({ closesAt }) => (momentOf(closesAt) ?? 0) > opens);
      if (late)
        book.report(
          'rulebook_qualifies_backwards',
          `${at}.from[${k}]`,
          { from: late.name, to: target.name },
          ['rounds'],
        );
    }
  }
}

/** Rounds that somebody's place in a standing follows from: one, or all that the overall standing counts. */
function sourcesOf({ rounds, overall }: Rulebook, code: string): RoundRule[] {
  if (code !== 'overall' || overall === null) return rounds.filter((round) => round.code === code);
  return rounds.filter(({ kind, code: own }) =>
    overall.rounds.length === 0 ? kind !== 'trial' : overall.rounds.includes(own),
  );
}
