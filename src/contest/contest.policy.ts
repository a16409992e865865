import type { RoundTimes } from '../core/phase.js';
import {
  type BlueprintLine,
  checkBlueprintAgainstBank,
  checkRound,
  type RoundRules,
  type RuleProblem,
} from '../core/rulebook.js';
import type { Division, Round } from './contest.entity.js';

/** One wrong place of what was sent, as AppError takes it. */
export interface RoundProblem {
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

/** A round as an organiser sent it. */
export interface RoundDraft {
  opensAt: unknown;
  frozenAt: unknown;
  closesAt: unknown;
  rules: unknown;
}

/** A round that passed the check. */
export interface CheckedRound {
  opensAt: Date;
  frozenAt: Date | null;
  closesAt: Date;
  rules: RoundRules;
}

const timeFields = ['opensAt', 'frozenAt', 'closesAt'] as const;
const isTime = (path: string): boolean => (timeFields as readonly string[]).includes(path);

/** Everything wrong with a round, by the fields of the request; `now` in epoch ms. Takes any JSON. */
export function roundProblems(draft: RoundDraft, now: number): RoundProblem[] {
  const times = Object.fromEntries(timeFields.map((field) => [field, momentOf(draft[field])]));
  const rules = asRecord(draft.rules);
  const misplaced = timeFields
    .filter((field) => rules !== null && field in rules)
    .map((field) => ({ field: `rules.${field}`, code: 'rule_unknown_field' }));
  const found = checkRound({ ...rules, ...times })
    // Without an object every rule is missing: one line says it.
    .filter(({ path }) => rules !== null || isTime(path))
    .map(toRoundProblem);
  const shape = rules === null ? [{ field: 'rules', code: 'rule_not_object' }] : [];
  const closesAt = times['closesAt'];
  const past = typeof closesAt === 'number' && closesAt <= now;
  return [...shape, ...misplaced, ...found, ...(past ? [{ field: 'closesAt', code: 'round_in_past' }] : [])];
}

/** What `roundProblems` found nothing wrong with. */
export function checkedRound(draft: RoundDraft): CheckedRound {
  const frozenAt = momentOf(draft.frozenAt);
  return {
    opensAt: new Date(Number(momentOf(draft.opensAt))),
    frozenAt: typeof frozenAt === 'number' ? new Date(frozenAt) : null,
    closesAt: new Date(Number(momentOf(draft.closesAt))),
    rules: draft.rules as RoundRules,
  };
}

/** Lines of the blueprint for which the bank has too little that suits a division. */
export function shortages(
  rules: RoundRules,
  division: Pick<Division, 'nameVi'>,
  available: readonly BlueprintLine[],
): RoundProblem[] {
  return checkBlueprintAgainstBank(rules.blueprint, available).map(({ path, params }) => ({
    field: `rules.${path}`,
    code: 'bank_short_for_division',
    params: { ...params, division: division.nameVi },
  }));
}

/**
 * Which questions a division gets: the bank writes for residents (`nguoi-dan`) and officials (`cbccvc`); a
 * division of another name is asked as its place suggests.
 */
export function audienceOf({ code, place }: Pick<Division, 'code' | 'place'>): string {
  if (code === 'nguoi-dan' || code === 'cbccvc') return code;
  return place === 'unit' ? 'nguoi-dan' : 'cbccvc';
}

/** A round's moments as core takes them. */
export function timesOf(round: Round): RoundTimes {
  return {
    publishedAt: round.contest.publishedAt?.getTime() ?? null,
    opensAt: round.opensAt.getTime(),
    frozenAt: round.frozenAt?.getTime() ?? null,
    closesAt: round.closesAt.getTime(),
    thawedAt: round.thawedAt?.getTime() ?? null,
    finalizedAt: round.finalizedAt?.getTime() ?? null,
  };
}

function toRoundProblem({ code, path, params }: RuleProblem): RoundProblem {
  const field = isTime(path) ? path : `rules.${path}`;
  if (isTime(path) && (code === 'rule_not_integer' || code === 'rule_out_of_range')) {
    return { field, code: 'time_invalid' };
  }
  return params ? { field, code, params } : { field, code };
}

const isoMoment = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Epoch ms of an ISO text with an offset; null and undefined stay; NaN for anything else. */
function momentOf(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return value;
  const parts = typeof value === 'string' ? isoMoment.exec(value) : null;
  if (!parts) return Number.NaN;
  // 30 February would silently become 2 March.
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return real ? Date.parse(value as string) : Number.NaN;
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
