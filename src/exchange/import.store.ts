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

/** A batch as it lies in the store. */
export type StoredBatch = Omit<ImportView, 'questions'> & {
  questions: (Omit<ImportQuestionView, 'checks' | 'draft'> & { draft: QuestionDraft })[];
};

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

  async find(id: string): Promise<StoredBatch | null> {
    const [found] = await this.database.query<Omit<ImportView, 'questions'>[]>(
      `SELECT id, bank, file_name AS "fileName", format, state, losses, errors, created_at AS "createdAt"
       FROM vault.import_batch WHERE id = $1`,
      [id],
    );
    if (!found) return null;
    const questions = await this.database.query<StoredBatch['questions']>(
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

  /** Other drafts for several questions. */
  async changeAll(id: string, questions: readonly WaitingQuestion[]): Promise<void> {
    await this.database.query(
      `UPDATE vault.import_question q SET draft = x.draft
       FROM jsonb_to_recordset($2::jsonb) AS x(n int, draft jsonb) WHERE q.batch_id = $1 AND q.n = x.n`,
      [id, JSON.stringify(questions)],
    );
  }

  /** Those that were neither left out nor taken before. */
  waiting(id: string): Promise<WaitingQuestion[]> {
    return this.database.query<WaitingQuestion[]>(
      'SELECT n, draft FROM vault.import_question WHERE batch_id = $1 AND NOT dropped AND code IS NULL ORDER BY n',
      [id],
    );
  }

  /**
   * Takes an open batch into its bank, all of it or nothing: a first version of a new entry for each question.
   * @param codes tells the codes of the questions, in their order, from those that the bank has
   * @returns false when somebody was faster
   */
  accept(
    { id, bank, accountId }: { id: string; bank: string; accountId: string },
    questions: readonly WaitingQuestion[],
    codes: (known: ReadonlySet<string>) => string[],
  ): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [passed] = await manager.query<[unknown[], number]>(
        `UPDATE vault.import_batch SET state = 'accepted', changed_at = now()
         WHERE id = $1 AND state = 'open' RETURNING id`,
        [id],
      );
      if (passed.length === 0) return false;
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [bank]);
      const known = await manager.query<{ code: string }[]>(
        'SELECT code FROM question WHERE bank = $1 UNION SELECT code FROM bank_entry WHERE bank = $1',
        [bank],
      );
      const given = codes(new Set(known.map(({ code }) => code)));
      const rows = questions.map(({ n, draft }, i) => ({ n, draft: { ...draft, code: given[i] ?? '' } }));
      await manager.query(takeAll, [id, bank, accountId, JSON.stringify(rows)]);
      return true;
    });
  }
}

const takeAll = `
  WITH given AS (
    SELECT x.n, x.draft, x.draft ->> 'code' AS code, gen_random_uuid() AS entry, gen_random_uuid() AS version
    FROM jsonb_to_recordset($4::jsonb) AS x(n int, draft jsonb)
  ), entries AS (
    INSERT INTO bank_entry (id, bank, code) SELECT entry, $2, code FROM given
  ), versions AS (
    INSERT INTO entry_version (id, entry_id, number, author, batch, topic, difficulty, kind, stem, documents)
    SELECT version, entry, 1, $3, $1, draft ->> 'topic', coalesce(draft ->> 'difficulty', ''), draft #>> '{body,kind}',
      draft ->> 'text', ARRAY(SELECT DISTINCT c ->> 'document' FROM jsonb_array_elements(draft -> 'citations') AS c
        WHERE c ->> 'document' <> '')
    FROM given
  ), texts AS (
    INSERT INTO vault.entry_text (version_id, draft, saved_by) SELECT version, draft, $3 FROM given ORDER BY n
  )
  UPDATE vault.import_question q SET code = given.code FROM given WHERE q.batch_id = $1 AND q.n = given.n`;
