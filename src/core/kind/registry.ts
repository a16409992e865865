import type { Chance } from '../draw/chance.js';
import { type CoreCode, refuse } from '../errors.js';
import { multiple, single, trueFalse } from './choice.js';
import type { Option, QuestionBody, QuestionKind } from './draft.js';
import { essay } from './essay.js';
import type { AskedBody, BodyProblem, Grade, KindLaw } from './kind.js';
import { matching } from './matching.js';
import { numeric } from './numeric.js';
import { ordering } from './ordering.js';
import { shortText } from './short-text.js';

/** Every kind of question there is. A new one is a line here and a file beside. */
const laws: { [K in QuestionKind]: KindLaw<K> } = {
  single,
  multiple,
  'true-false': trueFalse,
  matching,
  ordering,
  numeric,
  'short-text': shortText,
  essay,
};

/** The law of a body's own kind: the key of `laws` and its argument are one kind, which types cannot say. */
const lawOf = ({ kind }: { kind: QuestionKind }): KindLaw<'single'> => laws[kind] as KindLaw<'single'>;
type Asked = Parameters<KindLaw<'single'>['options']>[0];
type Whole = Parameters<KindLaw<'single'>['validate']>[0];

/** Every problem of a body; empty: it can be asked and graded. */
export const validate = (body: QuestionBody): BodyProblem[] => lawOf(body).validate(body as Whole);

/** What an answer chooses from. */
export const optionsOf = (asked: AskedBody): readonly Option[] => lawOf(asked).options(asked as Asked);

/** Ids of the options in the order of one paper. */
export const arrange = (asked: AskedBody, mayShuffle: boolean, chance: Chance): string[] =>
  lawOf(asked).arrange(asked as Asked, mayShuffle, chance);

export const checkResponse = (asked: AskedBody, value: readonly string[]): CoreCode[] =>
  lawOf(asked).checkResponse(asked as Asked, value);

/** @throws DomainError `key_missing` for a question without a right answer */
export function grade(body: QuestionBody, value: readonly string[], pointsMilli: number): Grade | null {
  const key = body.kind === 'essay' ? body.rubric : body.key;
  if (key.length === 0) refuse('key_missing');
  return lawOf(body).grade(body as Whole, value, pointsMilli);
}
