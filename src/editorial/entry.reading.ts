import { Injectable } from '@nestjs/common';
import { diffWords } from 'diff';
import { readSubjects } from '../bank-check/subjects.js';
import type { KnownArticles } from '../bank-check/law.rule.js';
import { linesOf } from '../core/editorial/lines.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { compareText } from '../core/ranking.js';
import { searchKey } from '../core/text.js';
import { SlotScores } from '../grading/slot-scores.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, type Language } from '../platform/errors.js';
import type { Topic } from '../question/bank.parse.js';
import { shippedBank } from '../question/bank.reader.js';
import { dayInVietnam, provisionInForce } from '../question/law.js';
import { type Question, QuestionQuery } from '../question/question.query.js';
import type {
  CheckView,
  QuestionDetail,
  QuestionListAnswer,
  QuestionListRequest,
  QuestionRow,
  VersionView,
  WordChange,
} from './editorial.dto.js';
import { alikeDrafts, checkDraft, type CheckContext } from './entry.check.js';
import { EntryQuery, type EntryRow } from './entry.query.js';
import { EntryTexts } from './entry.texts.js';

const pageRows = 50;

/** Questions as editors see them: published and unpublished side by side. */
@Injectable()
export class EntryReading {
  private articles: KnownArticles | null = null;

  constructor(
    private readonly query: EntryQuery,
    private readonly texts: EntryTexts,
    private readonly questions: QuestionQuery,
    private readonly slots: SlotScores,
  ) {}

  /** After something was published or retired. */
  forget(): void {
    this.questions.forget();
  }

  /** In the order in which they are listed. */
  topics(): Promise<Topic[]> {
    return this.questions.topics();
  }

  /** @throws AppError bank_not_found */
  async list(bank: string, wanted: QuestionListRequest, staff: StaffPrincipal): Promise<QuestionListAnswer> {
    await this.query.bank(bank, staff);
    const rows = (await this.rows(bank)).filter((row) => fits(row, wanted));
    const pages = Math.max(1, Math.ceil(rows.length / pageRows));
    const page = Math.min(wanted.page, pages);
    return { rows: rows.slice((page - 1) * pageRows, page * pageRows), total: rows.length, page, pages };
  }

  /** @throws AppError bank_not_found, question_not_found */
  async one(bank: string, code: string, staff: StaffPrincipal, language: Language): Promise<QuestionDetail> {
    const { public: readOnly } = await this.query.bank(bank, staff);
    const { draft, saved, number, keyHidden } = await this.text(bank, code, staff);
    const written = await this.query.versions(bank, code);
    const retired = await this.query.retirement(bank, code);
    const [newest] = written;
    const open = newest !== undefined && newest.number === number && newest.state !== 'approved';
    const wrote = newest ? await this.texts.writtenBy(staff.accountId, new Map([[code, newest]])) : null;
    return {
      bank,
      code,
      readOnly,
      draft: { ...draft },
      keyHidden,
      saved,
      number,
      state: open ? (newest.state === 'in-review' ? 'in-review' : 'draft') : retired ? 'retired' : 'approved',
      retired,
      mayApprove: newest?.state === 'in-review' && newest.authorId !== staff.accountId && !wrote?.size,
      versions: await this.changes(bank, code),
      usedIn: await this.query.usedIn(bank, code),
      statistics: await this.query.statistics(bank, code),
      checks: keyHidden ? [] : await this.checks(bank, draft, language),
    };
  }

  /**
   * The newest text of a question, a draft before a published one. While a round of the bank is open, key and
   * explanation of a published question are shown to nobody.
   * @throws AppError bank_not_found, question_not_found
   */
  async text(bank: string, code: string, staff: StaffPrincipal) {
    await this.query.bank(bank, staff);
    const published = (await this.questions.versions(bank)).filter((each) => each.code === code);
    const last = published.reduce<Question | null>((a, b) => (a && a.version > b.version ? a : b), null);
    const newest = (await this.query.versions(bank, code)).find(({ state }) => state !== 'discarded');
    const text = newest && (await this.texts.newest([newest.id])).get(newest.id);
    if (text && newest && newest.number > (last?.version ?? 0)) {
      return { draft: text.draft, saved: text.saved, number: newest.number, published, keyHidden: false };
    }
    if (!last) throw new AppError('question_not_found');
    const keyHidden = await this.query.isInUse(bank);
    const draft = await this.slots.draftOf(last, !keyHidden);
    return { draft, saved: text?.saved ?? 0, number: last.version, published, keyHidden };
  }

  /** What speaks against a draft, now; its likeness to other questions is told as well. */
  async checks(bank: string, draft: QuestionDraft, language: Language): Promise<CheckView[]> {
    return (await this.checksOf(bank, [draft], language)).get(draft.code) ?? [];
  }

