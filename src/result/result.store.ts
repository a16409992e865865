import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { keptOf, readBasis, type RoundBasis } from '../tally/tally.basis.js';
import { type Blocker, counted, readProgress, type RoundProgress } from './result.blockers.js';
import { TextBytes } from '../tally/tally.bytes.js';
import { ComputedResult } from '../tally/tally.compute.js';
import { type FactTables, readFacts } from '../tally/tally.facts.js';
import { resultText } from '../tally/tally.lines.js';
import type { RoundRecord } from './result.query.js';
import { disagreements, giveRoom, joinInOrder, type RankedBlock, rankBySql } from '../tally/tally.second.js';

/** A result that both engines agree on, and its digest. */
export interface BothResult {
  computed: ComputedResult;
  sha256: string;
  /** Empty, or nothing may become official. */
  doubts: Blocker[];
}

/**
 * The result by both engines, and contestants on whom they differ.
 * @param manager of a transaction; without one, a transaction of its own
 */
export async function computeBoth(manager: EntityManager, round: RoundRecord): Promise<BothResult> {
  if (!manager.queryRunner) return manager.transaction('REPEATABLE READ', (own) => computeBoth(own, round));
  const basis = await prepare(manager, round);
  const facts = await readFacts(manager, basis);
  // The database ranks while this process does.
  return compare(manager, round, basis, facts, meanwhile(rankBySql(manager, basis)));
}

/**
 * The same with the round's progress, on a second connection that sees what this one sees: ranking there, reading
 * and ranking here, and the log go on side by side.
 * @param manager of a transaction that has changed nothing that decides
 * @param resultId the rows of this result are written on the way, for `storeResult`; `takeBackRows` undoes it
 */
export async function computeBeside(
  manager: EntityManager,
  round: RoundRecord,
  resultId: string | null = null,
): Promise<BothResult & { progress: RoundProgress }> {
  const basis = await prepare(manager, round);
  const [{ snapshot }] = await manager.query<[{ snapshot: string }]>(
    'SELECT pg_export_snapshot() AS snapshot',
  );
  return manager.connection.transaction('REPEATABLE READ', async (beside) => {
    await beside.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    await giveRoom(beside);
    if (resultId !== null) await manager.query('SAVEPOINT before_rows');
    const second = meanwhile(rankBySql(manager, basis, resultId));
    const facts = await readFacts(beside, basis);
    await joinInOrder(beside, true);
    const progress = meanwhile(readProgress(beside, round.id));
    const both = await compare(manager, round, basis, facts, second);
    return { ...both, progress: await progress };
  });
}

/** Leaves no row of a result that was not signed to its end. */
export const takeBackRows = (manager: EntityManager): Promise<unknown> =>
  manager.query('ROLLBACK TO SAVEPOINT before_rows');

async function prepare(manager: EntityManager, round: RoundRecord): Promise<RoundBasis> {
  await giveRoom(manager);
  const basis = await readBasis(manager, round);
  await joinInOrder(manager, !basis.withParts);
  return basis;
}

/** Awaited later; if it fails before, that is told then. */
function meanwhile<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

async function compare(
  manager: EntityManager,
  round: RoundRecord,
  basis: RoundBasis,
  facts: () => FactTables,
  second: Promise<RankedBlock[]>,
): Promise<BothResult> {
  await setImmediate();
  const tables = facts();
  // Others have their turn.
  await setImmediate();
  const computed = new ComputedResult(tables, keptOf(basis));
  const sha256 = await digestOf(round.id, computed);
  const differing = disagreements(await second, computed);
  await joinInOrder(manager, false);
  return { computed, sha256, doubts: differing > 0 ? [counted('engines_disagree', differing)] : [] };
}

/** A version to be written: who signs first and, where two must, second. */
export interface Issue {
  /** Of the result whose rows were written. */
  id: string;
  version: number;
  accountId: string;
  confirmedBy: string | null;
  reason: string;
  sha256: string;
}

/** Lines that are hashed before other work of the process has its turn. */
const LINES_AT_ONCE = 5000;

/** Hex SHA-256 of a result's text. */
async function digestOf(roundId: string, computed: ComputedResult): Promise<string> {
  const hash = createHash('sha256');
  for (const head of resultText(roundId, computed, [])) hash.update(head);
  const bytes = new TextBytes();
  for (let at = 0; at < computed.people; at += 1) {
    computed.write(at, bytes);
    if (at % LINES_AT_ONCE !== LINES_AT_ONCE - 1) continue;
    hash.update(bytes.take());
    await setImmediate();
  }
  return hash.update(bytes.take()).digest('hex');
}

/** Writes the head of one version and marks the round as official; its rows are there since `computeBeside`. */
export async function storeResult(
  manager: EntityManager,
  roundId: string,
  issue: Issue,
  { predictionActual, actual, basis, people, attempts }: ComputedResult,
): Promise<Date> {
  const [stored] = await manager.query<{ at: Date }[]>(
    `INSERT INTO result (id, round_id, version, finalized_at, finalized_by, reason, prediction_actual, people, attempts,
       confirmed_by, sha256, basis, actual)
     VALUES ($1, $2, $3, date_trunc('milliseconds', clock_timestamp()), $4, $5, $6, $7, $8, $9, $10, $11, $12)
     RETURNING finalized_at AS at`,
    [
      issue.id,
      roundId,
      issue.version,
      issue.accountId,
      issue.reason,
      predictionActual,
      people,
      attempts,
      issue.confirmedBy,
      issue.sha256,
      JSON.stringify(basis),
      actual === null ? null : JSON.stringify(actual),
    ],
  );
  if (!stored) throw new Error('the result was not written');
  const { at } = stored;
  await manager.query('UPDATE round SET finalized_at = coalesce(finalized_at, $2) WHERE id = $1', [
    roundId,
    at,
  ]);
  return at;
}
