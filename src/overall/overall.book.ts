import type { Actual } from '../core/engine/predict.js';
import { roundOrder } from '../core/engine/decide.js';
import type { Criterion, OverallRule, Rulebook } from '../core/rules/document.js';
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
