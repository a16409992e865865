import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { awardSettled } from '../core/award/settled.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Awards } from '../core/engine/award.js';
import { rankOverall } from '../core/engine/overall.js';
import type { Actual } from '../core/engine/predict.js';
import type { Standing } from '../core/engine/rank.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import { looksAtParts } from '../overall/overall.book.js';
import { type ProvisionalResult, readStanding, type StandingSource } from '../tally/tally.standing.js';
import { readOfficialOverall } from '../overall/overall.store.js';
import { type AwardBook, needsEverybody, placesOf, readAwardBook } from './award.book.js';
import { readDeclined, readSettlements, type RecordedSettlement } from './award.facts.js';

/**
 * What is not official yet, in the place of what is: a round's result, with the overall standing that would follow
 * from it; or an overall standing.
 */
export type Provisional = { roundId: string; result: ProvisionalResult } | { overall: Standing };

export interface ResultUsed {
  roundId: string;
  /** Null: provisional. */
  resultId: string | null;
  version: number;
  /** The overall result of the contest, told with its last round. */
  overall?: true;
}

export interface ComputedAwards extends Awards {
  book: AwardBook;
  /** Official results it follows from, in the order of rounds, the overall one behind them. */
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
    const withParts = looksAtParts([...round.criteria, ...(book.overall?.ranking ?? [])]);
    standings.push(await readStanding(manager, round, found.source, { least, barred, withParts }));
    results.push(found.used);
    roundOf.set(round.code, round.id);
  }
  if (standings.length === 0) return null;
  const last = book.overall?.rounds.findLast((code) => roundOf.has(code));
  const roundId = roundOf.get(last ?? '');
  if (book.overall && roundId !== undefined) {
    const found = await overallOf(manager, contestId, { book, standings, settlements, barred, provisional });
    if (found) {
      standings.push(found.standing);
      roundOf.set('overall', roundId);
      if (found.used) results.push({ roundId, ...found.used, overall: true });
    }
  }
  return { ...awardSettled(book.rules, standings, settlements, declined), book, results, roundOf };
}

/** The overall standing that counts; beside a result that is not official, what follows from all rounds. */
async function overallOf(
  manager: EntityManager,
  contestId: string,
  facts: {
    book: AwardBook;
    standings: readonly Standing[];
    settlements: readonly RecordedSettlement[];
    barred: ReadonlyMap<string, string>;
    provisional: Provisional | undefined;
  },
): Promise<{ standing: Standing; used: Omit<ResultUsed, 'roundId'> | null } | null> {
  const { book, standings, settlements, barred, provisional } = facts;
  if (provisional && 'overall' in provisional) {
    const { overall } = provisional;
    const lines = overall.lines.map((line) => {
      const cannotWin = barred.get(line.contestantId) ?? null;
      return { ...line, person: { ...line.person, cannotWin } };
    });
    return { standing: { ...overall, lines }, used: null };
  }
  if (provisional) {
    const rule = book.overall;
    const complete = rule?.rounds.every((code) => standings.some(({ scope }) => scope === code));
    return rule && complete ? { standing: rankOverall(rule, standings, settlements), used: null } : null;
  }
  const official = await readOfficialOverall(manager, contestId, barred);
  if (!official) return null;
  const { standing, resultId, version } = official;
  return { standing, used: { resultId, version } };
}

async function sourcesOf(
  manager: EntityManager,
  contestId: string,
  provisional: Provisional | undefined,
): Promise<Map<string, { source: StandingSource; used: ResultUsed }>> {
  const official = await manager.query<
    { roundId: string; resultId: string; version: number; people: number; actual: Actual | null }[]
  >(
    `SELECT DISTINCT ON (r.round_id) r.round_id AS "roundId", r.id AS "resultId", r.version, r.people, r.actual
     FROM result r JOIN round d ON d.id = r.round_id WHERE d.contest_id = $1 ORDER BY r.round_id, r.version DESC`,
    [contestId],
  );
  const sources = new Map<string, { source: StandingSource; used: ResultUsed }>(
    official.map(({ people, actual, ...used }) => [
      used.roundId,
      { source: { resultId: used.resultId, people, actual }, used },
    ]),
  );
  if (provisional && 'roundId' in provisional) {
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
