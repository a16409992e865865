import type { AttemptGrade } from '../grading.js';
import { gradeChosen } from './chosen.js';
import type { QuestionBody } from '../kind/draft.js';

/** What people decided about a question after closing. `key`: the right choices instead of the bank's. */
export type Correction =
  { effect: 'everyone-right' } | { effect: 'removed' } | { effect: 'key'; key: readonly string[] };

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
  const used = correction === null ? body : ({ ...body, key: correction.key } as QuestionBody);
  return { pointsMilli: gradeChosen(used, chosen, pointsMilli), removed: false };
}

/**
 * A paper's grade under what was decided about its questions, slot by slot; corrected keys are in the grade already.
 * Points in thousandths. A removed question is in no sum, as in `gradeCorrected`.
 */
export function correctedAttempt(
  grade: AttemptGrade,
  effects: readonly (Correction['effect'] | null)[],
  pointsMilli: number,
): AttemptGrade {
  const slots = grade.slots.map((slot, i) => {
    if (effects[i] === 'everyone-right') return { ...slot, correct: true, scoreMilli: pointsMilli };
    return effects[i] === 'removed' ? { ...slot, correct: false, scoreMilli: 0 } : slot;
  });
  const kept = slots.filter((_, i) => effects[i] !== 'removed').length;
  return {
    scoreMilli: slots.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0),
    maxMilli: kept * pointsMilli,
    correctCount: slots.filter(({ correct }) => correct).length,
    questionCount: kept,
    slots,
    unmarked: grade.unmarked.filter((slot) => (effects[slot - 1] ?? 'key') === 'key'),
  };
}
