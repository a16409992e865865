import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import { UnitQuery } from '../unit/unit.query.js';
import { ContestClock } from './contest-clock.js';
import type { CreateContestRequest, CreateRoundRequest, UpdateRoundRequest } from './contest.dto.js';
import { Contest, Division, Round } from './contest.entity.js';
import {
  audienceOf,
  checkedRound,
  type CheckedRound,
  type RoundDraft,
  type RoundProblem,
  roundProblems,
  shortages,
} from './contest.policy.js';
import { ContestQuery } from './contest.query.js';

/** What organisers do with contests and rounds before they open. */
@Injectable()
export class ContestService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly query: ContestQuery,
    private readonly questions: QuestionQuery,
    private readonly units: UnitQuery,
    private readonly clock: ContestClock,
  ) {}

  /** A draft. @returns its id @throws AppError slug_taken, bad_input (bank_unknown, period_unknown) */
  async create(wanted: CreateContestRequest): Promise<string> {
    const problems: RoundProblem[] = [];
    if (!(await this.questions.hasBank(wanted.bank))) problems.push({ field: 'bank', code: 'bank_unknown' });
    if (!(await this.units.periods()).includes(wanted.reportPeriod)) {
      problems.push({ field: 'reportPeriod', code: 'period_unknown' });
    }
    if (problems.length > 0) throw new AppError('bad_input', {}, undefined, problems);
    const { divisions, ...contest } = wanted;
    try {
      return await this.database.transaction(async (manager) => {
        const saved = await manager.save(
          manager.create(Contest, {
            titleEn: '',
            contact: '',
            summary: '',
            hasPrizes: false,
            signatures: 2,
            ...contest,
          }),
        );
        await manager.insert(
          Division,
          divisions.map(({ code, nameVi, nameEn, place }, i) => ({
            contestId: saved.id,
            code,
            nameVi,
            nameEn,
            place,
            bank: null,
            position: i + 1,
          })),
        );
        return saved.id;
      });
    } catch (error) {
      if ((error as { code?: string }).code === '23505') throw new AppError('slug_taken', {}, 'slug');
      throw error;
    }
  }

  /** @returns the round's id @throws AppError contest_not_found, round_has_rulebook, rulebook_invalid with every problem */
  async createRound(contestId: string, wanted: CreateRoundRequest): Promise<string> {
    const contest = await this.query.contest(contestId);
    if ((await this.query.roundsOf([contest.id])).some(({ ruleCode }) => ruleCode !== null))
      throw new AppError('round_has_rulebook');
    const { name, opensAt, frozenAt = null, closesAt, rules } = wanted;
    const checked = await this.check(contest, { opensAt, frozenAt, closesAt, rules });
    return this.database.transaction(async (manager) => {
      // Two rounds made at once take numbers one after the other.
      await manager.query('SELECT 1 FROM contest WHERE id = $1 FOR UPDATE', [contest.id]);
      const number = ((await manager.maximum(Round, 'number', { contestId: contest.id })) ?? 0) + 1;
      return (await manager.save(manager.create(Round, { ...checked, contestId: contest.id, number, name })))
        .id;
    });
  }

  /**
   * Changes what is given; the whole round is checked again.
   * @throws AppError round_not_found, round_has_rulebook, round_already_open, rulebook_invalid with every problem
   */
  async updateRound(id: string, wanted: UpdateRoundRequest): Promise<void> {
    const round = await this.query.round(id);
    if (round.ruleCode !== null) throw new AppError('round_has_rulebook');
    const checked = await this.check(round.contest, {
      opensAt: wanted.opensAt === undefined ? round.opensAt.toISOString() : wanted.opensAt,
      frozenAt: wanted.frozenAt === undefined ? (round.frozenAt?.toISOString() ?? null) : wanted.frozenAt,
      closesAt: wanted.closesAt === undefined ? round.closesAt.toISOString() : wanted.closesAt,
      rules: wanted.rules === undefined ? round.rules : wanted.rules,
    }).catch(async (error: unknown) => {
      // An open round cannot be changed at all: that is the first thing to say.
      if (!['draft', 'upcoming'].includes(this.query.phaseOf(round)))
        throw new AppError('round_already_open');
      throw error;
    });
    const [, changed] = await this.database.query<[unknown[], number]>(
      `UPDATE round r SET name = $2, opens_at = $3, frozen_at = $4, closes_at = $5, rules = $6
       FROM contest c
       WHERE r.id = $1 AND c.id = r.contest_id AND (c.published_at IS NULL OR r.opens_at > clock_timestamp())`,
      [
        round.id,
        wanted.name ?? round.name,
        checked.opensAt,
        checked.frozenAt,
        checked.closesAt,
        JSON.stringify(checked.rules),
      ],
    );
    if (changed === 0) throw new AppError('round_already_open');
  }

  /**
   * Shows a contest to everybody; doing it twice changes nothing.
   * @param confirmedBy who takes it on themselves that a contest with prizes draws from a public bank
   * @throws AppError contest_not_found, contest_without_rounds, public_bank_with_prizes, rulebook_invalid
   */
  async publish(id: string, confirmedBy: string | null): Promise<void> {
    const contest = await this.query.contest(id);
    if (contest.publishedAt) return;
    const rounds = await this.query.roundsOf([contest.id]);
    if (rounds.length === 0) throw new AppError('contest_without_rounds');
    if (contest.hasPrizes && confirmedBy === null && (await this.questions.isPublic(contest.bank)))
      throw new AppError('public_bank_with_prizes', {}, 'bank');
    const problems: RoundProblem[] = [];
    for (const round of rounds) {
      // The bank or the law may have changed since the round was made.
      for (const problem of await this.bankProblems(contest, round)) {
        problems.push({ ...problem, field: `rounds[${round.number}].${problem.field}` });
      }
    }
    if (problems.length > 0) throw new AppError('rulebook_invalid', {}, undefined, problems);
    await this.database.query(
      `UPDATE contest SET published_at = clock_timestamp(), public_bank_confirmed_by = $2
       WHERE id = $1 AND published_at IS NULL`,
      [contest.id, confirmedBy],
    );
  }

  private async check(contest: Contest, draft: RoundDraft): Promise<CheckedRound> {
    const problems = roundProblems(draft, this.clock.now());
    if (problems.length === 0) {
      const checked = checkedRound(draft);
      problems.push(...(await this.bankProblems(contest, checked)));
      if (problems.length === 0) return checked;
    }
    throw new AppError('rulebook_invalid', {}, undefined, problems);
  }

  private async bankProblems(
    { id, bank }: Contest,
    { opensAt, closesAt, rules }: CheckedRound,
  ): Promise<RoundProblem[]> {
    const [from, until] = [dayInVietnam(opensAt.getTime()), dayInVietnam(closesAt.getTime())];
    const problems: RoundProblem[] = [];
    for (const division of await this.query.divisionsOf([id])) {
      const available = await this.questions.available(bank, from, until, audienceOf(division));
      problems.push(...shortages(rules, division, available));
    }
    return problems;
  }
}
