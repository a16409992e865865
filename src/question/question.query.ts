import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { askedFrom, type OpenPart } from '../core/draft/stored.js';
import type { PictureRef, Stimulus } from '../core/kind/draft.js';
import type { AskedBody } from '../core/kind/kind.js';
import type { BankQuestion } from '../core/draw/stimulus.js';
import type { BlueprintLine, Difficulty } from '../core/rulebook.js';
import { lineKey } from '../core/rulebook.js';
import type { Topic } from './bank.parse.js';
import {
  type Citation,
  type Day,
  type Dated,
  type LawRegister,
  type LegalDocument,
  usableOn,
  withLastDay,
} from './law.js';

/** A version of a question as everybody may read it: there is no key and no explanation in it. */
export interface Question extends Dated {
  id: string;
  topic: string;
  difficulty: Difficulty;
  audience: string[];
  text: string;
  picture: PictureRef | null;
  stimulus: Stimulus | null;
  asked: AskedBody;
  citations: Citation[];
}

/** A bank may be loaded by another process; a minute is how long that may go unseen here. */
const freshForMs = 60_000;

/** Questions, topics and law as other rooms read them. Stored versions never change, so ids are kept. */
@Injectable()
export class QuestionQuery {
  private readonly byId = new Map<string, Question>();
  private readonly kept = new Map<string, { until: number; value: Promise<unknown> }>();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** After a load in this process. */
  forget(): void {
    this.kept.clear();
  }

  /**
   * The questions of a bank that may be asked on every day from `from` to `until`. A round passes its first and
   * last day, so that nobody gets a question on law that ends while others still answer it.
   */
  async questionsFor(bank: string, from: Day, until: Day = from): Promise<Question[]> {
    const [all, retired, register] = await Promise.all([
      this.versions(bank),
      this.retired(bank),
      this.register(),
    ]);
    const questions = all.filter(({ code }) => !retired.has(code));
    const last = new Set(usableOn(questions, register, until).map(({ id }) => id));
    return usableOn(questions, register, from).filter(({ id }) => last.has(id));
  }

  /** What core's drawPaper draws from, for one audience (see audienceOf). */
  async pool(bank: string, from: Day, until: Day, audience: string): Promise<BankQuestion[]> {
    return this.keep(`pool ${bank} ${from} ${until} ${audience}`, async () => {
      const questions = await this.questionsFor(bank, from, until);
      return questions.filter((question) => question.audience.includes(audience)).map(toBankQuestion);
    });
  }

  /** How many questions each line of a blueprint could draw from. */
  async available(bank: string, from: Day, until: Day, audience: string): Promise<BlueprintLine[]> {
    const lines = new Map<string, BlueprintLine>();
    for (const { topic, difficulty } of await this.pool(bank, from, until, audience)) {
      const line = lines.get(lineKey(topic, difficulty)) ?? { topic, difficulty, count: 0 };
      lines.set(lineKey(topic, difficulty), { ...line, count: line.count + 1 });
    }
    return [...lines.values()];
  }

