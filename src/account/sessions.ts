import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { clean } from '../core/text.js';
import type { ContestantPrincipal, Permission, PrincipalOf, StaffPrincipal } from '../platform/allow.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { Jobs } from '../platform/jobs.js';

/** Whose session it is. */
export type SessionHolder = { accountId: string } | { contestantId: string };

/** One of an account's own signed-in browsers. */
export interface SessionRow {
  id: string;
  agent: string;
  createdAt: Date;
  expiresAt: Date;
}

type Side = 'contestant' | 'staff';
type Known = ContestantPrincipal | StaffPrincipal;

/** A session that is looked for. */
interface Asked {
  tokenHash: string;
  resolve(found: Known | null): void;
  reject(error: unknown): void;
}

const cookieNames: Record<Side, string> = { contestant: 'bv_thi', staff: 'bv_staff' };

/**
 * Seconds from sign-in to the end, whatever happens in between: staff sign in once a working day,
 * a contestant stays signed in over the rounds of a contest.
 */
const lifetimes: Record<Side, number> = { contestant: 60 * 86_400, staff: 12 * 3_600 };

/** For so long another server's revocation may go unnoticed. */
const cacheMs = 4_000;
const cacheSize = 50_000;

/** As PostgreSQL reads bytes from text; also the key of the cache. */
const hexOf = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
const hashOf = (token: string): string => `\\x${hash('sha256', token, 'hex')}`;

/**
 * Opaque server-side sessions: the cookie holds a random token, the table its SHA-256. Contestants and staff
 * have a cookie each, so that an organiser may also sit a round in the same browser.
 */
