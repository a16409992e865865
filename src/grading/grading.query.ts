import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import type { PaperSlot } from '../core/paper.js';
import { epochMs as ms, roundTimesSql } from '../contest/contest.query.js';
import type { RoundTimes } from '../core/phase.js';
import type { AttemptPlan } from '../core/play/course.js';
import { type Publication, publicationOf } from '../core/publication/moments.js';
import type { LogEntry } from '../core/response.js';
import { publicationSql } from '../rulebook/rulebook.query.js';

/** An ended attempt without a score. Times in epoch ms. */
export interface Ungraded {
  id: string;
  roundId: string;
  contestantId: string;
  paper: PaperSlot[];
  startedAt: number;
  deadlineAt: number;
  pointsMilli: number;
  plan: AttemptPlan | null;
  log: LogEntry[];
  /** Final marks of its essays. */
  marks: EssayMark[];
  /** Points that two people entered for a stage; null: it was sat. */
  stage: { scoreMilli: number; maxMilli: number } | null;
}

/** What people gave an essay, in permille of its points. */
export interface EssayMark {
  slot: number;
  permille: number;
}

/** A row of table `score`; `endedAt` in epoch ms. */
export interface Score {
  attemptId: string;
  roundId: string;
  contestantId: string;
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  questionCount: number;
  prediction: number | null;
  durationMs: number;
  endedAt: number;
  endedBy: 'submit' | 'timeout';
  /** Slot by slot: serial of the question, points, what was chosen (core/statistics, chosenText). */
  questions: number[];
  pointsMilli: number[];
  chosen: string[];
}

/** What decides how much of an attempt may be shown. Times in epoch ms. */
export interface RoundAfter {
  now: number;
  times: RoundTimes;
  publication: Publication;
  graceMs: number;
  pointsMilli: number;
  /** Of the attempt, points that two people entered for a stage; null: it was sat. */
  stage: Ungraded['stage'];
  /** The last moment at which an attempt that has not ended may still take an answer; null when none may. */
  runningUntil: number | null;
  official: { at: number; predictionActual: number | null; rank: number | null } | null;
}

/** Reads and writes with the role that may insert scores. */
@Injectable()
export class GradingQuery {
  constructor(@InjectDataSource('grading') private readonly database: DataSource) {}

  /** Of these attempts the ended ones without a score, struck out ones left out. */
  ungraded(attemptIds: readonly string[]): Promise<Ungraded[]> {
    return this.database.query(
      `SELECT a.id, a.round_id AS "roundId", a.contestant_id AS "contestantId", a.paper, a.plan,
         ${ms('a.started_at')} AS "startedAt", ${ms('a.deadline_at')} AS "deadlineAt",
         (r.rules ->> 'pointsMilli')::integer AS "pointsMilli",
         (SELECT json_agg(json_build_object('n', e.n, 'kind', e.kind, 'slot', e.slot, 'value', e.value,
             'receivedAt', ${ms('e.received_at')}) ORDER BY e.n)
           FROM response e WHERE e.attempt_id = a.id) AS log,
         ${marksOf('a.id')} AS marks,
         CASE WHEN r.rules ? 'stage' THEN ${stageOf('a.id')} END AS stage
       FROM attempt a JOIN round r ON r.id = a.round_id
       WHERE a.id = ANY($1) AND ${isUngraded}`,
      [attemptIds],
    );
  }

