import { call } from '#lib/api/client.ts';
import type { Schemas } from '#lib/api/types.ts';
import type { QuestionDraft } from './draft.ts';

export type Check = Schemas['CheckView'];

/** Where a draft lies on this device until the server has it. */
const placeOf = (bank: string, code: string) => `bang-vang draft ${bank} ${code || 'moi'}`;

/** Saves a draft when asked to, keeps every change on the device, and tries again when the network is back. */
export class Saver {
  state = $state<'saved' | 'changed' | 'saving' | 'offline' | 'refused'>('saved');
  savedAt = $state<string | null>(null);
  problems = $state<Record<string, string>>({});
  checks = $state<Check[]>([]);
  code: string;
  #saved: number;
  readonly #bank: string;

  constructor(bank: string, code: string, saved: number, checks: Check[]) {
    this.#bank = bank;
    this.code = code;
    this.#saved = saved;
    this.checks = checks;
  }

  /** What this device kept of an earlier sitting, if the server has not got anything newer. */
  kept(): QuestionDraft | null {
    try {
      const found = JSON.parse(localStorage.getItem(placeOf(this.#bank, this.code)) ?? 'null') as {
        saved: number;
        draft: QuestionDraft;
      } | null;
      return found && found.saved === this.#saved ? found.draft : null;
    } catch {
      return null;
    }
  }

  changed(draft: QuestionDraft): void {
    if (this.state !== 'offline') this.state = 'changed';
    try {
      localStorage.setItem(placeOf(this.#bank, this.code), JSON.stringify({ saved: this.#saved, draft }));
    } catch {
      // A full or forbidden store: the text is still on the page.
    }
  }

  /** @returns whether the server has it */
  async save(draft: QuestionDraft): Promise<boolean> {
    if (this.state === 'saving') return false;
    this.state = 'saving';
    const body = { draft: JSON.parse(JSON.stringify(draft)) as Record<string, unknown>, saved: this.#saved };
    const answer = this.code
      ? await call(fetch, 'PUT /staff/banks/{bank}/questions/{code}', {
          params: { bank: this.#bank, code: this.code },
          body,
        })
      : await call(fetch, 'POST /staff/banks/{bank}/questions', { params: { bank: this.#bank }, body });
    if (!answer.ok) {
      this.state = answer.problem.status === 0 ? 'offline' : 'refused';
      const lines = answer.problem.errors?.map(({ field, message }) => [field, message] as const);
      this.problems = Object.fromEntries(lines ?? [['', answer.problem.message]]);
      return false;
    }
    localStorage.removeItem(placeOf(this.#bank, this.code));
    ({ code: this.code, saved: this.#saved, savedAt: this.savedAt, checks: this.checks } = answer.data);
    this.problems = {};
    this.state = 'saved';
    return true;
  }
}
