import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { UnitEssay } from '../core/decision/boards.js';
import type { EssayBoards } from '../core/play/rules.js';
import type { Counting } from '../core/rulebook.js';
import type { EssayListView, UnitBoardView } from './boards.dto.js';
import { giveNothing, notVoid } from './boards.list.js';
import type { Reader } from './marking.query.js';

/** A round whose essays are marked at two levels. */
export interface BoardsRound {
  round: string;
  contest: string;
  boards: EssayBoards;
  counts: Counting;
  pointsMilli: number;
  closesAt: Date;
  /** The last day of the round in Vietnam: on it ages are counted. */
  lastDay: string;
  closed: boolean;
  /** Attempts that have not ended. */
  running: number;
}

/** Of `essay_in_order l`: among those that the unit's board marks. */
const shortlisted = `${notVoid('l.attempt_id')} AND l.rank <= (
  SELECT (r.rules #>> '{essay,boards,shortlistPerUnit}')::integer FROM round r WHERE r.id = l.round_id)`;
/** $2 to $4 are the reader: board, unit, organization. */
const ofReader = `($2 = 'upper' OR l.unit_id = $3 OR l.organization_id = $4::uuid)`;

/** Lists, and what was sent up: only ever added. */
@Injectable()
export class BoardsQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Null when there is no such round, or one board marks all of its essays. */
  async round(roundId: string): Promise<BoardsRound | null> {
    const rows = await this.database.query<BoardsRound[]>(
      `SELECT r.name AS round, c.title AS contest, r.rules #> '{essay,boards}' AS boards, r.rules ->> 'counts' AS counts,
         (r.rules #>> '{essay,pointsMilli}')::integer AS "pointsMilli", r.closes_at AS "closesAt",
         to_char((r.closes_at - interval '1 millisecond') AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') AS "lastDay",
         r.closes_at + (r.rules ->> 'graceMs')::integer * interval '1 millisecond' < clock_timestamp() AS closed,
         (SELECT count(*) FROM attempt a WHERE a.round_id = r.id AND ${notVoid('a.id')} AND NOT EXISTS (
           SELECT FROM response e WHERE e.attempt_id = a.id AND e.kind IN ('submit', 'timeout')))::int AS running
       FROM round r JOIN contest c ON c.id = r.contest_id
       WHERE r.id = $1 AND r.rules #> '{essay,boards}' IS NOT NULL`,
      [roundId],
    );
    return rows[0] ?? null;
  }

  async list(roundId: string): Promise<EssayListView | null> {
    const rows = await this.database.query<EssayListView[]>(
      `SELECT a.display_name AS by, l.made_at AS at FROM essay_list l JOIN account a ON a.id = l.made_by WHERE l.round_id = $1`,
      [roundId],
    );
    return rows[0] ?? null;
  }

  async unlisted(roundId: string): Promise<number> {
    const [row] = await this.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM essay_to_mark m
       WHERE m.round_id = $1 AND m.board IS NULL AND ${notVoid('m.attempt_id')}`,
      [roundId],
    );
    return row?.n ?? 0;
  }

  units(reader: Reader, roundId: string): Promise<UnitBoardView[]> {
    return this.database.query(
      `SELECT coalesce(l.unit_id, l.organization_id::text) AS id, coalesce(min(u.name), min(o.name)) AS name,
         (SELECT count(*) FROM account a WHERE a.role = 'coordinator' AND a.disabled_at IS NULL
           AND (a.unit_id = l.unit_id OR a.organization_id = l.organization_id))::int AS markers,
         (count(*) FILTER (WHERE ${shortlisted}))::int AS listed,
         (count(e.permille) FILTER (WHERE ${shortlisted}))::int AS marked,
         (SELECT json_build_object('by', a.display_name, 'at', s.sent_at, 'reason', s.reason,
             'adults', (SELECT count(*) FROM essay_sent t JOIN essay_listed x USING (attempt_id, slot)
               WHERE t.sending_id = s.id AND NOT x.minor),
             'minors', (SELECT count(*) FROM essay_sent t JOIN essay_listed x USING (attempt_id, slot)
               WHERE t.sending_id = s.id AND x.minor),
             'struckOut', (SELECT count(*) FROM essay_sent t JOIN void_attempt v USING (attempt_id) WHERE t.sending_id = s.id))
           FROM essay_sending s JOIN account a ON a.id = s.sent_by
           WHERE s.round_id = $1 AND (s.unit_id = l.unit_id OR s.organization_id = l.organization_id)) AS sending
       FROM essay_in_order l LEFT JOIN unit u ON u.id = l.unit_id LEFT JOIN organization o ON o.id = l.organization_id
         LEFT JOIN essay_unit_result e USING (attempt_id, slot)
       WHERE l.round_id = $1 AND ${ofReader}
       GROUP BY l.unit_id, l.organization_id ORDER BY name, id`,
      [roundId, reader.board, reader.unitId, reader.organizationId],
    );
  }

  /** Runs alone among those who send for the unit. */
  sending<T>(roundId: string, unit: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `boards ${roundId} ${unit}`,
      ]);
      return work(manager);
    });
  }

  /** What the board of a unit marks that the reader may send for. */
  listed(
    manager: EntityManager,
    { board, unitId, organizationId }: Reader,
    roundId: string,
    unit: string,
  ): Promise<(UnitEssay & { slot: number })[]> {
    return manager.query(
      `SELECT l.attempt_id AS "attemptId", l.slot, l.attempt_id AS "contestantId", $5 AS body, l.minor, e.permille,
         l.knowledge_milli AS "knowledgeMilli", l.duration_ms::float8 AS "durationMs",
         (extract(epoch FROM l.submitted_at) * 1000)::float8 AS "submittedAt"
       FROM essay_in_order l LEFT JOIN essay_unit_result e USING (attempt_id, slot)
       WHERE l.round_id = $1 AND ${ofReader} AND coalesce(l.unit_id, l.organization_id::text) = $5 AND ${shortlisted}`,
      [roundId, board, unitId, organizationId, unit],
    );
  }

  /** @returns the attempts whose essay got nothing; null when the unit had sent already */
  async insertSending(
    manager: EntityManager,
    roundId: string,
    unit: string,
    { by, reason, attemptIds }: { by: string; reason: string; attemptIds: readonly string[] },
  ): Promise<string[] | null> {
    const [made] = await manager.query<{ id: string }[]>(
      `INSERT INTO essay_sending (round_id, unit_id, organization_id, reason, sent_by)
       SELECT DISTINCT l.round_id, l.unit_id, l.organization_id, $3, $4::uuid FROM essay_listed l
       WHERE l.round_id = $1 AND coalesce(l.unit_id, l.organization_id::text) = $2
       ON CONFLICT DO NOTHING RETURNING id`,
      [roundId, unit, reason, by],
    );
    if (!made) return null;
    await manager.query(
      `INSERT INTO essay_sent (attempt_id, slot, sending_id)
       SELECT attempt_id, slot, $2 FROM essay_listed WHERE attempt_id = ANY($1)`,
      [attemptIds, made.id],
    );
    return giveNothing(
      manager,
      `m.round_id = $1 AND m.board IN ('unit', 'reserve') AND coalesce(m.unit_id, m.organization_id::text) = $2`,
      [roundId, unit],
    );
  }
}
