import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import {
  bodyWithKey,
  type Correction,
  correctedAttempt,
  gradeCorrected,
} from '../core/decision/corrections.js';
import { gradeAttempt } from '../core/grading.js';
import { isEmpty } from '../core/kind/kind.js';
import { pointsOf } from '../core/play/points.js';
import type { RoundRules } from '../core/rulebook.js';
import { type KeyAndExplanation, Keys } from './keys.js';

/** A decision about a question; `confirmed` and not taken back: it counts. */
interface DecidedQuestion {
  questionId: string;
  effect: 'everyone-right' | 'removed' | null;
  key: string[] | null;
  reason: string;
  at: Date;
}

/** A key as it counts in a round, and what was decided about its question. */
export interface DecidedKey extends KeyAndExplanation {
  correction: { effect: Correction['effect']; reason: string; at: Date } | null;
}

/** An answer to a question that is worth so much, in thousandths; a null value: nothing that counts. */
export interface GivenAnswer {
  questionId: string;
  pointsMilli: number;
  value: string[] | null;
}

/** A question with what its points follow from. */
interface DecidedPlace {
  id: string;
  serial: number;
  topic: string;
  difficulty: string;
  kind: string;
}

/** How one answer to one question is worth now. */
interface Change {
  serial: number;
  chosen: string;
  points: number;
  removed: boolean;
}

/** Gives scores anew what decisions about questions make of them; the log and the keys stay as they are. */
@Injectable()
export class Regrade {
  constructor(
    @InjectDataSource('grading') private readonly database: DataSource,
    private readonly keys: Keys,
  ) {}

  /** Thousandths of points of each answer, by what was decided in the round so far; people's marks are not in them. */
  async worthOf(roundId: string, answers: readonly GivenAnswer[]): Promise<number[]> {
    const keys = await this.keysIn(roundId, [...new Set(answers.map(({ questionId }) => questionId))]);
    return answers.map(({ questionId, pointsMilli, value }) => {
      const given = new Map(value === null || isEmpty(value) ? [] : [[1, value]]);
      const grade = gradeAttempt([{ questionId, choiceIds: [] }], keys, given, pointsMilli);
      return correctedAttempt(grade, [keys.get(questionId)?.correction?.effect ?? null]).scoreMilli;
    });
  }

  /** Corrections that count in a round, by question. The latest decision about a question wins. */
  async corrections(
    roundId: string,
    supposed: string | null = null,
    source: DataSource | EntityManager = this.database,
  ): Promise<Map<string, Correction>> {
    const decided = await source.query<DecidedQuestion[]>(decidedQuestions, [roundId, supposed]);
    return new Map(
      decided.map(({ questionId, effect, key }) => [
        questionId,
        effect === null ? { effect: 'key', key: key ?? [] } : { effect },
      ]),
    );
  }

  /** Keys of questions, corrected where a decision that counts in the round corrects them. */
  async keysIn(roundId: string, questionIds: readonly string[]): Promise<Map<string, DecidedKey>> {
    const [keys, decided] = await Promise.all([
      this.keys.of([...questionIds]),
      this.database.query<DecidedQuestion[]>(decidedQuestions, [roundId, null]),
    ]);
    const decisions = new Map(decided.map((each) => [each.questionId, each]));
    const merged = [...keys].map(([id, key]): [string, DecidedKey] => {
      const found = decisions.get(id);
      if (!found) return [id, { ...key, correction: null }];
      const { effect, reason, at } = found;
      const body = effect === null ? bodyWithKey(key.body, found.key ?? []) : key.body;
      return [id, { ...key, body, correction: { effect: effect ?? 'key', reason, at } }];
    });
    return new Map(merged);
  }

  /** Keeps the right choices of a proposed correction where play cannot read them. */
  async keepKey(decisionId: string, key: readonly string[]): Promise<void> {
    await this.database.query('INSERT INTO vault.corrected_key (decision_id, key) VALUES ($1, $2)', [
      decisionId,
      JSON.stringify(key),
    ]);
  }

  /** Brings every score of the round to what the decisions say. Doing it twice changes nothing. */
  async apply(roundId: string): Promise<number> {
    return this.database.transaction((manager) => this.rescore(manager, roundId, null));
  }

