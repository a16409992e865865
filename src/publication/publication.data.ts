import type { EntityManager } from 'typeorm';
import { publicName } from '../core/board.js';
import type { TieBreak } from '../core/rulebook.js';
import { AppError } from '../platform/errors.js';
import { wallClock } from '../platform/local-time.js';
import { readRound, type RoundRecord } from '../result/result.query.js';
import { type Awarded, awardByRank, lastPlace, type Tier } from '../core/award/by-rank.js';

/** A fixed version of a round's result; `sha256` null: made before results had one. */
export interface FixedResult {
  id: string;
  version: number;
  at: Date;
  by: string;
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
  sha256: string | null;
}

export interface DivisionSum {
  code: string;
  name: string;
  people: number;
  attempts: number;
  /** Sum of the counting scores. */
  scoreMilli: number;
  /** Counting papers with every question right. */
  perfect: number;
}

export type Winner = Awarded<{
  contestantId: string;
  division: string;
  divisionRank: number;
  fullName: string;
  /** Shortened unless the person agreed; ages are those of the round's opening. */
  publicName: string;
  birthYear: number;
  /** What the division's contestants stand for: organization or unit. */
  place: string;
  unitName: string | null;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
}>;

/** Everything that the papers of a fixed result say. */
export interface ResultFacts {
  contest: string;
  organizer: string;
  round: string;
  /** Epoch ms. */
  opensAt: number;
  closesAt: number;
  tieBreaks: readonly TieBreak[];
  result: FixedResult;
  divisions: DivisionSum[];
  tiers: readonly Tier[];
  /** By division as the contest lists them, then by rank. */
  winners: Winner[];
}

/**
 * The facts of one version of a round's result (null: the newest), read only from what was stored when it was
 * made official.
 * @throws AppError round_not_found, result_not_found
 */
export async function readResultFacts(
  manager: EntityManager,
  roundId: string,
  version: number | null,
  tiers: readonly Tier[],
): Promise<ResultFacts> {
  const round = await readRound(manager, roundId);
  const result = await readFixed(manager, roundId, version);
  const [organizer] = await manager.query<{ organizer: string }[]>(
    'SELECT organizer FROM contest WHERE id = $1',
    [round.contestId],
  );
  return {
    contest: round.contestTitle,
    organizer: organizer?.organizer ?? '',
    round: round.name,
    opensAt: round.times.opensAt,
    closesAt: round.times.closesAt,
    tieBreaks: round.rules.tieBreaks,
    result,
    divisions: await readDivisions(manager, result.id),
    tiers,
    winners: awardByRank(await readTop(manager, round, result.id, lastPlace(tiers)), tiers),
  };
}

export async function readFixed(
  manager: EntityManager,
  roundId: string,
  version: number | null,
): Promise<FixedResult> {
  const [result] = await manager.query<FixedResult[]>(
    `SELECT r.id, r.version, r.finalized_at AS at, a.display_name AS by, r.reason, r.people, r.attempts,
       r.prediction_actual::float8 AS "predictionActual", r.sha256
     FROM result r JOIN account a ON a.id = r.finalized_by
     WHERE r.round_id = $1 AND ($2::int IS NULL OR r.version = $2) ORDER BY r.version DESC LIMIT 1`,
    [roundId, version],
  );
  if (!result) throw new AppError('result_not_found');
  return result;
}

function readDivisions(manager: EntityManager, resultId: string): Promise<DivisionSum[]> {
  return manager.query(
    `SELECT x.division AS code, d.name_vi AS name, count(*)::int AS people, sum(x.attempts)::int AS attempts,
       sum(x.score_milli)::float8 AS "scoreMilli",
       count(*) FILTER (WHERE x.correct_count = s.question_count)::int AS perfect
     FROM result_row x JOIN contestant c ON c.id = x.contestant_id
     JOIN division d ON d.contest_id = c.contest_id AND d.code = x.division
     JOIN score s ON s.attempt_id = x.attempt_id
     WHERE x.result_id = $1 GROUP BY x.division, d.name_vi, d.position ORDER BY d.position`,
    [resultId],
  );
}

type TopRow = Omit<Winner, 'tier' | 'amount' | 'overPlaces' | 'publicName'>;

async function readTop(
  manager: EntityManager,
  { times }: RoundRecord,
  resultId: string,
  last: number,
): Promise<Omit<Winner, 'tier' | 'amount' | 'overPlaces'>[]> {
  const rows = await manager.query<(TopRow & { consent: boolean })[]>(
    `SELECT x.contestant_id AS "contestantId", x.division, x.division_rank AS "divisionRank",
       c.full_name AS "fullName", c.public_name AS consent, c.birth_year AS "birthYear",
       coalesce(CASE d.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, '') AS place,
       u.name AS "unitName", x.score_milli AS "scoreMilli", x.correct_count AS "correctCount",
       x.duration_ms::float8 AS "durationMs", floor(extract(epoch FROM x.submitted_at) * 1000)::float8 AS "submittedAt"
     FROM result_row x JOIN contestant c ON c.id = x.contestant_id
     JOIN division d ON d.contest_id = c.contest_id AND d.code = x.division
     LEFT JOIN unit u ON u.id = x.unit_id LEFT JOIN organization o ON o.id = x.organization_id
     WHERE x.result_id = $1 AND x.division_rank <= $2
     ORDER BY d.position, x.division_rank, x.contestant_id`,
    [resultId, last],
  );
  const year = wallClock(times.opensAt).getUTCFullYear();
  return rows.map(({ consent, ...row }) => ({
    ...row,
    publicName: publicName(row.fullName, { consent, birthYear: row.birthYear, year }),
  }));
}
