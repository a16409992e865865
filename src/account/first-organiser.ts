import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Accounts } from './account.service.js';

const username = 'ban-to-chuc';
/** The link is printed anew at each start, so it only has to outlive one run. */
const month = 30 * 86_400;

/** Lets the person who started the server in; no account has a password from the factory. */
@Injectable()
export class FirstOrganiser {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly accounts: Accounts,
  ) {}

  /**
   * While no organiser has a password: a fresh one-time link, like `/quan-tri/kich-hoat/<token>`; the link of
   * the start before stops working. Null when somebody can sign in.
   */
  async ensure(): Promise<string | null> {
    const [found] = await this.database.query<{ ready: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM account
        WHERE role = 'organiser' AND password_hash IS NOT NULL AND disabled_at IS NULL) AS ready`,
    );
    if (found?.ready) return null;
    return (await this.accounts.issue(await this.waiting(), month)).link;
  }

  /** The organiser who has no password yet; added when there is none. */
  private async waiting(): Promise<string> {
    const [account] = await this.database.query<{ id: string }[]>(
      `SELECT id FROM account WHERE role = 'organiser' AND password_hash IS NULL AND disabled_at IS NULL
       ORDER BY username = $1 DESC, created_at LIMIT 1`,
      [username],
    );
    if (account) return account.id;
    // A number behind, where the name belongs to a disabled account or one of another role.
    const [made] = await this.database.query<{ id: string }[]>(
      `INSERT INTO account (username, display_name, role)
       SELECT $1 || coalesce('-' || nullif(count(*), 0), ''), 'Ban Tổ chức', 'organiser'
       FROM account WHERE username LIKE $1 || '%' RETURNING id`,
      [username],
    );
    return made?.id as string;
  }
}
