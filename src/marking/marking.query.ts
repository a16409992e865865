import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { MarkingRound } from './marking.dto.js';

export interface OpenEssay {
  attemptId: string;
  roundId: string;
  slot: number;
  questionId: string;
  text: string;
  /** Marks in the order in which they were given. */
  marks: { markerId: string; permille: number }[];
  boundPermille: number;
  /** The round's own limit; null: the question's. */
  maxWords: number | null;
}

/** Struck out attempts are not read any more. */
const openEssays = `
  SELECT m.attempt_id AS "attemptId", m.round_id AS "roundId", m.slot, m.question_id AS "questionId", m.text,
    r.essay_bound_permille AS "boundPermille", (r.rules #>> '{essay,maxWords}')::integer AS "maxWords",
    (SELECT coalesce(json_agg(json_build_object('markerId', k.marker_id, 'permille', k.permille) ORDER BY k.place), '[]')
      FROM essay_mark k WHERE k.attempt_id = m.attempt_id AND k.slot = m.slot) AS marks
  FROM essay_to_mark m JOIN round r ON r.id = m.round_id
  WHERE NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = m.attempt_id)`;

const notMarkedByMe = `NOT EXISTS (
  SELECT FROM essay_mark k WHERE k.attempt_id = m.attempt_id AND k.slot = m.slot AND k.marker_id = $1)`;

/** Marks are only ever added. */
@Injectable()
export class MarkingQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  rounds(markerId: string): Promise<MarkingRound[]> {
    return this.database.query(
      `SELECT r.id AS "roundId", r.name AS round, c.title AS contest, count(*)::int AS open,
         (count(*) FILTER (WHERE ${notMarkedByMe}))::int AS "forMe",
         (SELECT count(*) FROM essay_mark k JOIN attempt a ON a.id = k.attempt_id
           WHERE a.round_id = r.id AND k.marker_id = $1)::int AS mine,
         r.essay_bound_permille AS "boundPermille"
       FROM round r JOIN contest c ON c.id = r.contest_id JOIN essay_to_mark m ON m.round_id = r.id
       WHERE r.finalized_at IS NULL AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = m.attempt_id)
       GROUP BY r.id, c.id ORDER BY r.closes_at, r.id`,
      [markerId],
    );
  }

  /** The name of a round; null when there is none. */
  async roundName(roundId: string): Promise<string | null> {
    const rows = await this.database.query<{ name: string }[]>('SELECT name FROM round WHERE id = $1', [
      roundId,
    ]);
    return rows[0]?.name ?? null;
  }

  /** Those that somebody has begun come first; apart from that every person has an order of their own. */
  async next(markerId: string, roundId: string): Promise<OpenEssay | null> {
    const rows = await this.database.query<OpenEssay[]>(
      `${openEssays} AND m.round_id = $2 AND ${notMarkedByMe}
       ORDER BY (SELECT count(*) FROM essay_mark k WHERE k.attempt_id = m.attempt_id AND k.slot = m.slot) DESC,
         md5(m.attempt_id::text || m.slot || $1) LIMIT 1`,
      [markerId, roundId],
    );
    return rows[0] ?? null;
  }

  /** Holds the essay against other markers until the transaction ends; null when it waits for nobody. */
  async lock(manager: EntityManager, attemptId: string, slot: number): Promise<OpenEssay | null> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [attemptId, slot]);
    const rows = await manager.query<OpenEssay[]>(`${openEssays} AND m.attempt_id = $1 AND m.slot = $2`, [
      attemptId,
      slot,
    ]);
    return rows[0] ?? null;
  }

  async insertMark(
    manager: EntityManager,
    { attemptId, slot, marks }: OpenEssay,
    mark: { markerId: string; permille: number; lines: unknown; comment: string },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO essay_mark (attempt_id, slot, place, marker_id, permille, lines, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        attemptId,
        slot,
        marks.length + 1,
        mark.markerId,
        mark.permille,
        JSON.stringify(mark.lines),
        mark.comment,
      ],
    );
  }

  async insertResult(
    manager: EntityManager,
    { attemptId, slot }: OpenEssay,
    permille: number,
  ): Promise<void> {
    await manager.query('INSERT INTO essay_result (attempt_id, slot, permille) VALUES ($1, $2, $3)', [
      attemptId,
      slot,
      permille,
    ]);
  }

  /** False when there is no such round, or its result is official. */
  async setBound(roundId: string, permille: number): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE round SET essay_bound_permille = $2 WHERE id = $1 AND finalized_at IS NULL RETURNING id',
      [roundId, permille],
    );
    return rows.length > 0;
  }
}
