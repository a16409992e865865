import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import type { MarkingRound } from './marking.dto.js';

export interface OpenEssay {
  attemptId: string;
  roundId: string;
  slot: number;
  questionId: string;
  text: string;
  /** Marks of its board in permille, in the order in which they were given. */
  marks: number[];
  /** By this reader, for whichever board. */
  markedByMe: boolean;
  boundPermille: number;
  /** The round's own limit; null: the question's. */
  maxWords: number | null;
  board: Board;
}

/** A unit's board reads what stands on its list, the upper one what was sent up, or everything where it is alone. */
export type Board = 'unit' | 'upper';

/** Who reads, and for which board; a board of a unit or organization sees nothing but its own. */
export interface Reader {
  accountId: string;
  board: Board;
  unitId: string | null;
  organizationId: string | null;
}

export const readerOf = ({ accountId, role, unitId, organizationId }: StaffPrincipal): Reader => ({
  accountId,
  board: role === 'coordinator' ? 'unit' : 'upper',
  unitId,
  organizationId,
});

/** $1 to $4 are the reader: account, board, unit, organization. */
const forReader = `m.board = $2 AND ($2 = 'upper'
  OR m.unit_permille IS NULL AND (m.unit_id = $3 OR m.organization_id = $4::uuid))`;
/** For whichever board: who marked for a unit does not mark for the upper one. */
const markedByMe =
  'EXISTS (SELECT FROM essay_mark k WHERE k.attempt_id = m.attempt_id AND k.slot = m.slot AND k.marker_id = $1)';

/** Struck out attempts are not read any more. */
const openEssays = `
  SELECT m.attempt_id AS "attemptId", m.round_id AS "roundId", m.slot, m.question_id AS "questionId", m.text, m.board,
    r.essay_bound_permille AS "boundPermille", (r.rules #>> '{essay,maxWords}')::integer AS "maxWords",
    (SELECT coalesce(json_agg(k.permille ORDER BY k.place), '[]')
      FROM essay_mark k WHERE (k.attempt_id, k.slot, k.board) = (m.attempt_id, m.slot, m.board)) AS marks,
    ${markedByMe} AS "markedByMe"
  FROM essay_to_mark m JOIN round r ON r.id = m.round_id
  WHERE NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = m.attempt_id)`;

const valuesOf = ({ accountId, board, unitId, organizationId }: Reader) => [
  accountId,
  board,
  unitId,
  organizationId,
];

/** Marks are only ever added. */
@Injectable()
export class MarkingQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Rounds with something to do: essays to mark, lists to make, essays to send up. */
  rounds(reader: Reader): Promise<MarkingRound[]> {
    return this.database.query(
      `SELECT r.id AS "roundId", r.name AS round, c.title AS contest,
         (count(*) FILTER (WHERE ${forReader}))::int AS open,
         (count(*) FILTER (WHERE ${forReader} AND NOT ${markedByMe}))::int AS "forMe",
         (SELECT count(*) FROM essay_mark k JOIN attempt a ON a.id = k.attempt_id
           WHERE a.round_id = r.id AND k.marker_id = $1)::int AS mine,
         r.essay_bound_permille AS "boundPermille", r.rules #> '{essay,boards}' IS NOT NULL AS "twoLevels"
       FROM round r JOIN contest c ON c.id = r.contest_id JOIN essay_to_mark m ON m.round_id = r.id
       WHERE r.finalized_at IS NULL AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = m.attempt_id)
         AND ($2 = 'upper' OR m.unit_id = $3 OR m.organization_id = $4::uuid)
       GROUP BY r.id, c.id ORDER BY r.closes_at, r.id`,
      valuesOf(reader),
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
  async next(reader: Reader, roundId: string): Promise<OpenEssay | null> {
    const rows = await this.database.query<OpenEssay[]>(
      `${openEssays} AND ${forReader} AND m.round_id = $5 AND NOT ${markedByMe}
       ORDER BY (SELECT count(*) FROM essay_mark k
           WHERE (k.attempt_id, k.slot, k.board) = (m.attempt_id, m.slot, m.board)) DESC,
         md5(m.attempt_id::text || m.slot || $1) LIMIT 1`,
      [...valuesOf(reader), roundId],
    );
    return rows[0] ?? null;
  }

  /** Holds the essay against other markers until the transaction ends; null when it waits for nobody of this board. */
  async lock(
    manager: EntityManager,
    reader: Reader,
    attemptId: string,
    slot: number,
  ): Promise<OpenEssay | null> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [attemptId, slot]);
    const rows = await manager.query<OpenEssay[]>(
      `${openEssays} AND ${forReader} AND m.attempt_id = $5 AND m.slot = $6`,
      [...valuesOf(reader), attemptId, slot],
    );
    return rows[0] ?? null;
  }

  async insertMark(
    manager: EntityManager,
    { attemptId, slot, marks, board }: OpenEssay,
    mark: { markerId: string; permille: number; lines: unknown; comment: string },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO essay_mark (attempt_id, slot, board, place, marker_id, permille, lines, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        attemptId,
        slot,
        board,
        marks.length + 1,
        mark.markerId,
        mark.permille,
        JSON.stringify(mark.lines),
        mark.comment,
      ],
    );
  }

  /** The mark of a unit's board decides what is sent up; that of the upper board is the essay's. */
  async insertResult(
    manager: EntityManager,
    { attemptId, slot, board }: OpenEssay,
    permille: number,
  ): Promise<void> {
    const table = board === 'unit' ? 'essay_unit_result' : 'essay_result';
    await manager.query(`INSERT INTO ${table} (attempt_id, slot, permille) VALUES ($1, $2, $3)`, [
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
