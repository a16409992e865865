import type { DailyHours, PlayRules } from './rules.js';

/** Vietnam has kept UTC+7 without summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Epoch ms: `from` belongs to it, `until` does not. */
export type Stretch = { from: number; until: number };

/** The day in Vietnam that holds a moment, midnight to midnight. */
export function dayOf(at: number): Stretch {
  const from = Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;
  return { from, until: from + DAY_MS };
}

/** The week in Vietnam that holds a moment, Monday to Sunday. */
export function weekOf(at: number): Stretch {
  const { from: today } = dayOf(at);
  // 1 January 1970 was a Thursday.
  const sinceMonday = (Math.round((today + OFFSET_MS) / DAY_MS) + 3) % 7;
  const from = today - sinceMonday * DAY_MS;
  return { from, until: from + 7 * DAY_MS };
}

/** When a division may begin attempts: the round's own days or those of its window; null: not in this round. */
export function openingOf(
  round: { opensAt: number; closesAt: number },
  { divisions, windows }: Pick<PlayRules, 'divisions' | 'windows'>,
  division: string,
): Stretch | null {
  if (divisions && !divisions.includes(division)) return null;
  const own = windows?.find((window) => window.divisions.includes(division));
  return own
    ? { from: own.opensAt, until: Math.min(own.closesAt, round.closesAt) }
    : { from: round.opensAt, until: round.closesAt };
}

/** The part of an opening in which attempts may be begun: the one that holds `now`, else the next; null: it is over. */
export function stretchAt(
  opening: Stretch,
  hours: DailyHours | null | undefined,
  now: number,
): Stretch | null {
  if (now >= opening.until) return null;
  if (!hours) return opening;
  let { from: day } = dayOf(Math.max(now, opening.from));
  for (; day < opening.until; day += DAY_MS) {
    const from = Math.max(opening.from, day + hours.from * MINUTE_MS);
    const until = Math.min(opening.until, day + hours.until * MINUTE_MS);
    if (from < until && now < until) return { from, until };
  }
  return null;
}
