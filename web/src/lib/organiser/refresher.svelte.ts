/**
 * Asks again and again for something that changes, until paused. Nothing is asked while the page is out of
 * sight; when it comes back the answer is fetched at once.
 */
export class Refresher<T> {
  paused = $state(false);
  /** The last question went unanswered; `value` is then older than it seems. */
  failed = $state(false);
  value = $state.raw<T>() as T;

  constructor(
    first: T,
    private readonly fetchNew: () => Promise<T | null>,
    private readonly everyMs: number,
  ) {
    this.value = first;
  }

  /** Starts asking; give what it returns to an effect's clean-up. */
  run(): () => void {
    const tick = () => void this.refresh();
    const timer = setInterval(tick, this.everyMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }

  private async refresh(): Promise<void> {
    if (this.paused || document.hidden) return;
    const next = await this.fetchNew();
    this.failed = next === null;
    // Paused while the answer was under way: what the reader looks at stays.
    if (next !== null && !this.paused) this.value = next;
  }
}
