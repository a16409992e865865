import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { PinoLogger } from 'nestjs-pino';
import { type Permission, PERMISSIONS, type PrincipalOf } from '../platform/allow.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import { Sessions } from './sessions.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Types that a page of another site may send without asking first; the framework would read them. */
const formTypes = /^\s*(?:text\/plain|application\/x-www-form-urlencoded)\b/i;

/** Deeper than any form of ours, far from where recursive readers of JSON run out of stack. */
const maxDepth = 24;

/** The one guard of every HTTP route: reads @Allow, refuses what names nothing, fills `request.principal`. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal: PrincipalOf }>();
    const permissions = this.reflector.get<Permission[] | undefined>(PERMISSIONS, context.getHandler());
    if (!permissions?.length) {
      const handler = `${context.getClass().name}.${context.getHandler().name}`;
      this.logger.error({ handler }, 'handler without @Allow refused');
      throw new AppError('forbidden');
    }
    if (!safeMethods.has(request.method)) {
      this.refuseForeign(request);
      refuseStrangeBody(request);
    }
    request.principal = await this.sessions.principalOfCookie(request.headers.cookie, permissions);
    return true;
  }

  private refuseForeign(request: FastifyRequest): void {
    const own = `${request.protocol}://${request.host}`;
    const { origin, cookie } = request.headers;
    const withCookie = origin === undefined && this.sessions.carriesCookie(cookie);
    if (!isForeign(request.headers, [own, this.config.publicUrl], withCookie)) return;
    // The usual cause on a new server is a proxy that speaks TLS for us: then PUBLIC_URL is not set.
    this.logger.warn(
      { origin: String(origin), own, publicUrl: this.config.publicUrl },
      'request of a foreign origin refused; if it is this site, set PUBLIC_URL to that origin',
    );
    throw new AppError('foreign_origin');
  }
}

function refuseStrangeBody({ headers, body }: FastifyRequest): void {
  if (formTypes.test(headers['content-type'] ?? '')) throw new AppError('wrong_content_type');
  if (isDeeperThan(maxDepth, body)) throw new AppError('bad_json');
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/**
 * True when a page of another site sent the request. With a session cookie the Origin header must be there
 * and be ours; without one (sign-in, registration) a browser that names a foreign page is refused too, so
 * that nobody is signed in as somebody else.
 * @param own origins that are this site, like `https://thi.example.vn`
 */
export function isForeign(
  headers: IncomingHttpHeaders,
  own: (string | null)[],
  withCookie: boolean,
): boolean {
  const { origin } = headers;
  if (origin !== undefined) return !own.includes(origin);
  if (withCookie) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
