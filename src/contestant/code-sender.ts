import { setTimeout as pause } from 'node:timers/promises';
import type { PinoLogger } from 'nestjs-pino';
import type { Config, SmsGatewayConfig } from '../platform/config.js';
import { AppError } from '../platform/errors.js';

/** Injects the one CodeSender that the configuration allows. */
export const CODE_SENDER = Symbol('CODE_SENDER');

export interface Code {
  challengeId: string;
  /** E.164 */
  phone: string;
  /** Six digits. */
  code: string;
}

/** Brings a code to the owner of a phone. */
export interface CodeSender {
  /**
   * @returns the code where the page itself may show it, else null
   * @throws AppError `sms_failed` when it surely or probably did not arrive
   */
  send(code: Code): Promise<string | null>;
}

/** The way that this server's settings allow. */
export function codeSenderFor(config: Config, logger: PinoLogger): CodeSender {
  if (config.smsGateway !== null) return new HttpGatewaySender(config.smsGateway, logger);
  return config.demonstration ? new OnPageSender() : new NoSender(logger);
}

/** For trying the product on one machine: the page shows the code, no message leaves. */
export class OnPageSender implements CodeSender {
  async send({ code }: Code): Promise<string> {
    return code;
  }
}

/** Without marks a message is one SMS of 160 characters, with them two of 70. */
const textOf = (code: string): string =>
  `Ma xac nhan du thi cua ban la ${code}, dung trong 10 phut. Khong dua ma nay cho bat ky ai.`;

/**
 * Any gateway that takes an HTTP POST. Three tries; the Idempotency-Key stays the same, so that a gateway
 * which took a try whose answer was lost does not send twice.
 */
export class HttpGatewaySender implements CodeSender {
  constructor(
    private readonly gateway: SmsGatewayConfig,
    private readonly logger: Pick<PinoLogger, 'warn' | 'error'>,
    private readonly timing = { timeoutMs: 5_000, pausesMs: [300, 1_200] },
  ) {}

  async send({ challengeId, phone, code }: Code): Promise<null> {
    const values: Record<string, string> = { phone, text: textOf(code) };
    const body = this.gateway.body.replace(/\{(phone|text)\}/g, (_, name: string) =>
      jsonInside(values[name]),
    );
    for (const pauseMs of [...this.timing.pausesMs, null]) {
      const outcome = await this.post(challengeId, body);
      if (outcome === 'sent') return null;
      this.logger.warn({ challengeId, outcome }, 'SMS gateway did not take a code');
      if (outcome === 'refused' || pauseMs === null) break;
      await pause(pauseMs);
    }
    this.logger.error({ challengeId, gateway: new URL(this.gateway.url).host }, 'a code was not sent');
    throw new AppError('sms_failed');
  }

  /** `refused`: the gateway understood and said no, so trying again changes nothing. */
  private async post(challengeId: string, body: string): Promise<'sent' | 'refused' | 'failed'> {
    try {
      const response = await fetch(this.gateway.url, {
        method: 'POST',
        redirect: 'error',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': challengeId,
          ...(this.gateway.authorization ? { authorization: this.gateway.authorization } : {}),
        },
        body,
        signal: AbortSignal.timeout(this.timing.timeoutMs),
      });
      await response.body?.cancel();
      if (response.ok) return 'sent';
      return response.status < 500 && response.status !== 429 && response.status !== 408
        ? 'refused'
        : 'failed';
    } catch {
      return 'failed';
    }
  }
}

/** Production without a gateway: nobody can register, and the log says which settings are missing. */
class NoSender implements CodeSender {
  constructor(private readonly logger: Pick<PinoLogger, 'error'>) {}

  async send({ challengeId }: Code): Promise<never> {
    this.logger.error(
      { challengeId },
      'no way to send codes: set SMS_GATEWAY_URL (with SMS_GATEWAY_AUTHORIZATION and SMS_GATEWAY_BODY)',
    );
    throw new AppError('sms_failed');
  }
}

const jsonInside = (text = ''): string => JSON.stringify(text).slice(1, -1);
