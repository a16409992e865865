import { flagCookie, withFlag, writeFlags } from './flags.ts';

/** Questions the reader wants to look at again. */
export class Marks {
  slots = $state.raw<number[]>([]);
  #attemptId: string;

  constructor(attemptId: string, slots: number[]) {
    this.#attemptId = attemptId;
    this.slots = slots;
  }

  set(slot: number, on: boolean): void {
    this.slots = withFlag(this.slots, slot, on);
    document.cookie = `${flagCookie}=${writeFlags(this.#attemptId, this.slots)}; path=/; samesite=lax`;
  }
}
