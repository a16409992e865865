import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { draftFromJson } from '../core/draft/from-json.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, type Language } from '../platform/errors.js';
import type { CreateBankRequest, DraftSaved } from './editorial.dto.js';
import { EntryQuery } from './entry.query.js';
import { EntryReading } from './entry.reading.js';
import { EntryTexts } from './entry.texts.js';

/** What editors write: banks, drafts, copies. */
@Injectable()
export class EntryService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: EntryQuery,
    private readonly texts: EntryTexts,
    private readonly reading: EntryReading,
  ) {}

  /** @throws AppError bank_taken */
  async createBank({ name, title, private: own }: CreateBankRequest, staff: StaffPrincipal): Promise<void> {
    const made = await this.database.query<unknown[]>(
      'INSERT INTO bank (name, title, owner) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING name',
      [name, title, own ? staff.accountId : null],
    );
    if (made.length === 0) throw new AppError('bank_taken', {}, 'name');
  }

  /**
   * Keeps a text as it is, whole or not. A published question gets a new version; the one in use stays.
   * @param code null for a new question: it gets the next free code
   * @param saved number of the text that was edited
   * @throws AppError bank_not_found, bank_read_only, draft_invalid (shape), draft_in_review, draft_changed
   */
  async save(
    bankName: string,
    code: string | null,
    wanted: { draft: unknown; saved?: number },
    staff: StaffPrincipal,
    language: Language,
  ): Promise<DraftSaved> {
    await this.writable(bankName, staff);
    const { draft: given, problems } = draftFromJson(wanted.draft);
    const draft = {
      ...given,
      citations: given.citations.filter((each) => Object.values(each).some(Boolean)),
    };
    if (problems.length > 0) {
      throw new AppError(
        'draft_invalid',
        {},
        undefined,
        problems.map(({ path, wanted: shape }) => ({
          field: `draft.${path}`,
          code: 'draft_field_invalid',
          params: { wanted: shape },
        })),
      );
    }
    const { version, own } = await this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [bankName]);
      const named = code ?? (await this.nextCode(manager, bankName));
      const whole = { ...draft, code: named };
      const open = await this.openVersion(manager, bankName, named, wanted.saved, staff);
      await manager.query(
        `UPDATE entry_version SET topic = $2, difficulty = $3, kind = $4, stem = $5, documents = $6, saved_at = now() WHERE id = $1`,
        [open.id, draft.topic, draft.difficulty ?? '', draft.body.kind, draft.text, documentsOf(draft)],
      );
      return { version: open, own: whole };
    });
    const kept = await this.texts.add(version.id, own, staff.accountId);
    const checks = await this.reading.checks(bankName, own, language);
    return { code: own.code, number: version.number, saved: kept.saved, savedAt: kept.savedAt, checks };
  }

  /** Takes a question into another bank as a draft. @returns its code there */
  async copy(
    bankName: string,
    code: string,
    toBank: string,
    staff: StaffPrincipal,
    language: Language,
  ): Promise<DraftSaved> {
    const { draft } = await this.reading.text(bankName, code, staff);
    return this.save(toBank, null, { draft }, staff, language);
  }

  /** The version that may be written at: the newest if it is a draft, else a new one behind all others. */
  private async openVersion(
    manager: EntityManager,
    bank: string,
    code: string,
    saved: number | undefined,
    staff: StaffPrincipal,
  ): Promise<{ id: string; number: number }> {
    const [newest] = await this.query.versions(bank, code, manager);
    if (newest?.state === 'in-review') throw new AppError('draft_in_review');
    if (newest) {
      const last = (await this.texts.newest([newest.id])).get(newest.id);
      if (saved !== undefined && saved > 0 && last && last.saved !== saved)
        throw new AppError('draft_changed');
      if (newest.state === 'draft') return newest;
    }
    const [entry] = await manager.query<{ id: string }[]>(
      `INSERT INTO bank_entry (bank, code) VALUES ($1, $2)
       ON CONFLICT (bank, code) DO UPDATE SET code = EXCLUDED.code RETURNING id`,
      [bank, code],
    );
    const [made] = await manager.query<{ id: string; number: number }[]>(
      `INSERT INTO entry_version (entry_id, number, author, kind)
       SELECT $1, 1 + greatest(
           (SELECT coalesce(max(number), 0) FROM entry_version WHERE entry_id = $1),
           (SELECT coalesce(max(version), 0) FROM question WHERE bank = $2 AND code = $3)), $4, 'single'
       RETURNING id, number`,
      [entry?.id, bank, code, staff.accountId],
    );
    if (!made) throw new AppError('draft_missing');
    return made;
  }

  private async nextCode(manager: EntityManager, bank: string): Promise<string> {
    const [row] = await manager.query<{ next: number }[]>(
      `SELECT 1 + coalesce(max(substring(code FROM 4)::int), 0) AS next FROM (
         SELECT code FROM bank_entry WHERE bank = $1 UNION SELECT code FROM question WHERE bank = $1) known
       WHERE code ~ '^CH-[0-9]{3,6}$'`,
      [bank],
    );
    return `CH-${String(row?.next ?? 1).padStart(3, '0')}`;
  }

  private async writable(name: string, staff: StaffPrincipal): Promise<void> {
    if ((await this.query.bank(name, staff)).public) throw new AppError('bank_read_only');
  }
}

const documentsOf = ({ citations }: QuestionDraft): string[] => [
  ...new Set(citations.map(({ document }) => document).filter((document) => document !== '')),
];
