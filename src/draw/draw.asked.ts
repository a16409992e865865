import type { EntityManager } from 'typeorm';
import type { ComputedAwards } from '../award/award.compute.js';
import type { OpenTie } from '../core/engine/lists.js';
import type { Criterion } from '../core/rules/document.js';
import { readVersion } from '../overall/overall.store.js';
import type { RoundRecord } from '../result/result.query.js';

const asks = (criteria: readonly Criterion[] = []): boolean =>
  criteria.some(({ by }) => by === 'extra-question');

/**
 * The order in which an extra question tells these people apart: the code of the round, or `overall`. Null: that order
 * has none, the award does not go by it, they are equals of another round, or the result is official.
 */
export async function askedOrder(
  manager: EntityManager,
  { book, lists }: ComputedAwards,
  tie: OpenTie,
  { id, contestId, times }: RoundRecord,
): Promise<string | null> {
  const list = lists.find((each) => each.list.id === tie.list)?.list;
  if (list?.order !== 'rank') return null;
  const { scope } = list;
  if (scope === 'overall')
    return asks(book.overall?.ranking) && !(await readVersion(manager, contestId)) ? scope : null;
  const round = book.rounds.find((each) => each.id === id && each.code === scope);
  return round && asks(round.criteria) && times.finalizedAt === null ? round.code : null;
}

/** Keeps an overall standing from becoming official meanwhile; taken before the round, as making it official does. */
export const holdOverall = (manager: EntityManager, roundId: string): Promise<unknown> =>
  manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('overall ' || contest_id, 0)) FROM round WHERE id::text = $1`,
    [roundId],
  );
