import { call } from '#lib/api/client.ts';
import { type DraftCheck, typedIn } from './steps.ts';

/** Long enough that nobody is corrected in the middle of a word. */
const pauseMs = 700;

/** Checks and prints what is being typed, without saving it. */
export class LiveCheck {
  /** Null until something was typed. */
  answer = $state<DraftCheck | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  typed(id: string, form: HTMLFormElement | null): void {
    clearTimeout(this.#timer);
    if (form) this.#timer = setTimeout(() => void this.#ask(id, typedIn(new FormData(form))), pauseMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #ask(id: string, body: ReturnType<typeof typedIn>): Promise<void> {
    const turn = (this.#asked += 1);
    const answer = await call(fetch, 'POST /rulebooks/drafts/{id}/check', { params: { id }, body });
    // A later question, or the end of the page, makes this answer old; without one the last stays.
    if (turn === this.#asked && answer.ok) this.answer = answer.data;
  }
}
