import type { AttemptView, QuestionKind, ResponseEntry, ResponseOutcome } from '../api/types.ts';

export type Answers = Record<number, string[]>;

/** An entry that the server did not record. Kept until the reader has seen the sentence about it. */
export interface Refusal {
  slot: number | null;
  outcome: 'late' | 'ended' | 'refused';
  /** The server's own sentence, in the reader's language, when it gave one. */
  message: string;
}

/** What this device keeps of one attempt: what the server is known to have, and what it does not have yet. */
export interface Kept {
  /** Taps without an acknowledgement, in the order they were made. */
  queue: ResponseEntry[];
  answers: Answers;
  prediction: number | null;
  /** Number of the newest log entry that `answers` contains. */
  lastN: number;
  /** When the server received the newest acknowledged entry; ISO. */
  savedAt: string | null;
  refusals: Refusal[];
  /** Id of the submission once the reader asked for it, so that a reload carries it on. */
  submit: string | null;
  /** The server's time and this device's, read together; epoch ms. Lets a page from the cache go on counting. */
  clock: { server: number; device: number } | null;
}

/** The API takes at most this many entries at once. */
export const batchSize = 50;

export const blank: Kept = {
  queue: [],
  answers: {},
  prediction: null,
  lastN: 0,
  savedAt: null,
  refusals: [],
  submit: null,
  clock: null,
};

export const keptOf = (attempt: AttemptView): Kept => ({
  ...blank,
  answers: attempt.answers,
  prediction: attempt.predictionGiven,
  lastN: attempt.lastN,
});

/** Takes the server's view, unless the device already knows more; the queue stays and wins where shown. */
export function adopt(kept: Kept, attempt: AttemptView): Kept {
  if (attempt.lastN < kept.lastN) return kept;
  return {
    ...kept,
    answers: attempt.answers,
    prediction: attempt.predictionGiven,
    lastN: attempt.lastN,
  };
}

export const enqueue = (kept: Kept, entry: ResponseEntry): Kept => ({
  ...kept,
  queue: [...kept.queue, entry],
});

/**
 * Oldest first and never merged: an entry whose acknowledgement was lost may arrive twice or late,
 * and only the original order makes the last tap win in the server's log.
 */
export const nextBatch = (kept: Kept): ResponseEntry[] => kept.queue.slice(0, batchSize);

/** Applies the server's outcomes. Entries without an outcome stay in the queue. */
export function settle(kept: Kept, results: readonly ResponseOutcome[]): { kept: Kept; elsewhere: boolean } {
  const byId = new Map(results.map((result) => [result.clientId, result]));
  const next: Kept = { ...kept, answers: { ...kept.answers }, refusals: [...kept.refusals], queue: [] };
  let elsewhere = false;
  for (const entry of kept.queue) {
    const result = byId.get(entry.clientId);
    if (!result) {
      next.queue.push(entry);
    } else if (result.outcome === 'saved') {
      const n = result.n ?? next.lastN;
      // A gap in the log's numbers means that another device writes to the same attempt.
      if (n > next.lastN + 1) elsewhere = true;
      if (n > next.lastN) {
        record(next, entry);
        next.lastN = n;
      }
      next.savedAt = later(next.savedAt, result.receivedAt);
    } else {
      next.refusals.push({ slot: slotOf(entry), outcome: result.outcome, message: result.message ?? '' });
    }
  }
  return { kept: next, elsewhere };
}

/** What the reader sees: the server's answers with everything unsent laid over them. */
export function shown(
  kept: Kept,
  unwritten: readonly ResponseEntry[] = [],
): { answers: Answers; prediction: number | null } {
  const view = { answers: { ...kept.answers }, prediction: kept.prediction };
  for (const entry of [...kept.queue, ...unwritten]) record(view, entry);
  return view;
}

/** How many questions wait to be sent; several taps on one question count once. */
export function waiting(entries: readonly ResponseEntry[]): number {
  return new Set(entries.map(slotOf)).size;
}

export const answeredCount = (answers: Answers): number =>
  Object.values(answers).filter((choices) => choices.length > 0).length;

/** Choices after a tap: one for radio questions, a set in the paper's order for tick boxes. */
export function toggled(
  kind: QuestionKind,
  order: readonly string[],
  chosen: readonly string[],
  id: string,
): string[] {
  if (kind !== 'multiple') return [id];
  return order.filter((choice) => (choice === id ? !chosen.includes(id) : chosen.includes(choice)));
}

/** The prediction has no slot. */
const slotOf = (entry: ResponseEntry): number | null => entry.slot ?? null;

function record(view: { answers: Answers; prediction: number | null }, entry: ResponseEntry): void {
  if (entry.kind === 'prediction') view.prediction = entry.prediction ?? null;
  else if (entry.slot !== undefined) view.answers[entry.slot] = entry.choices ?? [];
}

const later = (a: string | null, b: string | null) => (a && b ? (a > b ? a : b) : (a ?? b));
