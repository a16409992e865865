import type { Answer } from '../api/client.ts';
import { pause } from './backoff.ts';
import type { Kept } from './outbox.ts';
import { troubleOf, type Trouble } from './trouble.ts';
import { uuid } from './uuid.ts';

interface FinishParts {
  device: { change(alter: (kept: Kept) => Kept): Promise<Kept> };
  submit(clientId: string): Promise<Answer<unknown>>;
  /** Sends the queue; resolves when it is empty or stopped. */
  drain(): Promise<void>;
  stopped(): boolean;
  left(): number;
  /** Asks the server for its time; resolves to what stood in the way, if anything. */
  confirmTime(): Promise<Trouble | null>;
  msLeft(): number;
  sleep(ms: number): Promise<void>;
  onTrouble(trouble: Trouble): void;
}

export type Outcome = 'ended' | 'not-yet' | 'stopped';

/** The end of an attempt: everything unsent first, then the submission, however long the network takes. */
export class Finish {
  #parts: FinishParts;

  constructor(parts: FinishParts) {
    this.#parts = parts;
  }

  async run(why: 'submit' | 'time'): Promise<Outcome> {
    if (why === 'time' && !(await this.#timeIsUp())) return 'not-yet';
    const { submit } = await this.#parts.device.change((kept) => ({
      ...kept,
      submit: kept.submit ?? uuid(),
    }));
    for (let tries = 0; ; tries += 1) {
      await this.#parts.drain();
      if (this.#parts.stopped()) return 'stopped';
      if (this.#parts.left() > 0) {
        await this.#parts.sleep(pause(0, Math.random));
        continue;
      }
      const answer = await this.#parts.submit(submit ?? uuid());
      if (answer.ok) return 'ended';
      const trouble = troubleOf(answer.problem);
      this.#parts.onTrouble(trouble);
      if (trouble !== 'offline' && trouble !== 'busy') return 'stopped';
      await this.#parts.sleep(pause(tries, Math.random));
    }
  }

  /** This device's clock only asks the question. */
  async #timeIsUp(): Promise<boolean> {
    for (let tries = 0; ; tries += 1) {
      const trouble = await this.#parts.confirmTime();
      if (trouble === null) return this.#parts.msLeft() < 1000;
      this.#parts.onTrouble(trouble);
      if (trouble !== 'offline' && trouble !== 'busy') return true;
      await this.#parts.sleep(pause(tries, Math.random));
    }
  }
}
