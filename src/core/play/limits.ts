import type { AgeVerdict } from '../entry/age.js';
import type { PlayRules } from './rules.js';
import { dayOf, openingOf, stretchAt, weekOf } from './when.js';

/** An attempt of the contestant anywhere in the contest; `endedAt` null while it runs. Times in epoch ms. */
export type Sat = {
  /** In the round that is asked about. */
  here: boolean;
  series: string;
  trial: boolean;
  startedAt: number;
  endedAt: number | null;
};

export type StartRules = PlayRules & { attemptsAllowed: number | null };

/**
 * Why no attempt can be begun: `code` of the message, the numbers in it. `at`, epoch ms: when it may be tried again,
 * null when not in this round any more; of `round_closed` when it closed.
 */
export type StartRefusal = {
  code:
    | 'round_on_stage'
    | 'division_not_in_round'
    | 'not_qualified'
    | 'qualification_pending'
    | 'too_young_today'
    | 'too_old_today'
    | 'round_not_open'
    | 'round_closed'
    | 'outside_hours'
    | 'attempts_used'
    | 'attempts_used_today'
    | 'attempts_used_week'
    | 'attempts_used_contest'
    | 'cool_down'
    | 'no_attempt_left';
  allowed: number | null;
  at: number | null;
};

/** An attempt that may be begun now is cut, if it is, at `until` (epoch ms, not itself part of it). */
export type StartLeave = { until: number };

/**
 * Whether a contestant may begin an attempt at `now`, by the round's times and rules and by every attempt made so
 * far. A trial counts only its own attempts, and no other round counts those of a trial.
 */
export function mayStart(
  round: { opensAt: number; closesAt: number },
  rules: StartRules,
  division: string,
  sat: readonly Sat[],
  now: number,
): StartLeave | StartRefusal {
  const opening = openingOf(round, rules, division);
  if (opening === null) return refusal('division_not_in_round');
  if (now < opening.from) return refusal('round_not_open', null, opening.from);
  if (now >= opening.until) return refusal('round_closed', null, opening.until);
  const stretch = stretchAt(opening, rules.dailyHours, now);
  if (stretch === null) return refusal('round_closed', null, opening.until);
  if (now < stretch.from) return refusal('outside_hours', null, stretch.from);
  const used = limitReached(rules, sat, now);
  if (used === null) return { until: stretch.until };
  if (used.at === null) return used;
  // Waiting helps only where the round is still open then.
  const next = stretchAt(opening, rules.dailyHours, used.at);
  return next === null ? refusal('no_attempt_left') : { ...used, at: Math.max(next.from, used.at) };
}

export const isRefusal = (answer: StartLeave | StartRefusal): answer is StartRefusal => 'code' in answer;

/** Whether other rounds, or the time that passed, have a say: then starts of one contestant go one at a time. */
export const needsOrder = (rules: StartRules): boolean =>
  [rules.attemptsPerDay, rules.attemptsPerWeek, rules.attemptsPerContest].some(isLimit) ||
  (rules.coolDownMs ?? 0) > 0;

const isLimit = (limit: number | null | undefined): limit is number => typeof limit === 'number';

function limitReached(rules: StartRules, sat: readonly Sat[], now: number): StartRefusal | null {
  const { attemptsAllowed, attemptsPerDay, attemptsPerWeek, attemptsPerContest, coolDownMs = 0 } = rules;
  const here = sat.filter((each) => each.here);
  const counted = rules.trial ? here : sat.filter((each) => !each.trial);
  const inSeries = counted.filter((each) => each.series === (rules.series ?? ''));
  const startedIn = ({ from, until }: { from: number; until: number }) =>
    inSeries.filter(({ startedAt }) => startedAt >= from && startedAt < until).length;
  if (isLimit(attemptsPerContest) && counted.length >= attemptsPerContest)
    return refusal('attempts_used_contest', attemptsPerContest);
  if (attemptsAllowed !== null && here.length >= attemptsAllowed)
    return refusal('attempts_used', attemptsAllowed);
  const [day, week] = [dayOf(now), weekOf(now)];
  if (isLimit(attemptsPerWeek) && startedIn(week) >= attemptsPerWeek)
    return refusal('attempts_used_week', attemptsPerWeek, week.until);
  if (isLimit(attemptsPerDay) && startedIn(day) >= attemptsPerDay)
    return refusal('attempts_used_today', attemptsPerDay, day.until);
  if (coolDownMs === 0) return null;
  const last = Math.max(...inSeries.map(({ endedAt }) => endedAt ?? -Infinity));
  return now < last + coolDownMs ? refusal('cool_down', null, last + coolDownMs) : null;
}

/**
 * Of a round that is not sat, or is for those who were chosen in one before, or not for somebody of this age today;
 * null: this one may come in.
 */
export function notAdmitted(
  { stage }: Pick<StartRules, 'stage'>,
  chosen: 'yes' | 'no' | 'pending',
  age: AgeVerdict,
): StartRefusal | null {
  if (stage) return refusal('round_on_stage');
  if (chosen !== 'yes') return refusal(chosen === 'no' ? 'not_qualified' : 'qualification_pending');
  // Who told the year only was asked for the day at registration where it matters.
  if (age === 'too-young') return refusal('too_young_today');
  return age === 'too-old' ? refusal('too_old_today') : null;
}

const refusal = (
  code: StartRefusal['code'],
  allowed: number | null = null,
  at: number | null = null,
): StartRefusal => ({ code, allowed, at });
