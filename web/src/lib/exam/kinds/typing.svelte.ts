import { onMount } from 'svelte';
import type { ExamSession } from '../session.svelte.ts';

/** Typing stops for this long before it is sent, ms. */
const pause = 1200;

/**
 * A text that is being typed. What is not sent yet is kept for this tab at every stroke, and goes out when the
 * reader stops, moves on, leaves, submits, or time is up. Call it while a component is made.
 */
export class Typing {
  text = $state('');
  #session: ExamSession;
  #slot: number;
  #fits: (text: string) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: ExamSession, slot: number, fits: (text: string) => boolean = () => true) {
    this.#session = session;
    this.#slot = slot;
    this.#fits = fits;
    this.text = this.#sent;
    onMount(() => {
      const kept = this.#recall();
      if (kept !== null) this.text = kept;
      session.flushes.add(this.flush);
      this.flush();
      return () => {
        this.flush();
        session.flushes.delete(this.flush);
        // While the page stays, the session keeps what it was given; a page that goes may be faster than the disk.
        if (this.text === this.#sent) this.#forget();
      };
    });
  }

  get #sent(): string {
    return this.#session.answers[this.#slot]?.[0] ?? '';
  }

  get #key(): string {
    return `bang-vang-${this.#session.attempt.id}-${this.#slot}`;
  }

  set(text: string): void {
    this.text = text;
    try {
      sessionStorage.setItem(this.#key, text);
    } catch {
      // Forbidden or full: the text is sent all the same.
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, pause);
  }

  flush = (): void => {
    clearTimeout(this.#timer);
    if (this.text === this.#sent || this.#session.locked || !this.#fits(this.text)) return;
    this.#session.answer(this.#slot, this.text.trim() === '' ? [] : [this.text]);
  };

  #forget(): void {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept.
    }
  }

  #recall(): string | null {
    try {
      return sessionStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}
