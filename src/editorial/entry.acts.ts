import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, errorText, isErrorCode, type Language } from '../platform/errors.js';
import { BankLoader } from '../question/bank.loader.js';
import type { ActsAnswer, EditorialActRequest } from './editorial.dto.js';
import { EntryQuery, type VersionRecord } from './entry.query.js';
import { EntryReading } from './entry.reading.js';
import { EntryTexts, type SavedText } from './entry.texts.js';

type Act = Exclude<EditorialActRequest['act'], 'retire'>;
type Newest = Map<string, VersionRecord>;

/** What became of several questions at once. */
export interface ActsDone {
  done: string[];
  refused: { code: string; why: AppError }[];
}

/** The state in which a version must be; null: any. */
const from = {
  submit: 'draft',
  return: 'in-review',
  approve: 'in-review',
  discard: 'draft',
  comment: null,
} as const;
const recorded = {
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
  discard: 'discarded',
  comment: 'commented',
} as const;

/** What people decide about questions: hand in, return, approve, retire. Nobody approves the own text. */
@Injectable()
export class EntryActs {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: EntryQuery,
    private readonly texts: EntryTexts,
    private readonly reading: EntryReading,
    private readonly loader: BankLoader,
  ) {}

  /**
   * @throws AppError bank_not_found, question_not_found, draft_missing, draft_invalid, own_question, remark_required,
   *   bank_read_only
   */
  async act(
    bank: string,
    code: string,
    { act, text = '' }: EditorialActRequest,
    staff: StaffPrincipal,
    language: Language,
  ): Promise<void> {
    const { refused } = await this.actAll(bank, [code], { act, text }, staff, language);
    if (refused[0]) throw refused[0].why;
  }

  /**
   * The same act on several questions; those on which it may not be done are left and named.
   * @throws AppError bank_not_found, bank_read_only, remark_required
   */
  async actAll(
    bankName: string,
    codes: readonly string[],
    { act, text = '' }: EditorialActRequest,
    staff: StaffPrincipal,
    language: Language,
  ): Promise<ActsDone> {
    const bank = await this.query.bank(bankName, staff);
    if (['return', 'comment', 'retire'].includes(act) && text.length < 3)
      throw new AppError('remark_required', {}, 'text');
    if (act === 'retire') return this.retire(bankName, codes, text, staff);
    if (bank.public) throw new AppError('bank_read_only');
    const faults =
      act === 'submit' ? await this.faults(bankName, codes, language) : new Map<string, AppError>();
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [bankName]);
      const newest = await this.query.newestVersions(bankName, codes, manager);
      const texts = await this.texts.newest([...newest.values()].map(({ id }) => id));
      const wrote = act === 'approve' ? await this.texts.writtenBy(staff.accountId, newest) : new Set();
      const answer: ActsDone = { done: [], refused: [] };
      for (const code of new Set(codes)) {
        const version = newest.get(code);
        const why = refusal(act, version, staff, wrote.has(version?.id)) ?? faults.get(code);
        if (why) answer.refused.push({ code, why });
        else answer.done.push(code);
      }
      // Publishing twice changes nothing: where the acts below fail, it is done anew the next time.
      if (act === 'approve') await this.publish(bankName, answer.done, newest, texts);
      await manager.query(
        `INSERT INTO editorial_act (version_id, act, text, account_id)
         SELECT version, $2, $3, $4 FROM unnest($1::uuid[]) AS version`,
        [answer.done.map((code) => newest.get(code)?.id), recorded[act], text, staff.accountId],
      );
      return answer;
    });
  }

  /** What keeps drafts from review. */
  private async faults(
    bank: string,
    codes: readonly string[],
    language: Language,
  ): Promise<Map<string, AppError>> {
    const newest = await this.query.newestVersions(bank, codes);
    const texts = await this.texts.newest([...newest.values()].map(({ id }) => id));
    const drafts = [...texts.values()].map(({ draft }) => draft);
    const faulty = new Map<string, AppError>();
    for (const [code, checks] of await this.reading.checksOf(bank, drafts, language)) {
      const errors = checks.filter(({ severity }) => severity === 'error');
      const details = errors.map(({ field, rule, message }) => ({
        field: `draft.${field}`,
        code: rule,
        message,
      }));
      if (errors.length > 0) faulty.set(code, new AppError('draft_invalid', {}, undefined, details));
    }
    return faulty;
  }

  /** Puts versions into the bank from which papers are drawn. */
  private async publish(
    bank: string,
    codes: readonly string[],
    newest: Newest,
    texts: ReadonlyMap<string, SavedText>,
  ): Promise<void> {
    const approved = codes.flatMap((code) => {
      const version = newest.get(code);
      const text = version && texts.get(version.id);
      return text ? [{ version: version.number, draft: text.draft }] : [];
    });
    await this.loader.publish(bank, approved);
    this.reading.forget();
  }

  private async retire(
    bank: string,
    codes: readonly string[],
    reason: string,
    staff: StaffPrincipal,
  ): Promise<ActsDone> {
    await this.database.query(
      `INSERT INTO retired_question (bank, code, reason, account_id)
       SELECT DISTINCT bank, code, $3, $4::uuid FROM question WHERE bank = $1 AND code = ANY($2)
       ON CONFLICT DO NOTHING`,
      [bank, codes, reason, staff.accountId],
    );
    this.reading.forget();
    const retired = await this.query.retired(bank);
    return {
      done: codes.filter((code) => retired.has(code)),
      refused: codes
        .filter((code) => !retired.has(code))
        .map((code) => ({ code, why: new AppError('question_not_found') })),
    };
  }
}

function refusal(
  act: Act,
  version: VersionRecord | undefined,
  staff: StaffPrincipal,
  wrote: boolean,
): AppError | null {
  if (!version) return new AppError('question_not_found');
  if (from[act] !== null && version.state !== from[act]) return new AppError('draft_missing');
  if (act === 'approve' && (version.authorId === staff.accountId || wrote))
    return new AppError('own_question');
  return null;
}

/** As people read it: every question that was left, and why. */
export function actsAnswer({ done, refused }: ActsDone, language: Language): ActsAnswer {
  return {
    done,
    refused: refused.map(({ code, why }) => {
      const details = (why.details ?? []).flatMap(
        ({ message, code: detail }) => message ?? (isErrorCode(detail) ? errorText(detail, language) : []),
      );
      const told = details.length > 0 ? [...new Set(details)] : [errorText(why.code, language, why.params)];
      return { code, message: told.join(' ') };
    }),
  };
}
