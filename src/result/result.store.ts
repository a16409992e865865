import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { keptOf, readBasis } from '../tally/tally.basis.js';
import { type Blocker, counted } from './result.blockers.js';
import { ComputedResult, resultText } from '../tally/tally.compute.js';
import { epoch, readFacts } from '../tally/tally.facts.js';
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
 * The result by both engines, and what speaks against it: contestants on whom they differ, scores that do not
 * say what their log says. The second one's rows stay in this transaction for `storeResult`.
 * @param manager of a transaction; without one, a transaction of its own
 */
export function computeBoth(manager: EntityManager, round: RoundRecord): Promise<BothResult> {
  if (!manager.queryRunner) return manager.transaction('REPEATABLE READ', (own) => computeBoth(own, round));
  return compute(manager, round);
}

async function compute(manager: EntityManager, round: RoundRecord): Promise<BothResult> {
  await giveRoom(manager);
  await forgetRanked(manager);
  const basis = await readBasis(manager, round);
  const facts = await readFacts(manager, basis);
  // The database ranks and reads the log while this process ranks.
  const second = rankBySql(manager, basis).then(() =>
    manager.query<[{ unlike: number }]>(unlikeLog, [round.id]),
  );
  second.catch(() => undefined);
  await setImmediate();
  const computed = new ComputedResult(facts(), keptOf(basis));
  const sha256 = await digestOf(round.id, computed);
  const [{ unlike }] = await second;
  const differing = await disagreements(manager, computed);
  return {
    computed,
    sha256,
    doubts: [
      ...(differing > 0 ? [counted('engines_disagree', differing)] : []),
      ...(unlike > 0 ? [counted('scores_unlike_log', unlike)] : []),
    ],
  };
}

/**
 * Scores whose end, duration or prediction is not that of their attempt's log. (Their points follow from keys,
 * which only grading may read.) A timed-out attempt ended at its deadline.
 */
const unlikeLog = `
  SELECT count(*)::int AS unlike
  FROM score s JOIN attempt a ON a.id = s.attempt_id
  LEFT JOIN (
    -- Before the first ending there are predictions only, so the row before it is the last of them.
    SELECT DISTINCT ON (attempt_id) attempt_id, kind, received_at, guess FROM (
      SELECT attempt_id, n, kind, received_at, lag(value) OVER (PARTITION BY attempt_id ORDER BY n) AS guess
      FROM response WHERE kind IN ('submit', 'timeout', 'prediction')
    ) said WHERE kind <> 'prediction' ORDER BY attempt_id, n
  ) log ON log.attempt_id = a.id
  CROSS JOIN LATERAL (
    SELECT ${epoch("CASE log.kind WHEN 'submit' THEN log.received_at ELSE a.deadline_at END")} AS at
  ) ending
  WHERE s.round_id = $1 AND (
    s.round_id <> a.round_id OR s.contestant_id <> a.contestant_id
    OR s.ended_by IS DISTINCT FROM log.kind
    OR ${epoch('s.ended_at')} IS DISTINCT FROM ending.at
    OR s.prediction IS DISTINCT FROM (log.guess #>> '{}')::numeric
    OR s.duration_ms <> greatest(0, ending.at - ${epoch('a.started_at')}))`;

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
  let some: string[] = [];
  for (const line of resultText(roundId, computed, computed.lines())) {
    some.push(line);
    if (some.length < LINES_AT_ONCE) continue;
    hash.update(some.join(''));
    some = [];
    await setImmediate();
  }
  return hash.update(some.join('')).digest('hex');
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
