import type { EntityManager } from 'typeorm';
import type { Stretch } from '../core/engine/overall.js';
import type { Line, Standing } from '../core/engine/rank.js';
import type { Passing, Reach } from '../core/engine/reach.js';
import { passingSql, reachSql } from '../engine-sql/reach.sql.js';
import { copyIn, RowBytes, TextBytes } from '../tally/tally.bytes.js';
import { epoch } from '../tally/tally.facts.js';
import type { RankedOverall } from '../tally/tally.overall.js';
import { unsaid } from '../tally/tally.standing.js';
import { type ComputedOverall, LINES_AT_ONCE } from './overall.compute.js';

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

/** Writes the rows of one version before it is known whether it becomes official; `takeBackRows` undoes it. */
export async function storeRows(manager: EntityManager, id: string, ranked: RankedOverall): Promise<void> {
  await manager.query('SAVEPOINT before_rows');
  await copyIn(manager, `overall_row (result_id, ${columns})`, rowsOf(id, ranked));
}

/** Leaves no row of a version that was not signed to its end. */
export const takeBackRows = (manager: EntityManager): Promise<unknown> =>
  manager.query('ROLLBACK TO SAVEPOINT before_rows');

/** Writes the head of one version, whose rows are there. */
export async function storeOverall(
  manager: EntityManager,
  { id, contestId, version }: Signing & { id: string },
  { accountId, confirmedBy, reason }: Signed,
  { basis, sha256, ranked }: ComputedOverall,
): Promise<Date> {
  const [stored] = await manager.query<[{ at: Date }]>(
    `INSERT INTO overall_result (id, contest_id, version, finalized_by, confirmed_by, reason, sha256, basis, people, attempts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING finalized_at AS at`,
    [
      id,
      contestId,
      version,
      accountId,
      confirmedBy,
      reason,
      sha256,
      JSON.stringify(basis),
      ranked.people,
      ranked.attempts,
    ],
  );
  return stored.at;
}

/** As `RankedOverall.writeRow` writes them. */
const columns = `contestant_id, attempt_id, organization_id, division, unit_id, rank, division_rank, rounds, attempts, over,
  score_milli, correct, duration_ms, submitted_at, facts`;
const FIELDS = 16;

function* rowsOf(resultId: string, ranked: RankedOverall): Generator<Uint8Array> {
  const id = Buffer.from(resultId.replaceAll('-', ''), 'hex');
  const bytes = new RowBytes();
  const facts = new TextBytes();
  for (let at = 0; at < ranked.people; at += 1) {
    ranked.writeFacts(at, facts);
    ranked.writeRow(at, bytes.row(FIELDS).id(id, 0), facts.take());
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) yield bytes.take();
  }
  yield bytes.end().take();
}

/** A row as it was fixed. */
interface StoredRow extends Omit<Line, 'person' | 'why' | 'whyInDivision' | keyof LineFacts> {
  division: string;
  unitId: string | null;
  organizationId: string | null;
  facts: LineFacts & { born: string; registeredAt: number };
}
/** What criteria beyond the columns of a stored row looked at. */
export type LineFacts = Pick<
  Line,
  | 'maxMilli'
  | 'questions'
  | 'startedAt'
  | 'afterOpeningMs'
  | 'essayMilli'
  | 'topicMilli'
  | 'prediction'
  | 'predictionError'
>;

const rowColumns = `contestant_id AS "contestantId", attempt_id AS "attemptId", division, unit_id AS "unitId",
  organization_id AS "organizationId", rank, division_rank AS "divisionRank", rounds, attempts, over,
  score_milli::float8 AS "scoreMilli", correct, duration_ms::float8 AS "durationMs",
  ${epoch('submitted_at')}::float8 AS "submittedAt", facts`;

/** Why people stand where they do is told from their neighbours when somebody asks. */
function toLine(
  { division, unitId, organizationId, facts, ...line }: StoredRow,
  cannotWin: string | null,
): Line {
  const { born, registeredAt, ...more } = facts;
  const { contestantId } = line;
  const person = {
    contestantId,
    division,
    unitId,
    organizationId,
    born,
    registeredAt,
    groups: [],
    cannotWin,
  };
  return { ...line, ...more, person, why: unsaid, whyInDivision: unsaid };
}

/** A list of an official overall standing: of all, or of one division. */
export interface OverallList {
  resultId: string;
  division: string | null;
}

const listSql = {
  all: { rank: 'rank', where: 'result_id = $1 AND $2::text IS NULL' },
  division: { rank: 'division_rank', where: 'result_id = $1 AND division = $2' },
};
const listOf = ({ division }: OverallList) => listSql[division === null ? 'all' : 'division'];

/** People of a list. */
export async function countPeople(manager: EntityManager, list: OverallList): Promise<number> {
  const { rank, where } = listOf(list);
  const [row] = await manager.query<[{ people: number }]>(
    `SELECT coalesce(last - 1 + (SELECT count(*) FROM overall_row WHERE ${where} AND ${rank} = last), 0)::int AS people
     FROM (SELECT max(${rank}) AS last FROM overall_row WHERE ${where}) ranks`,
    [list.resultId, list.division],
  );
  return row.people;
}

