import type { EntityManager } from 'typeorm';
import type { Actual } from '../core/engine/predict.js';
import { roundOrder } from '../core/engine/decide.js';
import type { Criterion, OverallRule, Rulebook } from '../core/rules/document.js';
import { AppError } from '../platform/errors.js';
import { type Blocker, blockersOf, counted, readProgress } from '../result/result.blockers.js';
import { readRound } from '../result/result.query.js';
import { readDecidingRules, type Reader } from '../rulebook/rulebook.query.js';
import type { StandingRound } from '../tally/tally.standing.js';

/** An official result of a round. */
export interface OfficialResult {
  resultId: string;
  version: number;
  people: number;
  actual: Actual | null;
}

/** A round that an overall standing counts; `id` and `official` null: it is not there, or not official yet. */
export interface OverallRound extends Omit<StandingRound, 'id'> {
  id: string | null;
  name: string;
  /** Its contestants guessed a number. */
  asked: boolean;
  official: OfficialResult | null;
}

/** What the overall standing of a contest goes by; rounds in the order in which they count, all of them named. */
export interface OverallBook {
  rulebookVersion: number | null;
  document: Rulebook;
  rule: OverallRule;
  rounds: OverallRound[];
}

/** Every round of a contest that counts, with its newest official result, in the order of the rulebook. */
export async function readCountedRounds(
  db: Reader,
  contestId: string,
): Promise<Omit<OverallBook, 'rule'> | null> {
  const deciding = await readDecidingRules(db, contestId);
  if (!deciding) return null;
  const { document } = deciding;
  const results = await db.query<(OfficialResult & { roundId: string; name: string })[]>(
    `SELECT DISTINCT ON (d.id) d.id AS "roundId", d.name, r.id AS "resultId", r.version, r.people, r.actual
     FROM round d LEFT JOIN result r ON r.round_id = d.id WHERE d.contest_id = $1 ORDER BY d.id, r.version DESC`,
    [contestId],
  );
  const opened = Object.fromEntries(deciding.rounds.map(({ code, opensAt }) => [code, opensAt]));
  const rounds = document.rounds
    .filter(({ kind }) => kind !== 'trial')
    .map((rule): OverallRound => {
      const own = deciding.rounds.find(({ code }) => code === rule.code);
      const found = results.find(({ roundId }) => roundId === own?.id);
      const { criteria, opensAt, prediction } = roundOrder(document, rule, opened);
      const { resultId, version, people, actual } = found ?? { resultId: null };
      return {
        id: own?.id ?? null,
        code: rule.code,
        name: found?.name ?? rule.name,
        opensAt,
        criteria,
        asked: prediction !== null,
        official:
          resultId === null
            ? null
            : { resultId, version: version ?? 0, people: people ?? 0, actual: actual ?? null },
      };
    });
  return { rulebookVersion: deciding.version, document, rounds };
}

/** Null: the rules of the contest know no overall standing. No named round means every counted one. */
export async function readOverallBook(db: Reader, contestId: string): Promise<OverallBook | null> {
  const book = await readCountedRounds(db, contestId);
  const overall = book?.document.overall;
  if (!book || !overall) return null;
  const codes = overall.rounds.length > 0 ? overall.rounds : book.rounds.map(({ code }) => code);
  return {
    ...book,
    rule: { ...overall, rounds: codes },
    rounds: codes.flatMap((code) => book.rounds.find((round) => round.code === code) ?? []),
  };
}

/** Whether an order looks at points of topics or of essays, which are kept for each attempt. */
export const looksAtParts = (criteria: readonly Criterion[]): boolean =>
  criteria.some(({ by }) => by === 'topic-points' || by === 'essay-score');

export type CountedRound = OverallRound & { id: string; official: OfficialResult };

/** Rounds of a book that are official, in the order in which they count. */
export const officialRounds = ({ rounds }: Pick<OverallBook, 'rounds'>): CountedRound[] =>
  rounds.filter((round): round is CountedRound => round.id !== null && round.official !== null);

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
  FROM result_row l LEFT JOIN score s ON s.attempt_id = l.attempt_id AND s.round_id = $2
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
