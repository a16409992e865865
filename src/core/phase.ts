import type { PlayRules } from './play/rules.js';

/** Moments of a round, epoch milliseconds. `publishedAt` is the contest's; the rest are the round's. */
export type RoundTimes = {
  publishedAt: number | null;
  opensAt: number;
  frozenAt: number | null;
  closesAt: number;
  thawedAt: number | null;
  finalizedAt: number | null;
};

export type Phase = 'draft' | 'upcoming' | 'open' | 'frozen' | 'closed' | 'provisional' | 'official';

const reached = (moment: number | null, now: number): boolean => moment !== null && moment <= now;

/**
 * Where the round stands at `now`. Every moment belongs to what it begins: at `closesAt` the round is closed.
 * `frozen` is open with standing still; `closed` is over with a freeze not yet lifted; `provisional` is over
 * and in full view; `official` is finalised.
 */
export function phaseOf(times: RoundTimes, now: number): Phase {
  if (!reached(times.publishedAt, now)) return 'draft';
  if (reached(times.finalizedAt, now)) return 'official';
  if (now < times.opensAt) return 'upcoming';
  const frozen = isBoardFrozen(times, now);
  if (now < times.closesAt) return frozen ? 'frozen' : 'open';
  return frozen ? 'closed' : 'provisional';
}

/** Whether attempts may be started: published, and opensAt ≤ now < closesAt. */
export function isOpen(times: RoundTimes, now: number): boolean {
  const phase = phaseOf(times, now);
  return phase === 'open' || phase === 'frozen';
}

/**
 * Whether the public sees the standings as of `frozenAt`. A round that was closed early, before its planned
 * freeze, was never frozen; a thaw given before closing waits for the closing.
 */
export function isBoardFrozen(times: RoundTimes, now: number): boolean {
  const { frozenAt, thawedAt, closesAt, finalizedAt } = times;
  if (frozenAt === null || frozenAt >= closesAt || now < frozenAt) return false;
  const thawed = reached(thawedAt, now) && now >= closesAt;
  return !thawed && !reached(finalizedAt, now);
}

/**
 * The last moment of an attempt (grace not included), epoch ms. `extraTimePermille` 250 gives a quarter more
 * time; a part of a millisecond goes to the contestant. Nobody works past `closesAt`, of the round or of what is
 * open of it that day, but where a late start has its full time. An essay with a clock of its own comes on top.
 */
export function attemptDeadline(
  { closesAt }: Pick<RoundTimes, 'closesAt'>,
  { durationMs, lateStart, essay }: Pick<PlayRules, 'lateStart' | 'essay'> & { durationMs: number },
  startedAt: number,
  extraTimePermille: number,
): number {
  const end = startedAt + withExtra(durationMs + (essay?.durationMs ?? 0), extraTimePermille);
  return lateStart === 'full-time' ? end : Math.min(end, closesAt);
}

/** A time with what a contestant has on top, ms. */
export const withExtra = (ms: number, extraTimePermille: number): number =>
  Math.ceil((ms * (1000 + extraTimePermille)) / 1000);

/**
 * Whether an answer or a prediction may still arrive: the last deadline is `closesAt`, or `lastDeadlineAt` where
 * an early closing left somebody working, and answers are taken until the grace has run out too. What must not
 * help a late prediction stays hidden until then.
 */
export function isTakingResponses(
  times: Pick<RoundTimes, 'closesAt'>,
  rules: { graceMs: number },
  now: number,
  lastDeadlineAt: number | null,
): boolean {
  return now <= Math.max(times.closesAt, lastDeadlineAt ?? 0) + rules.graceMs;
}
