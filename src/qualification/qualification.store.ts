import type { EntityManager } from 'typeorm';
import type { Signed } from '../overall/overall.store.js';
import type { QualificationRow } from '../core/award/listed.js';
import type { ComputedQualification, QualificationBasis } from './qualification.compute.js';
import type { FixedListView } from './qualification.dto.js';

const ROWS_AT_ONCE = 10_000;

/** Under which name a list is signed. */
export const subjectOf = (target: string): string => `qualification/${target}`;

/** Every version of a list, the newest first. */
export const readVersions = (
  manager: EntityManager,
  contestId: string,
  target: string,
): Promise<FixedListView[]> =>
  manager.query(
    `SELECT q.version, q.fixed_at AS at, a.display_name AS by, b.display_name AS "confirmedBy", q.sha256, q.reason, q.people
     FROM qualification q JOIN account a ON a.id = q.fixed_by LEFT JOIN account b ON b.id = q.confirmed_by
     WHERE q.contest_id = $1 AND q.target = $2 ORDER BY q.version DESC`,
    [contestId, target],
  );

/** The newest version of a list with what it follows from; null: there is none. */
export async function newestList(
  manager: EntityManager,
  contestId: string,
  target: string,
): Promise<{ id: string; basis: QualificationBasis } | null> {
  const [newest] = await manager.query<{ id: string; basis: QualificationBasis }[]>(
    `SELECT id, basis FROM qualification WHERE contest_id = $1 AND target = $2 ORDER BY version DESC LIMIT 1`,
    [contestId, target],
  );
  return newest ?? null;
}

/** Who goes on by a stored version. */
export const qualifiedRows = (
  manager: EntityManager,
  id: string,
  most: number,
): Promise<QualificationRow[]> =>
  manager.query(
    `SELECT contestant_id AS "contestantId", state, source, grp AS group, rank, replaces FROM qualification_row
     WHERE qualification_id = $1 AND state = 'qualified' ORDER BY position LIMIT $2`,
    [id, most],
  );

/** Writes one version with all of its rows. */
export async function storeList(
  manager: EntityManager,
  contestId: string,
  version: number,
  { accountId, confirmedBy, reason }: Signed,
  { target, roundId, basis, rows, sha256 }: ComputedQualification,
): Promise<Date> {
  const people = rows.filter(({ state }) => state === 'qualified').length;
  const [stored] = await manager.query<{ id: string; at: Date }[]>(
    `INSERT INTO qualification (contest_id, target, round_id, version, fixed_by, confirmed_by, reason, sha256, basis, people)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id, fixed_at AS at`,
    [
      contestId,
      target,
      roundId,
      version,
      accountId,
      confirmedBy,
      reason,
      sha256,
      JSON.stringify(basis),
      people,
    ],
  );
  const { id, at } = stored!;
  const told = rows.map(({ contestantId, group, ...row }, position) => ({
    ...row,
    position,
    contestant_id: contestantId,
    grp: group,
  }));
  for (let from = 0; from < told.length; from += ROWS_AT_ONCE)
    await manager.query(
      `INSERT INTO qualification_row (qualification_id, position, contestant_id, state, source, grp, rank, replaces)
       SELECT $1, position, contestant_id, state, source, grp, rank, replaces
       FROM jsonb_to_recordset($2::jsonb) AS x(position int, contestant_id uuid, state text, source text, grp text,
         rank int, replaces boolean)`,
      [id, JSON.stringify(told.slice(from, from + ROWS_AT_ONCE))],
    );
  return at;
}
