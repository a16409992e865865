import type { QuestionBody } from '../kind/draft.js';
import { grade } from '../kind/registry.js';

/** Beyond this many choices all sets of them are too many to try. */
const mostChoices = 12;

/**
 * Mean share of the points, 0…1, for blind chance: one choice at random, any set of choices but the empty one,
 * any right for each left, any order. Null for kinds in which there is nothing to choose from.
 */
export function guessShare(body: QuestionBody): number | null {
  switch (body.kind) {
    case 'single':
    case 'true-false':
      return body.choices.length === 0 ? null : 1 / body.choices.length;
    case 'multiple':
      return guessSet(body);
    case 'matching': {
      const one = 1 / body.rights.length;
      return body.partialCredit === 'per-pair' ? one : one ** body.lefts.length;
    }
    case 'ordering':
      // Of n items, any two stand next to one another in a given order in (n − 1)! of the n! orders.
      return body.partialCredit === 'per-neighbour'
        ? 1 / body.items.length
        : body.items.reduce((share, _, i) => share / (i + 1), 1);
    case 'numeric':
    case 'short-text':
    case 'essay':
      return null;
  }
}

function guessSet(body: QuestionBody & { kind: 'multiple' }): number | null {
  const ids = body.choices.map(({ id }) => id);
  if (ids.length === 0 || ids.length > mostChoices) return null;
  const sets = 2 ** ids.length - 1;
  let points = 0;
  for (let set = 1; set <= sets; set += 1) {
    const taken = ids.filter((_, i) => (set >> i) & 1);
    points += grade(body, taken, 1_000_000)?.scoreMilli ?? 0;
  }
  return points / sets / 1_000_000;
}
