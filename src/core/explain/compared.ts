import type { Criterion } from '../rules/document.js';
import { criterionName, type Language, personal, valueText } from './words.js';

/** What a criterion sees of somebody, in its own unit; decimal text for errors of predictions; null: nothing. */
export type ValueOf = (criterion: Criterion) => number | string | null;
export type Compared = {
  criterion: string;
  own: string;
  /** Null: not for the eyes of others. */
  theirs: string | null;
  /** The first in which the two differ. */
  decides: boolean;
};

/** Two people criterion by criterion, down to the one that decides between them. */
export function compared(
  criteria: readonly Criterion[],
  own: ValueOf,
  theirs: ValueOf,
  language: Language,
): Compared[] {
  const deciding = criteria.findIndex((each) => own(each) !== theirs(each));
  return criteria.slice(0, deciding < 0 ? undefined : deciding + 1).map((each, i) => ({
    criterion: criterionName(each, language),
    own: valueText(each, own(each), language),
    theirs: personal.has(each.by) ? null : valueText(each, theirs(each), language),
    decides: i === deciding,
  }));
}
