import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { OverallRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { overallRankSql, type Source } from '../engine-sql/rank.sql.js';
import { type Blocker, counted as countedBlocker } from '../result/result.blockers.js';
import { readSettlements } from '../tally/tally.basis.js';
import { TextBytes } from '../tally/tally.bytes.js';
import { epoch } from '../tally/tally.facts.js';
import { RankedOverall } from '../tally/tally.overall.js';
import { byTurns, giveRoom, readBlocks, unlike } from '../tally/tally.second.js';
import {
  type CountedRound,
  looksAtParts,
  officialRounds,
  type OverallBook,
  roundBlockers,
} from './overall.book.js';
import { readFacts, sourceOf } from './overall.facts.js';

/** What an overall result follows from; kept with it. */
export interface OverallBasis {
  rulebookVersion: number | null;
  rule: OverallRule;
  rounds: { code: string; roundId: string; resultId: string; version: number }[];
  settlements: Settlement[];
}

export interface ComputedOverall {
  book: OverallBook;
  basis: OverallBasis;
  ranked: RankedOverall;
  /** Hex SHA-256 of `overallHead` and the lines. */
  sha256: string;
  /** Empty, or nothing may become official; people on whom the two computations differ are one. */
  blockers: Blocker[];
}

/**
 * The overall standing of the rounds that are official, by core and by the database, which works on a second
 * connection that sees what this one sees; both look at what stands in the way.
 * @param manager of a transaction: the database's room to work in ends with it
 * @param write called before everything is known to be right: what it does is taken back where there are blockers
 */
export async function computeOverall(
  manager: EntityManager,
  contestId: string,
  book: OverallBook,
  write: ((ranked: RankedOverall) => Promise<void>) | null = null,
): Promise<ComputedOverall> {
  await giveRoom(manager);
  const counted = officialRounds(book);
  const settlements = await readSettlements(manager, contestId, 'overall');
  const withParts = looksAtParts(book.rule.ranking);
  const rule = { ...book.rule, rounds: counted.map(({ code }) => code) };
  const basis: OverallBasis = {
    rulebookVersion: book.rulebookVersion,
    rule: book.rule,
    rounds: counted.map(({ id, code, official: { resultId, version } }) => ({
      code,
      roundId: id,
      resultId,
      version,
    })),
    settlements,
  };
  const [{ snapshot }] = await manager.query<[{ snapshot: string }]>(
    'SELECT pg_export_snapshot() AS snapshot',
  );
  return manager.connection.transaction('REPEATABLE READ', async (beside) => {
    await beside.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    await giveRoom(beside);
    const { text, values } = overallRankSql(
      officialLines(counted, settlements, withParts),
      rule,
      counted.length,
    );
    const second = readBlocks(manager, { text, values }, { record, more: 'NULL::text', stored: '' });
    const half = Math.ceil(book.rounds.length / 2);
    const first = meanwhile(second.then(() => roundBlockers(manager, book.rounds.slice(0, half))));
    const facts = await readFacts(beside, contestId, { rule, settlements, rounds: counted.map(sourceOf) });
    const others = meanwhile(roundBlockers(beside, book.rounds.slice(half)));
    const ranked = await byTurns(RankedOverall.from(rule, facts));
    const sha256 = await byTurns(digesting(contestId, basis, ranked));
    const differing = await byTurns(unlike(await second, ranked, RECORD, recordsOf));
    const doubts = differing > 0 ? [countedBlocker('engines_disagree', differing)] : [];
    const early = [...(await first), ...doubts];
    if (write && early.length === 0) await write(ranked);
    const blockers = [...(await first), ...(await others), ...doubts];
    return { book, basis, ranked, sha256, blockers };
  });
}

/** Awaited later; if it fails before, that is told then. */
function meanwhile<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Of one person as both engines have them: id, ranks, rounds and attempts. */
const RECORD = 32;
const record = `uuid_send(contestant_id) || int4send(rank) || int4send(division_rank) || int4send(rounds)
  || int4send(attempts)`;

function recordsOf(ranked: RankedOverall, from: number, most: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, Math.min(most, ranked.people - from)) * RECORD);
  for (let i = 0; i * RECORD < bytes.length; i += 1) ranked.record(from + i, bytes, i * RECORD);
  return bytes;
}

/** Lines of official results as the database has them. */
function officialLines(
  counted: readonly CountedRound[],
  settlements: readonly Settlement[],
  withParts: boolean,
): Source {
  const places = settlements.flatMap(({ scope, by, places: of }) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place })),
  );
  return {
    text: `chosen_result AS (
      SELECT * FROM unnest($1::uuid[], $2::float8[], $3::int[]) WITH ORDINALITY AS r(result_id, opens_at, asked, position)),
    person_fact AS NOT MATERIALIZED (
      SELECT id AS contestant_id, birth_year::text AS born, ${epoch('registered_at')} AS registered_at FROM contestant),
    line_fact AS (
      SELECT l.contestant_id, l.division, l.attempts, l.score_milli, l.correct_count AS correct, l.duration_ms,
        ${epoch('l.submitted_at')} - r.opens_at::bigint AS after_opening_ms, ${epoch('l.submitted_at')} AS submitted_at,
        ${epoch('t.started_at')} AS started_at, l.prediction_error, r.asked = 1 AS asked, r.position,
        ${withParts ? 'CASE WHEN p.essays > 0 THEN p.essay_milli END' : 'NULL::integer'} AS essay_milli,
        ${withParts ? 'p.topic_milli' : 'NULL::jsonb'} AS topic_milli
      FROM result_row l JOIN chosen_result r USING (result_id) LEFT JOIN attempt t ON t.id = l.attempt_id
      ${withParts ? 'LEFT JOIN score_parts($5::uuid[]) p ON p.attempt_id = l.attempt_id' : ''}),
    settlement_fact AS (
      SELECT scope, by, id, place FROM jsonb_to_recordset($4::jsonb) AS x(scope text, by text, id uuid, place float8))`,
    values: [
      counted.map(({ official }) => official.resultId),
      counted.map(({ opensAt }) => opensAt),
      counted.map(({ asked }) => Number(asked)),
      JSON.stringify(places),
      ...(withParts ? [counted.map(({ id }) => id)] : []),
    ],
  };
}

/** Lines that are hashed, or written, before other work of the process has its turn. */
export const LINES_AT_ONCE = 5000;

/** What stands above the lines of an overall result in the text from which anybody computes its digest. */
const overallHead = (contestId: string, basis: OverallBasis, { people, attempts }: RankedOverall): string =>
  `${canonicalJson({ contestId, basis, people, attempts } as unknown as Json)}\n`;

function* digesting(
  contestId: string,
  basis: OverallBasis,
  ranked: RankedOverall,
): Generator<undefined, string> {
  const hash = createHash('sha256').update(overallHead(contestId, basis, ranked));
  const bytes = new TextBytes();
  for (let at = 0; at < ranked.people; at += 1) {
    ranked.write(at, bytes);
    if (at % LINES_AT_ONCE !== LINES_AT_ONCE - 1) continue;
    hash.update(bytes.take());
    yield;
  }
  return hash.update(bytes.take()).digest('hex');
}
