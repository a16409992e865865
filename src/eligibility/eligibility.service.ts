import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { maskPhone, parsePhone } from '../contestant/phone.js';
import { AppError } from '../platform/errors.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type {
  BarredPersonRequest,
  BarredPersonView,
  EligibilityAnswer,
  IneligibleView,
  UndeclaredAccountView,
  WinningMarkRequest,
} from './eligibility.dto.js';
import { excludedKinds, ineligibleWinners } from './ineligible.query.js';

/** Who plays but cannot win: named by phone, or marked; every mark has a reason and can be lifted again. */
@Injectable()
export class EligibilityService {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** @throws AppError `contest_not_found` */
  async of(contestId: string): Promise<EligibilityAnswer> {
    await this.needContest(contestId);
    const rules = (await readRulebook(this.database, contestId))?.document ?? null;
    return {
      excluded: excludedKinds(rules),
      agencies: rules?.entry.cannotWin.agencies ?? [],
      ineligible: await this.ineligible(contestId),
      named: await this.named(contestId),
      undeclared: await this.undeclared(contestId),
    };
  }

  /**
   * Names somebody who cannot win, by phone, whether they enter or not.
   * @throws AppError `contest_not_found`, `account_not_found`, `barred_already`
   */
  async name(contestId: string, wanted: BarredPersonRequest, by: string): Promise<string> {
    await this.needContest(contestId);
    const accountId = wanted.accountId ?? null;
    const [account] = await this.database.query<unknown[]>('SELECT 1 FROM account WHERE id = $1', [
      accountId,
    ]);
    if (accountId !== null && !account) throw new AppError('account_not_found', {}, 'accountId');
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO barred_person (contest_id, account_id, full_name, phone, kind, declared_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (contest_id, phone, kind) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id`,
      [contestId, accountId, wanted.fullName, parsePhone(wanted.phone), wanted.kind, by],
    );
    if (!made) throw new AppError('barred_already', {}, 'phone');
    return made.id;
  }

  /** @throws AppError `barred_person_not_found` */
  async withdraw(id: string, reason: string, by: string): Promise<void> {
    const [rows] = await this.database.query<[unknown[], number]>(
      `UPDATE barred_person SET withdrawn_at = clock_timestamp(), withdrawn_by = $2, withdrawn_reason = $3
       WHERE id = $1 AND withdrawn_at IS NULL RETURNING id`,
      [id, by, reason],
    );
    if (rows.length === 0) throw new AppError('barred_person_not_found');
  }

  /** The newest mark of a kind counts. @throws AppError `contestant_not_found` */
  async mark(contestantId: string, { kind, barred, reason }: WinningMarkRequest, by: string): Promise<void> {
    const made = await this.database.query<unknown[]>(
      `INSERT INTO winning_mark (contestant_id, kind, barred, reason, marked_by)
       SELECT id, $2, $3, $4, $5 FROM contestant WHERE id = $1 RETURNING id`,
      [contestantId, kind, barred, reason, by],
    );
    if (made.length === 0) throw new AppError('contestant_not_found');
  }

  private async needContest(contestId: string): Promise<void> {
    const [known] = await this.database.query<unknown[]>('SELECT 1 FROM contest WHERE id = $1', [contestId]);
    if (!known) throw new AppError('contest_not_found');
  }

  private async ineligible(contestId: string): Promise<IneligibleView[]> {
    const found = await ineligibleWinners(this.database, contestId);
    const people = await this.database.query<Omit<IneligibleView, 'kind' | 'reason'>[]>(
      `SELECT c.id AS "contestantId", c.full_name AS "fullName", coalesce(u.name, o.name) AS place, c.division
       FROM contestant c LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN organization o ON o.id = c.organization_id
       WHERE c.id = ANY($1) ORDER BY c.sort_key COLLATE "C", c.id`,
      [found.map(({ contestantId }) => contestantId)],
    );
    const byId = new Map(found.map((each) => [each.contestantId, each]));
    return people.flatMap((person) => {
      const why = byId.get(person.contestantId);
      return why ? [{ ...person, kind: why.kind, reason: why.reason }] : [];
    });
  }

  private async named(contestId: string): Promise<BarredPersonView[]> {
    const rows = await this.database.query<(Omit<BarredPersonView, 'phoneMasked'> & { phone: string })[]>(
      `SELECT b.id, b.full_name AS "fullName", b.phone, b.kind, a.display_name AS "declaredBy", c.full_name AS entered
       FROM barred_person b JOIN account a ON a.id = b.declared_by
       LEFT JOIN contestant c ON c.contest_id = b.contest_id AND c.phone = b.phone
       WHERE b.contest_id = $1 AND b.withdrawn_at IS NULL ORDER BY b.kind, b.full_name, b.id`,
      [contestId],
    );
    return rows.map(({ phone, ...row }) => ({ ...row, phoneMasked: maskPhone(phone) }));
  }

  private undeclared(contestId: string): Promise<UndeclaredAccountView[]> {
    return this.database.query(
      `SELECT a.id AS "accountId", a.display_name AS "displayName", a.role FROM account a
       WHERE a.role IN ('organiser', 'editor') AND a.disabled_at IS NULL AND NOT EXISTS (
         SELECT FROM barred_person b WHERE b.contest_id = $1 AND b.account_id = a.id AND b.withdrawn_at IS NULL)
       ORDER BY a.role, a.display_name, a.id`,
      [contestId],
    );
  }
}
