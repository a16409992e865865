import type { Params } from 'nestjs-pino';
import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Config } from './config.js';

/**
 * JSON lines without personal data: method, path without its query, status, time and a request id.
 * Bodies, cookies, addresses of people and query strings never reach the log.
 */
export function loggerOptions(config: Pick<Config, 'logLevel'>): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      genReqId: (request: IncomingMessage) =>
        (request as IncomingMessage & { id?: string }).id ?? randomUUID(),
      autoLogging: {
        ignore: (request) => request.method === 'GET' || (request.url ?? '').endsWith('/responses'),
      },
      serializers: {
        err: describeError,
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0]?.replace(/(invitations|kich-hoat)\/[^/]+/, '$1/…'),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  };
}

/** Without the values that a database error carries beside its message: they may be about people. */
function describeError(error: Error & { code?: string }) {
  return { type: error.constructor?.name, message: error.message, code: error.code, stack: error.stack };
}
