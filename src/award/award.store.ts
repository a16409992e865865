import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { awardsDigest, type ComputedAwards, computeAwards } from './award.compute.js';

export type IssueCause = 'result' | 'draw' | 'decision' | 'declined' | 'rules' | 'review';

const ROWS_AT_ONCE = 10_000;

/** Keeps each computation of a contest's awards; the newest one counts. */
@Injectable()
export class AwardStore {
  /**
   * Computes the awards from the official results and keeps them as a new version. Doing it again without
   * anything new changes nothing, so that it can be repeated after a failure.
   * @returns the newest version; null where there are no awards to speak of
   */
  async issue(
    manager: EntityManager,
    contestId: string,
    why: { cause: IssueCause; reason: string; accountId: string | null },
  ): Promise<number | null> {
    // Two rounds made official at the same moment would count the same version.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`awards ${contestId}`]);
    const computed = await computeAwards(manager, contestId);
    if (!computed) return null;
    const sha256 = awardsDigest(computed);
    const [newest] = await manager.query<{ version: number; sha256: string }[]>(
      'SELECT version, sha256 FROM award_issue WHERE contest_id = $1 ORDER BY version DESC LIMIT 1',
      [contestId],
    );
    if (newest?.sha256 === sha256) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    const { book, results } = computed;
    const [issue] = await manager.query<{ id: string }[]>(
      `INSERT INTO award_issue (contest_id, version, cause, reason, results, rules_from, rules_version, sha256, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        contestId,
        version,
        why.cause,
        why.reason,
        JSON.stringify(results),
        book.from,
        book.version,
        sha256,
        why.accountId,
      ],
    );
    await storeLists(manager, issue!.id, computed);
    await storeAwards(manager, issue!.id, computed);
    return version;
  }
}

async function storeLists(manager: EntityManager, issueId: string, computed: ComputedAwards): Promise<void> {
  const { lists, open, roundOf } = computed;
  const rows = lists.map(({ list, ...report }, position) => ({
    list_id: list.id,
    position,
    award: list.award,
    name: list.name,
    round_id: roundOf.get(list.scope),
    scope: list.scope,
    division: list.division,
    ranked_by: list.order,
    report,
    open: open.filter((tie) => tie.list === list.id),
  }));
  await manager.query(
    `INSERT INTO award_list (issue_id, list_id, position, award, name, round_id, scope, division, ranked_by, report, open)
     SELECT $1, list_id, position, award, name, round_id, scope, division, ranked_by, report, open
     FROM jsonb_to_recordset($2::jsonb) AS x(list_id text, position int, award text, name text, round_id uuid,
       scope text, division text, ranked_by text, report jsonb, open jsonb)`,
    [issueId, JSON.stringify(rows)],
  );
}

async function storeAwards(
  manager: EntityManager,
  issueId: string,
  { awarded }: ComputedAwards,
): Promise<void> {
  const rows = awarded.map(({ list, tier, tierName, amount, contestantId, rank, by }, position) => ({
    list_id: list.id,
    contestant_id: contestantId,
    position,
    tier,
    tier_name: tierName,
    amount,
    rank,
    by,
  }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await manager.query(
      `INSERT INTO award (issue_id, list_id, contestant_id, position, tier, tier_name, amount, rank, by)
       SELECT $1, list_id, contestant_id, position, tier, tier_name, amount, rank, by
       FROM jsonb_to_recordset($2::jsonb) AS x(list_id text, contestant_id uuid, position int, tier text,
         tier_name text, amount bigint, rank int, by text)`,
      [issueId, JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
    );
  }
}
