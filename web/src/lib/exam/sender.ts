import type { Answer } from '../api/client.ts';
import type { ResponseEntry, ResponseOutcome } from '../api/types.ts';
import { pause } from './backoff.ts';
import { batchSize, nextBatch, settle, type Kept } from './outbox.ts';
import { troubleOf, type Trouble } from './trouble.ts';

type Outcomes = { now: string; results: ResponseOutcome[] };

export interface SenderParts {
  device: {
    read(): Promise<Kept>;
    change(alter: (kept: Kept) => Kept): Promise<Kept>;
    alone<T>(work: () => Promise<T>): Promise<T>;
  };
  post(entries: ResponseEntry[]): Promise<Answer<Outcomes>>;
  /** Waits, but not longer than until somebody calls `wake`. */
  sleep(ms: number): Promise<void>;
  random: () => number;
  onSent(kept: Kept, now: string, elsewhere: boolean): void;
  onTrouble(trouble: Trouble, kept: Kept): void;
}

type Step = 'sent' | 'empty' | 'stopped' | 'wait';

/**
 * Empties the queue, oldest first, one batch at a time, until nothing is left or only the reader can help.
 * Callers may `kick` it as often as they like.
 */
export class Sender {
  #parts: SenderParts;
  #running: Promise<void> | null = null;
  #again = false;
  #size = batchSize;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Resolves when the queue is empty or sending has stopped for a reason that `onTrouble` told. */
  kick(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    let tries = 0;
    while (this.#again) {
      this.#again = false;
      for (;;) {
        const step = await this.#parts.device.alone(() => this.#once());
        if (step === 'empty' || step === 'stopped') break;
        if (step === 'sent') tries = 0;
        else await this.#parts.sleep(pause(tries++, this.#parts.random));
      }
    }
  }

  async #once(): Promise<Step> {
    const { device } = this.#parts;
    const entries = nextBatch(await device.read()).slice(0, this.#size);
    if (entries.length === 0) return 'empty';
    const answer = await this.#parts.post(entries);
    if (answer.ok) return this.#take(answer.data);
    const trouble = troubleOf(answer.problem);
    if (trouble === 'bad') return this.#single(entries, answer.problem.message);
    this.#parts.onTrouble(trouble, await device.read());
    return trouble === 'offline' || trouble === 'busy' ? 'wait' : 'stopped';
  }

  async #take({ now, results }: Outcomes): Promise<Step> {
    let elsewhere = false;
    const kept = await this.#parts.device.change((kept) => {
      const settled = settle(kept, results);
      elsewhere = settled.elsewhere;
      return { ...settled.kept, clock: { server: Date.parse(now), device: Date.now() } };
    });
    this.#size = batchSize;
    this.#parts.onSent(kept, now, elsewhere);
    return 'sent';
  }

  /** The server refused a whole batch as malformed: find the one entry by sending them singly. */
  async #single(entries: ResponseEntry[], message: string): Promise<Step> {
    const [first] = entries;
    if (entries.length > 1 || !first) {
      this.#size = 1;
      return 'sent';
    }
    const refused = {
      clientId: first.clientId,
      outcome: 'refused' as const,
      n: null,
      receivedAt: null,
      message,
    };
    const kept = await this.#parts.device.change((kept) => settle(kept, [refused]).kept);
    this.#parts.onTrouble('bad', kept);
    return 'sent';
  }
}
