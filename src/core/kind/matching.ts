import { shuffle } from '../draw/chance.js';
import { type KindLaw, nothing, optionProblems, share } from './kind.js';

/**
 * To each left one right. Per pair: points × right pairs ÷ lefts, rounded down; a wrong pair takes nothing
 * away, for it already costs its own share. All or nothing: every pair must be right. Rights are mixed in
 * every paper, whatever the round says, and lefts stay as they are written.
 */
export const matching: KindLaw<'matching'> = {
  validate: ({ lefts, rights, key }) => {
    const pairs = new Map(key.map((pair) => [leftOf(pair), rightOf(pair)]));
    const known = new Set(rights.map(({ id }) => id));
    const whole = lefts.every(({ id }) => known.has(pairs.get(id) ?? '')) && key.length === lefts.length;
    return [
      ...optionProblems(lefts, 'lefts', 2, 10),
      ...optionProblems(rights, 'rights', 2, 12),
      ...(whole ? [] : [{ code: 'body_pairs_incomplete' as const, path: 'key' }]),
    ];
  },
  options: ({ rights }) => rights,
  arrange: ({ rights }, _, chance) => shuffle(rights.map(({ id }) => id).sort(), chance),
  checkResponse: ({ lefts, rights }, value) => {
    const known = (pair: string) =>
      lefts.some(({ id }) => id === leftOf(pair)) && rights.some(({ id }) => id === rightOf(pair));
    return [
      ...(value.every(known) ? [] : (['choice_not_in_question'] as const)),
      ...(new Set(value.map(leftOf)).size < value.length ? (['duplicate_choice'] as const) : []),
    ];
  },
  grade: ({ key, partialCredit }, value, pointsMilli) => {
    const given = new Map(value.map((pair) => [leftOf(pair), rightOf(pair)]));
    const right = key.filter((pair) => given.get(leftOf(pair)) === rightOf(pair)).length;
    const grade = share(right, key.length, pointsMilli);
    return grade.correct || partialCredit === 'per-pair' ? grade : nothing;
  },
};

const leftOf = (pair: string): string => pair.split(':', 1)[0] ?? '';
const rightOf = (pair: string): string => pair.slice(leftOf(pair).length + 1);