@Injectable()
export class Sessions implements OnModuleInit {
  private readonly cache = new Map<string, { found: Promise<Known | null>; at: number }>();
  private asked: Asked[] = [];
  private readonly secure: boolean;
  private readonly cookies: Record<Side, RegExp>;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    @Inject(Jobs) private readonly jobs: Pick<Jobs, 'define'>,
  ) {
    this.secure = config.publicUrl?.startsWith('https:') ?? false;
    const cookie = (side: Side) => new RegExp(`(?:^|;)\\s*${this.cookieName(side)}\\s*=([^;]*)`);
    this.cookies = { contestant: cookie('contestant'), staff: cookie('staff') };
  }

  onModuleInit(): void {
    this.jobs.define({ queue: 'session-purge', cron: '20 19 * * *', handle: () => this.purge() });
  }

  /** The cookie's name as browsers see it; `__Host-` pins it to this host over TLS. */
  cookieName(side: Side): string {
    return (this.secure ? '__Host-' : '') + cookieNames[side];
  }

  /** True when the header carries one of our session cookies, valid or not. */
  carriesCookie(header: string | undefined): boolean {
    return (['contestant', 'staff'] as const).some((side) => this.tokenIn(header, side) !== null);
  }

  /**
   * Who asks, by the cookie that fits the permissions, tried in their order. Used by the guard of HTTP routes
   * and by the live gateway, so both follow one law.
   * @throws AppError `signed_out` without a valid session of the right side, `forbidden` for another role.
   */
  async principalOfCookie(header: string | undefined, permissions: Permission[]): Promise<PrincipalOf> {
    let otherRole = false;
    for (const permission of permissions) {
      if (permission === 'anyone') return { kind: 'anyone' };
      const principal = await this.find(header, permission === 'contestant' ? 'contestant' : 'staff');
      if (principal === null) continue;
      if (principal.kind === 'contestant' || principal.role === permission) return principal;
      otherRole = true;
    }
    throw new AppError(otherRole ? 'forbidden' : 'signed_out');
  }

  /** Opens a session, sets its cookie, and ends the one whose cookie it replaces. */
  async signIn(request: FastifyRequest, reply: FastifyReply, holder: SessionHolder): Promise<void> {
    const side: Side = 'accountId' in holder ? 'staff' : 'contestant';
    const replaced = this.tokenIn(request.headers.cookie, side);
    if (replaced !== null) await this.end('token_hash = $1', [hashOf(replaced)]);
    const token = await this.open(holder, request.headers['user-agent'] ?? '', replaced);
    reply.setCookie(this.cookieName(side), token, { ...this.cookieOptions(), maxAge: lifetimes[side] });
  }

  /** Ends the session that asks and takes its cookie away. */
  async signOut(reply: FastifyReply, principal: PrincipalOf): Promise<void> {
    if (principal.kind === 'anyone') return;
    await this.end('id = $1', [principal.sessionId]);
    reply.clearCookie(this.cookieName(principal.kind), this.cookieOptions());
  }

  /**
   * A new session's token; only its hash is kept.
   * @param replaced token of the session that the same browser had before
   */
  async open(holder: SessionHolder, agent: string, replaced: string | null = null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const staff = 'accountId' in holder;
    await this.database.query(
      `INSERT INTO session (token_hash, ${staff ? 'account_id' : 'contestant_id'}, agent, expires_at, replaces)
       VALUES ($1, $2, $3, now() + $4 * interval '1 s', (SELECT id FROM session WHERE token_hash = $5))`,
      [
        hashOf(token),
        staff ? holder.accountId : holder.contestantId,
        clean(agent).slice(0, 200),
        lifetimes[staff ? 'staff' : 'contestant'],
        replaced === null ? null : hashOf(replaced),
      ],
    );
    return token;
  }

  /** An account's living sessions, newest first. */
  async listOf(accountId: string): Promise<SessionRow[]> {
    return this.database.query(
      `SELECT id, agent, created_at AS "createdAt", expires_at AS "expiresAt" FROM session
       WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at DESC`,
      [accountId],
    );
  }

  /** Ends one of the account's own sessions. @throws AppError `session_not_found` */
  async endOne(accountId: string, sessionId: string): Promise<void> {
    const ended = await this.end('account_id = $1 AND id = $2', [accountId, sessionId]);
    if (ended === 0) throw new AppError('session_not_found');
  }

  /** Ends everything an account or a contestant has open; other servers notice within the cache's time. */
  async endAllOf(holder: SessionHolder): Promise<void> {
    if ('accountId' in holder) await this.end('account_id = $1', [holder.accountId]);
    else await this.end('contestant_id = $1', [holder.contestantId]);
  }

  private async end(condition: string, params: unknown[]): Promise<number> {
    const [rows] = await this.database.query<[{ token_hash: Buffer }[], number]>(
      `UPDATE session SET revoked_at = now() WHERE ${condition} AND revoked_at IS NULL RETURNING token_hash`,
      params,
    );
    for (const row of rows) this.cache.delete(hexOf(row.token_hash));
    return rows.length;
  }

  private async find(header: string | undefined, side: Side): Promise<Known | null> {
    const token = this.tokenIn(header, side);
    if (token === null) return null;
    const principal = await this.cached(hashOf(token));
    // A contestant's token in the staff cookie is nobody, and the other way round.
    return principal?.kind === side ? principal : null;
  }

  /** The lookup itself is kept, so a burst of requests asks once and a revocation forgets even a running one. */
  private cached(tokenHash: string): Promise<Known | null> {
    const now = performance.now();
    const kept = this.cache.get(tokenHash);
    if (kept && now - kept.at < cacheMs) return kept.found;
    this.cache.delete(tokenHash);
    if (this.cache.size >= cacheSize) this.cache.delete(this.cache.keys().next().value as string);
    const found = this.load(tokenHash);
    this.cache.set(tokenHash, { found, at: now });
    found.catch(() => this.cache.delete(tokenHash));
    return found;
  }

  /** When a round opens thousands come at once: all who ask in one turn of the event loop share one query. */
  private load(tokenHash: string): Promise<Known | null> {
    return new Promise((resolve, reject) => {
      this.asked.push({ tokenHash, resolve, reject });
      if (this.asked.length === 1) setImmediate(() => void this.loadAsked());
    });
  }

  private async loadAsked(): Promise<void> {
    const asked = this.asked;
    this.asked = [];
    try {
      const rows = await this.database.query<SessionFound[]>(
        `SELECT s.token_hash, s.id, s.account_id, s.contestant_id, c.contest_id, a.role, a.unit_id, a.organization_id
         FROM session s
         LEFT JOIN account a ON a.id = s.account_id AND a.disabled_at IS NULL
         LEFT JOIN contestant c ON c.id = s.contestant_id
         WHERE s.token_hash = ANY($1::bytea[]) AND s.revoked_at IS NULL AND s.expires_at > now()`,
        [asked.map(({ tokenHash }) => tokenHash)],
      );
      const found = new Map(rows.map((row) => [hexOf(row.token_hash), principalFrom(row)]));
      for (const each of asked) each.resolve(found.get(each.tokenHash) ?? null);
    } catch (error) {
      for (const each of asked) each.reject(error);
    }
  }

  private tokenIn(header: string | undefined, side: Side): string | null {
    return this.cookies[side].exec(header ?? '')?.[1]?.trim() || null;
  }

  private cookieOptions() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }

  private async purge(): Promise<void> {
    await this.database.query(`DELETE FROM session WHERE expires_at < now() - interval '30 days'`);
  }
}

interface SessionFound {
  token_hash: Buffer;
  id: string;
  account_id: string | null;
  contestant_id: string | null;
  contest_id: string | null;
  role: StaffPrincipal['role'] | null;
  unit_id: string | null;
  organization_id: string | null;
}

function principalFrom(row: SessionFound): Known | null {
  if (row.contestant_id !== null && row.contest_id !== null) {
    return {
      kind: 'contestant',
      sessionId: row.id,
      contestantId: row.contestant_id,
      contestId: row.contest_id,
    };
  }
  if (row.account_id === null || row.role === null) return null;
  return {
    kind: 'staff',
    sessionId: row.id,
    accountId: row.account_id,
    role: row.role,
    unitId: row.unit_id,
    organizationId: row.organization_id,
  };
}
