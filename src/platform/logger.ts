import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Params } from 'nestjs-pino';
import type { Config } from './config.js';

/**
 * JSON lines without personal data. `forRoutes` is empty: a logger of its own for every request would cost a
 * sixth of the time of saving an answer, and nothing needs one.
 */
export function loggerOptions(config: Pick<Config, 'logLevel'>): Params {
  return {
    forRoutes: [],
    pinoHttp: { level: config.logLevel, serializers: { err: describeError } },
  };
}

/** As much of PinoLogger as is needed. */
interface LineLogger {
  info(fields: object, message: string): void;
}

/**
 * One line for each request that changes something: method, path without its query, status, time and a request
 * id. Bodies, cookies, addresses of people and query strings never reach the log; answers are too many.
 */
export function logRequest(logger: LineLogger, request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'GET' || request.url.endsWith('/responses')) return;
  const path = request.url.split('?')[0]?.replace(/(invitations|kich-hoat)\/[^/]+/, '$1/…');
  const { id, method } = request;
  logger.info(
    { req: { id, method, path }, res: { status: reply.statusCode }, ms: Math.round(reply.elapsedTime) },
    'request completed',
  );
}

/** Without the values that a database error carries beside its message: they may be about people. */
function describeError(error: Error & { code?: string }) {
  return { type: error.constructor?.name, message: error.message, code: error.code, stack: error.stack };
}
