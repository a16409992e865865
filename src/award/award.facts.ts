import type { EntityManager } from 'typeorm';
import type { Declined } from '../core/engine/lists.js';
import type { Settlement } from '../core/rules/facts.js';

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
