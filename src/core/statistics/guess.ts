import { gradeAnswer, type Key } from '../grading.js';

/** Beyond this many choices all sets of them are too many to try. */
const mostChoices = 12;

/**
 * Mean share of the points, 0…1, for blind chance: one choice at random, or any set of choices but the empty
 * one. Null for kinds in which there is nothing to choose from.
 */
export function guessShare(key: Key): number | null {
  const { kind, choiceIds } = key;
  if (kind === 'single' || kind === 'true-false') {
    return choiceIds.length === 0 ? null : 1 / choiceIds.length;
  }
  if (kind !== 'multiple' || choiceIds.length === 0 || choiceIds.length > mostChoices) return null;
  const sets = 2 ** choiceIds.length - 1;
  let points = 0;
  for (let set = 1; set <= sets; set += 1) {
    points += gradeAnswer(
      key,
      choiceIds.filter((_, i) => (set >> i) & 1),
      1_000_000,
    );
  }
  return points / sets / 1_000_000;
}
