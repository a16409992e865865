import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Buffer } from 'node:buffer';
import type { DataSource } from 'typeorm';
import { checkDuplicates } from '../bank-check/duplicate.rule.js';
import type { Subject } from '../bank-check/finding.js';
import { draftFromJson } from '../core/draft/from-json.js';
import { said } from '../core/draft/said.js';
import { withPictures } from '../core/draft/stored.js';
import type { Loss, QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { EntryQuery } from '../editorial/entry.query.js';
import { EntryService } from '../editorial/entry.service.js';
import { storePicture } from '../picture/picture.store.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, type Language } from '../platform/errors.js';
import { bankDrafts } from './bank.query.js';
import type { FixQuestionRequest, ImportUndone, ImportView, LikenessView } from './exchange.dto.js';
import { ImportStore } from './import.store.js';
import { type FileRead, readFileOf } from './read-file.js';

/** Questions from files: read, looked at, put right, taken as drafts, and taken back. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly play: DataSource,
    @InjectDataSource('grading') private readonly grading: DataSource,
    private readonly store: ImportStore,
    private readonly entries: EntryService,
    private readonly banks: EntryQuery,
  ) {}

  /**
   * Reads a file for a bank. What could not be read is in the batch, never an error of the call.
   * @throws AppError bank_not_found, bank_read_only
   */
  async begin(bank: string, fileName: string, bytes: Uint8Array, staff: StaffPrincipal): Promise<ImportView> {
    return this.find(await this.keep(bank, fileName, await readFileOf(bytes), staff), staff);
  }

  /** A batch from what was read. @returns its id @throws AppError as begin */
  async keep(bank: string, fileName: string, read: FileRead, staff: StaffPrincipal): Promise<string> {
    if ((await this.banks.bank(bank, staff)).public) throw new AppError('bank_read_only');
    const losses: Loss[] = [...read.losses];
    const stored = await this.storePictures(read.pictures, losses);
    const drafts = read.questions.map(({ draft }) => withPictures(draft, stored));
    const alike = alikeIn(await bankDrafts(this.grading, bank, []), drafts);
    return this.store.add({
      bank,
      fileName,
      format: read.format,
      losses,
      errors: read.errors,
      accountId: staff.accountId,
      questions: read.questions.map(({ where }, i) => ({ where, draft: drafts[i]!, alike: alike[i] ?? [] })),
    });
  }

  /** @throws AppError import_not_found, also for a batch of a bank that is not the reader's */
  async find(id: string, staff: StaffPrincipal): Promise<ImportView> {
    const found = await this.store.find(id);
    if (!found) throw new AppError('import_not_found');
    try {
      await this.banks.bank(found.bank, staff);
    } catch {
      throw new AppError('import_not_found');
    }
    return found;
  }

  /** @throws AppError import_not_found, import_not_open, import_question_not_found, draft_invalid */
  async fix(id: string, n: number, wanted: FixQuestionRequest, staff: StaffPrincipal): Promise<ImportView> {
    await this.open(id, staff);
    const read = wanted.draft === undefined ? null : draftFromJson(wanted.draft);
    if (read && read.problems.length > 0) {
      const details = read.problems.map(({ path, wanted: shape }) => ({
        field: `draft.${path}`,
        code: 'draft_field_invalid',
        params: { wanted: shape },
      }));
      throw new AppError('draft_invalid', {}, undefined, details);
    }
    const changed = await this.store.change(id, n, read?.draft ?? null, wanted.dropped ?? null);
    if (!changed) throw new AppError('import_question_not_found');
    return this.find(id, staff);
  }

  /**
   * Takes every question that was not left out into the bank as a draft. A code of the file is kept where the bank
   * has none like it.
   * @throws AppError import_not_found, import_not_open, import_nothing_left, and what saving a draft throws
   */
  async accept(id: string, staff: StaffPrincipal, language: Language): Promise<ImportView> {
    const { bank } = await this.open(id, staff);
    const waiting = await this.store.waiting(id);
    if (waiting.length === 0) throw new AppError('import_nothing_left');
    if (!(await this.store.pass(id, 'open', 'accepting'))) throw new AppError('import_not_open');
    try {
      const known = await this.codes(bank);
      for (const { n, draft } of waiting) {
        const own =
          /^[\p{L}\d][\p{L}\d._-]{0,39}$/u.test(draft.code) && !known.has(draft.code) ? draft.code : null;
        const { code } = await this.entries.save(bank, own, { draft, batch: id }, staff, language);
        known.add(code);
        await this.store.taken(id, n, code);
      }
      await this.store.pass(id, 'accepting', 'accepted');
    } catch (error) {
      // What is in the bank has its code; accepting again goes on behind it.
      await this.store.pass(id, 'accepting', 'open');
      throw error;
    }
    return this.find(id, staff);
  }

  /**
   * Takes a batch back: its drafts are discarded, those that somebody went on with stay and are named.
   * @throws AppError import_not_found, import_not_open
   */
  async undo(id: string, staff: StaffPrincipal, language: Language): Promise<ImportUndone> {
    const { bank, questions, state } = await this.find(id, staff);
    const passes = await this.store.pass(id, state === 'open' ? 'open' : 'accepted', 'undone');
    if (!passes) throw new AppError('import_not_open');
    const kept: string[] = [];
    let discarded = 0;
    for (const { code } of questions) {
      if (code === null) continue;
      try {
        await this.entries.act(bank, code, { act: 'discard' }, staff, language);
        discarded += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        kept.push(code);
      }
    }
    return { discarded, kept };
  }

  private async open(id: string, staff: StaffPrincipal): Promise<ImportView> {
    const found = await this.find(id, staff);
    if (found.state !== 'open') throw new AppError('import_not_open');
    return found;
  }

  /** Pictures are decoded and written anew; one that cannot be is told and left. */
  private async storePictures(
    pictures: ReadResult['pictures'],
    losses: Loss[],
  ): Promise<Map<string, string>> {
    const stored = new Map<string, string>();
    for (const [name, { bytes }] of pictures) {
      try {
        const { sha256 } = await storePicture(this.play, Buffer.from(bytes));
        stored.set(name, sha256);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        losses.push({ where: said.wholeFile, what: said.pictureKind(name), action: 'dropped' });
      }
    }
    return stored;
  }

  private async codes(bank: string): Promise<Set<string>> {
    const rows = await this.play.query<{ code: string }[]>(
      'SELECT code FROM question WHERE bank = $1 UNION SELECT code FROM bank_entry WHERE bank = $1',
      [bank],
    );
    return new Set(rows.map(({ code }) => code));
  }
}

/** Of each new question, those of the bank and of the file before it that say nearly the same. */
function alikeIn(bank: readonly QuestionDraft[], drafts: readonly QuestionDraft[]): LikenessView[][] {
  const subject = (draft: QuestionDraft): Subject => ({
    draft,
    version: 1,
    file: '',
    lineOf: () => 1,
    allow: [],
  });
  const named = drafts.map((draft, i) => subject({ ...draft, code: `#${i + 1}` }));
  const alike: LikenessView[][] = drafts.map(() => []);
  for (const { question, params } of checkDuplicates([...bank.map(subject), ...named])) {
    const at = question.startsWith('#') ? Number(question.slice(1)) - 1 : -1;
    alike[at]?.push({ code: String(params['other']), percent: Number(params['percent']) });
  }
  return alike;
}
