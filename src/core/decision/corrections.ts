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
