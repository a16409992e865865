import type { CollectiveAward, IndividualAward, SpecialAward } from '../rules/document.js';
import { type Amending, same } from './amending.js';

/** Prizes that the rounds already opened promised: more of them, or higher ones, never fewer. */
export function amendPrizes(amending: Amending): void {
  const { before, after, opened, report } = amending;
  const [round = ''] = opened.values();
  const promised = ({ scope, rounds }: Pick<SpecialAward, 'scope' | 'rounds'>) =>
    scope === 'overall' || concerns(amending, rounds);
  for (const old of before.awards.tiers.filter(promised)) amendIndividual(amending, old);
  for (const old of before.awards.special.filter(promised)) amendSpecial(amending, old);
  for (const old of before.collective.filter(({ rounds }) => concerns(amending, rounds)))
    amendCollective(amending, old);
  for (const field of ['onePerPerson', 'earlierWinnersExcluded', 'maxPercentOfEntrants'] as const)
    if (before.awards[field] !== after.awards[field])
      report('rulebook_amend_fixed', `awards.${field}`, { round });
  const inOverall = before.overall !== null && concerns(amending, before.overall.rounds);
  if (inOverall && !same(before.overall, after.overall)) report('rulebook_amend_fixed', 'overall', { round });
  amendQualification(amending);
}

/** Whether a round that has opened is among these; no named round means every one that counts. */
const concerns = ({ before, opened }: Amending, rounds: readonly string[]): boolean =>
  before.rounds.some(
    ({ code, kind }) =>
      kind !== 'trial' && opened.has(code) && (rounds.length === 0 || rounds.includes(code)),
  );

function amendIndividual(amending: Amending, old: IndividualAward): void {
  const { after, report } = amending;
  const index = after.awards.tiers.findIndex(({ code }) => code === old.code);
  const now = after.awards.tiers[index];
  const at = `awards.tiers[${index}]`;
  if (!now) {
    report('rulebook_amend_gone', 'awards.tiers', { name: old.name });
    return;
  }
  keep(amending, old, now, ['scope', 'rounds', 'divisions', 'perDivision', 'chosen', 'equals'], at);
  if (now.minimumScorePercent > old.minimumScorePercent)
    report('rulebook_amend_only_less', `${at}.minimumScorePercent`);
  amendTiers(amending, old.tiers, now.tiers, at);
}

function amendSpecial(amending: Amending, old: SpecialAward): void {
  const { after, report } = amending;
  const index = after.awards.special.findIndex(({ code }) => code === old.code);
  const now = after.awards.special[index];
  const at = `awards.special[${index}]`;
  if (!now) {
    report('rulebook_amend_gone', 'awards.special', { name: old.name });
    return;
  }
  keep(amending, old, now, ['kind', 'scope', 'rounds', 'divisions', 'equals'], at);
  if (now.minimumScorePercent > old.minimumScorePercent)
    report('rulebook_amend_only_less', `${at}.minimumScorePercent`);
  for (const field of ['count', 'amount'] as const)
    if (now[field] < old[field]) report('rulebook_amend_only_more', `${at}.${field}`);
}

function amendCollective(amending: Amending, old: CollectiveAward): void {
  const { after, report } = amending;
  const index = after.collective.findIndex(({ code }) => code === old.code);
  const now = after.collective[index];
  const at = `collective[${index}]`;
  if (!now) {
    report('rulebook_amend_gone', 'collective', { name: old.name });
    return;
  }
  const kept = [
    'among',
    'level',
    'rounds',
    'classes',
    'ranking',
    'eligibility',
    'headCounts',
    'equals',
  ] as const;
  keep(amending, old, now, kept, at);
  amendTiers(amending, old.tiers, now.tiers, at);
}

function amendTiers(
  { report }: Amending,
  old: IndividualAward['tiers'],
  now: IndividualAward['tiers'],
  at: string,
): void {
  for (const [index, tier] of old.entries()) {
    const then = now[index];
    // Another place in the list is another rank.
    if (then?.code !== tier.code) {
      report('rulebook_amend_gone', `${at}.tiers`, { name: tier.name });
      return;
    }
    for (const field of ['count', 'amount'] as const)
      if (then[field] < tier[field]) report('rulebook_amend_only_more', `${at}.tiers[${index}].${field}`);
  }
}

function amendQualification(amending: Amending): void {
  const { before, after, opened, report } = amending;
  for (const [index, old] of before.qualification.entries()) {
    const [first] = opened.values();
    const overall = before.overall !== null && concerns(amending, before.overall.rounds) ? first : undefined;
    const round = old.from
      .map((code) => (code === 'overall' ? overall : opened.get(code)))
      .find((name) => name !== undefined);
    if (round === undefined) continue;
    const at = `qualification[${index}]`;
    const now = after.qualification[index];
    if (!now) report('rulebook_amend_fixed', 'qualification', { round });
    else {
      keep(amending, old, now, ['from', 'to', 'per', 'onDecline'], at);
      if (now.top < old.top) report('rulebook_amend_only_more', `${at}.top`);
    }
  }
}

function keep<T>(
  { opened, report }: Amending,
  old: T,
  now: T,
  fields: readonly (keyof T & string)[],
  at: string,
): void {
  const [round = ''] = opened.values();
  for (const field of fields)
    if (!same(old[field], now[field])) report('rulebook_amend_fixed', `${at}.${field}`, { round });
}
