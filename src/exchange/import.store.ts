import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Loss, QuestionDraft, ReadError } from '../core/kind/draft.js';
import type { ImportQuestionView, ImportView, LikenessView } from './exchange.dto.js';

export interface NewBatch {
  bank: string;
  fileName: string;
  format: string | null;
  losses: readonly Loss[];
  errors: readonly ReadError[];
  accountId: string;
  questions: readonly { where: string; draft: QuestionDraft; alike: readonly LikenessView[] }[];
}

/** A question that waits to be taken into the bank. */
export interface WaitingQuestion {
  n: number;
  draft: QuestionDraft;
}

/** Batches of imported questions; they have keys, so only the pool of the vault reads and writes them. */
@Injectable()
export class ImportStore {
  constructor(@InjectDataSource('grading') private readonly database: DataSource) {}

  async add(batch: NewBatch): Promise<string> {
    const { bank, fileName, format, losses, errors, accountId, questions } = batch;
    const rows = questions.map(({ where, draft, alike }, i) => ({
      n: i + 1,
      place: where,
      draft,
      likeness: alike,
    }));
    const [made] = await this.database.query<{ id: string }[]>(
      `WITH made AS (
         INSERT INTO vault.import_batch (bank, file_name, format, losses, errors, account_id)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
       ), kept AS (
         INSERT INTO vault.import_question (batch_id, n, place, draft, likeness)
         SELECT made.id, x.n, x.place, x.draft, x.likeness
         FROM made, jsonb_to_recordset($7::jsonb) AS x(n int, place text, draft jsonb, likeness jsonb)
       )
       SELECT id FROM made`,
      [
        bank,
        fileName,
        format,
        JSON.stringify(losses),
        JSON.stringify(errors),
        accountId,
        JSON.stringify(rows),
      ],
    );
    return made?.id ?? '';
  }

  async find(id: string): Promise<ImportView | null> {
    const [found] = await this.database.query<Omit<ImportView, 'questions'>[]>(
      `SELECT id, bank, file_name AS "fileName", format, state, losses, errors, created_at AS "createdAt"
       FROM vault.import_batch WHERE id = $1`,
      [id],
    );
    if (!found) return null;
    const questions = await this.database.query<ImportQuestionView[]>(
      `SELECT n, place AS "where", draft, likeness AS alike, dropped, code
       FROM vault.import_question WHERE batch_id = $1 ORDER BY n`,
      [id],
    );
    return { ...found, questions };
  }

  /** @returns whether there is such a question */
  async change(
    id: string,
    n: number,
    draft: QuestionDraft | null,
    dropped: boolean | null,
  ): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      `UPDATE vault.import_question SET draft = coalesce($3::jsonb, draft), dropped = coalesce($4, dropped)
       WHERE batch_id = $1 AND n = $2 RETURNING n`,
      [id, n, draft && JSON.stringify(draft), dropped],
    );
    return rows.length > 0;
  }

  /** Only one asker passes from a state to the next. */
  async pass(id: string, from: ImportView['state'], to: ImportView['state']): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE vault.import_batch SET state = $3, changed_at = now() WHERE id = $1 AND state = $2 RETURNING id',
      [id, from, to],
    );
    return rows.length > 0;
  }

  /** Those that were neither left out nor taken before. */
  waiting(id: string): Promise<WaitingQuestion[]> {
    return this.database.query<WaitingQuestion[]>(
      'SELECT n, draft FROM vault.import_question WHERE batch_id = $1 AND NOT dropped AND code IS NULL ORDER BY n',
      [id],
    );
  }

  async taken(id: string, n: number, code: string): Promise<void> {
    await this.database.query('UPDATE vault.import_question SET code = $3 WHERE batch_id = $1 AND n = $2', [
      id,
      n,
      code,
    ]);
  }
}
