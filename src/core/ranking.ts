import type { Counting, PlainTarget, TieBreak } from './rulebook.js';

/** A contestant's counting attempt; `submittedAt` epoch ms; `predictionError` null: not given or not yet known. */
export type Standing = {
  contestantId: string;
  scoreMilli: number;
  predictionError: number | null;
  durationMs: number;
  submittedAt: number;
};

/** What tie-breaks look at. */
export type Criteria = Omit<Standing, 'contestantId'>;
export type GradedAttempt = Omit<Criteria, 'predictionError'> & { attemptId: string };

/** Below zero: `a` stands before `b`. Who gave no prediction stands behind everyone who gave one. */
const criteria: Record<TieBreak, (a: Criteria, b: Criteria) => number> = {
  score: (a, b) => b.scoreMilli - a.scoreMilli,
  'prediction-error': (a, b) => {
    if (a.predictionError === b.predictionError) return 0;
    if (a.predictionError === null) return 1;
    if (b.predictionError === null) return -1;
    return a.predictionError - b.predictionError;
  },
  duration: (a, b) => a.durationMs - b.durationMs,
  'submitted-at': (a, b) => a.submittedAt - b.submittedAt,
};

/** The order of a rulebook: its criteria one after the other; 0 only when all of them are equal. */
export function compareStandings(tieBreaks: readonly TieBreak[]): (a: Criteria, b: Criteria) => number {
  const chain = tieBreaks.map((name) => criteria[name]);
  return (a, b) => {
    for (const compare of chain) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/**
 * Ranks from 1; equals share a rank and the places behind them stay empty (1, 2, 2, 4). Equals are listed by
 * contestant id, so the list does not depend on the order of the input.
 */
export function rank<S extends Standing>(
  standings: readonly S[],
  tieBreaks: readonly TieBreak[],
): (S & { rank: number })[] {
  const compare = compareStandings(tieBreaks);
  const ordered = standings.toSorted((a, b) => compare(a, b) || compareText(a.contestantId, b.contestantId));
  let shared = 0;
  return ordered.map((standing, i) => {
    const before = ordered[i - 1];
    if (before === undefined || compare(before, standing) !== 0) shared = i + 1;
    return { ...standing, rank: shared };
  });
}

/**
 * The attempt that counts, null when there is none: the first or last handed in, or the best by the rulebook's
 * own order. The prediction has no say in which is best: its actual value is only known from the attempts that
 * count. Between equals the earlier one counts.
 */
export function countingAttempt<A extends GradedAttempt>(
  attempts: readonly A[],
  counts: Counting,
  tieBreaks: readonly TieBreak[],
): A | null {
  const byTime = attempts.toSorted(
    (a, b) => a.submittedAt - b.submittedAt || compareText(a.attemptId, b.attemptId),
  );
  if (counts === 'first') return byTime[0] ?? null;
  if (counts === 'last') return byTime.at(-1) ?? null;
  const compare = compareStandings(tieBreaks);
  const better = (a: A, b: A): number =>
    compare({ ...a, predictionError: null }, { ...b, predictionError: null });
  return byTime.reduce<A | null>(
    (best, next) => (best === null || better(next, best) < 0 ? next : best),
    null,
  );
}

/** The number to be guessed: people, not attempts, so `counting` holds one attempt of each contestant. */
export function actualPrediction(
  target: PlainTarget,
  counting: readonly { scoreMilli: number; maxMilli: number }[],
): number {
  if (target === 'entrants') return counting.length;
  return counting.filter(({ scoreMilli, maxMilli }) => scoreMilli === maxMilli).length;
}

/** How far off a guess is; one too many is as near as one too few. Null for no guess. */
export function predictionError(guess: number | null, actual: number): number | null {
  return guess === null ? null : Math.abs(guess - actual);
}

/** Plain order of code units: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
