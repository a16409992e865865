import type { EntityManager } from 'typeorm';
import { publicName } from '../core/board.js';
import type { Declined } from '../core/engine/lists.js';
import type { Line, Standing, Why } from '../core/engine/rank.js';
import type { Settlement } from '../core/rules/facts.js';
import { wallClock } from '../platform/local-time.js';
import type { ResultLine } from '../tally/tally.compute.js';
import type { BookRound } from './award.book.js';

/** What a standing is read from: a stored result, or lines that are not stored yet. */
export type StandingSource = { resultId: string; people: number } | ProvisionalResult;

/** A result that is not stored yet; `near` gives its lines down to a rank, null: all. */
export interface ProvisionalResult {
  people: number;
  near(least: number | null): readonly ProvisionalLine[];
}

/** A line of a result as `result_row` would keep it. */
export type ProvisionalLine = Omit<ResultLine, 'more'>;

interface FactRow extends ProvisionalLine {
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

/**
 * One round's standing down to rank `least` (null: everybody), overall or inside a division. `barred`: why people
 * may play but not win, by id.
 */
export async function readStanding(
  manager: EntityManager,
  { code, criteria, opensAt }: BookRound,
  source: StandingSource,
  { least, barred }: { least: number | null; barred: ReadonlyMap<string, string> },
): Promise<Standing> {
  const [lines, from] =
    'resultId' in source ? [storedLines, source.resultId] : [givenLines, JSON.stringify(source.near(least))];
  const rows = await manager.query<FactRow[]>(
    `SELECT x.contestant_id AS "contestantId", x.attempt_id AS "attemptId", x.division, x.unit_id AS "unitId",
       x.organization_id AS "organizationId", x.rank, x.division_rank AS "divisionRank", x.score_milli AS "scoreMilli",
       x.correct_count AS "correctCount", x.prediction::float8 AS prediction,
       x.prediction_error::float8 AS "predictionError", x.duration_ms::float8 AS "durationMs",
       x.submitted_at AS "submittedAt", x.attempts, s.max_milli AS "maxMilli", s.question_count AS questions,
       ${epoch('a.started_at')} AS "startedAt", ${epoch('c.registered_at')} AS "registeredAt",
       c.birth_year AS "birthYear"
     FROM (${lines}) x JOIN score s ON s.attempt_id = x.attempt_id JOIN attempt a ON a.id = x.attempt_id
     JOIN contestant c ON c.id = x.contestant_id
     WHERE $2::int IS NULL OR x.rank <= $2 OR x.division_rank <= $2
     ORDER BY x.rank, x.contestant_id`,
    [from, least],
  );
  return {
    scope: code,
    criteria,
    actual: null,
    people: source.people,
    attempts: rows.reduce((sum, { attempts }) => sum + attempts, 0),
    lines: rows.map((row) => toLine(row, opensAt, barred.get(row.contestantId) ?? null)),
  };
}

/** Only pairs are compared later, and those are judged anew. */
const unsaid: Why = { above: null, below: null, sharedWith: 0 };

function toLine(row: FactRow, opensAt: number, cannotWin: string | null): Line {
  const { contestantId, division, unitId, organizationId, birthYear, registeredAt } = row;
  const text = (value: number | null) => (value === null ? null : String(value));
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
    essayMilli: null,
    topicMilli: {},
    prediction: text(row.prediction),
    predictionError: text(row.predictionError),
    rank: row.rank,
    divisionRank: row.divisionRank,
    why: unsaid,
    whyInDivision: unsaid,
  };
}

export type RecordedSettlement = Settlement & { n: string; drawId: string | null };

/** What was settled in a contest, in the order of time. */
export const readSettlements = (manager: EntityManager, contestId: string): Promise<RecordedSettlement[]> =>
  manager.query(
    'SELECT n::text, scope, by, places, draw_id AS "drawId" FROM settlement WHERE contest_id = $1 ORDER BY n',
    [contestId],
  );

/** Who declined an award, by list. */
export async function readDeclined(manager: EntityManager, contestId: string): Promise<Declined> {
  const rows = await manager.query<{ listId: string; people: string[] }[]>(
    `SELECT list_id AS "listId", array_agg(DISTINCT contestant_id::text) AS people FROM prize_act
     WHERE contest_id = $1 AND act = 'declined' GROUP BY list_id`,
    [contestId],
  );
  return new Map(rows.map(({ listId, people }) => [listId, new Set(people)]));
}

export interface AwardPerson {
  id: string;
  fullName: string;
  /** Shortened unless the person agreed; ages are those of the round's opening. */
  publicName: string;
  /** Shortened in any case. */
  shortName: string;
  birthYear: number;
  consent: boolean;
  /** What the division's contestants stand for: organization or unit. */
  place: string;
}

/** People by id, named as of the opening of a round (epoch ms). */
export async function readPeople(
  manager: EntityManager,
  contestantIds: readonly string[],
  opensAt: number,
): Promise<Map<string, AwardPerson>> {
  const rows = await manager.query<Omit<AwardPerson, 'publicName' | 'shortName'>[]>(
    `SELECT c.id, c.full_name AS "fullName", c.birth_year AS "birthYear", c.public_name AS consent,
       coalesce(CASE d.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, '') AS place
     FROM contestant c JOIN division d ON d.contest_id = c.contest_id AND d.code = c.division
     LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
     WHERE c.id = ANY($1::uuid[])`,
    [contestantIds],
  );
  const year = wallClock(opensAt).getUTCFullYear();
  return new Map(
    rows.map((row) => {
      const { consent, birthYear } = row;
      const named = (agreed: boolean) => publicName(row.fullName, { consent: agreed, birthYear, year });
      return [row.id, { ...row, publicName: named(consent), shortName: named(false) }];
    }),
  );
}
