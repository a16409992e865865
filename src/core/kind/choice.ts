import { shuffle } from '../draw/chance.js';
import type { Option, QuestionKind } from './draft.js';
import {
  type AskedOf,
  type BodyOf,
  type BodyProblem,
  countProblem,
  type Grade,
  type KindLaw,
  nothing,
  optionProblems,
  share,
} from './kind.js';

type ChoiceKind = 'single' | 'multiple' | 'true-false';

/** One answer is right: all points or none. */
export const single: KindLaw<'single'> = law({ choices: [2, 6], keys: 1 }, oneOf);

/** A statement: all points or none, always in the order right, wrong. */
export const trueFalse: KindLaw<'true-false'> = law({ choices: [2, 2], keys: 1 }, oneOf);

/**
 * Several answers are right. Exactly the key: all points. Otherwise none, except with credit per choice:
 * points × (right choices taken − wrong choices taken) ÷ number of right choices, never below 0, rounded
 * down. So taking every choice gains nothing where half of them or more are wrong.
 */
export const multiple: KindLaw<'multiple'> = law({ choices: [3, 6], keys: 2 }, (body, value, pointsMilli) => {
  const { right, wrong, exact } = compare(body.key, value);
  if (exact) return share(1, 1, pointsMilli);
  if (body.partialCredit !== 'per-choice') return nothing;
  const { scoreMilli } = share(Math.max(0, right - wrong), body.key.length, pointsMilli);
  return { scoreMilli, correct: false };
});

function oneOf(body: { key: readonly string[] }, value: readonly string[], pointsMilli: number): Grade {
  return compare(body.key, value).exact ? share(1, 1, pointsMilli) : nothing;
}

function compare(key: readonly string[], value: readonly string[]) {
  const taken = new Set(value);
  const wanted = new Set(key);
  const right = [...wanted].filter((id) => taken.has(id)).length;
  return { right, wrong: taken.size - right, exact: right === wanted.size && taken.size === wanted.size };
}

function law<K extends ChoiceKind>(
  { choices: [least, most], keys }: { choices: [number, number]; keys: number },
  grade: (body: BodyOf<K>, value: readonly string[], pointsMilli: number) => Grade,
): KindLaw<K> {
  const choicesOf = (asked: AskedOf<K>): readonly Option[] => (asked as { choices: Option[] }).choices;
  return {
    validate: (body) => {
      const { choices, key } = body as { kind: QuestionKind; choices: Option[]; key: string[] };
      return [...optionProblems(choices, 'choices', least, most), ...keyProblems(choices, key, keys)];
    },
    options: choicesOf,
    arrange: (asked, mayShuffle, chance) => {
      const ids = choicesOf(asked).map(({ id }) => id);
      const { kind, fixedOrder } = asked as { kind: QuestionKind; fixedOrder: boolean };
      return mayShuffle && !fixedOrder && kind !== 'true-false' ? shuffle(ids.sort(), chance) : ids;
    },
    checkResponse: (asked, value) => {
      const ids = new Set(choicesOf(asked).map(({ id }) => id));
      const max = (asked as { kind: QuestionKind }).kind === 'multiple' ? ids.size : 1;
      if (value.length > max) return ['too_many_choices'];
      return [
        ...(new Set(value).size < value.length ? (['duplicate_choice'] as const) : []),
        ...(value.every((id) => ids.has(id)) ? [] : (['choice_not_in_question'] as const)),
      ];
    },
    grade,
  };
}

/** `least` right choices, but never all of them: that would be no question. */
function keyProblems(choices: readonly Option[], key: readonly string[], least: number): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const most = least === 1 ? 1 : Math.max(least, choices.length - 1);
  if (key.length < least || key.length > most) {
    problems.push(countProblem('body_key_count', 'key', least, most, key.length));
  }
  key.forEach((id, i) => {
    const known = choices.some((choice) => choice.id === id) && key.indexOf(id) === i;
    if (!known) problems.push({ code: 'body_key_unknown', path: `key[${i}]` });
  });
  return problems;
}
