import type { IncomingMessage } from 'node:http';
import { isForeign } from '../account/allow.guard.js';
import type { Config } from '../platform/config.js';

/** A school, a hall or a whole mobile carrier may share one address. */
const MAX_PER_ADDRESS = 6_000;
/** Below the usual limit of open files, so that HTTP still gets in. */
const MAX_CONNECTIONS = 15_000;

/** Who may connect at all; packets are looked at one by one later. */
export class Door {
  private readonly perAddress = new Map<string, number>();
  private open = 0;

  constructor(private readonly config: Pick<Config, 'publicUrl' | 'trustedProxies'>) {}

  /** The reason to refuse, null when the connection is welcome. */
  refusal(request: IncomingMessage): string | null {
    // Browsers send no Origin with same-origin polling, so its absence proves nothing here.
    if (isForeign(request.headers, this.ownOrigins(request), false)) return 'foreign_origin';
    if (this.open >= MAX_CONNECTIONS) return 'unavailable';
    return (this.perAddress.get(this.addressOf(request)) ?? 0) >= MAX_PER_ADDRESS
      ? 'too_many_requests'
      : null;
  }

  /** Counts a connection; call what it returns when the connection ends. */
  enter(request: IncomingMessage): () => void {
    const address = this.addressOf(request);
    this.open += 1;
    this.perAddress.set(address, (this.perAddress.get(address) ?? 0) + 1);
    return () => {
      this.open -= 1;
      const left = (this.perAddress.get(address) ?? 1) - 1;
      if (left > 0) this.perAddress.set(address, left);
      else this.perAddress.delete(address);
    };
  }

  private ownOrigins({ headers }: IncomingMessage): (string | null)[] {
    const forwarded = this.config.trustedProxies > 0 ? headers['x-forwarded-host'] : undefined;
    const host = typeof forwarded === 'string' ? forwarded : headers.host;
    return [`http://${host}`, `https://${host}`, this.config.publicUrl];
  }

  /** As the last proxy that we trust saw it; what a client writes into the header itself stands further left. */
  private addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const direct = socket.remoteAddress ?? '';
    if (this.config.trustedProxies === 0) return direct;
    return forwarded.at(-this.config.trustedProxies)?.trim() || direct;
  }
}
