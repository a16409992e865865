import type { EntityManager } from 'typeorm';
import type { Standing, Why } from '../core/engine/rank.js';
import { epoch } from '../tally/tally.facts.js';
import { type ComputedOverall, factsOf, type LineFacts } from './overall.compute.js';

/** A version to be written: who signs first and, where two must, second. */
export interface Signed {
  accountId: string;
  confirmedBy: string | null;
  reason: string;
}

/** A first signature that waits for its second. */
export interface Proposal {
  accountId: string;
  by: string;
  at: Date;
  sha256: string;
  reason: string;
}

/** Something of a contest that one or two people make official, like `overall`. */
export interface Signing {
  contestId: string;
  subject: string;
  version: number;
}

/** The latest first signature under a version. */
export async function readSigning(
  manager: EntityManager,
  { contestId, subject, version }: Signing,
): Promise<Proposal | null> {
  const [found] = await manager.query<Proposal[]>(
    `SELECT p.signed_by AS "accountId", a.display_name AS by, p.at, p.sha256, p.reason
     FROM signing_proposal p JOIN account a ON a.id = p.signed_by
     WHERE p.contest_id = $1 AND p.subject = $2 AND p.version = $3 ORDER BY p.id DESC LIMIT 1`,
    [contestId, subject, version],
  );
  return found ?? null;
}

/** All signatures of a version; null when this one was the first of two. */
export async function sign(
  manager: EntityManager,
  of: Signing,
  {
    signatures,
    accountId,
    sha256,
    reason,
  }: { signatures: number; accountId: string; sha256: string; reason: string },
): Promise<Signed | null> {
  if (signatures === 1) return { accountId, confirmedBy: null, reason };
  const first = await readSigning(manager, of);
  if (first?.sha256 === sha256 && first.accountId !== accountId)
    return { accountId: first.accountId, confirmedBy: accountId, reason: first.reason };
  if (first?.sha256 !== sha256)
    await manager.query(
      `INSERT INTO signing_proposal (contest_id, subject, version, sha256, reason, signed_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [of.contestId, of.subject, of.version, sha256, reason, accountId],
    );
  return null;
}

const ROWS_AT_ONCE = 10_000;

/** Writes one version with all of its rows. */
export async function storeOverall(
  manager: EntityManager,
  { contestId, version }: Signing,
  { accountId, confirmedBy, reason }: Signed,
  { basis, sha256, standing }: ComputedOverall,
): Promise<Date> {
  const [stored] = await manager.query<{ id: string; at: Date }[]>(
    `INSERT INTO overall_result (contest_id, version, finalized_by, confirmed_by, reason, sha256, basis, people, attempts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id, finalized_at AS at`,
    [
      contestId,
      version,
      accountId,
      confirmedBy,
      reason,
      sha256,
      JSON.stringify(basis),
      standing.people,
      standing.attempts,
    ],
  );
  const { id, at } = stored!;
  const { lines } = standing;
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    const rows = lines.slice(from, from + ROWS_AT_ONCE).map((line) => ({
      contestant_id: line.contestantId,
      attempt_id: line.attemptId,
      division: line.person.division,
      unit_id: line.person.unitId,
      organization_id: line.person.organizationId,
      rank: line.rank,
      division_rank: line.divisionRank,
      rounds: line.rounds,
      attempts: line.attempts,
      over: line.over,
      score_milli: line.scoreMilli,
      correct: line.correct,
      duration_ms: line.durationMs,
      submitted_at: line.submittedAt,
      facts: factsOf(line),
      why: { all: line.why, division: line.whyInDivision },
    }));
    await manager.query(
      `INSERT INTO overall_row (result_id, ${columns}, submitted_at)
       SELECT $1, ${columns}, timestamptz 'epoch' + submitted_at * interval '1 millisecond'
       FROM jsonb_to_recordset($2::jsonb) AS x(contestant_id uuid, attempt_id uuid, division text, unit_id text,
         organization_id uuid, rank int, division_rank int, rounds int, attempts int, over int, score_milli bigint,
         correct int, duration_ms bigint, submitted_at float8, facts jsonb, why jsonb)`,
      [id, JSON.stringify(rows)],
    );
  }
  return at;
}

const columns = `contestant_id, attempt_id, division, unit_id, organization_id, rank, division_rank, rounds, attempts,
  over, score_milli, correct, duration_ms, facts, why`;

interface StoredRow {
  contestantId: string;
  attemptId: string | null;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  rank: number;
  divisionRank: number;
  rounds: number;
  attempts: number;
  over: number;
  scoreMilli: number;
  correct: number;
  durationMs: number;
  submittedAt: number;
  facts: LineFacts;
  why: { all: Why; division: Why };
}

/** The newest official overall standing of a contest, as it was fixed; null: there is none. */
export async function readOfficialOverall(
  manager: EntityManager,
  contestId: string,
  barred: ReadonlyMap<string, string> = new Map(),
): Promise<{ resultId: string; version: number; standing: Standing } | null> {
  const [newest] = await manager.query<
    { id: string; version: number; people: number; attempts: number; criteria: Standing['criteria'] }[]
  >(
    `SELECT id, version, people, attempts, basis -> 'rule' -> 'ranking' AS criteria FROM overall_result
     WHERE contest_id = $1 ORDER BY version DESC LIMIT 1`,
    [contestId],
  );
  if (!newest) return null;
  const rows = await manager.query<StoredRow[]>(
    `SELECT contestant_id AS "contestantId", attempt_id AS "attemptId", division, unit_id AS "unitId",
       organization_id AS "organizationId", rank, division_rank AS "divisionRank", rounds, attempts, over,
       score_milli::float8 AS "scoreMilli", correct, duration_ms::float8 AS "durationMs",
       ${epoch('submitted_at')}::float8 AS "submittedAt", facts, why
     FROM overall_row WHERE result_id = $1 ORDER BY rank, contestant_id`,
    [newest.id],
  );
  const { id, version, people, attempts, criteria } = newest;
  const lines = rows.map(({ division, unitId, organizationId, facts, why, ...line }) => {
    const { born, registeredAt, ...more } = facts;
    const { contestantId } = line;
    const cannotWin = barred.get(contestantId) ?? null;
    return {
      ...line,
      ...more,
      person: { contestantId, division, unitId, organizationId, born, registeredAt, groups: [], cannotWin },
      why: why.all,
      whyInDivision: why.division,
    };
  });
  return {
    resultId: id,
    version,
    standing: { scope: 'overall', criteria, actual: null, people, attempts, lines },
  };
}
