import type { EntityManager } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { type Blocker, blockersOf, counted, readProgress } from '../result/result.blockers.js';
import { readRound } from '../result/result.query.js';
import type { OverallRound } from './overall.book.js';

/** Everything that keeps rounds from being counted as they stand: not official, something open, or judged anew since. */
export async function roundBlockers(
  manager: EntityManager,
  rounds: readonly OverallRound[],
): Promise<Blocker[]> {
  const found: Blocker[] = [];
  for (const { id, name, official } of rounds) {
    const params = { round: name };
    if (id === null) {
      found.push({ code: 'overall_round_missing', params, round: name });
      continue;
    }
    if (official === null) {
      found.push({ code: 'overall_round_open', params, round: name });
      continue;
    }
    const round = await readRound(manager, id);
    const open = blockersOf(round.times, round.rules, await readProgress(manager, id));
    found.push(...open.map((blocker) => ({ ...blocker, round: name })));
    const [row] = await manager.query<{ unlike: number }[]>(unlikeScores, [official.resultId, id]);
    if (row && row.unlike > 0)
      found.push({
        ...counted('overall_round_outdated', row.unlike),
        params: { ...params, count: row.unlike },
        round: name,
      });
  }
  return found;
}

/** Lines of an official result that scores have moved away from, and scores that came after it. */
const unlikeScores = `
  SELECT (count(*) FILTER (WHERE v.attempt_id IS NOT NULL OR s.score_milli IS DISTINCT FROM l.score_milli
      OR s.duration_ms IS DISTINCT FROM l.duration_ms)
    + (SELECT count(*) FROM score n WHERE n.round_id = $2
        AND NOT EXISTS (SELECT FROM void_attempt w WHERE w.attempt_id = n.attempt_id)
        AND NOT EXISTS (SELECT FROM result_row r WHERE r.result_id = $1 AND r.contestant_id = n.contestant_id)))::int AS unlike
  FROM result_row l LEFT JOIN score s ON s.attempt_id = l.attempt_id
  LEFT JOIN void_attempt v ON v.attempt_id = l.attempt_id WHERE l.result_id = $1`;

/** Refuses with each blocker in the details. @throws AppError finalisation_blocked */
export function refuseBlocked(blockers: readonly Blocker[]): void {
  if (blockers.length === 0) return;
  throw new AppError(
    'finalisation_blocked',
    {},
    undefined,
    blockers.map(({ code, params }) => ({ field: 'contest', code, ...(params ? { params } : {}) })),
  );
}
