import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** A graded attempt as the grading room leaves it; what is not given is drawn. */
export interface MadeScore {
  roundId: string;
  contestantId: string;
  number?: number;
  scoreMilli?: number;
  maxMilli?: number;
  correctCount?: number;
  prediction?: number | null;
  durationMs?: number;
  /** Milliseconds before now at which it ended. */
  endedAgoMs?: number;
}

/** Writes an attempt and its score in one statement. @returns the attempt's id */
export async function makeScore(owner: pg.Pool, made: MadeScore): Promise<string> {
  const { roundId, contestantId, number = 1, scoreMilli = 3000, maxMilli = 5000 } = made;
  const { prediction = null, durationMs = 60_000, endedAgoMs = 0 } = made;
  const { rows } = await owner.query<{ attempt_id: string }>(
    `WITH made AS (
       INSERT INTO attempt (round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
       VALUES ($1, $2, $3, 'seed', '[]', now() - ($4::float8 + $5) * interval '1 ms', now() + interval '1 hour', 5000, $6)
       RETURNING id
     )
     INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
       prediction, duration_ms, ended_at, ended_by)
     SELECT id, $1, $2, $7, $8, $9, $10, $11, $5, clock_timestamp() - $4::float8 * interval '1 ms', 'submit' FROM made
     RETURNING attempt_id`,
    [
      roundId,
      contestantId,
      number,
      endedAgoMs,
      durationMs,
      randomBytes(16),
      scoreMilli,
      maxMilli,
      made.correctCount ?? Math.floor(scoreMilli / 1000),
      Math.floor(maxMilli / 1000),
      prediction,
    ],
  );
  return rows[0]!.attempt_id;
}