  /** The same for several drafts at once, by code. */
  async checksOf(
    bank: string,
    drafts: readonly QuestionDraft[],
    language: Language,
  ): Promise<Map<string, CheckView[]>> {
    const [context, published, entries] = await Promise.all([
      this.checkContext(),
      this.questions.versions(bank),
      this.query.entries(bank),
    ]);
    const unpublished = entries.map(({ code, stem, state }) => ({
      code,
      text: stem,
      isDraft: state === 'draft',
    }));
    const inOrder = drafts.toSorted((a, b) => compareText(a.code, b.code));
    const alike = alikeDrafts(inOrder, [...published, ...unpublished], language);
    return new Map(
      drafts.map((draft) => [
        draft.code,
        [...checkDraft(draft, context, language), ...(alike.get(draft.code) ?? [])],
      ]),
    );
  }

  /** What checkDraft needs to know. */
  async checkContext(): Promise<CheckContext> {
    this.articles ??= readSubjects(shippedBank).articles;
    const [register, topics] = await Promise.all([this.questions.register(), this.questions.topics()]);
    return { register, articles: this.articles, topics: new Set(topics.map(({ code }) => code)) };
  }

  /** One row a code: what is published, or the draft where nothing is. */
  private async rows(bank: string): Promise<QuestionRow[]> {
    const [versions, entries, retired, flags, register] = await Promise.all([
      this.questions.versions(bank),
      this.query.entries(bank),
      this.query.retired(bank),
      this.query.flags(bank),
      this.questions.register(),
    ]);
    const today = dayInVietnam(Date.now());
    const newest = new Map<string, Question>();
    for (const each of versions) {
      if (each.version > (newest.get(each.code)?.version ?? 0)) newest.set(each.code, each);
    }
    const written = new Map(entries.map((entry) => [entry.code, entry]));
    const codes = [...new Set([...newest.keys(), ...written.keys()])].sort();
    return codes.flatMap((code): QuestionRow[] => {
      const question = newest.get(code);
      const entry = written.get(code);
      const open = entry && entry.number > (question?.version ?? 0) ? entry : null;
      if (!question) return open ? [fromEntry(open)] : [];
      const inForce = question.citations.every(
        (each) => provisionInForce(register, each, question.asksAbout ?? today).state === 'in-force',
      );
      return [
        {
          code,
          version: question.version,
          state: retired.has(code) ? 'retired' : 'approved',
          topic: question.topic,
          difficulty: question.difficulty,
          kind: question.asked.kind,
          text: question.text,
          documents: [...new Set(question.citations.map(({ document }) => document))],
          author: entry?.author ?? null,
          savedAt: entry?.savedAt ?? null,
          inForce,
          flags: flags.get(question.id) ?? [],
          openVersion: open?.number ?? null,
        },
      ];
    });
  }

  /** Versions of a question, the newest first, with what changed. */
  async changes(bank: string, code: string): Promise<VersionView[]> {
    const published = (await this.questions.versions(bank)).filter((each) => each.code === code);
    const written = await this.query.versions(bank, code);
    return this.history(published, written, !(await this.query.isInUse(bank)));
  }

  /** Every version, the newest first, with what changed in its words; without keys while these could be used. */
  private async history(
    published: readonly Question[],
    written: Awaited<ReturnType<EntryQuery['versions']>>,
    withKey: boolean,
  ): Promise<VersionView[]> {
    const texts = await this.texts.newest(written.map(({ id }) => id));
    const byNumber = new Map<number, VersionView & { lines: string }>();
    const lines = (draft: QuestionDraft | undefined) => (draft ? linesOf(draft, withKey).join('\n') : '');
    for (const question of published) {
      byNumber.set(question.version, {
        number: question.version,
        state: 'approved',
        author: null,
        savedAt: null,
        acts: [],
        changes: [],
        lines: lines(await this.slots.draftOf(question, withKey)),
      });
    }
    for (const version of written) {
      const { id, authorId: _, ...view } = version;
      byNumber.set(version.number, { ...view, changes: [], lines: lines(texts.get(id)?.draft) });
    }
    const sorted = [...byNumber.values()].sort((a, b) => b.number - a.number);
    return sorted.map(({ lines: now, ...view }, i) => {
      const before = sorted[i + 1];
      return { ...view, changes: before ? changesOf(before.lines, now) : [] };
    });
  }
}

function fromEntry(entry: EntryRow): QuestionRow {
  const { code, number, topic, difficulty, kind, stem, documents, author, savedAt } = entry;
  return {
    code,
    version: number,
    state: entry.state === 'in-review' ? 'in-review' : 'draft',
    topic,
    difficulty,
    kind,
    text: stem,
    documents,
    author,
    savedAt,
    inForce: null,
    flags: [],
    openVersion: number,
  };
}

function fits(row: QuestionRow, { search, topic, law, state, check }: QuestionListRequest): boolean {
  if (topic !== undefined && row.topic !== topic) return false;
  if (law !== undefined && !row.documents.includes(law)) return false;
  if (state === 'draft' && row.state !== 'draft' && row.openVersion === null) return false;
  if (state !== undefined && state !== 'draft' && row.state !== state) return false;
  if (check === 'statistics' && row.flags.length === 0) return false;
  if (check === 'law' && row.inForce !== false) return false;
  const words = search === undefined ? [] : searchKey(search).split(' ');
  const text = searchKey(`${row.code} ${row.text}`);
  return words.every((word) => text.includes(word));
}

function changesOf(before: string, after: string): WordChange[] {
  if (before === after) return [];
  return diffWords(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
