import type { Counting, PredictionTarget, RoundRules, TieBreak } from '../core/rulebook.js';
import type { ComputedResult, ResultLine } from './result.compute.js';

/**
 * The second way to the same result: the rulebook as one SQL query over `score`, sharing no code with core.
 * Finalising refuses unless both agree on every contestant, so that a mistake in either is found before it is
 * official. Times are compared to the millisecond, as core sees them.
 */

/** The fragments are fixed here; nothing that an organiser typed enters the text of a query. */
const orderings: Record<TieBreak, string> = {
  score: 'score_milli DESC',
  'prediction-error': 'prediction_error ASC NULLS LAST',
  duration: 'duration_ms ASC',
  'submitted-at': 'submitted_at ASC',
};

const actuals: Record<PredictionTarget | 'none', string> = {
  none: 'max(NULL::bigint)',
  'perfect-contestants': 'count(*) FILTER (WHERE score_milli = max_milli)',
  entrants: 'count(*)',
};

const chosenFirst: Record<Counting, (tieBreaks: readonly TieBreak[]) => string> = {
  first: () => 'submitted_at ASC, attempt_id ASC',
  last: () => 'submitted_at DESC, attempt_id DESC',
  best: (tieBreaks) => {
    const own = tieBreaks.filter((name) => name !== 'prediction-error').map((name) => orderings[name]);
    return [...own, 'submitted_at ASC', 'attempt_id ASC'].join(', ');
  },
};

/**
 * A query whose rows are named like `result_row` (without result_id), plus `prediction_actual`.
 * Its first parameter is the round's id.
 */
export function rankingSql(rules: RoundRules): string {
  const order = rules.tieBreaks.map((name) => orderings[name]).join(', ');
  const actual = actuals[rules.prediction?.target ?? 'none'];
  return `
    WITH graded AS (
      SELECT s.attempt_id, s.contestant_id, s.score_milli, s.max_milli, s.correct_count, s.prediction,
        s.duration_ms, date_trunc('milliseconds', s.ended_at) AS submitted_at,
        c.division, c.unit_id, c.organization_id
      FROM score s JOIN contestant c ON c.id = s.contestant_id
      WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)
    ), counting AS (
      SELECT DISTINCT ON (contestant_id) *
      FROM graded ORDER BY contestant_id, ${chosenFirst[rules.counts](rules.tieBreaks)}
    ), numbers AS (
      SELECT contestant_id, count(*)::int AS attempts FROM graded GROUP BY contestant_id
    ), actual AS (
      SELECT ${actual} AS prediction_actual FROM counting
    ), judged AS (
      SELECT *, abs(prediction - prediction_actual) AS prediction_error
      FROM counting JOIN numbers USING (contestant_id) CROSS JOIN actual
    )
    SELECT contestant_id, attempt_id, division, unit_id, organization_id, score_milli, correct_count, prediction,
      prediction_error, duration_ms, submitted_at, attempts, prediction_actual,
      rank() OVER (ORDER BY ${order})::int AS rank,
      rank() OVER (PARTITION BY division ORDER BY ${order})::int AS division_rank
    FROM judged`;
}

/** What the second engine says of one contestant; the two bigints come as text. */
export interface EngineLine {
  contestant_id: string;
  attempt_id: string;
  division: string;
  score_milli: number;
  prediction_error: string | null;
  prediction_actual: string | null;
  attempts: number;
  rank: number;
  division_rank: number;
}

/** Number of contestants on whom the two engines differ; who is known to one only, or twice, counts. */
export function disagreements(core: ComputedResult, engine: readonly EngineLine[]): number {
  const known = new Map(engine.map((line) => [line.contestant_id, line]));
  let found = engine.length - known.size;
  for (const line of core.lines) {
    const other = known.get(line.contestantId);
    known.delete(line.contestantId);
    if (!other || !isSame(line, core.predictionActual, other)) found += 1;
  }
  return found + known.size;
}

function isSame(line: ResultLine, predictionActual: number | null, other: EngineLine): boolean {
  const pairs: [unknown, unknown][] = [
    [line.attemptId, other.attempt_id],
    [line.division, other.division],
    [line.scoreMilli, other.score_milli],
    [line.predictionError, toNumber(other.prediction_error)],
    [predictionActual, toNumber(other.prediction_actual)],
    [line.attempts, other.attempts],
    [line.rank, other.rank],
    [line.divisionRank, other.division_rank],
  ];
  return pairs.every(([ours, theirs]) => ours === theirs);
}

const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));
