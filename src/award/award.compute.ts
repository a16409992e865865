import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { awardSettled } from '../core/award/settled.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Awards } from '../core/engine/award.js';
import type { Actual } from '../core/engine/predict.js';
import type { Standing } from '../core/engine/rank.js';
import { further, isTooShort, type Passing, type Reach, reachOf } from '../core/engine/reach.js';
import type { AwardRules } from '../core/rules/document.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import { looksAtParts } from '../overall/overall.book.js';
import type { ComputedResult } from '../tally/tally.compute.js';
import { countLines, readStanding, type StandingSource } from '../tally/tally.standing.js';
import { foreseeOverall, type RoundLines } from '../overall/overall.facts.js';
import { countRows, readOfficialOverall, readVersion } from '../overall/overall.store.js';
import type { RankedOverall } from '../tally/tally.overall.js';
import { byTurns } from '../tally/tally.second.js';
import { type AwardBook, placesOf, readAwardBook } from './award.book.js';
import { readDeclined, readSettlements, type RecordedSettlement } from './award.facts.js';

/**
 * What is not official yet, in the place of what is: a round's result, with the overall standing that would follow
 * from it; or an overall standing.
 */
export type Provisional = { roundId: string; result: ComputedResult } | { overall: RankedOverall };

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
  // Mostly nobody behind these is reached: each place before them is taken, or its holder passed over for a reason.
  const reached = placesOf(book.rules) * (1 + book.rounds.length) + unwilling + barred.size;
  const fields: Field[] = [];
  const results: ResultUsed[] = [];
  const roundOf = new Map<string, string>();
  for (const round of book.rounds) {
    const found = sources.get(round.id);
    if (!found) continue;
    const { source, used } = found;
    const withParts = looksAtParts(round.criteria);
    fields.push({
      reach: reachOf(book.rules, { scope: round.code, criteria: round.criteria }, reached),
      read: (reach) => readStanding(manager, round, source, { reach, barred, withParts }),
      count: 'resultId' in source ? (passing) => countLines(manager, source.resultId, passing) : null,
    });
    results.push(used);
    roundOf.set(round.code, round.id);
  }
  if (fields.length === 0) return null;
  const last = book.overall?.rounds.findLast((code) => roundOf.has(code));
  const roundId = roundOf.get(last ?? '');
  if (book.overall && roundId !== undefined) {
    const found = await overallOf(manager, contestId, { book, sources, barred, provisional });
    if (found) {
      const reach = reachOf(book.rules, { scope: 'overall', criteria: book.overall.ranking }, reached);
      fields.push({ ...found, reach });
      roundOf.set('overall', roundId);
      if (found.used) results.push({ roundId, ...found.used, overall: true });
    }
  }
  const awards = await decide(book.rules, fields, (standings) =>
    awardSettled(book.rules, standings, settlements, declined),
  );
  return { ...awards, book, results, roundOf };
}

/** A standing as far as it is looked at. */
interface Field {
  reach: Reach | null;
  read: (reach: Reach | null) => Promise<Standing>;
  /** How many pass of a list; null: it is not known, as of a round that is not official. */
  count: ((passing: Passing) => Promise<number>) | null;
}

/** Looks further down wherever somebody behind could have been taken too. */
async function decide<T extends Awards>(
  rules: AwardRules,
  fields: Field[],
  award: (standings: readonly Standing[]) => T,
): Promise<T> {
  const standings: Standing[] = [];
  for (const { read, reach } of fields) standings.push(await read(reach));
  for (;;) {
    const awards = award(standings);
    let enough = true;
    for (const [i, field] of fields.entries()) {
      const { reach, read, count } = field;
      if (reach === null || !count) continue;
      if (!(await isTooShort(rules, standings[i] as Standing, awards, count))) continue;
      field.reach = further(reach);
      standings[i] = await read(field.reach);
      enough = false;
    }
    if (enough) return awards;
  }
}

/** The overall standing that counts; beside a result that is not official, what follows from all rounds. */
async function overallOf(
  manager: EntityManager,
  contestId: string,
  facts: {
    book: AwardBook;
    sources: Awaited<ReturnType<typeof sourcesOf>>;
    barred: ReadonlyMap<string, string>;
    provisional: Provisional | undefined;
  },
): Promise<(Omit<Field, 'reach'> & { used: Omit<ResultUsed, 'roundId'> | null }) | null> {
  const { book, sources, barred, provisional } = facts;
  if (!provisional) {
    const version = await readVersion(manager, contestId);
    return (
      version && {
        used: { resultId: version.resultId, version: version.version },
        read: (reach) => readOfficialOverall(manager, version, { reach, barred }),
        count: (passing) => countRows(manager, version.resultId, passing),
      }
    );
  }
  const ranked =
    'overall' in provisional
      ? provisional.overall
      : await foreseen(manager, contestId, provisional.result, { book, sources });
  return (
    ranked && {
      used: null,
      read: (reach) => byTurns(ranked.standing(reach, barred)),
      count: (passing) => Promise.resolve(ranked.count(passing)),
    }
  );
}

/** Null until every round has a result, and where nothing is awarded overall. */
async function foreseen(
  manager: EntityManager,
  contestId: string,
  result: ComputedResult,
  {
    book: { overall, rules, rounds },
    sources,
  }: { book: AwardBook; sources: Awaited<ReturnType<typeof sourcesOf>> },
): Promise<RankedOverall | null> {
  const awarded = [...rules.tiers, ...rules.special].some(({ scope }) => scope === 'overall');
  const lines = overall?.rounds.flatMap((code): RoundLines[] => {
    const round = rounds.find((each) => each.code === code);
    const source = round && sources.get(round.id)?.source;
    if (!round || !source) return [];
    const { id, opensAt } = round;
    const { actual } = source;
    return [{ id, opensAt, actual, ...('resultId' in source ? { resultId: source.resultId } : { result }) }];
  });
  if (!overall || !lines || !awarded || lines.length < overall.rounds.length) return null;
  return foreseeOverall(manager, contestId, { rule: overall, rounds: lines });
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
