import { refuse } from './errors.js';
import { type AskedBody, isEmpty } from './kind/kind.js';
import { checkResponse } from './kind/registry.js';
import type { PaperSlot } from './paper.js';
import type { Prediction } from './rulebook.js';

export type EntryKind =
  | 'answer'
  | 'prediction'
  | 'open'
  | 'submit'
  | 'timeout'
  | 'takeover'
  | 'void'
  | 'reinstate';

/**
 * A row of the append-only log. `value`: choice ids for an answer, a number or null for a prediction. An `open` says
 * when its slot was shown; what that means is in core/play/course.ts.
 */
export type LogEntry = {
  n: number;
  kind: EntryKind;
  slot: number | null;
  value: unknown;
  receivedAt: number;
};

/** `answers` holds only slots with at least one choice; `voided`: the whole attempt was struck out. */
export type Replay = {
  answers: Map<number, string[]>;
  prediction: number | null;
  endedAt: number | null;
  endedBy: 'submit' | 'timeout' | null;
  voided: boolean;
};

/** More people than any contest here can have. */
export const MAX_PREDICTION = 100_000_000;

/**
 * What the log says, in order of `n` whatever the order given: the last row of a slot counts, an answer
 * without choices clears the slot. The first submit or timeout ends the attempt; answers after it change
 * nothing. A void with a slot strikes out that answer, without a slot the attempt, before or after the end; a
 * reinstatement takes back the striking out of the attempt.
 *
 * @throws DomainError `log_unreadable` when a value has not the shape its kind says
 */
export function replay(log: readonly LogEntry[]): Replay {
  const state: Replay = {
    answers: new Map(),
    prediction: null,
    endedAt: null,
    endedBy: null,
    voided: false,
  };
  for (const entry of log.toSorted((a, b) => a.n - b.n)) {
    if (state.endedBy === null || afterTheEnd.has(entry.kind)) apply[entry.kind](state, entry);
  }
  return state;
}

const apply: Record<EntryKind, (state: Replay, entry: LogEntry) => void> = {
  answer: (state, entry) => setAnswer(state, entry, readChoices(entry)),
  prediction: (state, entry) => {
    state.prediction = readPrediction(entry);
  },
  open: () => undefined,
  submit: (state, entry) => end(state, entry, 'submit'),
  timeout: (state, entry) => end(state, entry, 'timeout'),
  takeover: () => undefined,
  void: (state, entry) => {
    if (entry.slot === null) state.voided = true;
    else setAnswer(state, entry, []);
  },
  reinstate: (state) => {
    state.voided = false;
  },
};

/** What people decide about an attempt that may have ended. */
const afterTheEnd = new Set<EntryKind>(['void', 'reinstate']);

function setAnswer(state: Replay, { n, slot }: LogEntry, choices: string[]): void {
  if (slot === null) return refuse('log_unreadable', { n });
  if (!isEmpty(choices)) state.answers.set(slot, choices);
  else state.answers.delete(slot);
}

function end(state: Replay, entry: LogEntry, by: 'submit' | 'timeout'): void {
  state.endedAt = entry.receivedAt;
  state.endedBy = by;
}

function readChoices({ n, value }: LogEntry): string[] {
  const readable = Array.isArray(value) && value.every((choice) => typeof choice === 'string');
  return readable ? value : refuse('log_unreadable', { n });
}

function readPrediction({ n, value }: LogEntry): number | null {
  return value === null || typeof value === 'number' ? value : refuse('log_unreadable', { n });
}

/**
 * Refuses an answer that the paper cannot hold; nothing is always fine (it clears the slot). `asked` by
 * question id must hold every question of the paper.
 *
 * @throws DomainError `slot_not_in_paper`, or the first code of the kind's law
 */
export function checkAnswer(
  paper: readonly PaperSlot[],
  asked: ReadonlyMap<string, AskedBody>,
  slot: number,
  value: readonly string[],
): void {
  const place = paper[slot - 1] ?? refuse('slot_not_in_paper', { slot }, 'slot');
  const body = asked.get(place.questionId);
  if (body === undefined) throw new Error(`nothing is known of question ${place.questionId}`);
  const [code] = checkResponse(body, value);
  if (code !== undefined) refuse(code, { slot }, 'choices');
}

/**
 * Refuses a prediction that the round does not ask for, that is no count, or no percentage with so many places as
 * asked for; null takes it back.
 *
 * @throws DomainError `no_prediction`, `prediction_invalid`
 */
export function checkPrediction(rule: Prediction, guess: number | null): void {
  if (rule === null) refuse('no_prediction', undefined, 'prediction');
  if (guess === null) return;
  const decimals = rule.decimals ?? 0;
  const max = rule.target === 'perfect-percent' ? 100 : MAX_PREDICTION;
  // The shortest decimal text of a number is what was typed.
  const text = /^\d+(?:\.(\d+))?$/.exec(String(guess));
  if (text && guess <= max && (text[1]?.length ?? 0) <= decimals) return;
  refuse(
    decimals > 0 ? 'prediction_not_decimal' : 'prediction_invalid',
    { min: 0, max, decimals },
    'prediction',
  );
}