/** Lines of a list from a place in its order, from 0; equal ranks are listed by id, like core lists them. */
export const readStretch = async (
  manager: EntityManager,
  list: OverallList,
  { from, most }: { from: number; most: number },
): Promise<Stretch> => {
  const { rank, where } = listOf(list);
  // Who stands in place n has a rank of n at most.
  const rows = await manager.query<StoredRow[]>(
    `WITH first AS (SELECT max(${rank}) AS rank FROM overall_row WHERE ${where} AND ${rank} <= $3 + 1)
     SELECT ${rowColumns} FROM overall_row WHERE ${where} AND ${rank} >= (SELECT first.rank FROM first)
     ORDER BY overall_row.${rank}, contestant_id LIMIT $4 OFFSET $3 + 1 - (SELECT first.rank FROM first)`,
    [list.resultId, list.division, from, most],
  );
  return stretchOf(manager, list, rows);
};

/** The line of one person; null: he is not in it. */
export async function readOwnStretch(
  manager: EntityManager,
  resultId: string,
  contestantId: string,
): Promise<Stretch | null> {
  const rows = await manager.query<StoredRow[]>(
    `SELECT ${rowColumns} FROM overall_row WHERE result_id = $1 AND contestant_id = $2`,
    [resultId, contestantId],
  );
  return rows[0] ? stretchOf(manager, { resultId, division: rows[0].division }, rows) : null;
}

async function stretchOf(
  manager: EntityManager,
  list: OverallList,
  rows: readonly StoredRow[],
): Promise<Stretch> {
  const { rank, where } = listOf(list);
  const ranks = rows.map((row) => (list.division === null ? row.rank : row.divisionRank));
  const beside = async (side: '<' | '>', direction: 'ASC' | 'DESC', of: number | undefined) => {
    if (of === undefined) return null;
    const [row] = await manager.query<StoredRow[]>(
      `SELECT ${rowColumns} FROM overall_row WHERE ${where} AND ${rank} ${side} $3
       ORDER BY overall_row.${rank} ${direction}, contestant_id ${direction} LIMIT 1`,
      [list.resultId, list.division, of],
    );
    return row ? toLine(row, null) : null;
  };
  const shared = await manager.query<{ rank: number; people: number }[]>(
    `SELECT ${rank} AS rank, count(*)::int AS people FROM overall_row WHERE ${where} AND ${rank} = ANY($3::int[]) GROUP BY 1`,
    [list.resultId, list.division, ranks],
  );
  return {
    before: await beside('<', 'DESC', ranks[0]),
    lines: rows.map((row) => toLine(row, null)),
    behind: await beside('>', 'ASC', ranks.at(-1)),
    sharing: new Map(shared.map((each) => [each.rank, each.people])),
  };
}

/** What a reach looks at. */
const reachable = `SELECT *, (facts ->> 'maxMilli')::bigint AS max_milli,
  (facts ->> 'predictionError')::numeric AS prediction_error, (facts ->> 'born')::int AS birth_year
  FROM overall_row WHERE result_id = $1`;

/** How many of a version pass of a list. */
export async function countRows(manager: EntityManager, resultId: string, wanted: Passing): Promise<number> {
  const [row] = await manager.query<[{ count: number }]>(
    `SELECT count(*)::int FROM (${reachable}) passing WHERE ${passingSql(wanted)}`,
    [resultId],
  );
  return row.count;
}

/** The newest official overall standing of a contest. */
export interface OverallVersion {
  resultId: string;
  version: number;
  people: number;
  attempts: number;
  criteria: Standing['criteria'];
}

/** Null: there is none. */
export async function readVersion(manager: EntityManager, contestId: string): Promise<OverallVersion | null> {
  const [newest] = await manager.query<OverallVersion[]>(
    `SELECT id AS "resultId", version, people, attempts, basis -> 'rule' -> 'ranking' AS criteria FROM overall_result
     WHERE contest_id = $1 ORDER BY version DESC LIMIT 1`,
    [contestId],
  );
  return newest ?? null;
}

/** It as it was fixed, as far as `reach` goes. */
export async function readOfficialOverall(
  manager: EntityManager,
  { resultId, people, attempts, criteria }: OverallVersion,
  { reach, barred }: { reach: Reach | null; barred: ReadonlyMap<string, string> },
): Promise<Standing> {
  const rows = await manager.query<StoredRow[]>(
    `WITH reachable AS NOT MATERIALIZED (${reachable})
     SELECT ${rowColumns} FROM reachable overall_row WHERE ${reach === null ? 'true' : reachSql(reach, 'reachable')}
     ORDER BY overall_row.rank, contestant_id`,
    [resultId],
  );
  const lines = rows.map((row) => toLine(row, barred.get(row.contestantId) ?? null));
  return { scope: 'overall', criteria, actual: null, people, attempts, lines };
}
