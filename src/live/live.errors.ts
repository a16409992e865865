import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { languageOf, understand } from '../platform/error.filter.js';
import { errorText } from '../platform/errors.js';
import type { LiveSocket } from './live.server.js';
import type { Refusal } from './protocol.js';

/** The answer to a packet that was refused, in the reader's language. */
export function refusalOf(error: unknown, client: LiveSocket): Refusal {
  const { code, params } = understand(error);
  return { ok: false, code, message: errorText(code, languageOf(client.handshake), params) };
}

/** Whatever a handler or the guard throws is answered; nothing goes further. */
@Catch()
@Injectable()
export class LiveErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const [client, ...rest] = host.getArgs<[LiveSocket, ...unknown[]]>();
    const refusal = refusalOf(error, client);
    if (refusal.code === 'internal') this.logger.error({ err: error }, 'unexpected failure of a live packet');
    const ack = rest.find((argument) => typeof argument === 'function');
    ack?.(refusal);
  }
}
