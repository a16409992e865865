import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Reader } from '../rulebook/rulebook.query.js';
import type { Typed } from '../rulebook/fill.js';

/** A rulebook in the making; once published, the text from which its next amendment starts. */
export interface Draft {
  id: string;
  contestId: string | null;
  template: string;
  yaml: string;
  typed: Typed;
  /** Empty: made from the title. */
  slug: string;
  bank: string;
  reportPeriod: string;
  revision: number;
  savedAt: Date;
  savedBy: string;
}

export type DraftChange = Partial<Pick<Draft, 'template' | 'yaml' | 'typed' | 'slug' | 'bank'>>;

const columns = `d.id, d.contest_id AS "contestId", d.template, d.yaml, d.typed, d.slug, d.bank,
  d.report_period AS "reportPeriod", d.revision, d.saved_at AS "savedAt", a.display_name AS "savedBy"`;
const from = 'rulebook_draft d JOIN account a ON a.id = d.saved_by';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class DraftStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The newest first. */
  all(): Promise<Draft[]> {
    return this.database.query<Draft[]>(`SELECT ${columns} FROM ${from} ORDER BY d.saved_at DESC, d.id`);
  }

  /** Null also for what is no id. @param db a transaction, which then holds the draft */
  async find(id: string, db?: Reader): Promise<Draft | null> {
    if (!uuid.test(id)) return null;
    const sql = `SELECT ${columns} FROM ${from} WHERE d.id = $1${db ? ' FOR UPDATE OF d' : ''}`;
    const [draft] = await (db ?? this.database).query<Draft[]>(sql, [id]);
    return draft ?? null;
  }

  /** @returns the id */
  async add(
    draft: Pick<Draft, 'template' | 'yaml' | 'typed' | 'bank' | 'reportPeriod'>,
    by: string,
  ): Promise<string> {
    const { template, yaml, typed, bank, reportPeriod } = draft;
    const [row] = await this.database.query<{ id: string }[]>(
      `INSERT INTO rulebook_draft (template, yaml, typed, bank, report_period, created_by, saved_by)
       VALUES ($1, $2, $3, $4, $5, $6, $6) RETURNING id`,
      [template, yaml, JSON.stringify(typed), bank, reportPeriod, by],
    );
    return row?.id ?? '';
  }

  /** @returns whether nobody else had saved meanwhile */
  async save(id: string, revision: number, change: DraftChange, by: string): Promise<boolean> {
    const { template = null, yaml = null, typed, slug = null, bank = null } = change;
    const [, changed] = await this.database.query<[unknown[], number]>(
      `UPDATE rulebook_draft SET template = coalesce($3, template), yaml = coalesce($4, yaml),
         typed = coalesce($5, typed), slug = coalesce($6, slug), bank = coalesce($7, bank),
         revision = revision + 1, saved_by = $8, saved_at = clock_timestamp()
       WHERE id = $1 AND revision = $2`,
      [id, revision, template, yaml, typed ? JSON.stringify(typed) : null, slug, bank, by],
    );
    return changed === 1;
  }

  async markPublished(db: Reader, id: string, contestId: string, yaml: string, slug: string): Promise<void> {
    await db.query(
      `UPDATE rulebook_draft SET contest_id = $2, yaml = $3, typed = '{}', slug = $4, revision = revision + 1
       WHERE id = $1`,
      [id, contestId, yaml, slug],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query('DELETE FROM rulebook_draft WHERE id = $1 AND contest_id IS NULL', [id]);
  }
}