  /**
   * Ids of ended attempts without a score, in their order, after `after`.
   * @param roundId all rounds when null
   * @param lookbackMs only attempts whose deadline is not longer ago
   */
  async pending(
    roundId: string | null,
    lookbackMs: number,
    after: string | null,
    limit: number,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT a.id FROM attempt a
       WHERE a.deadline_at > now() - $2::bigint * interval '1 ms'
         AND ($1::uuid IS NULL OR a.round_id = $1) AND ($3::uuid IS NULL OR a.id > $3) AND ${isUngraded}
       ORDER BY a.id LIMIT $4`,
      [roundId, lookbackMs, after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** @returns by round the attempts that this call gave their score; the others had one */
  insert(scores: readonly Score[]): Promise<{ roundId: string; attemptIds: string[] }[]> {
    return this.database.query(
      `WITH given AS (
         SELECT * FROM json_to_recordset($1::json) AS s ("attemptId" uuid, "roundId" uuid, "contestantId" uuid,
           "scoreMilli" integer, "maxMilli" integer, "correctCount" smallint, "questionCount" smallint,
           prediction numeric, "durationMs" bigint, "endedAt" bigint, "endedBy" text,
           questions integer[], "pointsMilli" integer[], chosen text[])
       ), made AS (
         INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count,
           question_count, prediction, duration_ms, ended_at, ended_by)
         SELECT "attemptId", "roundId", "contestantId", "scoreMilli", "maxMilli", "correctCount", "questionCount",
           prediction, "durationMs", to_timestamp("endedAt" / 1000.0), "endedBy"
         FROM given ORDER BY "attemptId" ON CONFLICT DO NOTHING RETURNING attempt_id, round_id
       ), slots AS (
         INSERT INTO vault.slot_score (attempt_id, round_id, total_milli, questions, points_milli, chosen)
         SELECT attempt_id, round_id, "scoreMilli", questions, "pointsMilli", chosen
         FROM given JOIN made ON attempt_id = "attemptId"
       )
       SELECT round_id AS "roundId", array_agg(attempt_id) AS "attemptIds" FROM made GROUP BY round_id`,
      [JSON.stringify(scores)],
    );
  }

  /** Attempts that need every answer to be valid and ended without: they get no score. Twice changes nothing. */
  async insertInvalid(attemptIds: readonly string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO invalid_attempt (attempt_id, reason) SELECT id, 'answers-missing' FROM unnest($1::uuid[]) AS x(id)
       ORDER BY id ON CONFLICT DO NOTHING`,
      [attemptIds],
    );
  }

  async marksOf(attemptId: string): Promise<EssayMark[]> {
    const [found] = await this.database.query<{ marks: EssayMark[] }[]>(
      `SELECT ${marksOf('$1::uuid')} AS marks`,
      [attemptId],
    );
    return found?.marks ?? [];
  }

  async roundAfter(roundId: string, contestantId: string, attemptId: string): Promise<RoundAfter | null> {
    const [found] = await this.database.query<RoundAfter[]>(roundAfterStatement, [
      roundId,
      contestantId,
      attemptId,
    ]);
    return found ? { ...found, publication: publicationOf(found.publication) } : null;
  }
}

const marksOf = (attempt: string): string => `
  (SELECT coalesce(json_agg(json_build_object('slot', m.slot, 'permille', m.permille)), '[]')
    FROM essay_result m WHERE m.attempt_id = ${attempt})`;

const stageOf = (attempt: string): string => `
  (SELECT json_build_object('scoreMilli', e.points_milli, 'maxMilli', (r.rules #>> '{stage,maxMilli}')::integer)
    FROM stage_confirmation k JOIN stage_entry e ON e.id = k.entry_id WHERE k.attempt_id = ${attempt})`;

const isUngraded = `
  EXISTS (SELECT 1 FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))
  AND NOT EXISTS (SELECT 1 FROM score s WHERE s.attempt_id = a.id)
  AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = a.id)`;

/** Running attempts are looked for only after closing: before it the answer is known, and they are many. */
const roundAfterStatement = `
  SELECT ${ms('clock_timestamp()')} AS now, ${roundTimesSql} AS times,
    ${publicationSql('r.contest_id')} AS publication,
    (r.rules ->> 'graceMs')::integer AS "graceMs", (r.rules ->> 'pointsMilli')::integer AS "pointsMilli",
    CASE WHEN r.rules ? 'stage' THEN ${stageOf('$3')} END AS stage,
    CASE WHEN r.closes_at <= clock_timestamp() THEN (
      SELECT ${ms(`max(a.deadline_at + a.grace_ms * interval '1 ms')`)} FROM attempt a
      WHERE a.round_id = r.id AND a.deadline_at > now() - interval '3 minutes'
        AND NOT EXISTS (SELECT 1 FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout'))
    ) END AS "runningUntil",
    CASE WHEN r.finalized_at <= clock_timestamp() THEN (
      SELECT json_build_object('at', ${ms('f.finalized_at')}, 'predictionActual', f.prediction_actual,
        'rank', (SELECT w.rank FROM result_row w
          WHERE w.result_id = f.id AND w.contestant_id = $2 AND w.attempt_id = $3))
      FROM result f WHERE f.round_id = r.id ORDER BY f.version DESC LIMIT 1
    ) END AS official
  FROM round r JOIN contest k ON k.id = r.contest_id WHERE r.id = $1`;
