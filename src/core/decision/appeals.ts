import { isBoardFrozen, type RoundTimes } from '../phase.js';
import { dayOf } from '../play/when.js';
import { isShown, publicationOf } from '../publication/moments.js';
import type { Rulebook } from '../rules/document.js';
import { DAY_MS } from '../rules-schema/moments.js';

type AppealsRule = Pick<Rulebook, 'appeals' | 'publication'>;
export type AppealSubject = 'question' | 'own-attempt';

/** What may be appealed now, and until when (epoch ms, itself not part of it); null: until the result is official. */
export type AppealsTaken = { about: readonly AppealSubject[]; open: boolean; until: number | null };

/**
 * Appeals of a round at `now`. The day on which the provisional result was published is not one of the days that
 * the rules give, and the last one is over at midnight in Vietnam. Before that publication appeals are taken as well.
 * @param rules null: the contest has no rulebook, and takes appeals until the result is official
 */
export function appealsTaken(rules: AppealsRule | null, times: RoundTimes, now: number): AppealsTaken {
  const about: readonly AppealSubject[] =
    rules === null ? ['question', 'own-attempt'] : (rules.appeals?.about ?? []);
  const until = appealsUntil(rules, times, now);
  const official = times.finalizedAt !== null && times.finalizedAt <= now;
  const open = about.length > 0 && now >= times.closesAt && (until === null ? !official : now < until);
  return { about, open, until };
}

/** Whether units and organizations may appeal, too. */
export const unitsMayAppeal = (rules: AppealsRule | null): boolean =>
  rules?.appeals?.by === 'contestant-or-unit';

/** Null: not known yet, or as long as the result is not official. */
export function appealsUntil(rules: AppealsRule | null, times: RoundTimes, now: number): number | null {
  if (!rules?.appeals) return null;
  const published = provisionalSince(rules, times, now);
  return published === null ? null : daysAfter(published, rules.appeals.withinDays);
}

/**
 * By when the provisional result must be published; null where it is published by itself when the round closes,
 * or was already.
 */
export function provisionalDue(rules: AppealsRule | null, times: RoundTimes, now: number): number | null {
  if (rules === null || now < times.closesAt || provisionalSince(rules, times, now) !== null) return null;
  return daysAfter(times.closesAt - 1, rules.publication.resultsWithinDays);
}

/** From when everybody sees where they stand: from closing, from the end of a freeze, or with the official result. */
function provisionalSince({ publication }: AppealsRule, times: RoundTimes, now: number): number | null {
  const { closesAt, thawedAt, finalizedAt } = times;
  if (now < closesAt) return null;
  if (!isShown(publicationOf(publication).standings, 'provisional'))
    return finalizedAt !== null && finalizedAt <= now ? finalizedAt : null;
  if (isBoardFrozen(times, now)) return null;
  const frozen = times.frozenAt !== null && times.frozenAt < closesAt;
  const lifted = [thawedAt, finalizedAt].filter((at) => at !== null && at <= now) as number[];
  return frozen ? Math.max(closesAt, Math.min(...lifted)) : closesAt;
}

const daysAfter = (at: number, days: number): number => dayOf(at).until + days * DAY_MS;
