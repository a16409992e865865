import type { EntityManager } from 'typeorm';
import { newestList, qualifiedRows } from '../qualification/qualification.store.js';
import type { RoundRecord } from '../result/result.query.js';
import { readDecidingRules } from '../rulebook/rulebook.query.js';

/** Who may be on the stage. */
export interface Entitled {
  /** Null: the rules name no round from which one qualifies, so everybody of the round's divisions. */
  ids: readonly string[] | null;
  /** The list of who goes on is not fixed yet. */
  waits: boolean;
}

const everybody = 100_000;

/** Who goes on to a round, by the newest official list. */
export async function entitledTo(manager: EntityManager, round: RoundRecord): Promise<Entitled> {
  const deciding = await readDecidingRules(manager, round.contestId);
  const code = deciding?.rounds.find(({ id }) => id === round.id)?.code;
  if (code === undefined || deciding?.document.qualification.every(({ to }) => to !== code))
    return { ids: null, waits: false };
  const list = await newestList(manager, round.contestId, code);
  if (!list) return { ids: [], waits: true };
  const rows = await qualifiedRows(manager, list.id, everybody);
  return { ids: rows.map(({ contestantId }) => contestantId), waits: false };
}
