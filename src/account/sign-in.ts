import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyRequest } from 'fastify';
import { isIPv6 } from 'node:net';
import { Strategy } from 'passport-local';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { verifyPassword } from './password.js';

const userAndPassword = 'user-and-password';

/**
 * Passport keeps strategies in one registry per process. Ours hold no services, so that two applications in
 * one process (tests do that) never look into each other's sessions: the guard puts its own way to find the
 * person on the request.
 */
interface Authenticating {
  authenticate?: (...credentials: string[]) => Promise<unknown>;
}

/** Signs in by user name and password. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, userAndPassword) {
  constructor() {
    super({ passReqToCallback: true });
  }

  async validate(request: Authenticating, username: string, password: string): Promise<unknown> {
    return request.authenticate?.(username, password);
  }
}

/**
 * Checks user name and password. An unknown, disabled or not yet activated account gets the same answer after
 * the same work as a wrong password. Tries are counted in this process: per person and network, so that a
 * stranger elsewhere cannot lock somebody out, and per network.
 */
@Injectable()
export class SignIn {
  private readonly byPerson = new RateLimiterMemory({ points: 8, duration: 600 });
  private readonly byNetwork = new RateLimiterMemory({ points: 100, duration: 600 });

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * @returns the account's id
   * @throws AppError `credentials_wrong`, `too_many_requests` with seconds
   */
  async check(username: string, password: string, ip: string): Promise<string> {
    const name = username.trim().toLowerCase().slice(0, 64);
    const network = networkOf(ip);
    const person = `${network} ${name}`;
    // Counted before the work, so that many tries at once do not slip through; the network first, so that one
    // which invents names cannot fill the memory with them.
    await consume(this.byNetwork, network);
    await consume(this.byPerson, person).catch(async (refused: unknown) => {
      await this.byNetwork.reward(network, 1);
      throw refused;
    });
    const [account] = await this.database.query<{ id: string; password_hash: string | null }[]>(
      `SELECT id, password_hash FROM account WHERE username = $1 AND disabled_at IS NULL`,
      [name.replaceAll('\0', '')],
    );
    const right = await verifyPassword(account?.password_hash ?? null, password);
    if (!account || !right) throw new AppError('credentials_wrong');
    await this.byPerson.delete(person);
    await this.byNetwork.reward(network, 1);
    return account.id;
  }
}

/** Lets the handler run with the account's id in `request.user` when user name and password are right. */
@Injectable()
export class PasswordGuard extends AuthGuard(userAndPassword) {
  constructor(private readonly signIn: SignIn) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & Authenticating>();
    // Passport would also take them from the query string, where every proxy would log them.
    const body = request.body as Record<string, unknown> | null | undefined;
    const missing = ['username', 'password'].filter((field) => !isFilled(body?.[field]));
    if (missing.length > 0) {
      const details = missing.map((field) => ({ field, code: 'invalid_field' }));
      throw new AppError('bad_input', {}, undefined, details);
    }
    request.authenticate = (username = '', password = '') =>
      this.signIn.check(username, password, request.ip);
    return (await super.canActivate(context)) as boolean;
  }
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.length > 0;

/** What stands for "the same place" in limits: the address, for IPv6 its /64, which one subscriber has whole. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = ip.split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':').toLowerCase();
}

/** One try of `key`. @throws AppError `too_many_requests` with the seconds to wait */
export async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError('too_many_requests', { seconds: Math.ceil(refused.msBeforeNext / 1000) });
  }
}
