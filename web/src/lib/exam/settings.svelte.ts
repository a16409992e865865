const key = 'bang-vang-exam';

/** Choices about how the page behaves on this device. Both work without storage, for as long as the page is open. */
export class Settings {
  /** Letters and digits choose answers. */
  keys = $state(true);
  /** Choosing goes on to the next question by itself. */
  autoNext = $state(false);
  /** False until the page is hydrated: without scripts there is nothing to set. */
  ready = $state(false);

  load(): void {
    this.ready = true;
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Settings>;
      this.keys = kept.keys ?? true;
      this.autoNext = kept.autoNext ?? false;
    } catch {
      // Unreadable or forbidden: the defaults hold.
    }
  }

  save(): void {
    try {
      localStorage.setItem(key, JSON.stringify({ keys: this.keys, autoNext: this.autoNext }));
    } catch {
      // Forbidden: holds until the page closes.
    }
  }
}
