import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { awardSettled } from '../core/award/settled.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Awards } from '../core/engine/award.js';
import { rankOverall } from '../core/engine/overall.js';
import type { Standing } from '../core/engine/rank.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import { type AwardBook, needsEverybody, placesOf, readAwardBook } from './award.book.js';
import {
  type ProvisionalResult,
  readDeclined,
  readSettlements,
  readStanding,
  type RecordedSettlement,
  type StandingSource,
} from './award.facts.js';

/** A result that is not official yet, in the place of its round's official one. */
export interface Provisional {
  roundId: string;
  result: ProvisionalResult;
}

export interface ResultUsed {
  roundId: string;
  /** Null: provisional. */
  resultId: string | null;
  version: number;
}

export interface ComputedAwards extends Awards {
  book: AwardBook;
  /** Official results it follows from, in the order of rounds. */
  results: ResultUsed[];
  used: RecordedSettlement[];
  /** In whose papers and pages the awards of a scope stand; the overall ones are the last round's. */
  roundOf: ReadonlyMap<string, string>;
}

/** All awards of a contest as of now; null where nobody said anything of prizes or nothing is official yet. */
export async function computeAwards(
  manager: EntityManager,
  contestId: string,
  provisional?: Provisional,
): Promise<ComputedAwards | null> {
  const book = await readAwardBook(manager, contestId);
  if (!book) return null;
  const [settlements, declined] = [
    await readSettlements(manager, contestId),
    await readDeclined(manager, contestId),
  ];
  const sources = await sourcesOf(manager, contestId, provisional);
  const ineligible = await ineligibleWinners(manager, contestId);
  const barred = new Map(ineligible.map(({ contestantId, reason }) => [contestantId, reason]));
  const unwilling = [...declined.values()].reduce((sum, { size }) => sum + size, 0);
  // Nobody behind these can be reached: each place before them is taken, or its holder passed over for a reason.
  const reached = placesOf(book.rules) * (1 + book.rounds.length) + unwilling + barred.size;
  const least = needsEverybody(book) ? null : reached;
  const standings: Standing[] = [];
  const results: ResultUsed[] = [];
  const roundOf = new Map<string, string>();
  for (const round of book.rounds) {
    const found = sources.get(round.id);
    if (!found) continue;
    standings.push(await readStanding(manager, round, found.source, { least, barred }));
    results.push(found.used);
    roundOf.set(round.code, round.id);
  }
  if (standings.length === 0) return null;
  const overall = book.overall;
  const last = overall?.rounds.findLast((code) => roundOf.has(code));
  const complete = overall?.rounds.every((code) => roundOf.has(code)) ?? false;
  if (overall && last && complete) {
    standings.push(rankOverall(overall, standings, settlements));
    roundOf.set('overall', roundOf.get(last) ?? '');
  }
  return { ...awardSettled(book.rules, standings, settlements, declined), book, results, roundOf };
}

async function sourcesOf(
  manager: EntityManager,
  contestId: string,
  provisional: Provisional | undefined,
): Promise<Map<string, { source: StandingSource; used: ResultUsed }>> {
  const official = await manager.query<
    { roundId: string; resultId: string; version: number; people: number }[]
  >(
    `SELECT DISTINCT ON (r.round_id) r.round_id AS "roundId", r.id AS "resultId", r.version, r.people
     FROM result r JOIN round d ON d.id = r.round_id WHERE d.contest_id = $1 ORDER BY r.round_id, r.version DESC`,
    [contestId],
  );
  const sources = new Map<string, { source: StandingSource; used: ResultUsed }>(
    official.map(({ people, ...used }) => [
      used.roundId,
      { source: { resultId: used.resultId, people }, used },
    ]),
  );
  if (provisional) {
    const { roundId, result } = provisional;
    const version = (sources.get(roundId)?.used.version ?? 0) + 1;
    sources.set(roundId, {
      source: result,
      used: { roundId, resultId: null, version },
    });
  }
  return sources;
}

/** Hex SHA-256 of what was awarded and what it follows from: the same facts give the same digest. */
export function awardsDigest({ book, results, awarded, open }: ComputedAwards): string {
  const lines: Json[] = [
    { rules: book.from, version: book.version, results: results.map((each) => ({ ...each })) },
    ...awarded.map(({ list, tier, amount, contestantId, rank, by }) => ({
      list: list.id,
      tier,
      amount,
      contestantId,
      rank,
      by,
    })),
    ...open.map((tie) => ({ ...tie })),
  ];
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${canonicalJson(line)}\n`);
  return hash.digest('hex');
}
