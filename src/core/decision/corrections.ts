import type { AttemptGrade } from '../grading.js';
import { gradeChosen } from './chosen.js';
import { readTyped } from '../kind/decimal.js';
import type { Option, QuestionBody } from '../kind/draft.js';
import type { AskedBody } from '../kind/kind.js';
import { optionsOf } from '../kind/registry.js';

/**
 * What people decided about a question after closing. `key`: what is right instead of the bank's key: ids or pairs of
 * choices, or where the answer is typed every accepted text or number, in its words (`30`, `12,5 ± 0,5`).
 */
export type Correction =
  | { effect: 'everyone-right' }
  | { effect: 'removed' }
  | { effect: 'key'; key: readonly string[] };

/** Points of one answer; a removed question is in no sum, neither of the points nor of the most points. */
export type CorrectedGrade = { pointsMilli: number; removed: boolean };

/**
 * What an answer is worth under the correction; null: as the bank's key has it. `chosen` as graded slots keep it
 * (`chosenText`).
 */
export function gradeCorrected(
  body: QuestionBody,
  correction: Correction | null,
  chosen: string,
  pointsMilli: number,
): CorrectedGrade {
  if (correction?.effect === 'removed') return { pointsMilli: 0, removed: true };
  if (correction?.effect === 'everyone-right') return { pointsMilli, removed: false };
  const used = correction === null ? body : bodyWithKey(body, correction.key);
  return { pointsMilli: gradeChosen(used, chosen, pointsMilli), removed: false };
}

/**
 * A paper's grade under what was decided about its questions, slot by slot; corrected keys are in the grade already.
 * Points in thousandths. A removed question is in no sum, as in `gradeCorrected`.
 */
export function correctedAttempt(
  grade: AttemptGrade,
  effects: readonly (Correction['effect'] | null)[],
): AttemptGrade {
  const slots = grade.slots.map((slot, i) => {
    if (effects[i] === 'everyone-right') return { ...slot, correct: true, scoreMilli: slot.maxMilli };
    return effects[i] === 'removed' ? { ...slot, correct: false, scoreMilli: 0 } : slot;
  });
  const kept = slots.filter((_, i) => effects[i] !== 'removed');
  return {
    scoreMilli: slots.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0),
    maxMilli: kept.reduce((sum, slot) => sum + slot.maxMilli, 0),
    correctCount: slots.filter(({ correct }) => correct).length,
    questionCount: kept.length,
    slots,
    unmarked: grade.unmarked.filter((slot) => (effects[slot - 1] ?? 'key') === 'key'),
  };
}

/** A question under another key; every accepted text or number earns all points. An essay has no key and stays. */
export function bodyWithKey(body: QuestionBody, key: readonly string[]): QuestionBody {
  switch (body.kind) {
    case 'numeric':
      return { ...body, key: key.flatMap((line) => numberLine(line) ?? []) };
    case 'short-text':
      return { ...body, key: key.map((text) => ({ text, permille: 1000 })) };
    case 'essay':
      return body;
    default:
      return { ...body, key: [...key] };
  }
}

/** `12,5 ± 0,5` as a drafts' accepted number; null for what is none. */
export function numberLine(line: string): { value: string; tolerance: string; permille: number } | null {
  const [number = '', around = '0', ...rest] = line.split(/±|\+\/-|\+-/);
  const [value, tolerance] = [plainNumber(number), plainNumber(around)];
  const isWhole = rest.length === 0 && value !== null && tolerance !== null && !tolerance.startsWith('-');
  return isWhole ? { value, tolerance, permille: 1000 } : null;
}

function plainNumber(typed: string): string | null {
  const read = readTyped(typed);
  if (!read) return null;
  const digits = String(read.units < 0n ? -read.units : read.units).padStart(read.places + 1, '0');
  const cut = digits.length - read.places;
  return `${read.units < 0n ? '-' : ''}${digits.slice(0, cut)}${read.places > 0 ? `.${digits.slice(cut)}` : ''}`;
}

/** The key of a decision in words, as the second person reads it: a pair with both its sides, an order with its places. */
export function keyInWords(asked: AskedBody, key: readonly string[]): string[] {
  const textIn = (options: readonly Option[], id: string) =>
    options.find((option) => option.id === id)?.text || id;
  const options = optionsOf(asked);
  if (asked.kind === 'ordering') return key.map((id, i) => `${i + 1}. ${textIn(options, id)}`);
  if (asked.kind !== 'matching') return key.map((id) => textIn(options, id));
  return key.map((pair) => {
    const [left = '', right = ''] = pair.split(':');
    return `${textIn(asked.lefts, left)} – ${textIn(asked.rights, right)}`;
  });
}
