import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { QuestionDraft } from '../core/kind/draft.js';

export interface SavedText {
  /** Number of the saving; a later one is greater. */
  saved: number;
  draft: QuestionDraft;
  savedAt: Date;
}

/** Texts of drafts with their keys: the vault's, so read and written by the role that may. */
@Injectable()
export class EntryTexts {
  constructor(@InjectDataSource('grading') private readonly database: DataSource) {}

  /** The newest text of each version. */
  async newest(versionIds: readonly string[]): Promise<Map<string, SavedText>> {
    const rows = await this.database.query<(SavedText & { versionId: string })[]>(
      `SELECT DISTINCT ON (version_id) version_id AS "versionId", id::float8 AS saved, draft, saved_at AS "savedAt"
       FROM vault.entry_text WHERE version_id = ANY($1::uuid[]) ORDER BY version_id, id DESC`,
      [versionIds],
    );
    return new Map(rows.map(({ versionId, ...text }) => [versionId, text]));
  }

  async add(versionId: string, draft: QuestionDraft, accountId: string): Promise<SavedText> {
    const [row] = await this.database.query<{ saved: number; savedAt: Date }[]>(
      `INSERT INTO vault.entry_text (version_id, draft, saved_by) VALUES ($1, $2, $3)
       RETURNING id::float8 AS saved, saved_at AS "savedAt"`,
      [versionId, JSON.stringify(draft), accountId],
    );
    return { saved: row?.saved ?? 0, savedAt: row?.savedAt ?? new Date(0), draft };
  }

  /** Those of the versions at which somebody wrote, by their ids. */
  async writtenBy(
    accountId: string,
    versions: ReadonlyMap<string, { id: string }>,
  ): Promise<Set<string | undefined>> {
    const rows = await this.database.query<{ id: string }[]>(
      'SELECT DISTINCT version_id AS id FROM vault.entry_text WHERE saved_by = $1 AND version_id = ANY($2::uuid[])',
      [accountId, [...versions.values()].map(({ id }) => id)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
