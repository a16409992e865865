import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { RoundRecord } from '../result/result.query.js';
import type { Note } from '../roster/roster.table.js';
import type { StagePersonView } from './stage.dto.js';
import type { StageFate, Wanted } from './stage.judge.js';
import type { Entitled } from './stage.qualified.js';

export interface ImportRow {
  id: string;
  roundId: string;
  fileName: string;
  importedAt: Date;
  importedBy: string;
  notes: Note[];
  fates: StageFate[];
}

/** An entry that may be confirmed. */
export interface OpenEntry {
  id: string;
  contestantId: string;
  pointsMilli: number | null;
  durationMs: number | null;
  enteredBy: string;
}

const entryView = (entry: string, confirmation: string) => `json_build_object('id', ${entry}.id,
  'pointsMilli', ${entry}.points_milli, 'durationMs', ${entry}.duration_ms, 'reason', ${entry}.reason,
  'by', (SELECT display_name FROM account WHERE id = ${entry}.entered_by), 'at', ${entry}.entered_at,
  'own', ${entry}.entered_by = $2::uuid, 'confirmedBy', (SELECT display_name FROM account WHERE id = ${confirmation}))`;

/** Entries and confirmations: only ever added. */
@Injectable()
export class StageQuery {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** A round's entries come one after the other, and everybody sees what was there before. */
  alone<T>(roundId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`stage ${roundId}`]);
      return work(manager);
    });
  }

  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction('REPEATABLE READ', work);
  }

  /** By given name: who may be on the stage, and whoever has an entry; `most` of them. */
  people(
    manager: EntityManager,
    { id, contestId, rules }: RoundRecord,
    { ids }: Entitled,
    accountId: string | null,
    most: number,
  ): Promise<StagePersonView[]> {
    return manager.query(
      `SELECT c.id AS "contestantId", coalesce(x.account_code, left(c.id::text, 8)) AS code, c.full_name AS "fullName",
         c.birth_year AS "birthYear", d.name_vi AS division,
         CASE WHEN d.place = 'unit' THEN coalesce(u.name, o.name, '') ELSE coalesce(o.name, u.name, '') END AS place,
         CASE WHEN n.id IS NOT NULL AND m.entry_id IS NULL THEN ${entryView('n', 'NULL::uuid')} END AS waiting,
         CASE WHEN k.id IS NOT NULL THEN ${entryView('k', 'k.confirmed_by')} END AS counted
       FROM contestant c JOIN division d ON (d.contest_id, d.code) = (c.contest_id, c.division)
       LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
       LEFT JOIN roster_entry x ON x.contestant_id = c.id
       LEFT JOIN LATERAL (SELECT * FROM stage_entry e WHERE e.round_id = $1 AND e.contestant_id = c.id
         ORDER BY e.n DESC LIMIT 1) n ON true
       LEFT JOIN stage_confirmation m ON m.entry_id = n.id
       LEFT JOIN LATERAL (SELECT e.*, f.confirmed_by FROM stage_entry e JOIN stage_confirmation f ON f.entry_id = e.id
         WHERE e.round_id = $1 AND e.contestant_id = c.id ORDER BY e.n DESC LIMIT 1) k ON true
       WHERE c.contest_id = $3 AND (n.id IS NOT NULL OR CASE WHEN $4::uuid[] IS NULL
         THEN $5::text[] IS NULL OR c.division = ANY($5) ELSE c.id = ANY($4) END)
       ORDER BY n.id IS NULL, c.sort_key COLLATE "C", c.id LIMIT $6`,
      [id, accountId, contestId, ids, rules.divisions ?? null, most],
    );
  }

  async insert(
    manager: EntityManager,
    roundId: string,
    wanted: readonly Wanted[],
    { by, reason, importId }: { by: string; reason: string; importId: string | null },
  ): Promise<void> {
    await manager.query(
      `INSERT INTO stage_entry (round_id, contestant_id, points_milli, duration_ms, reason, import_id, entered_by)
       SELECT $1, "contestantId", "pointsMilli", "durationMs", $3, $4, $5
       FROM json_to_recordset($2::json) AS x("contestantId" uuid, "pointsMilli" integer, "durationMs" bigint)`,
      [roundId, JSON.stringify(wanted), reason, importId, by],
    );
  }

  /** Of these the newest of their contestant that nobody confirmed. */
  open(manager: EntityManager, roundId: string, entryIds: readonly string[]): Promise<OpenEntry[]> {
    return manager.query(
      `SELECT e.id, e.contestant_id AS "contestantId", e.points_milli AS "pointsMilli",
         e.duration_ms::float8 AS "durationMs", e.entered_by AS "enteredBy"
       FROM stage_entry e WHERE e.round_id = $1 AND e.id = ANY($2)
         AND NOT EXISTS (SELECT FROM stage_confirmation k WHERE k.entry_id = e.id)
         AND NOT EXISTS (SELECT FROM stage_entry f WHERE f.round_id = e.round_id AND f.contestant_id = e.contestant_id
           AND f.n > e.n)
       ORDER BY e.n`,
      [roundId, entryIds],
    );
  }

  /**
   * What was confirmed before is struck out; the new points have an attempt of their own, whose log says when they
   * were confirmed. Grading gives it its score.
   * @returns the attempt; null for who was not on the stage
   */
  async confirm(
    manager: EntityManager,
    roundId: string,
    { id, contestantId, pointsMilli, durationMs }: OpenEntry,
    by: string,
  ): Promise<string | null> {
    await manager.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, value, received_at)
       SELECT a.id, 1 + (SELECT max(n) FROM response r WHERE r.attempt_id = a.id), gen_random_uuid(), 'void', $3,
         date_trunc('milliseconds', clock_timestamp())
       FROM attempt a WHERE a.round_id = $1 AND a.contestant_id = $2
         AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = a.id)`,
      [roundId, contestantId, JSON.stringify({ stageEntry: id })],
    );
    const [made] =
      pointsMilli === null
        ? []
        : await manager.query<{ id: string }[]>(
            `INSERT INTO attempt (round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms,
               continuation_hash)
             SELECT $1, $2, 1 + coalesce((SELECT max(number) FROM attempt WHERE round_id = $1 AND contestant_id = $2), 0),
               '00', '[]', t.at - $3::bigint * interval '1 millisecond', t.at, 0, $4
             FROM (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) t RETURNING id`,
            [roundId, contestantId, durationMs ?? 0, randomBytes(32)],
          );
    if (made)
      await manager.query(
        `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
         SELECT a.id, 1, gen_random_uuid(), 'submit', a.deadline_at FROM attempt a WHERE a.id = $1`,
        [made.id],
      );
    await manager.query(
      'INSERT INTO stage_confirmation (entry_id, attempt_id, confirmed_by) VALUES ($1, $2, $3)',
      [id, made?.id ?? null, by],
    );
    return made?.id ?? null;
  }

  async insertImport(
    manager: EntityManager,
    roundId: string,
    made: { fileName: string; sha256: string; notes: Note[]; fates: StageFate[]; by: string },
  ): Promise<string> {
    const [row] = await manager.query<{ id: string }[]>(
      `INSERT INTO stage_import (round_id, file_name, sha256, notes, fates, imported_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [roundId, made.fileName, made.sha256, JSON.stringify(made.notes), JSON.stringify(made.fates), made.by],
    );
    return row?.id ?? '';
  }

  imports(roundId: string, source: DataSource | EntityManager = this.database): Promise<ImportRow[]> {
    return source.query(`${importColumns} WHERE i.round_id = $1 ORDER BY i.imported_at DESC LIMIT 5`, [
      roundId,
    ]);
  }

  async import(id: string): Promise<ImportRow | null> {
    const [row] = await this.database.query<ImportRow[]>(`${importColumns} WHERE i.id = $1`, [id]);
    return row ?? null;
  }
}

const importColumns = `SELECT i.id, i.round_id AS "roundId", i.file_name AS "fileName", i.imported_at AS "importedAt",
    a.display_name AS "importedBy", i.notes, i.fates
  FROM stage_import i JOIN account a ON a.id = i.imported_by`;
