import type { EntityManager } from 'typeorm';
import type { Actual } from '../core/engine/predict.js';
import type { Line, Standing, Why } from '../core/engine/rank.js';
import { isPlain, type Passing, type Reach } from '../core/engine/reach.js';
import type { Criterion } from '../core/rules/document.js';
import { passingSql, reachSql } from '../engine-sql/reach.sql.js';
import type { ResultLine } from './tally.lines.js';

/** A round as its standing is read. */
export interface StandingRound {
  id: string;
  /** As the rulebook calls it. */
  code: string;
  /** Epoch ms. */
  opensAt: number;
  criteria: readonly Criterion[];
}

/** What a standing is read from: a stored result, or lines that are not stored yet. */
export type StandingSource = { resultId: string; people: number; actual: Actual | null } | ProvisionalResult;

/** A result that is not stored yet; `near` gives its lines down to a rank, null: all. */
export interface ProvisionalResult {
  people: number;
  actual: Actual | null;
  near(least: number | null): readonly ProvisionalLine[];
}

/** A line of a result as `result_row` would keep it. */
export type ProvisionalLine = Omit<ResultLine, 'more'>;

interface FactRow extends Omit<ProvisionalLine, 'prediction' | 'predictionError'> {
  prediction: string | null;
  predictionError: string | null;
  essayMilli: number | null;
  topicMilli: Record<string, number> | null;
  maxMilli: number;
  questions: number;
  startedAt: number;
  registeredAt: number;
  birthYear: number;
}

const epoch = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

const storedLines = `SELECT contestant_id, attempt_id, division, unit_id, organization_id, rank, division_rank, score_milli,
  correct_count, prediction, prediction_error, duration_ms, ${epoch('submitted_at')} AS submitted_at, attempts
  FROM result_row WHERE result_id = $1`;
const givenLines = `SELECT "contestantId" AS contestant_id, "attemptId" AS attempt_id, division, "unitId" AS unit_id,
  "organizationId" AS organization_id, rank, "divisionRank" AS division_rank, "scoreMilli" AS score_milli,
  "correctCount" AS correct_count, prediction, "predictionError" AS prediction_error, "durationMs" AS duration_ms,
  "submittedAt" AS submitted_at, attempts
  FROM jsonb_to_recordset($1::jsonb) AS given("contestantId" uuid, "attemptId" uuid, division text, "unitId" text,
    "organizationId" uuid, rank int, "divisionRank" int, "scoreMilli" int, "correctCount" int, prediction numeric,
    "predictionError" numeric, "durationMs" bigint, "submittedAt" float8, attempts int)`;

/** What a reach looks at besides the lines. */
const reachable = `SELECT x.*, s.max_milli, c.birth_year FROM line x JOIN score s ON s.attempt_id = x.attempt_id
  JOIN contestant c ON c.id = x.contestant_id`;

/**
 * One round's standing as far as `reach` goes (null: everybody). `barred`: why people may play but not win, by id.
 * `withParts`: points of topics and of essays too, which are looked up for each attempt.
 */
export async function readStanding(
  manager: EntityManager,
  { id, code, criteria, opensAt }: StandingRound,
  source: StandingSource,
  {
    reach = null,
    barred = new Map(),
    withParts = false,
  }: { reach?: Reach | null; barred?: ReadonlyMap<string, string>; withParts?: boolean } = {},
): Promise<Standing> {
  const near = reach !== null && isPlain(reach) ? reach.least : null;
  const [lines, from] =
    'resultId' in source ? [storedLines, source.resultId] : [givenLines, JSON.stringify(source.near(near))];
  const within = reach === null ? 'true' : reachSql(reach, 'reachable');
  const rows = await manager.query<FactRow[]>(
    `WITH line AS (${lines}), reachable AS (${reachable})
     SELECT x.contestant_id AS "contestantId", x.attempt_id AS "attemptId", x.division, x.unit_id AS "unitId",
       x.organization_id AS "organizationId", x.rank, x.division_rank AS "divisionRank", x.score_milli AS "scoreMilli",
       x.correct_count AS "correctCount", trim_scale(x.prediction)::text AS prediction,
       trim_scale(x.prediction_error)::text AS "predictionError", x.duration_ms::float8 AS "durationMs",
       x.submitted_at AS "submittedAt", x.attempts, s.max_milli AS "maxMilli", s.question_count AS questions,
       ${epoch('a.started_at')} AS "startedAt", ${epoch('c.registered_at')} AS "registeredAt",
       c.birth_year AS "birthYear", ${withParts ? 'CASE WHEN p.essays > 0 THEN p.essay_milli END' : 'NULL'} AS "essayMilli",
       ${withParts ? 'p.topic_milli' : 'NULL'} AS "topicMilli"
     FROM (SELECT * FROM ${reach === null || isPlain(reach) ? 'line' : 'reachable'} WHERE ${within}) x
     JOIN score s ON s.attempt_id = x.attempt_id JOIN attempt a ON a.id = x.attempt_id
     JOIN contestant c ON c.id = x.contestant_id
     ${withParts ? 'LEFT JOIN score_parts($2) p ON p.attempt_id = x.attempt_id' : ''}
     ORDER BY x.rank, x.contestant_id`,
    withParts ? [from, [id]] : [from],
  );
  return {
    scope: code,
    criteria,
    actual: source.actual,
    people: source.people,
    attempts: rows.reduce((sum, { attempts }) => sum + attempts, 0),
    lines: rows.map((row) => toLine(row, opensAt, barred.get(row.contestantId) ?? null)),
  };
}

/** How many of a stored result pass of a list. */
export async function countLines(manager: EntityManager, resultId: string, wanted: Passing): Promise<number> {
  const [row] = await manager.query<[{ count: number }]>(
    `WITH line AS (${storedLines}) SELECT count(*)::int FROM (${reachable}) passing WHERE ${passingSql(wanted)}`,
    [resultId],
  );
  return row.count;
}

/** Only pairs are compared later, and those are judged anew. */
export const unsaid: Why = { above: null, below: null, sharedWith: 0 };

function toLine(row: FactRow, opensAt: number, cannotWin: string | null): Line {
  const { contestantId, division, unitId, organizationId, birthYear, registeredAt } = row;
  return {
    contestantId,
    person: {
      contestantId,
      division,
      unitId,
      organizationId,
      born: String(birthYear),
      registeredAt,
      groups: [],
      cannotWin,
    },
    attemptId: row.attemptId,
    rounds: 1,
    attempts: row.attempts,
    over: 1,
    scoreMilli: row.scoreMilli,
    maxMilli: row.maxMilli,
    correct: row.correctCount,
    questions: row.questions,
    durationMs: row.durationMs,
    startedAt: row.startedAt,
    submittedAt: row.submittedAt,
    afterOpeningMs: row.submittedAt - opensAt,
    essayMilli: row.essayMilli,
    topicMilli: row.topicMilli ?? {},
    prediction: row.prediction,
    predictionError: row.predictionError,
    rank: row.rank,
    divisionRank: row.divisionRank,
    why: unsaid,
    whyInDivision: unsaid,
  };
}
