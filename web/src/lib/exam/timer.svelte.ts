import { better, markPassed, readingOf, serverNow, untilNextSecond, type Reading } from './clock.ts';

/** Counts down to the server's deadline. It shows and announces; it never decides that time is up. */
export class ExamTimer {
  /** ms to the deadline, never below zero. */
  left = $state(0);
  /** The minute mark to be read out, or null. */
  mark = $state<number | null>(null);
  /** Called once each time the clock reaches zero. */
  onZero: () => void = () => {};
  #deadline: number;
  #reading: Reading | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Before hydration the clock stands where the server drew it. */
  constructor(deadlineAt: string, now: string) {
    this.#deadline = Date.parse(deadlineAt);
    this.left = Math.max(0, this.#deadline - Date.parse(now));
  }

  get now(): number {
    return this.#reading ? serverNow(this.#reading, performance.now()) : this.#deadline - this.left;
  }

  /** A request that left at `sent` and was answered at `received` (`performance.now()`) brought the server's time. */
  sync(now: string, sent: number, received: number): void {
    this.set(better(this.#reading, readingOf(now, sent, received)));
  }

  /** Takes a reading as it is: for the first one, and after the device slept. */
  set(reading: Reading): void {
    this.#reading = reading;
    this.#tick();
  }

  /** The organisers may give time while the clock runs. */
  extend(deadlineAt: string): void {
    this.#deadline = Date.parse(deadlineAt);
    this.#tick();
  }

  /** A device that slept may have stopped its clock: the next reading counts, however vague. */
  distrust(): void {
    if (this.#reading) this.#reading = { ...this.#reading, doubt: Infinity };
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tick(): void {
    clearTimeout(this.#timer);
    const before = this.left;
    const left = Math.max(0, this.#deadline - this.now);
    this.left = left;
    const mark = markPassed(before, left);
    if (mark !== null) this.mark = mark;
    if (left === 0) this.onZero();
    else this.#timer = setTimeout(() => this.#tick(), untilNextSecond(left));
  }
}