  /**
   * Works on the scores as they would be with a decision that is not confirmed yet, then forgets it all.
   * @param supposed id of the decision
   */
  async suppose<T>(
    roundId: string,
    supposed: string,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const runner = this.database.createQueryRunner();
    await runner.startTransaction('REPEATABLE READ');
    try {
      await this.rescore(runner.manager, roundId, supposed);
      return await work(runner.manager);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  /** @returns how many attempts have another score now */
  private async rescore(manager: EntityManager, roundId: string, supposed: string | null): Promise<number> {
    // Two people's decisions at once are worked in one after the other.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [roundId]);
    const questions = await manager.query<DecidedPlace[]>(
      `SELECT DISTINCT q.id, q.serial, q.topic, q.difficulty, q.kind FROM decision d JOIN question q ON q.id = d.question_id WHERE d.round_id = $1`,
      [roundId],
    );
    if (questions.length === 0) return 0;
    const corrections = await this.corrections(roundId, supposed, manager);
    const keys = await this.keys.of(questions.map(({ id }) => id));
    const [round] = await manager.query<{ rules: RoundRules }[]>('SELECT rules FROM round WHERE id = $1', [
      roundId,
    ]);
    if (!round) return 0;
    const answers = await manager.query<{ serial: number; chosen: string }[]>(
      `SELECT DISTINCT u.serial, u.chosen
       FROM vault.slot_score s CROSS JOIN LATERAL unnest(s.questions, s.chosen) AS u(serial, chosen)
       WHERE s.round_id = $1 AND s.questions && $2::integer[] AND u.serial = ANY($2)`,
      [roundId, questions.map(({ serial }) => serial)],
    );
    const places = new Map(questions.map((question) => [question.serial, question]));
    const changes = answers.flatMap(({ serial, chosen }): Change[] => {
      const place = places.get(serial);
      const key = keys.get(place?.id ?? '');
      if (!key || !place) return [];
      const worth = pointsOf(round.rules, place);
      const grade = gradeCorrected(key.body, corrections.get(place.id) ?? null, chosen, worth);
      return [{ serial, chosen, points: grade.pointsMilli, removed: grade.removed }];
    });
    const [row] = await manager.query<{ changed: number }[]>(rescoreStatement, [
      roundId,
      JSON.stringify(changes),
      JSON.stringify(round.rules),
      questions.map(({ serial }) => serial),
    ]);
    return row?.changed ?? 0;
  }
}

/** $2: a decision that counts as if it were confirmed. Of several about a question the newest. */
const decidedQuestions = `
  SELECT DISTINCT ON (d.question_id) d.question_id AS "questionId", d.effect, k.key, d.reason, a.at
  FROM decision d LEFT JOIN decision_act a ON a.decision_id = d.id LEFT JOIN vault.corrected_key k ON k.decision_id = d.id
  WHERE d.round_id = $1 AND d.question_id IS NOT NULL AND (a.act = 'confirmed' OR d.id = $2)
    AND NOT EXISTS (
      SELECT FROM decision b LEFT JOIN decision_act c ON c.decision_id = b.id
      WHERE b.takes_back = d.id AND (c.act = 'confirmed' OR b.id = $2))
  ORDER BY d.question_id, a.at DESC NULLS FIRST`;

/**
 * One statement however many attempts; only rows that differ are written. What a question is worth is said as in
 * core/play/points.ts, by the rules in $3.
 */
const rescoreStatement = `
  WITH change AS (
    SELECT * FROM json_to_recordset($2::json) AS c (serial integer, chosen text, points integer, removed boolean)
  ), affected AS MATERIALIZED (
    SELECT * FROM vault.slot_score s WHERE s.round_id = $1 AND s.questions && $4::integer[]
  ), worth AS MATERIALIZED (
    SELECT q.serial, CASE WHEN q.kind = 'essay' AND jsonb_typeof($3::jsonb -> 'essay') = 'object'
        THEN ($3::jsonb #>> '{essay,pointsMilli}')::integer
        ELSE coalesce(l."pointsMilli", ($3::jsonb ->> 'pointsMilli')::integer) END AS points
    FROM question q LEFT JOIN jsonb_to_recordset($3::jsonb -> 'blueprint') AS l (topic text, difficulty text, "pointsMilli" integer)
      ON l.topic = q.topic AND l.difficulty = q.difficulty
    WHERE q.serial IN (SELECT unnest(questions) FROM affected)
  ), fresh AS MATERIALIZED (
    SELECT s.attempt_id, array_agg(coalesce(c.points, u.points) ORDER BY u.ord) AS points,
      sum(coalesce(c.points, u.points))::integer AS total,
      count(*) FILTER (WHERE c.removed IS NOT TRUE)::integer AS kept,
      coalesce(sum(w.points) FILTER (WHERE c.removed IS NOT TRUE), 0)::integer AS most,
      count(*) FILTER (WHERE c.removed IS NOT TRUE AND coalesce(c.points, u.points) = w.points)::integer AS correct
    FROM affected s
    CROSS JOIN LATERAL unnest(s.questions, s.points_milli, s.chosen) WITH ORDINALITY AS u(serial, points, chosen, ord)
    JOIN worth w ON w.serial = u.serial
    LEFT JOIN change c ON c.serial = u.serial AND c.chosen = u.chosen
    GROUP BY s.attempt_id
  ), slots AS (
    UPDATE vault.slot_score s SET points_milli = f.points, total_milli = f.total
    FROM fresh f WHERE s.attempt_id = f.attempt_id AND s.points_milli <> f.points
  ), scores AS (
    UPDATE score s SET score_milli = f.total, max_milli = f.most, correct_count = f.correct,
      question_count = f.kept, graded_at = clock_timestamp()
    FROM fresh f WHERE s.attempt_id = f.attempt_id
      AND (s.score_milli, s.max_milli, s.correct_count, s.question_count)
        IS DISTINCT FROM (f.total, f.most, f.correct, f.kept)
    RETURNING s.attempt_id
  )
  SELECT count(*)::integer AS changed FROM scores`;
