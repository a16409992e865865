import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash, randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { clean } from '../core/text.js';
import type { StaffRole } from '../platform/allow.js';
import { AppError } from '../platform/errors.js';
import { type AccountView, type InvitationView, type InvitedAnswer, usernamePattern } from './account.dto.js';
import { checkPassword, hashPassword } from './password.js';
import { Sessions } from './sessions.js';

export interface NewAccount {
  username: string;
  displayName: string;
  role: StaffRole;
  unitId?: string | null;
  organizationId?: string | null;
}

const activationPath = '/quan-tri/kich-hoat/';
const week = 7 * 86_400;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** People of the organisers: invited by a one-time link, never with a password that somebody else chose. */
@Injectable()
export class Accounts {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly sessions: Sessions,
  ) {}

  /** Everybody, the disabled last. */
  list(): Promise<AccountView[]> {
    return this.select('TRUE ORDER BY a.disabled_at IS NOT NULL, a.username', []);
  }

  /** @throws AppError `account_not_found` */
  async byId(id: string): Promise<AccountView> {
    const [account] = await this.select('a.id = $1', [id]);
    if (!account) throw new AppError('account_not_found');
    return account;
  }

  /** @throws AppError `account_not_found` */
  async byUsername(username: string): Promise<AccountView> {
    const [account] = await this.select('a.username = $1', [username.trim().toLowerCase()]);
    if (!account) throw new AppError('account_not_found');
    return account;
  }

  /**
   * Adds a person and gives the link with which they set their password within seven days.
   * @throws AppError `bad_input` with every wrong field, `username_taken`
   */
  async invite(input: NewAccount): Promise<InvitedAnswer> {
    const account = await this.checked(input);
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO account (username, display_name, role, unit_id, organization_id)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [account.username, account.displayName, account.role, account.unitId, account.organizationId],
    );
    if (!made) throw new AppError('username_taken', {}, 'username');
    return this.issue(made.id);
  }

  /**
   * A new one-time link; earlier unused ones of the account stop working. The old password works until the
   * link is used.
   * @param seconds until the link expires
   * @throws AppError `account_not_found`
   */
  async issue(accountId: string, seconds = week): Promise<InvitedAnswer> {
    const account = await this.byId(accountId);
    if (account.disabledAt !== null) throw new AppError('account_not_found');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = await this.database.transaction(async (entities) => {
      await entities.query('DELETE FROM invitation WHERE account_id = $1 AND used_at IS NULL', [accountId]);
      const [row] = await entities.query<{ expires_at: Date }[]>(
        `INSERT INTO invitation (token_hash, account_id, expires_at)
         VALUES ($1, $2, now() + $3 * interval '1 s') RETURNING expires_at`,
        [hashOf(token), accountId, seconds],
      );
      return row?.expires_at as Date;
    });
    return { account, link: activationPath + token, expiresAt };
  }

  /** Whom a link is for. @throws AppError `invitation_invalid` */
  async invitation(token: string): Promise<InvitationView> {
    const [row] = await this.database.query<InvitationView[]>(
      `SELECT a.username, a.display_name AS "displayName" FROM invitation i JOIN account a ON a.id = i.account_id
       WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > now() AND a.disabled_at IS NULL`,
      [hashOf(token)],
    );
    if (!row) throw new AppError('invitation_invalid');
    return row;
  }

  /**
   * Sets the password and uses the link up; sessions that the account had end.
   * @returns the account's id
   * @throws AppError `invitation_invalid`, `password_weak`
   */
  async accept(token: string, password: string): Promise<string> {
    const { username } = await this.invitation(token);
    checkPassword(password, username);
    const passwordHash = await hashPassword(password);
    const accountId = await this.database.transaction(async (entities) => {
      const used = await useInvitation(entities, token);
      await entities.query('UPDATE account SET password_hash = $2 WHERE id = $1', [used, passwordHash]);
      return used;
    });
    await this.sessions.endAllOf({ accountId });
    return accountId;
  }

  /**
   * Closes an account: its sessions and links end. The last organiser who can sign in stays.
   * @throws AppError `account_not_found`, `last_organiser`
   */
  async disable(accountId: string): Promise<AccountView> {
    await this.database.transaction(async (entities) => {
      // Locked, so that two organisers cannot disable each other at the same moment.
      const organisers = await entities.query<{ id: string }[]>(
        `SELECT id FROM account WHERE role = 'organiser' AND disabled_at IS NULL AND password_hash IS NOT NULL
         ORDER BY id FOR UPDATE`,
      );
      if (organisers.length === 1 && organisers[0]?.id === accountId) throw new AppError('last_organiser');
      await entities.query(
        'UPDATE account SET disabled_at = coalesce(disabled_at, now()), password_hash = NULL WHERE id = $1',
        [accountId],
      );
      await entities.query('DELETE FROM invitation WHERE account_id = $1 AND used_at IS NULL', [accountId]);
    });
    await this.sessions.endAllOf({ accountId });
    return this.byId(accountId);
  }

  private async checked(input: NewAccount) {
    const username = input.username.toLowerCase();
    const displayName = clean(input.displayName);
    const unitId = input.unitId ?? null;
    const organizationId = input.organizationId ?? null;
    const problems: { field: string; code: string }[] = [];
    if (!usernamePattern.test(username)) problems.push({ field: 'username', code: 'username_invalid' });
    if (displayName.length < 2 || displayName.length > 80)
      problems.push({ field: 'displayName', code: 'name_invalid' });
    const field = organizationId === null ? 'unitId' : 'organizationId';
    const places = [unitId, organizationId].filter((place) => place !== null).length;
    if (input.role === 'coordinator' && places !== 1) problems.push({ field, code: 'place_required' });
    if (input.role !== 'coordinator' && places > 0) problems.push({ field, code: 'unknown_field' });
    if (places === 1 && !(await this.placeExists(unitId, organizationId)))
      problems.push({ field, code: 'place_unknown' });
    if (problems.length > 0) throw new AppError('bad_input', {}, undefined, problems);
    return { username, displayName, role: input.role, unitId, organizationId };
  }

  private async placeExists(unitId: string | null, organizationId: string | null): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `SELECT 1 FROM unit WHERE id = $1
       UNION ALL SELECT 1 FROM organization WHERE id = $2 AND retired_at IS NULL`,
      [unitId?.replaceAll('\0', '') ?? null, organizationId],
    );
    return rows.length > 0;
  }

  private select(condition: string, params: unknown[]): Promise<AccountView[]> {
    return this.database.query(
      `SELECT a.id, a.username, a.display_name AS "displayName", a.role, a.unit_id AS "unitId",
              u.name AS "unitName", a.organization_id AS "organizationId", o.name AS "organizationName",
              a.password_hash IS NOT NULL AS active, a.created_at AS "createdAt", a.disabled_at AS "disabledAt"
       FROM account a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN organization o ON o.id = a.organization_id
       WHERE ${condition}`,
      params,
    );
  }
}

/** The one statement that decides who used the link. @returns the account's id */
async function useInvitation(entities: EntityManager, token: string): Promise<string> {
  const [rows] = await entities.query<[{ account_id: string }[], number]>(
    `UPDATE invitation SET used_at = now()
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING account_id`,
    [hashOf(token)],
  );
  const used = rows[0];
  if (!used) throw new AppError('invitation_invalid');
  return used.account_id;
}
