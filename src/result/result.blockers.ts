import { isBoardFrozen, type RoundTimes } from '../core/phase.js';
import type { EntityManager } from 'typeorm';
import { type ErrorCode, type ErrorParams, errorText, type Language } from '../platform/errors.js';
import { localTime } from '../platform/local-time.js';
import { epoch } from '../tally/tally.facts.js';
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
  /** Scores whose end, duration or prediction is not that of their attempt's log. */
  unlike: number;
  /** People whose points of a stage wait for a second person. */
  unconfirmed: number;
  /** Scores that count. */
  scores: number;
  /** Appeals without an answer. */
  appeals: number;
  /** Decisions proposed and neither confirmed nor withdrawn. */
  proposals: number;
  /** Decisions confirmed whose scores were not given yet. */
  unapplied: number;
}

/**
 * How far a round's attempts are, and whether their scores say what their log says: its end, duration and prediction
 * (points follow from keys, which only grading may read). The log of these attempts is read once for both; other rounds
 * may have left far more in it. A timed-out attempt ended at its deadline; before the first ending there are
 * predictions only, so the row before it is the last of them. Progress leaves out attempts struck out as a whole.
 */
export async function readProgress(manager: EntityManager, roundId: string): Promise<RoundProgress> {
  const rows = await manager.query<RoundProgress[]>(
    `WITH log AS (
       SELECT DISTINCT ON (attempt_id) attempt_id, kind, received_at, guess FROM (
         SELECT attempt_id, n, kind, received_at, lag(value) OVER (PARTITION BY attempt_id ORDER BY n) AS guess
         FROM response WHERE kind IN ('submit', 'timeout', 'prediction')
           AND attempt_id IN (SELECT id FROM attempt WHERE round_id = $1)
       ) said WHERE kind <> 'prediction' ORDER BY attempt_id, n
     ), voided AS (
       SELECT attempt_id, max(received_at) AS at FROM response
       WHERE kind = 'void' AND slot IS NOT NULL AND attempt_id IN (SELECT id FROM attempt WHERE round_id = $1)
       GROUP BY attempt_id
     ), states AS (
       SELECT a.deadline_at + a.grace_ms * interval '1 millisecond' AS last_answer_at, w.attempt_id IS NOT NULL AS struck,
         s.attempt_id IS NOT NULL AS graded, s.attempt_id IS NOT NULL OR log.attempt_id IS NOT NULL AS ended,
         v.at > s.graded_at AS changed,
         CASE WHEN s.attempt_id IS NULL AND log.attempt_id IS NOT NULL
           THEN ARRAY(SELECT board FROM essay_to_mark m WHERE m.attempt_id = a.id) END AS boards,
         s.attempt_id IS NOT NULL AND (
           a.id IS NULL OR s.contestant_id <> a.contestant_id OR s.ended_by IS DISTINCT FROM log.kind
           OR s.ended_at IS DISTINCT FROM ${ending} AND ${epoch('s.ended_at')} IS DISTINCT FROM ${epoch(ending)}
           OR s.prediction IS DISTINCT FROM CASE jsonb_typeof(log.guess) WHEN 'number' THEN log.guess::numeric END
           OR s.duration_ms <> greatest(0, ${epoch(ending)} - ${epoch('a.started_at')})) AS unlike
       FROM (SELECT * FROM attempt WHERE round_id = $1) a
       FULL JOIN (SELECT * FROM score WHERE round_id = $1) s ON s.attempt_id = a.id
       LEFT JOIN log ON log.attempt_id = a.id LEFT JOIN voided v ON v.attempt_id = a.id
       LEFT JOIN void_attempt w ON w.attempt_id = a.id
     )
     SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
       ceil(extract(epoch FROM max(last_answer_at) FILTER (WHERE NOT struck AND NOT ended)) * 1000)::float8 AS "lastAnswerAt",
       (count(*) FILTER (WHERE NOT struck AND NOT ended))::int AS open,
       (count(*) FILTER (WHERE NOT struck AND ended AND NOT graded AND cardinality(boards) = 0))::int AS ungraded,
       coalesce(sum(cardinality(array_remove(boards, 'reserve'))) FILTER (WHERE NOT struck), 0)::int AS essays,
       coalesce(sum(cardinality(array_positions(boards, NULL))) FILTER (WHERE NOT struck), 0)::int AS unlisted,
       coalesce(sum(cardinality(array_positions(boards, 'unit'))) FILTER (WHERE NOT struck), 0)::int AS unsent,
       (count(*) FILTER (WHERE NOT struck AND changed))::int AS changed,
       (count(*) FILTER (WHERE unlike))::int AS unlike,
       (SELECT count(*) FROM (SELECT DISTINCT ON (contestant_id) id FROM stage_entry WHERE round_id = $1
          ORDER BY contestant_id, n DESC) e
        WHERE NOT EXISTS (SELECT FROM stage_confirmation k WHERE k.entry_id = e.id))::int AS unconfirmed,
       (count(*) FILTER (WHERE NOT struck AND graded))::int AS scores,
       (SELECT count(*) FROM appeal p LEFT JOIN attempt t ON t.id = p.attempt_id
        WHERE (t.round_id = $1 OR p.round_id = $1) AND NOT EXISTS (SELECT FROM appeal_answer w WHERE w.appeal_id = p.id))::int AS appeals,
       (SELECT count(*) FROM decision d WHERE d.round_id = $1
        AND NOT EXISTS (SELECT FROM decision_act a WHERE a.decision_id = d.id))::int AS proposals,
       (SELECT count(*) FROM decision d JOIN decision_act a ON a.decision_id = d.id JOIN round r ON r.id = d.round_id
        WHERE d.round_id = $1 AND a.act = 'confirmed' AND (r.rescored_at IS NULL OR r.rescored_at < a.at))::int AS unapplied
     FROM states`,
    [roundId],
  );
  return rows[0]!;
}

const ending = `CASE log.kind WHEN 'submit' THEN log.received_at ELSE a.deadline_at END`;

/**
 * Everything that is still open, all at once. An early closing leaves running attempts their own deadline, so
 * answers may arrive after `closesAt` and its grace; a paper handed in takes no more, so nobody waits for it.
 */
export function blockersOf(
  times: RoundTimes,
  rules: { graceMs: number; trial?: boolean; stage?: unknown },
  progress: RoundProgress,
): Blocker[] {
  const { now, lastAnswerAt, open, ungraded, essays, unlisted, unsent } = progress;
  const { changed, unlike, appeals, proposals, unapplied } = progress;
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
  if (rules.stage && progress.scores === 0) blockers.push({ code: 'stage_nobody' });
  if (progress.unconfirmed > 0) blockers.push(counted('stage_unconfirmed', progress.unconfirmed));
  if (changed > 0) blockers.push(counted('attempts_changed', changed));
  if (unlike > 0) blockers.push(counted('scores_unlike_log', unlike));
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
