import { isBoardFrozen, type RoundTimes } from '../core/phase.js';
import type { EntityManager } from 'typeorm';
import { type ErrorCode, type ErrorParams, errorText, type Language } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import type { BlockerView } from './result.dto.js';

/** A reason why a round cannot be made official yet; `count` where something can be counted. */
export interface Blocker {
  code: ErrorCode;
  count?: number;
  params?: ErrorParams;
  /** Whom it is about, as organisers read them; the first ones. */
  people?: string[];
  /** Name of the round it is about, where there are several. */
  round?: string;
}

/** How far a round's attempts are; times epoch ms by the database's clock. */
export interface RoundProgress {
  now: number;
  /** Until when the last running attempt may still send answers, its grace included; null: none runs. */
  lastAnswerAt: number | null;
  /** Attempts without an end. */
  open: number;
  ungraded: number;
  /** Essays without a final mark; their attempts are not among the ungraded. */
  essays: number;
  /** Of these, those that wait for the lists of the units' boards. */
  unlisted: number;
  /** Of these, those on the list of a unit that has not sent up. */
  unsent: number;
  /** Graded attempts in which something was struck out afterwards. */
  changed: number;
  /** Appeals without an answer. */
  appeals: number;
  /** Decisions proposed and neither confirmed nor withdrawn. */
  proposals: number;
  /** Decisions confirmed whose scores were not given yet. */
  unapplied: number;
}

/** Attempts struck out as a whole are left out everywhere. */
export async function readProgress(manager: EntityManager, roundId: string): Promise<RoundProgress> {
  const rows = await manager.query<RoundProgress[]>(
    `WITH voided AS (
       SELECT r.attempt_id, max(r.received_at) FILTER (WHERE r.slot IS NOT NULL) AS at
       FROM response r JOIN attempt a ON a.id = r.attempt_id
       WHERE a.round_id = $1 AND r.kind = 'void' GROUP BY r.attempt_id
     ), waiting AS MATERIALIZED (
       SELECT attempt_id, board FROM essay_to_mark WHERE round_id = $1
     ), essay AS (
       SELECT board FROM waiting m WHERE NOT EXISTS (SELECT FROM void_attempt w WHERE w.attempt_id = m.attempt_id)
     ), states AS (
       SELECT a.deadline_at + a.grace_ms * interval '1 millisecond' AS last_answer_at,
         s.attempt_id IS NOT NULL AS graded,
         v.at > s.graded_at AS changed,
         a.id IN (SELECT attempt_id FROM waiting) AS waits,
         s.attempt_id IS NOT NULL OR EXISTS (
           SELECT FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout')) AS ended
       FROM attempt a LEFT JOIN score s ON s.attempt_id = a.id LEFT JOIN voided v ON v.attempt_id = a.id
       WHERE a.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt w WHERE w.attempt_id = a.id)
     )
     SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
       ceil(extract(epoch FROM max(last_answer_at) FILTER (WHERE NOT ended)) * 1000)::float8 AS "lastAnswerAt",
       (count(*) FILTER (WHERE NOT ended))::int AS open,
       (count(*) FILTER (WHERE ended AND NOT graded AND NOT waits))::int AS ungraded,
       (SELECT count(*) FROM essay)::int AS essays,
       (SELECT count(*) FROM essay WHERE board IS NULL)::int AS unlisted,
       (SELECT count(*) FROM essay WHERE board = 'unit')::int AS unsent,
       (count(*) FILTER (WHERE changed))::int AS changed,
       (SELECT count(*) FROM appeal p JOIN attempt t ON t.id = p.attempt_id
        WHERE t.round_id = $1 AND NOT EXISTS (SELECT FROM appeal_answer w WHERE w.appeal_id = p.id))::int AS appeals,
       (SELECT count(*) FROM decision d WHERE d.round_id = $1
        AND NOT EXISTS (SELECT FROM decision_act a WHERE a.decision_id = d.id))::int AS proposals,
       (SELECT count(*) FROM decision d JOIN decision_act a ON a.decision_id = d.id JOIN round r ON r.id = d.round_id
        WHERE d.round_id = $1 AND a.act = 'confirmed' AND (r.rescored_at IS NULL OR r.rescored_at < a.at))::int AS unapplied
     FROM states`,
    [roundId],
  );
  return rows[0]!;
}

/**
 * Everything that is still open, all at once. An early closing leaves running attempts their own deadline, so
 * answers may arrive after `closesAt` and its grace; a paper handed in takes no more, so nobody waits for it.
 */
export function blockersOf(
  times: RoundTimes,
  rules: { graceMs: number; trial?: boolean },
  progress: RoundProgress,
): Blocker[] {
  const { now, lastAnswerAt, open, ungraded, essays, unlisted, unsent } = progress;
  const { changed, appeals, proposals, unapplied } = progress;
  // Nothing else matters: a trial never becomes official.
  if (rules.trial) return [{ code: 'trial_round' }];
  const closed = times.publishedAt !== null && now >= times.closesAt;
  const until = Math.max(times.closesAt + rules.graceMs, lastAnswerAt ?? 0);
  const blockers: Blocker[] = [];
  if (!closed) blockers.push({ code: 'round_not_closed', params: { closesAt: localTime(times.closesAt) } });
  else if (now <= until) blockers.push({ code: 'answers_arriving', params: { until: localTime(until) } });
  if (open > 0) blockers.push(counted('attempts_open', open));
  if (ungraded > 0) blockers.push(counted('attempts_ungraded', ungraded));
  if (unlisted > 0) blockers.push(counted('essays_unlisted', unlisted));
  if (unsent > 0) blockers.push(counted('essays_unsent', unsent));
  if (essays > unlisted + unsent) blockers.push(counted('essays_ungraded', essays - unlisted - unsent));
  if (changed > 0) blockers.push(counted('attempts_changed', changed));
  if (appeals > 0) blockers.push(counted('appeals_open', appeals));
  if (proposals > 0) blockers.push(counted('decisions_open', proposals));
  if (unapplied > 0) blockers.push(counted('decisions_unapplied', unapplied));
  if (isBoardFrozen(times, now)) blockers.push({ code: 'board_frozen' });
  return blockers;
}

export function counted(code: ErrorCode, count: number): Blocker {
  return { code, count, params: { count } };
}

export function toBlockerView(
  { code, count, params, people, round }: Blocker,
  language: Language,
): BlockerView {
  return {
    code,
    message: errorText(code, language, params),
    ...(count === undefined ? {} : { count }),
    ...(people === undefined ? {} : { people }),
    ...(round === undefined ? {} : { round }),
  };
}
