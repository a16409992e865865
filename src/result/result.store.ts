import type { EntityManager } from 'typeorm';
import { computeResult, type ComputedResult, type ResultLine, type ScoreFact } from './result.compute.js';
import { disagreements, type EngineLine, rankingSql } from './result.engine.js';
import type { RoundRecord } from './result.query.js';

const ROWS_AT_ONCE = 20_000;

/** The result by both engines; `differing` contestants must be 0 before anything becomes official. */
export async function computeBoth(
  manager: EntityManager,
  round: RoundRecord,
): Promise<{ computed: ComputedResult; differing: number }> {
  const scores = await manager.query<ScoreFact[]>(
    `SELECT s.attempt_id AS "attemptId", s.contestant_id AS "contestantId", c.division,
       c.unit_id AS "unitId", c.organization_id AS "organizationId", s.score_milli AS "scoreMilli",
       s.max_milli AS "maxMilli", s.correct_count AS "correctCount", s.prediction::float8 AS prediction,
       s.duration_ms::float8 AS "durationMs",
       floor(extract(epoch FROM s.ended_at) * 1000)::float8 AS "submittedAt"
     FROM score s JOIN contestant c ON c.id = s.contestant_id
     WHERE s.round_id = $1 AND s.attempt_id NOT IN (
       SELECT r.attempt_id FROM response r WHERE r.kind = 'void' AND r.slot IS NULL)`,
    [round.id],
  );
  const computed = computeResult(scores, round.rules);
  const engine = await manager.query<EngineLine[]>(
    `SELECT contestant_id, attempt_id, division, score_milli, prediction_error::text, prediction_actual::text,
       attempts, rank, division_rank FROM (${rankingSql(round.rules)}) ranked`,
    [round.id],
  );
  return { computed, differing: disagreements(computed, engine) };
}

/** Writes one version with all of its rows and marks the round as official. */
export async function storeResult(
  manager: EntityManager,
  roundId: string,
  issue: { version: number; accountId: string; reason: string },
  { predictionActual, lines }: ComputedResult,
): Promise<Date> {
  const attempts = lines.reduce((sum, line) => sum + line.attempts, 0);
  const stored = await manager.query<{ id: string; at: Date }[]>(
    `INSERT INTO result (round_id, version, finalized_at, finalized_by, reason, prediction_actual, people, attempts)
     VALUES ($1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4, $5, $6, $7)
     RETURNING id, finalized_at AS at`,
    [roundId, issue.version, issue.accountId, issue.reason, predictionActual, lines.length, attempts],
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