  /** The texts of a paper's questions, whatever version they were drawn in. Unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Question>> {
    const missing = [...new Set(ids)].filter((id) => !this.byId.has(id));
    if (missing.length > 0) {
      for (const question of await this.select('id = ANY($1)', missing)) this.byId.set(question.id, question);
    }
    return new Map(ids.flatMap((id) => this.byId.get(id) ?? []).map((question) => [question.id, question]));
  }

  /**
   * The questions of a ready paper of a round, the same for everybody who draws from that pool, whatever became of
   * them since; `drawn` become them unless somebody was faster.
   */
  async readyPaper(
    roundId: string,
    pool: string,
    number: number,
    drawn: () => string[],
  ): Promise<BankQuestion[]> {
    const select =
      'SELECT question_ids AS ids FROM ready_paper WHERE (round_id, pool, number) = ($1, $2, $3)';
    const read = async () =>
      (await this.database.query<{ ids: string[] }[]>(select, [roundId, pool, number]))[0]?.ids;
    let ids = await read();
    if (!ids) {
      await this.database.query(
        `INSERT INTO ready_paper (round_id, pool, number, question_ids) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [roundId, pool, number, drawn()],
      );
      ids = await read();
    }
    return [...(await this.byIds(ids ?? [])).values()].map(toBankQuestion);
  }

  async hasBank(bank: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM question WHERE bank = $1 LIMIT 1', [
      bank,
    ]);
    return rows.length > 0;
  }

  /** Whether anybody can read the bank's keys. */
  async isPublic(bank: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM bank WHERE name = $1 AND public', [
      bank,
    ]);
    return rows.length > 0;
  }

  /** In the order in which they are listed. */
  topics(): Promise<Topic[]> {
    return this.keep('topics', () =>
      this.database.query<Topic[]>(
        `SELECT code, name_vi AS "nameVi", name_en AS "nameEn", position FROM topic ORDER BY position, code`,
      ),
    );
  }

  private retired(bank: string): Promise<Set<string>> {
    return this.keep(`retired ${bank}`, async () => {
      const rows = await this.database.query<{ code: string }[]>(
        'SELECT code FROM retired_question WHERE bank = $1',
        [bank],
      );
      return new Set(rows.map(({ code }) => code));
    });
  }

  /** Every legal document as people last noted it, for provisionInForce and for naming a citation's document. */
  register(): Promise<LawRegister> {
    return this.keep('register', async () => {
      const documents =
        await this.database.query<(LegalDocument & { noted: Noted | null })[]>(documentsWithProvisions);
      return new Map(documents.map(({ noted, ...document }) => [document.code, asNoted(document, noted)]));
    });
  }

  /** Every stored version of a bank's questions, retired ones too. */
  versions(bank: string): Promise<Question[]> {
    return this.keep(`versions ${bank}`, () => this.select('bank = $1', bank));
  }

  private async select(condition: string, value: unknown): Promise<Question[]> {
    const rows = await this.database.query<(Omit<Question, 'asked'> & OpenPart)[]>(
      `SELECT id, code, version, topic, difficulty, audience, kind, text, choices, body AS rest, picture, stimulus,
         asks_about::text AS "asksAbout",
         valid_from::text AS "validFrom", valid_until::text AS "validUntil", citations
       FROM question WHERE ${condition}`,
      [value],
    );
    return rows.map(({ kind, choices, rest, ...question }) => ({
      ...question,
      asked: askedFrom({ kind, choices, rest }),
    }));
  }

  private keep<T>(name: string, read: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const kept = this.kept.get(name);
    if (kept && now < kept.until) return kept.value as Promise<T>;
    for (const [old, { until }] of this.kept) if (until <= now) this.kept.delete(old);
    const value = read();
    this.kept.set(name, { until: now + freshForMs, value });
    value.catch(() => this.kept.delete(name));
    return value;
  }
}

function toBankQuestion({ id, code, topic, difficulty, asked, stimulus }: Question): BankQuestion {
  return { id, topic, difficulty, asked, stimulus: stimulus && { code: stimulus.code, at: code } };
}

const documentsWithProvisions = `
  SELECT d.code, d.kind, d.number, d.title, d.issued_on::text AS "issuedOn", d.in_force_from::text AS "inForceFrom",
    d.in_force_until::text AS "inForceUntil", d.replaced_by AS "replacedBy", d.amended_by AS "amendedBy", d.note,
    coalesce((SELECT jsonb_agg(jsonb_build_object('article', p.article, 'clause', p.clause, 'point', p.point,
        'inForceFrom', p.in_force_from, 'inForceUntil', p.in_force_until, 'note', p.note))
      FROM legal_provision p WHERE p.document = d.code), '[]') AS provisions,
    (SELECT jsonb_build_object('until', n.in_force_until, 'replacedBy', n.replaced_by)
      FROM law_change n WHERE n.document = d.code ORDER BY n.id DESC LIMIT 1) AS noted
  FROM legal_document d`;

/** What people noted of a document after its file was written. */
interface Noted {
  until: Day | null;
  replacedBy: string[];
}

function asNoted(document: LegalDocument, noted: Noted | null): LegalDocument {
  if (noted === null) return document;
  const replacedBy = noted.replacedBy.length > 0 ? noted.replacedBy : document.replacedBy;
  return { ...withLastDay(document, noted.until), replacedBy };
}
