import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type Blocker, counted } from './result.blockers.js';
import {
  computeResult,
  type ComputedResult,
  type ResultLine,
  resultText,
  type ScoreFact,
} from './result.compute.js';
import { disagreements, type EngineLine, rankingSql } from './result.engine.js';
import type { RoundRecord } from './result.query.js';

const ROWS_AT_ONCE = 20_000;

/**
 * The result by both engines, and what speaks against it: contestants on whom they differ, scores that do not
 * say what their log says. Nothing may become official unless `doubts` is empty.
 */
export async function computeBoth(
  manager: EntityManager,
  round: RoundRecord,
): Promise<{ computed: ComputedResult; doubts: Blocker[] }> {
  const scores = await manager.query<ScoreFact[]>(
    `SELECT s.attempt_id AS "attemptId", s.contestant_id AS "contestantId", c.division,
       c.unit_id AS "unitId", c.organization_id AS "organizationId", s.score_milli AS "scoreMilli",
       s.max_milli AS "maxMilli", s.correct_count AS "correctCount", s.prediction::float8 AS prediction,
       s.duration_ms::float8 AS "durationMs",
       floor(extract(epoch FROM s.ended_at) * 1000)::float8 AS "submittedAt"
     FROM score s JOIN contestant c ON c.id = s.contestant_id
     WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`,
    [round.id],
  );
  const computed = computeResult(scores, round.rules);
  const engine = await manager.query<EngineLine[]>(
    `SELECT contestant_id, attempt_id, division, score_milli, prediction_error::text, prediction_actual::text,
       attempts, rank, division_rank FROM (${rankingSql(round.rules)}) ranked`,
    [round.id],
  );
  const differing = disagreements(computed, engine);
  const [log] = await manager.query<{ unlike: number }[]>(unlikeLog, [round.id]);
  const unlike = log?.unlike ?? 0;
  return {
    computed,
    doubts: [
      ...(differing > 0 ? [counted('engines_disagree', differing)] : []),
      ...(unlike > 0 ? [counted('scores_unlike_log', unlike)] : []),
    ],
  };
}

/**
 * Scores whose end, duration or prediction is not that of their attempt's log. (Their points follow from keys,
 * which only grading may read.) A timed-out attempt ended at its deadline.
 */
const unlikeLog = `
  SELECT count(*)::int AS unlike
  FROM score s JOIN attempt a ON a.id = s.attempt_id
  LEFT JOIN LATERAL (
    SELECT r.n, r.kind, CASE r.kind WHEN 'submit' THEN r.received_at ELSE a.deadline_at END AS at
    FROM response r WHERE r.attempt_id = a.id AND r.kind IN ('submit', 'timeout') ORDER BY r.n LIMIT 1
  ) ending ON true
  LEFT JOIN LATERAL (
    SELECT (r.value #>> '{}')::bigint AS value FROM response r
    WHERE r.attempt_id = a.id AND r.kind = 'prediction' AND r.n < ending.n ORDER BY r.n DESC LIMIT 1
  ) guess ON true
  WHERE s.round_id = $1 AND (
    s.round_id <> a.round_id OR s.contestant_id <> a.contestant_id
    OR s.ended_by IS DISTINCT FROM ending.kind
    OR date_trunc('milliseconds', s.ended_at) IS DISTINCT FROM date_trunc('milliseconds', ending.at)
    OR s.prediction IS DISTINCT FROM guess.value
    OR s.duration_ms <> greatest(0, floor(extract(epoch FROM ending.at) * 1000) - floor(extract(epoch FROM a.started_at) * 1000)))`;

/** A version to be written: who signs first and, where two must, second. */
export interface Issue {
  version: number;
  accountId: string;
  confirmedBy: string | null;
  reason: string;
  sha256: string;
}

/** Hex SHA-256 of a result's text. */
export function digestOf(roundId: string, computed: ComputedResult): string {
  const hash = createHash('sha256');
  for (const line of resultText(roundId, computed)) hash.update(line);
  return hash.digest('hex');
}

/** Writes one version with all of its rows and marks the round as official. */
export async function storeResult(
  manager: EntityManager,
  roundId: string,
  issue: Issue,
  { predictionActual, lines }: ComputedResult,
): Promise<Date> {
  const attempts = lines.reduce((sum, line) => sum + line.attempts, 0);
  const stored = await manager.query<{ id: string; at: Date }[]>(
    `INSERT INTO result (round_id, version, finalized_at, finalized_by, reason, prediction_actual, people, attempts,
       confirmed_by, sha256)
     VALUES ($1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4, $5, $6, $7, $8, $9)
     RETURNING id, finalized_at AS at`,
    [
      roundId,
      issue.version,
      issue.accountId,
      issue.reason,
      predictionActual,
      lines.length,
      attempts,
      issue.confirmedBy,
      issue.sha256,
    ],
  );
  const { id, at } = stored[0]!;
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    await manager.query(insertRows, [id, ...columnsOf(lines.slice(from, from + ROWS_AT_ONCE))]);
  }
  await manager.query('UPDATE round SET finalized_at = coalesce(finalized_at, $2) WHERE id = $1', [
    roundId,
    at,
  ]);
  return at;
}

/** Columns in the order of the statement, each with its type there. */
const columns: [name: string, type: string, of: (line: ResultLine) => unknown][] = [
  ['contestant_id', 'uuid', (line) => line.contestantId],
  ['attempt_id', 'uuid', (line) => line.attemptId],
  ['division', 'text', (line) => line.division],
  ['rank', 'int', (line) => line.rank],
  ['division_rank', 'int', (line) => line.divisionRank],
  ['score_milli', 'int', (line) => line.scoreMilli],
  ['correct_count', 'int', (line) => line.correctCount],
  ['prediction', 'bigint', (line) => line.prediction],
  ['prediction_error', 'bigint', (line) => line.predictionError],
  ['duration_ms', 'bigint', (line) => line.durationMs],
  ['submitted_at', 'bigint', (line) => line.submittedAt],
  ['attempts', 'int', (line) => line.attempts],
  ['unit_id', 'text', (line) => line.unitId],
  ['organization_id', 'uuid', (line) => line.organizationId],
];

const names = columns.map(([name]) => name).join(', ');
const values = columns
  .map(([name]) =>
    name === 'submitted_at' ? `timestamptz 'epoch' + submitted_at * interval '1 millisecond'` : name,
  )
  .join(', ');
const arrays = columns.map(([, type], i) => `$${i + 2}::${type}[]`).join(', ');
const insertRows = `INSERT INTO result_row (result_id, ${names}) SELECT $1, ${values} FROM unnest(${arrays}) AS x(${names})`;

const columnsOf = (lines: readonly ResultLine[]): unknown[][] => columns.map(([, , of]) => lines.map(of));
