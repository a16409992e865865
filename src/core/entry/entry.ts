import { DAY_MS, dayAfter, momentOf } from '../rules-schema/moments.js';
import { divisionsIn, nameOfDivision } from '../rules/divisions.js';
import type { DivisionRule, LocalDay, Rulebook } from '../rules/document.js';
import { type AgeDays, ageFits, type Born } from './age.js';

/** When one may register, epoch ms; null: no such bound. */
export type RegistrationWindow = { from: number | null; until: number | null };

/** What somebody says who wants to enter. */
export type EntryClaim = {
  division: string;
  born: Born;
  /** Kind of the organization chosen; null: none chosen, or the division asks for a unit. */
  organizationKind: string | null;
  /** Codes of groups. */
  groups: readonly string[];
};

export type EntryCode =
  | 'division_unknown'
  | 'age_too_young'
  | 'age_too_old'
  | 'birth_date_needed'
  | 'place_unfit'
  | 'group_unknown'
  | 'group_not_of_division';

export type EntryProblem = {
  field: 'division' | 'birthDate' | 'organizationId' | 'groups';
  code: EntryCode;
  params: Record<string, string | number>;
};

const OFFSET_MS = 7 * 3_600_000;

/** The day on calendars in Vietnam. */
const dayOf = (ms: number): LocalDay => dayAfter('1970-01-01', Math.floor((ms + OFFSET_MS) / DAY_MS));

/** Without a word of the rules one may register until the last round closes. */
export function registrationWindow({ entry, rounds }: Rulebook): RegistrationWindow {
  const closes = rounds.flatMap(({ closesAt, onStage }) => (onStage ? [] : [momentOf(closesAt) ?? 0]));
  return {
    from: entry.registersFrom === null ? null : momentOf(entry.registersFrom),
    until: entry.registersUntil === null ? Math.max(...closes) : momentOf(entry.registersUntil),
  };
}

/** @returns null while the window is open, both edges as in "from … until": the first moment in, the last out */
export function registrationRefusal(
  { from, until }: RegistrationWindow,
  now: number,
): 'registration_not_open' | 'registration_over' | null {
  if (from !== null && now < from) return 'registration_not_open';
  return until !== null && now >= until ? 'registration_over' : null;
}

/** The days on which somebody who registers now may have an age counted. */
export function ageDays({ rounds }: Rulebook, now: number): AgeDays {
  const edges = rounds.map(({ opensAt, closesAt }) => ({
    opens: momentOf(opensAt) ?? now,
    closes: momentOf(closesAt) ?? now,
  }));
  const ahead = edges.filter(({ closes }) => closes > now);
  const used = ahead.length > 0 ? ahead : edges;
  // What closes at midnight is still sat on the day before.
  const last = Math.max(...used.map(({ closes }) => closes - 1));
  const first = Math.min(last, Math.max(now, Math.min(...used.map(({ opens }) => opens))));
  return { registration: dayOf(now), attempts: { first: dayOf(first), last: dayOf(last) } };
}

/** Divisions whose bounds of age admit somebody, also those that need the day of birth to tell. */
export function fittingDivisions(rules: Rulebook, born: Born, now: number): DivisionRule[] {
  const days = ageDays(rules, now);
  return rules.divisions.filter(({ age }) => ['fits', 'day-needed'].includes(ageFits(age, born, days)));
}

/** Groups to which people of a division may belong. */
export const groupsOf = (rules: Rulebook, division: string) =>
  rules.entry.groups.filter(
    ({ divisions }) => divisions.length === 0 || divisionsIn(rules, divisions).includes(division),
  );

/** Everything in a claim that the rules do not admit, all at once. @param now epoch ms of registering */
export function entryProblems(rules: Rulebook, claim: EntryClaim, now: number): EntryProblem[] {
  const division = rules.divisions.find(({ code }) => code === claim.division);
  if (!division) return [{ field: 'division', code: 'division_unknown', params: {} }];
  return [
    ...ageProblem(rules, division, claim, now),
    ...kindProblem(rules, division, claim.organizationKind),
    ...claim.groups.flatMap((code) => groupProblem(rules, division, code)),
  ];
}

function ageProblem(
  rules: Rulebook,
  division: DivisionRule,
  { born }: EntryClaim,
  now: number,
): EntryProblem[] {
  const verdict = ageFits(division.age, born, ageDays(rules, now));
  if (verdict === 'fits' || division.age === null) return [];
  if (verdict === 'day-needed') return [{ field: 'birthDate', code: 'birth_date_needed', params: {} }];
  const others = fittingDivisions(rules, born, now).map(({ code }) => nameOfDivision(rules, code));
  const bound = verdict === 'too-young' ? division.age.min : division.age.max;
  return [
    {
      field: 'division',
      code: verdict === 'too-young' ? 'age_too_young' : 'age_too_old',
      params: {
        division: nameOfDivision(rules, division.code),
        age: bound ?? 0,
        others: others.join(', ') || '–',
      },
    },
  ];
}

function kindProblem(
  rules: Rulebook,
  { code, organizationKinds }: DivisionRule,
  kind: string | null,
): EntryProblem[] {
  if (kind === null || organizationKinds.length === 0 || organizationKinds.includes(kind)) return [];
  return [
    { field: 'organizationId', code: 'place_unfit', params: { division: nameOfDivision(rules, code) } },
  ];
}

function groupProblem(rules: Rulebook, { code: division }: DivisionRule, code: string): EntryProblem[] {
  const group = rules.entry.groups.find((each) => each.code === code);
  if (!group) return [{ field: 'groups', code: 'group_unknown', params: { group: code } }];
  if (groupsOf(rules, division).includes(group)) return [];
  const params = { group: group.name, division: nameOfDivision(rules, division) };
  return [{ field: 'groups', code: 'group_not_of_division', params }];
}
