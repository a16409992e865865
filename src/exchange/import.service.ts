import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { citationsIn } from '../core/editorial/citations.js';
import { draftFromJson } from '../core/draft/from-json.js';
import { said } from '../core/draft/said.js';
import { withPictures } from '../core/draft/stored.js';
import type { Loss, ReadResult } from '../core/kind/draft.js';
import type { ActsAnswer } from '../editorial/editorial.dto.js';
import { actsAnswer, EntryActs } from '../editorial/entry.acts.js';
import { checkDraft } from '../editorial/entry.check.js';
import { EntryQuery } from '../editorial/entry.query.js';
import { EntryReading } from '../editorial/entry.reading.js';
import { exchangeSaid } from '../exchange-file/exchange.said.js';
import { compareInThread, readInThread } from '../exchange-file/read.thread.js';
import type { FileRead } from '../exchange-file/read-file.js';
import { storePicture } from '../picture/picture.store.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, type Language } from '../platform/errors.js';
import { bankDrafts } from './bank.query.js';
import type { FillRequest, FixQuestionRequest, ImportUndone, ImportView } from './exchange.dto.js';
import { codesFor, filled } from './import.drafts.js';
import { ImportStore, type StoredBatch } from './import.store.js';

/** Questions from files: read, looked at, put right, taken as drafts, handed in, and taken back. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource('grading') private readonly grading: DataSource,
    private readonly store: ImportStore,
    private readonly acts: EntryActs,
    private readonly banks: EntryQuery,
    private readonly reading: EntryReading,
  ) {}

  /**
   * Reads a file for a bank. What could not be read is in the batch, never an error of the call.
   * @returns the batch's id @throws AppError bank_not_found, bank_read_only
   */
  async begin(bank: string, fileName: string, bytes: Uint8Array, staff: StaffPrincipal): Promise<string> {
    await this.writable(bank, staff);
    return this.keep(bank, fileName, await readInThread(bytes), staff);
  }

  /** A batch from what was read. @returns its id @throws AppError as begin */
  async keep(bank: string, fileName: string, read: FileRead, staff: StaffPrincipal): Promise<string> {
    await this.writable(bank, staff);
    const losses: Loss[] = [...read.losses];
    const stored = await this.storePictures(read.pictures, losses);
    const { register } = await this.reading.checkContext();
    const numbers = new Map([...register.values()].map(({ code, number }) => [number.toUpperCase(), code]));
    const drafts = read.questions.map(({ draft, where }) => {
      const citations =
        draft.citations.length === 0 ? citationsIn(draft.explanation, numbers) : draft.citations;
      if (citations !== draft.citations && citations.length > 0)
        losses.push({ where, what: said.citationsFound(citations.length), action: 'changed' });
      return withPictures({ ...draft, citations }, stored);
    });
    const entries = (await this.banks.entries(bank)).map(({ code, stem }) => ({ code, text: stem }));
    const known = [...(await bankDrafts(this.grading, bank, [])), ...entries];
    const alike = await compareInThread(known, drafts);
    const errors = [...read.errors];
    if (!alike) errors.push({ where: said.wholeFile, what: exchangeSaid.notCompared });
    return this.store.add({
      bank,
      fileName,
      format: read.format,
      losses,
      errors,
      accountId: staff.accountId,
      questions: read.questions.map(({ where }, i) => ({
        where,
        draft: drafts[i]!,
        alike: alike?.[i] ?? [],
      })),
    });
  }

  /**
   * A batch, with what speaks against each question that still waits.
   * @throws AppError import_not_found, also for a batch of a bank that is not the reader's
   */
  async view(id: string, staff: StaffPrincipal, language: Language): Promise<ImportView> {
    const [found, context] = await Promise.all([this.find(id, staff), this.reading.checkContext()]);
    const questions: ImportView['questions'] = [];
    for (const [i, question] of found.questions.entries()) {
      // Thousands of questions are checked in small parts, so that others are answered in between.
      if (i % 50 === 49) await setImmediate();
      const checks = question.code === null ? checkDraft(question.draft, context, language) : [];
      questions.push({ ...question, draft: { ...question.draft }, checks });
    }
    return { ...found, questions };
  }

  /** @throws AppError import_not_found, import_not_open, import_question_not_found, draft_invalid */
  async fix(id: string, n: number, wanted: FixQuestionRequest, staff: StaffPrincipal): Promise<void> {
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
  }

  /** Gives questions what the file did not say of them. @throws AppError import_not_found, import_not_open */
  async fill(id: string, wanted: FillRequest, staff: StaffPrincipal): Promise<void> {
    await this.open(id, staff);
    const waiting = await this.store.waiting(id);
    await this.store.changeAll(
      id,
      waiting.map(({ n, draft }) => ({ n, draft: filled(draft, wanted) })),
    );
  }

  /**
   * Takes every question that was not left out into the bank as a draft, all of them or none. A code of the file is
   * kept where the bank has none like it.
   * @returns how many @throws AppError import_not_found, import_not_open, import_nothing_left, bank_read_only
   */
  async accept(id: string, staff: StaffPrincipal): Promise<number> {
    const { bank } = await this.open(id, staff);
    await this.writable(bank, staff);
    const waiting = await this.store.waiting(id);
    if (waiting.length === 0) throw new AppError('import_nothing_left');
    const wanted = waiting.map(({ draft }) => draft.code);
    const batch = { id, bank, accountId: staff.accountId };
    if (!(await this.store.accept(batch, waiting, (known) => codesFor(wanted, known))))
      throw new AppError('import_not_open');
    return waiting.length;
  }

  /** Hands the drafts of a batch in. @throws AppError import_not_found, import_not_open when it was not accepted */
  async submit(id: string, staff: StaffPrincipal, language: Language): Promise<ActsAnswer> {
    const { bank, questions, state } = await this.find(id, staff);
    if (state !== 'accepted') throw new AppError('import_not_open');
    const codes = questions.flatMap(({ code }) => code ?? []);
    const drafts = new Set(
      (await this.banks.entries(bank)).filter((entry) => entry.state === 'draft').map(({ code }) => code),
    );
    const waiting = codes.filter((code) => drafts.has(code));
    const acts = await this.acts.actAll(bank, waiting, { act: 'submit' }, staff, language);
    return actsAnswer(acts, language);
  }

  /**
   * Takes a batch back: its drafts are discarded, those that somebody went on with stay and are named.
   * @throws AppError import_not_found, import_not_open
   */
  async undo(id: string, staff: StaffPrincipal, language: Language): Promise<ImportUndone> {
    const { bank, questions, state } = await this.find(id, staff);
    const passes = await this.store.pass(id, state === 'open' ? 'open' : 'accepted', 'undone');
    if (!passes) throw new AppError('import_not_open');
    const codes = questions.flatMap(({ code }) => code ?? []);
    const { done, refused } = await this.acts.actAll(bank, codes, { act: 'discard' }, staff, language);
    return { discarded: done.length, kept: refused.map(({ code }) => code) };
  }

  private async find(id: string, staff: StaffPrincipal): Promise<StoredBatch> {
    const found = await this.store.find(id);
    if (!found) throw new AppError('import_not_found');
    try {
      await this.banks.bank(found.bank, staff);
    } catch {
      throw new AppError('import_not_found');
    }
    return found;
  }

  private async open(id: string, staff: StaffPrincipal): Promise<StoredBatch> {
    const found = await this.find(id, staff);
    if (found.state !== 'open') throw new AppError('import_not_open');
    return found;
  }

  private async writable(bank: string, staff: StaffPrincipal): Promise<void> {
    if ((await this.banks.bank(bank, staff)).public) throw new AppError('bank_read_only');
  }

  /** Pictures are decoded and written anew; one that cannot be is told and left. */
  private async storePictures(
    pictures: ReadResult['pictures'],
    losses: Loss[],
  ): Promise<Map<string, string>> {
    const stored = new Map<string, string>();
    for (const [name, { bytes }] of pictures) {
      try {
        const { sha256 } = await storePicture(this.grading, Buffer.from(bytes));
        stored.set(name, sha256);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        losses.push({ where: said.wholeFile, what: said.pictureKind(name), action: 'dropped' });
      }
    }
    return stored;
  }
}
