import { momentOf } from '../rules-schema/moments.js';
import type { RoundRule, Rulebook } from '../rules/document.js';
import { amendPrizes } from './amend-prizes.js';
import { type Amending, type AmendmentProblem, same } from './amending.js';

export type RoundState = 'upcoming' | 'open' | 'closed';

/**
 * What an amendment may not change because people have made attempts under the rules before it. Before the first
 * round opens everything may change. Then, for every round that has opened: its paper, attempts, prediction and
 * ranking stay; an open round may only close later; divisions and who may win stay; prizes may only become more,
 * a minimum score only lower; time for registering and for appeals only longer. Rounds that have not opened,
 * texts, what is published and when stay free.
 * @param before and after checked documents with their defaults
 * @param stateOf of a round of `before`, by its code
 */
export function checkAmendment(
  before: Rulebook,
  after: Rulebook,
  stateOf: (code: string) => RoundState,
): AmendmentProblem[] {
  const problems: AmendmentProblem[] = [];
  const begun = before.rounds.filter(({ code }) => stateOf(code) !== 'upcoming');
  if (begun.length === 0) return problems;
  const amending: Amending = {
    before,
    after,
    opened: new Map(begun.map(({ code, name }) => [code, name])),
    report: (code, path, params) => {
      if (problems.every((each) => each.path !== path))
        problems.push(params ? { code, path, params } : { code, path });
    },
  };
  for (const round of begun) amendRound(amending, round, stateOf(round.code) === 'closed');
  amendPeople(amending);
  amendPrizes(amending);
  amendAppeals(amending);
  return problems;
}

const keptOfRound = [
  'kind',
  'series',
  'opensAt',
  'dailyHours',
  'windows',
  'lateStart',
  'divisions',
  'onStage',
  'stagePoints',
] as const satisfies (keyof RoundRule)[];

function amendRound({ before, after, report }: Amending, old: RoundRule, closed: boolean): void {
  const { name: round } = old;
  const index = after.rounds.findIndex(({ code }) => code === old.code);
  const now = after.rounds[index];
  if (!now) {
    report('rulebook_amend_gone', 'rounds', { name: round });
    return;
  }
  const at = `rounds[${index}]`;
  for (const field of keptOfRound)
    if (!same(old[field], now[field])) report('rulebook_amend_fixed', `${at}.${field}`, { round });
  const longer = (momentOf(now.closesAt) ?? 0) - (momentOf(old.closesAt) ?? 0);
  if (longer !== 0 && closed) report('rulebook_amend_fixed', `${at}.closesAt`, { round });
  else if (longer < 0) report('rulebook_amend_only_later', `${at}.closesAt`);
  if (closed && old.frozenAt !== now.frozenAt) report('rulebook_amend_fixed', `${at}.frozenAt`, { round });
  const paper = (rules: Rulebook, wanted: RoundRule) =>
    rules.papers.find(({ code }) => code === wanted.paper) ?? null;
  if (!same(paper(before, old), paper(after, now))) {
    const place =
      old.paper === now.paper
        ? `papers[${after.papers.findIndex(({ code }) => code === now.paper)}]`
        : `${at}.paper`;
    report('rulebook_amend_fixed', place, { round });
  }
  for (const [field, own, then, later] of [
    ['attempts', now.attempts !== null, old.attempts ?? before.attempts, now.attempts ?? after.attempts],
    ['prediction', now.prediction !== 'contest', asked(before, old), asked(after, now)],
    ['ranking', now.ranking !== null, old.ranking ?? before.ranking, now.ranking ?? after.ranking],
  ] as const)
    if (!same(then, later)) report('rulebook_amend_fixed', own ? `${at}.${field}` : field, { round });
}

const asked = (rules: Rulebook, { prediction }: RoundRule) =>
  prediction === 'contest' ? rules.prediction : prediction;

/** Who was let in and who may win was settled when the first attempt was made. */
function amendPeople({ before, after, opened, report }: Amending): void {
  const [round = ''] = opened.values();
  for (const old of before.divisions) {
    const index = after.divisions.findIndex(({ code }) => code === old.code);
    const now = after.divisions[index];
    if (!now) {
      report('rulebook_amend_gone', 'divisions', { name: old.name });
      continue;
    }
    for (const field of ['block', 'place', 'age', 'organizationKinds', 'bank'] as const)
      if (!same(old[field], now[field]))
        report('rulebook_amend_fixed', `divisions[${index}].${field}`, { round });
  }
  for (const [index, { code }] of after.divisions.entries())
    if (before.divisions.every((old) => old.code !== code))
      report('rulebook_amend_fixed', `divisions[${index}].code`, { round });
  for (const field of ['mode', 'registersFrom', 'groups', 'cannotWin'] as const)
    if (!same(before.entry[field], after.entry[field]))
      report('rulebook_amend_fixed', `entry.${field}`, { round });
  const until = (rules: Rulebook) =>
    rules.entry.registersUntil === null ? Infinity : (momentOf(rules.entry.registersUntil) ?? 0);
  if (until(after) < until(before)) report('rulebook_amend_only_later', 'entry.registersUntil');
}

function amendAppeals({ before, after, opened, report }: Amending): void {
  const [round = ''] = opened.values();
  const [old, now] = [before.appeals, after.appeals];
  if (old === null) return;
  if (now === null) {
    report('rulebook_amend_fixed', 'appeals', { round });
    return;
  }
  if (now.withinDays < old.withinDays) report('rulebook_amend_only_more', 'appeals.withinDays');
  if (!same(old.about, now.about)) report('rulebook_amend_fixed', 'appeals.about', { round });
  if (old.by !== now.by) report('rulebook_amend_fixed', 'appeals.by', { round });
}
