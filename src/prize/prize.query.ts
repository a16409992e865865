import type { EntityManager } from 'typeorm';
import { type TaxRate, withholding } from '../core/award/prize-tax.js';
import type { LedgerEntry, LookView, PrizeActView, PrizeState, TaxRateView } from './prize.dto.js';

const LOOKS_SHOWN = 100;

/** Which act says how far a prize is: the last of these that was done. */
const steps: PrizeState[] = ['accepted', 'identified', 'handed-over', 'paid', 'unclaimed', 'declined'];

/** As the query gives it: no instance of the class. */
type StoredAct = Omit<PrizeActView, 'at'> & { at: string };
type Row = Omit<LedgerEntry, 'tax' | 'net' | 'state' | 'acts'> & { acts: StoredAct[] };

/**
 * Prizes of a contest, or of one contestant: those of the newest awards, and those that somebody acted on before
 * they went to somebody else. `today` is a day in Vietnam.
 */
export async function readLedger(
  manager: EntityManager,
  of: { contestId: string; contestantId: string | null },
  today: string,
): Promise<LedgerEntry[]> {
  const rates = await readRates(manager);
  const rows = await manager.query<Row[]>(
    `WITH newest AS (SELECT id FROM award_issue WHERE contest_id = $1 ORDER BY version DESC LIMIT 1),
     named AS (
       SELECT a.list_id, a.contestant_id, a.issue_id, true AS current FROM award a JOIN newest ON newest.id = a.issue_id
       UNION ALL
       SELECT k.list_id, k.contestant_id, last.issue_id, false FROM (
         SELECT DISTINCT list_id, contestant_id FROM prize_act WHERE contest_id = $1) k
       CROSS JOIN LATERAL (
         SELECT a.issue_id FROM award a JOIN award_issue i ON i.id = a.issue_id
         WHERE i.contest_id = $1 AND a.list_id = k.list_id AND a.contestant_id = k.contestant_id
         ORDER BY i.version DESC LIMIT 1) last
       WHERE last.issue_id <> (SELECT id FROM newest)
     )
     SELECT m.list_id AS list, l.name AS award, r.name AS round, d.name_vi AS division, a.tier_name AS tier,
       a.amount::float8 AS amount, m.current, m.contestant_id AS "contestantId", c.full_name AS name,
       c.birth_year AS "birthYear", p.contestant_id IS NOT NULL AS "hasIdentity",
       coalesce(CASE e.place WHEN 'organization' THEN o.name ELSE u.name END, o.name, u.name, '') AS place,
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('act', x.act, 'at', x.at, 'by', w.display_name,
           'note', coalesce(x.detail->>'note', ''), 'receipt', coalesce(x.detail->>'receipt', ''),
           'proxy', coalesce(x.detail->>'proxy', ''), 'tax', x.detail->'tax', 'net', x.detail->'net') ORDER BY x.n)
         FROM prize_act x LEFT JOIN account w ON w.id = x.account_id
         WHERE x.contest_id = $1 AND x.list_id = m.list_id AND x.contestant_id = m.contestant_id), '[]') AS acts
     FROM named m JOIN award a ON a.issue_id = m.issue_id AND a.list_id = m.list_id AND a.contestant_id = m.contestant_id
     JOIN award_list l ON l.issue_id = m.issue_id AND l.list_id = m.list_id JOIN round r ON r.id = l.round_id
     LEFT JOIN division d ON d.contest_id = r.contest_id AND d.code = l.division
     JOIN contestant c ON c.id = m.contestant_id JOIN division e ON e.contest_id = c.contest_id AND e.code = c.division
     LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
     LEFT JOIN prize_identity p ON p.contestant_id = c.id
     WHERE $2::uuid IS NULL OR m.contestant_id = $2
     ORDER BY r.number, l.position, a.position, m.current, c.id`,
    [of.contestId, of.contestantId],
  );
  return rows.map(({ acts, ...row }) => {
    const { tax, net } = withholding(row.amount, today, rates);
    const told = acts.map((each) => ({ ...each, at: new Date(each.at) }));
    const done = new Set<PrizeState>(told.map(({ act }) => act));
    return { ...row, tax, net, acts: told, state: steps.findLast((step) => done.has(step)) ?? 'waiting' };
  });
}

export async function readRates(manager: EntityManager): Promise<(TaxRate & TaxRateView)[]> {
  return manager.query(
    `SELECT from_day::text AS "fromDay", threshold::float8 AS threshold, rate, source, at
     FROM prize_tax_rate ORDER BY n`,
  );
}

/** Last day for claiming, `YYYY-MM-DD`. */
export async function readDeadline(manager: EntityManager, contestId: string): Promise<string | null> {
  const [found] = await manager.query<{ until: string }[]>(
    'SELECT until::text FROM prize_deadline WHERE contest_id = $1 ORDER BY n DESC LIMIT 1',
    [contestId],
  );
  return found?.until ?? null;
}

export function readLooks(manager: EntityManager, contestId: string): Promise<LookView[]> {
  return manager.query(
    `SELECT l.at, a.display_name AS by, l.what, c.full_name AS name, l.purpose FROM prize_look l
     JOIN account a ON a.id = l.account_id LEFT JOIN contestant c ON c.id = l.contestant_id
     WHERE l.contest_id = $1 ORDER BY l.n DESC LIMIT $2`,
    [contestId, LOOKS_SHOWN],
  );
}

export async function mayLook(manager: EntityManager, accountId: string): Promise<boolean> {
  const [last] = await manager.query<{ granted: boolean }[]>(
    'SELECT granted FROM prize_access WHERE account_id = $1 ORDER BY n DESC LIMIT 1',
    [accountId],
  );
  return last?.granted ?? false;
}
