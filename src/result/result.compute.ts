import { canonicalJson } from '../core/decision/canonical.js';
import { actualPrediction, countingAttempt, predictionError, rank } from '../core/ranking.js';
import type { RoundRules } from '../core/rulebook.js';

/** One graded attempt with what its contestant was when it was read; `submittedAt` epoch ms. */
export interface ScoreFact {
  attemptId: string;
  contestantId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  prediction: number | null;
  durationMs: number;
  submittedAt: number;
}

/** A contestant's line of a result; `attempts` counts graded ones, `rank` is over all divisions. */
export interface ResultLine extends ScoreFact {
  rank: number;
  divisionRank: number;
  predictionError: number | null;
  attempts: number;
}

export interface ComputedResult {
  /** The number that was to be guessed; null without a prediction in the rulebook. */
  predictionActual: number | null;
  /** In order of rank. */
  lines: ResultLine[];
}

/**
 * The lines of a result as text from which anybody computes its digest: canonical JSON (RFC 8785), a head and
 * then one line a contestant, in order of rank and id. Their SHA-256 names the result.
 */
export function* resultText(roundId: string, { predictionActual, lines }: ComputedResult): Generator<string> {
  yield `${canonicalJson({ roundId, predictionActual, people: lines.length })}\n`;
  for (const line of lines) {
    const { contestantId, attemptId, division, rank, divisionRank, scoreMilli, correctCount } = line;
    const { prediction, predictionError, durationMs, submittedAt, attempts, unitId, organizationId } = line;
    yield `${canonicalJson({ contestantId, attemptId, division, rank, divisionRank, scoreMilli, correctCount, prediction, predictionError, durationMs, submittedAt, attempts, unitId, organizationId })}\n`;
  }
}

/** The result by core: a function of the scores and the rulebook, whatever the order of the scores. */
export function computeResult(scores: readonly ScoreFact[], rules: RoundRules): ComputedResult {
  const counting: (ScoreFact & { attempts: number })[] = [];
  for (const own of groupBy(scores, ({ contestantId }) => contestantId).values()) {
    const chosen = countingAttempt(own, rules.counts, rules.tieBreaks);
    if (chosen) counting.push({ ...chosen, attempts: own.length });
  }
  const predictionActual =
    rules.prediction === null ? null : actualPrediction(rules.prediction.target, counting);
  const judged = counting.map((line) => ({
    ...line,
    predictionError: predictionActual === null ? null : predictionError(line.prediction, predictionActual),
  }));
  const divisionRanks = new Map<string, number>();
  for (const own of groupBy(judged, ({ division }) => division).values()) {
    for (const line of rank(own, rules.tieBreaks)) divisionRanks.set(line.contestantId, line.rank);
  }
  return {
    predictionActual,
    lines: rank(judged, rules.tieBreaks).map((line) => ({
      ...line,
      divisionRank: divisionRanks.get(line.contestantId) ?? 0,
    })),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
