import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { keptOf, readBasis, type RoundBasis } from '../tally/tally.basis.js';
import { type Blocker, counted, readProgress, type RoundProgress } from './result.blockers.js';
import { TextBytes } from '../tally/tally.bytes.js';
import { ComputedResult, resultText } from '../tally/tally.compute.js';
import { type FactTables, readFacts } from '../tally/tally.facts.js';
import type { RoundRecord } from './result.query.js';
import { disagreements, forgetRanked, giveRoom, rankBySql } from '../tally/tally.second.js';

/** A result that both engines agree on, and its digest. */
export interface BothResult {
  computed: ComputedResult;
  sha256: string;
  /** Empty, or nothing may become official. */
  doubts: Blocker[];
}

/**
 * The result by both engines, and contestants on whom they differ. The second one's rows stay in this transaction
 * for `storeResult`.
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
 */
export async function computeBeside(
  manager: EntityManager,
  round: RoundRecord,
): Promise<BothResult & { progress: RoundProgress }> {
  const basis = await prepare(manager, round);
  const [{ snapshot }] = await manager.query<[{ snapshot: string }]>(
    'SELECT pg_export_snapshot() AS snapshot',
  );
  return manager.connection.transaction('REPEATABLE READ', async (beside) => {
    await beside.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    await giveRoom(beside);
    const second = meanwhile(rankBySql(manager, basis));
    const facts = await readFacts(beside, basis);
    const progress = meanwhile(readProgress(beside, round.id));
    const both = await compare(manager, round, basis, facts, second);
    return { ...both, progress: await progress };
  });
}

async function prepare(manager: EntityManager, round: RoundRecord): Promise<RoundBasis> {
  await giveRoom(manager);
  await forgetRanked(manager);
  return readBasis(manager, round);
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
  second: Promise<void>,
): Promise<BothResult> {
  await setImmediate();
  const computed = new ComputedResult(facts(), keptOf(basis));
  const sha256 = await digestOf(round.id, computed);
  await second;
  const differing = await disagreements(manager, computed);
  return { computed, sha256, doubts: differing > 0 ? [counted('engines_disagree', differing)] : [] };
}

/** A version to be written: who signs first and, where two must, second. */
export interface Issue {
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

/** Writes one version with all of its rows and marks the round as official; after `computeBoth` on it. */
export async function storeResult(
  manager: EntityManager,
  roundId: string,
  issue: Issue,
  { predictionActual, actual, basis, people, attempts }: ComputedResult,
): Promise<Date> {
  const [stored] = await manager.query<{ id: string; at: Date }[]>(
    `INSERT INTO result (round_id, version, finalized_at, finalized_by, reason, prediction_actual, people, attempts,
       confirmed_by, sha256, basis, actual)
     VALUES ($1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4, $5, $6, $7, $8, $9, $10, $11)
     RETURNING id, finalized_at AS at`,
    [
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
  const { id, at } = stored;
  await manager.query(
    `INSERT INTO result_row (result_id, ${storedColumns}, submitted_at)
     SELECT $1, ${storedColumns}, timestamptz 'epoch' + submitted_at * interval '1 millisecond' FROM ranked`,
    [id],
  );
  await manager.query('UPDATE round SET finalized_at = coalesce(finalized_at, $2) WHERE id = $1', [
    roundId,
    at,
  ]);
  return at;
}

const storedColumns = `contestant_id, attempt_id, division, unit_id, organization_id, rank, division_rank, score_milli,
  correct_count, prediction, prediction_error, duration_ms, attempts, more`;
