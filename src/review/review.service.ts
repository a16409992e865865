import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EntryQuery, openFlags } from '../editorial/entry.query.js';
import { EntryReading } from '../editorial/entry.reading.js';
import { EntryTexts } from '../editorial/entry.texts.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, type Language } from '../platform/errors.js';
import type { FlagAnswerRequest, FlaggedView, ReviewAnswer, WaitingView } from './review.dto.js';

/** As many as a person reads in one go. */
const pageRows = 20;

/** What waits for an editor's judgement. */
@Injectable()
export class ReviewService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: EntryQuery,
    private readonly texts: EntryTexts,
    private readonly reading: EntryReading,
  ) {}

  /** @throws AppError bank_not_found */
  async queue(
    bank: string,
    wanted: number,
    staff: StaffPrincipal,
    language: Language,
  ): Promise<ReviewAnswer> {
    await this.query.bank(bank, staff);
    const all = (await this.query.entries(bank)).filter(({ state }) => state === 'in-review');
    const pages = Math.max(1, Math.ceil(all.length / pageRows));
    const page = Math.min(wanted, pages);
    const codes = all.slice((page - 1) * pageRows, page * pageRows).map(({ code }) => code);
    return {
      waiting: await this.waiting(bank, codes, staff, language),
      total: all.length,
      page,
      pages,
      flagged: await this.database.query<FlaggedView[]>(
        `SELECT code, version, text, topic, "roundId", contest, round, flags, n, facility, discrimination
         FROM (${openFlags('$1')}) AS flagged ORDER BY code, round LIMIT 500`,
        [bank],
      ),
    };
  }

  /** @throws AppError bank_not_found, flag_not_open */
  async answer(
    bank: string,
    code: string,
    { roundId, note }: FlagAnswerRequest,
    staff: StaffPrincipal,
  ): Promise<void> {
    await this.query.bank(bank, staff);
    const made = await this.database.query<unknown[]>(
      `INSERT INTO flag_answer (round_id, question_id, flags, note, account_id)
       SELECT "roundId", "questionId", flags, $4, $5::uuid FROM (${openFlags('$1')}) AS flagged
       WHERE code = $2 AND "roundId" = $3::uuid RETURNING id`,
      [bank, code, roundId, note, staff.accountId],
    );
    if (made.length === 0) throw new AppError('flag_not_open');
  }

  private async waiting(
    bank: string,
    codes: readonly string[],
    staff: StaffPrincipal,
    language: Language,
  ): Promise<WaitingView[]> {
    const newest = await this.query.newestVersions(bank, codes);
    const ids = [...newest.values()].map(({ id }) => id);
    const [texts, wrote] = await Promise.all([
      this.texts.newest(ids),
      this.texts.writtenBy(staff.accountId, newest),
    ]);
    const drafts = [...texts.values()].map(({ draft }) => draft);
    const checks = await this.reading.checksOf(bank, drafts, language);
    const views: WaitingView[] = [];
    for (const code of codes) {
      const version = newest.get(code);
      const text = version && texts.get(version.id);
      if (!version || !text) continue;
      const [first] = version.number > 1 ? await this.reading.changes(bank, code) : [];
      views.push({
        code,
        number: version.number,
        author: version.author,
        savedAt: text.savedAt,
        mayApprove: version.authorId !== staff.accountId && !wrote.has(version.id),
        draft: { ...text.draft },
        changes: first?.changes ?? [],
        checks: checks.get(code) ?? [],
      });
    }
    return views;
  }
}
