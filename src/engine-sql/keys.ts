import type { Criterion, CriterionName } from '../core/rules/document.js';

/**
 * The ranking of core/engine once more, as SQL: another language, another order of work, no shared code. Both
 * must agree before anything becomes official. Fragments are fixed here; codes that people typed are parameters.
 */

/** Order of a column: `ASC` with NULL behind is what core calls less is better. */
const columns: Record<Exclude<CriterionName, 'topic-points'>, string> = {
  score: 'score_milli DESC NULLS LAST',
  correct: 'correct DESC NULLS LAST',
  'essay-score': 'essay_milli DESC NULLS LAST',
  'prediction-error': 'prediction_error ASC NULLS LAST',
  duration: 'duration_ms ASC NULLS LAST',
  'submitted-at': 'submitted_at ASC NULLS LAST',
  'submitted-after-opening': 'after_opening_ms ASC NULLS LAST',
  'started-at': 'started_at ASC NULLS LAST',
  'registered-at': 'registered_at ASC NULLS LAST',
  attempts: 'attempts ASC NULLS LAST',
  older: 'born_key ASC NULLS LAST',
  younger: 'born_key DESC NULLS LAST',
  'extra-question': 'place_extra ASC NULLS LAST',
  draw: 'place_draw ASC NULLS LAST',
  decision: 'place_decision ASC NULLS LAST',
};

/** Known of an attempt by itself. */
const ofAttempt: readonly CriterionName[] = [
  'score',
  'correct',
  'essay-score',
  'topic-points',
  'duration',
  'submitted-at',
  'submitted-after-opening',
  'started-at',
];

/** Codes of topics that the criteria name, in the order in which their columns are numbered. */
export const topicsOf = (criteria: readonly Criterion[]): string[] =>
  criteria.flatMap((criterion) => (criterion.by === 'topic-points' ? [criterion.topic] : []));

/** `ORDER BY` of the criteria; topics are columns `topic_1`, `topic_2`, … in order of `topicsOf`. */
export function orderBy(criteria: readonly Criterion[], only?: 'attempt' | 'attempt-and-error'): string[] {
  let topic = 0;
  return criteria.flatMap((criterion) => {
    if (criterion.by === 'topic-points') topic += 1;
    const known =
      ofAttempt.includes(criterion.by) ||
      (only === 'attempt-and-error' && criterion.by === 'prediction-error');
    if (only !== undefined && !known) return [];
    return [criterion.by === 'topic-points' ? `topic_${topic} DESC NULLS LAST` : columns[criterion.by]];
  });
}
