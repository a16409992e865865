import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { dayInVietnam, type LawRegister, usableOn, withLastDay } from '../question/law.js';
import { type Question, QuestionQuery } from '../question/question.query.js';
import type { LawChangeRequest, LawDocumentView, LawImpactAnswer } from './law-watch.dto.js';

interface FutureRound {
  roundId: string;
  contest: string;
  round: string;
  bank: string;
  opensAt: Date;
  closesAt: Date;
}

/** The law register: which documents are in force, what rests on them, and what a change would reach. */
@Injectable()
export class LawWatch {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly questions: QuestionQuery,
  ) {}

  async documents(): Promise<LawDocumentView[]> {
    const [register, counts] = await Promise.all([
      this.questions.register(),
      this.database.query<{ code: string; n: number }[]>(
        `SELECT c ->> 'document' AS code, count(DISTINCT (q.bank, q.code))::int AS n
         FROM question q CROSS JOIN LATERAL jsonb_array_elements(q.citations) AS c GROUP BY 1`,
      ),
    ]);
    const cited = new Map(counts.map(({ code, n }) => [code, n]));
    return [...register.values()]
      .map((whole) => {
        const { provisions: _, ...document } = whole;
        return { ...document, questions: cited.get(document.code) ?? 0 };
      })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** What a change would reach, before anybody makes it. @throws AppError legal_document_not_found */
  async impact(code: string, wanted: Pick<LawChangeRequest, 'inForceUntil'>): Promise<LawImpactAnswer> {
    const register = await this.questions.register();
    const document = register.get(code);
    if (!document) throw new AppError('legal_document_not_found');
    const changed = new Map(register).set(code, withLastDay(document, wanted.inForceUntil ?? null));
    const rounds = await this.futureRounds();
    const banks = await this.database.query<{ bank: string }[]>(
      'SELECT DISTINCT bank FROM question ORDER BY bank',
    );
    const today = dayInVietnam(Date.now());
    const answer: LawImpactAnswer = { questions: [], rounds: [] };
    for (const { bank } of banks) {
      const versions = await this.questions.versions(bank);
      const lost = lostOn(versions, register, changed, lastDay(today, wanted.inForceUntil));
      answer.questions.push(
        ...lost.map(({ code: question, version, text, topic }) => ({
          bank,
          code: question,
          version,
          text,
          topic,
        })),
      );
      for (const round of rounds.filter((each) => each.bank === bank)) {
        const until = dayInVietnam(round.closesAt.getTime());
        const reached = lostOn(versions, register, changed, until).length;
        const { bank: _, ...shown } = round;
        if (reached > 0) answer.rounds.push({ ...shown, questions: reached });
      }
    }
    return answer;
  }

  /** @throws AppError legal_document_not_found */
  async change(code: string, wanted: LawChangeRequest, staff: StaffPrincipal): Promise<LawImpactAnswer> {
    const impact = await this.impact(code, wanted);
    await this.database.query(
      `INSERT INTO law_change (document, in_force_until, replaced_by, reason, account_id) VALUES ($1, $2, $3, $4, $5)`,
      [code, wanted.inForceUntil ?? null, wanted.replacedBy ?? [], wanted.reason, staff.accountId],
    );
    this.questions.forget();
    return impact;
  }

  /** Rounds that have not closed, of real contests. */
  private futureRounds(): Promise<FutureRound[]> {
    return this.database.query<FutureRound[]>(
      `SELECT r.id AS "roundId", c.title AS contest, r.name AS round, c.bank, r.opens_at AS "opensAt",
         r.closes_at AS "closesAt"
       FROM round r JOIN contest c ON c.id = r.contest_id
       WHERE c.kind = 'real' AND r.closes_at > clock_timestamp() ORDER BY r.opens_at LIMIT 500`,
    );
  }
}

function lostOn(
  questions: readonly Question[],
  before: LawRegister,
  after: LawRegister,
  day: string,
): Question[] {
  const kept = new Set(usableOn(questions, after, day).map(({ id }) => id));
  return usableOn(questions, before, day).filter(({ id }) => !kept.has(id));
}

/** The first day on which the change is felt: the day after the last in force, not before today. */
function lastDay(today: string, until: string | null | undefined): string {
  if (!until || until < today) return today;
  return new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
