import fastifyCookie from '@fastify/cookie';
import { type INestApplication, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { ValidationError } from 'class-validator';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Logger, PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config.js';
import { ErrorFilter } from './platform/error.filter.js';
import { AppError } from './platform/errors.js';
import { logRequest } from './platform/logger.js';

const longestSegment = 200;

/**
 * The router would refuse an address that cannot be decoded, or with an overlong part, in words of its own and
 * before any hook; such an address is not found like any other.
 */
function leadsSomewhere(url: string): boolean {
  if (url.length <= longestSegment && !url.includes('%')) return true;
  const path = url.split('?', 1)[0]!;
  try {
    decodeURIComponent(path);
  } catch {
    return false;
  }
  return path.length <= longestSegment || path.split('/').every((part) => part.length <= longestSegment);
}

/** Builds the whole application, not yet listening. Used by main and by tests, so both share every pipe and filter. */
export async function createApp(config: Config, ownerUrl: string): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies > 0 && ((_address: string, hop: number) => hop < config.trustedProxies),
    bodyLimit: 64 * 1024,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: longestSegment },
    rewriteUrl: ({ url = '/' }) =>
      leadsSomewhere(url) ? url : url.startsWith('/api/') ? '/api/404' : '/404',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config, ownerUrl), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  await configureApp(app, config);
  return app;
}

async function configureApp(app: NestFastifyApplication, config: Config): Promise<void> {
  prefixed(app);
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: inputError,
    }),
  );
  app.useGlobalFilters(new ErrorFilter(await app.resolve(PinoLogger)));
  app.useWebSocketAdapter(new IoAdapter(app));
  // Cookies are only set by it; sessions read theirs from the header.
  await app.register(fastifyCookie, { hook: false });
  const headers = answerHeaders(config);
  const logger = await app.resolve(PinoLogger);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    })
    .addHook('onResponse', (request, reply, done) => {
      logRequest(logger, request, reply);
      done();
    });
}

/**
 * What every answer of the API carries. The same for all, so helmet makes it once: for each request it would
 * cost a twentieth of saving an answer. Pages have headers of their own.
 */
function answerHeaders(config: Config): Record<string, string> {
  // Answers are of this moment and of this person; a shared cache must not keep any.
  const headers: Record<string, string> = { 'cache-control': 'private, no-store' };
  const answer = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  };
  const write = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
  });
  write({} as IncomingMessage, answer as unknown as ServerResponse, () => {});
  return headers;
}

/** Where the routes are: under /api, except what load balancers and monitoring ask. */
export function prefixed<App extends INestApplication>(app: App): App {
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz', 'metrics'] });
  return app;
}

/** All wrong fields at once; a constraint's context may name a code of the catalogue. */
function inputError(errors: ValidationError[]): AppError {
  return new AppError(
    'bad_input',
    {},
    undefined,
    errors.flatMap((error) => flatten(error, '')),
  );
}

function flatten(
  error: ValidationError,
  parent: string,
): { field: string; code: string; params?: Record<string, string | number> }[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.keys(error.constraints ?? {})
    .slice(0, 1)
    .map((constraint) => {
      const context = error.contexts?.[constraint] as
        | { code?: string; params?: Record<string, string | number> }
        | undefined;
      const fallback = constraint === 'whitelistValidation' ? 'unknown_field' : 'invalid_field';
      return {
        field,
        code: context?.code ?? fallback,
        ...(context?.params ? { params: context.params } : {}),
      };
    });
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}
