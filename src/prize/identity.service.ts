import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { IdentitySeal, type PrizeIdentity } from './identity-seal.js';
import type { AccessView, IdentityInput, IdentityView, LookView } from './prize.dto.js';
import { mayLook } from './prize.query.js';

/** Identity numbers and bank accounts of winners: who may see them is named, and every look leaves a line. */
@Injectable()
export class IdentityService {
  private readonly seal: IdentitySeal;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    this.seal = new IdentitySeal(config);
  }

  /** The winner's own; only who has an award is asked. @throws AppError prize_not_found */
  async keepOwn(contestId: string, contestantId: string, input: IdentityInput): Promise<void> {
    await this.keep(this.database.manager, contestId, contestantId, input);
  }

  /** @throws AppError prize_access_needed, prize_not_found */
  async write(
    contestId: string,
    contestantId: string,
    accountId: string,
    input: IdentityInput,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      await log(manager, {
        contestId,
        contestantId,
        accountId,
        what: 'write',
        purpose: 'Nhập hộ người đạt giải',
      });
      await this.keep(manager, contestId, contestantId, input);
    });
  }

  /** The line is written before anything is shown. @throws AppError prize_access_needed, prize_identity_missing */
  async look(
    contestId: string,
    contestantId: string,
    accountId: string,
    purpose: string,
  ): Promise<IdentityView> {
    return this.database.transaction(async (manager) => {
      await log(manager, { contestId, contestantId, accountId, what: 'look', purpose });
      const [found] = await manager.query<{ sealed: Buffer; setAt: Date; phone: string }[]>(
        `SELECT p.sealed, p.set_at AS "setAt", c.phone FROM prize_identity p JOIN contestant c ON c.id = p.contestant_id
         WHERE p.contestant_id = $1 AND p.contest_id = $2`,
        [contestantId, contestId],
      );
      if (!found) throw new AppError('prize_identity_missing');
      const { sealed, setAt, phone } = found;
      return { ...this.seal.open(contestantId, sealed), phone, setAt };
    });
  }

  /** Takes them away for good when nothing asks for them any more. @throws AppError prize_access_needed */
  async erase(contestId: string, contestantId: string, accountId: string, purpose: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await log(manager, { contestId, contestantId, accountId, what: 'erase', purpose });
      await manager.query('DELETE FROM prize_identity WHERE contestant_id = $1 AND contest_id = $2', [
        contestantId,
        contestId,
      ]);
    });
  }

  /** For a file; every file is a line in the log. @throws AppError prize_access_needed when identities are wanted */
  async forFile(
    contestId: string,
    accountId: string,
    purpose: string,
    identities: boolean,
  ): Promise<Map<string, PrizeIdentity>> {
    return this.database.transaction(async (manager) => {
      const what = { contestId, contestantId: null, accountId, what: 'export' as const, purpose };
      await log(manager, what, identities);
      if (!identities) return new Map();
      const rows = await manager.query<{ id: string; sealed: Buffer }[]>(
        'SELECT contestant_id AS id, sealed FROM prize_identity WHERE contest_id = $1',
        [contestId],
      );
      return new Map(rows.map(({ id, sealed }) => [id, this.seal.open(id, sealed)]));
    });
  }

  /** Organisers, with whether they have the right. */
  access(accountId: string): Promise<AccessView[]> {
    return this.database.query(
      `SELECT a.id AS "accountId", a.display_name AS name, coalesce(g.granted, false) AS granted, a.id = $1 AS own,
         b.display_name AS by, g.at
       FROM account a
       LEFT JOIN LATERAL (SELECT * FROM prize_access p WHERE p.account_id = a.id ORDER BY n DESC LIMIT 1) g ON true
       LEFT JOIN account b ON b.id = g.granted_by
       WHERE a.role = 'organiser' AND a.disabled_at IS NULL ORDER BY a.display_name, a.id`,
      [accountId],
    );
  }

  /** Nobody gives the right to himself. @throws AppError second_person_needed, account_not_found */
  async grant(accountId: string, by: string, granted: boolean): Promise<void> {
    if (accountId === by && granted) throw new AppError('second_person_needed');
    const made = await this.database.query<unknown[]>(
      `INSERT INTO prize_access (account_id, granted, granted_by)
       SELECT id, $2, $3 FROM account WHERE id = $1 AND role = 'organiser' RETURNING 1`,
      [accountId, granted, by],
    );
    if (made.length === 0) throw new AppError('account_not_found');
  }

  private async keep(
    manager: EntityManager,
    contestId: string,
    contestantId: string,
    { cccd, bankName, bankAccount, accountHolder }: IdentityInput,
  ): Promise<void> {
    const sealed = this.seal.seal(contestantId, { cccd, bankName, bankAccount, accountHolder });
    const made = await manager.query<unknown[]>(
      `INSERT INTO prize_identity (contestant_id, contest_id, sealed)
       SELECT c.id, c.contest_id, $3 FROM contestant c WHERE c.id = $1 AND c.contest_id = $2 AND EXISTS (
         SELECT 1 FROM award a WHERE a.contestant_id = c.id AND a.issue_id = (
           SELECT id FROM award_issue WHERE contest_id = $2 ORDER BY version DESC LIMIT 1))
       ON CONFLICT (contestant_id) DO UPDATE SET sealed = EXCLUDED.sealed, set_at = clock_timestamp()
       RETURNING 1`,
      [contestantId, contestId, sealed],
    );
    if (made.length === 0) throw new AppError('prize_not_found');
  }
}

/** One line; without the right there is nothing to log because nothing is shown. */
async function log(
  manager: EntityManager,
  line: {
    contestId: string;
    contestantId: string | null;
    accountId: string;
    what: LookView['what'];
    purpose: string;
  },
  needsRight = true,
): Promise<void> {
  if (needsRight && !(await mayLook(manager, line.accountId))) throw new AppError('prize_access_needed');
  const made = await manager.query<unknown[]>(
    `INSERT INTO prize_look (contest_id, contestant_id, what, purpose, account_id)
     SELECT k.id, c.id, $3, $4, $5 FROM contest k LEFT JOIN contestant c ON c.id = $2::uuid AND c.contest_id = k.id
     WHERE k.id = $1 AND ($2::uuid IS NULL OR c.id IS NOT NULL) RETURNING 1`,
    [line.contestId, line.contestantId, line.what, line.purpose, line.accountId],
  );
  if (made.length === 0)
    throw new AppError(line.contestantId === null ? 'contest_not_found' : 'prize_not_found');
}
