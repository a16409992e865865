import { shuffle } from '../draw/chance.js';
import { type KindLaw, nothing, optionProblems, share } from './kind.js';

/**
 * Items to be put in order. Per neighbour: points × (neighbours of the right order that follow one another in
 * the answer) ÷ (items − 1), rounded down; so one item moved costs at most three neighbours, and a block kept
 * together is worth something wherever it stands. All or nothing: the whole order must be right. Items are
 * mixed in every paper, whatever the round says; the right order may come by chance, once in n! papers, for
 * who draws papers knows no key.
 */
export const ordering: KindLaw<'ordering'> = {
  validate: ({ items, key }) => {
    const whole = key.length === items.length && items.every(({ id }) => key.includes(id));
    return [
      ...optionProblems(items, 'items', 3, 10),
      ...(whole ? [] : [{ code: 'body_order_incomplete' as const, path: 'key' }]),
    ];
  },
  options: ({ items }) => items,
  arrange: ({ items }, _, chance) => shuffle(items.map(({ id }) => id).sort(), chance),
  checkResponse: ({ items }, value) => {
    if (value.length === 0) return [];
    const ids = new Set(items.map(({ id }) => id));
    if (!value.every((id) => ids.has(id))) return ['choice_not_in_question'];
    if (new Set(value).size < value.length) return ['duplicate_choice'];
    return value.length === ids.size ? [] : ['order_incomplete'];
  },
  grade: ({ key, partialCredit }, value, pointsMilli) => {
    const next = new Map(value.map((id, i) => [id, value[i + 1]]));
    const kept = key.filter((id, i) => i + 1 < key.length && next.get(id) === key[i + 1]).length;
    const grade = share(kept, key.length - 1, pointsMilli);
    return grade.correct || partialCredit === 'per-neighbour' ? grade : nothing;
  },
};
