import type { Chance } from '../draw/chance.js';
import type { CoreCode } from '../errors.js';
import type { Option, QuestionBody, QuestionKind } from './draft.js';

type Without<B, Fields extends PropertyKey> = B extends unknown ? Omit<B, Fields> : never;

/** What a contestant may see of a body: what is right, and what it is worth, is left out. */
export type AskedBody = Without<QuestionBody, 'key' | 'partialCredit' | 'rubric'>;

export type BodyOf<K extends QuestionKind> = QuestionBody extends infer B
  ? B extends { kind: infer Own }
    ? K extends Own
      ? B
      : never
    : never
  : never;
export type AskedOf<K extends QuestionKind> = Without<BodyOf<K>, 'key' | 'partialCredit' | 'rubric'>;

/** `path` is relative to the body, like `choices[2]`. */
export type BodyProblem = { code: CoreCode; path: string; params?: Record<string, string | number> };

/** `correct`: exactly right, not only in part. */
export type Grade = { scoreMilli: number; correct: boolean };

/**
 * The law of one kind of question, as functions of plain data. An answer is always a list of texts: see
 * `QuestionBody`. Points are whole thousandths.
 */
export type KindLaw<K extends QuestionKind> = {
  /** Every problem of a body as an editor wrote it, at once. */
  validate(body: BodyOf<K>): BodyProblem[];
  /** What an answer chooses from, as it is stored; empty where the answer is typed. */
  options(asked: AskedOf<K>): readonly Option[];
  /** Ids of the options in the order of one paper. `mayShuffle`: what the round says. */
  arrange(asked: AskedOf<K>, mayShuffle: boolean, chance: Chance): string[];
  /** Why a paper cannot take this answer; no values is always fine, it clears the slot. */
  checkResponse(asked: AskedOf<K>, value: readonly string[]): CoreCode[];
  /** From 0 to `pointsMilli`, rounded down; null: people must read it. */
  grade(body: BodyOf<K>, value: readonly string[], pointsMilli: number): Grade | null;
};

export const nothing: Grade = { scoreMilli: 0, correct: false };

/** `part` of `whole` of the points, rounded down; everything is exactly right. */
export function share(part: number, whole: number, pointsMilli: number): Grade {
  return { scoreMilli: Math.floor((pointsMilli * part) / whole), correct: part === whole };
}

/** Whether nothing was answered: no values, or texts of spaces. */
export const isEmpty = (value: readonly string[]): boolean => value.every((text) => text.trim() === '');

/** Too few or too many; where only one number is right, that is what is said. */
export const countProblem = (
  code: 'body_option_count' | 'body_key_count',
  path: string,
  least: number,
  most: number,
  count: number,
): BodyProblem => ({
  code: least === most ? `${code}_exact` : code,
  path,
  params: { least, most, count },
});

/** Options that have text or a picture, whose pictures are described, and of which no two are alike. */
export function optionProblems(
  options: readonly Option[],
  path: string,
  least: number,
  most: number,
): BodyProblem[] {
  const problems: BodyProblem[] = [];
  if (options.length < least || options.length > most) {
    problems.push(countProblem('body_option_count', path, least, most, options.length));
  }
  const seen = new Set<string>();
  options.forEach(({ text, picture }, i) => {
    const at = `${path}[${i}]`;
    const name = `${text.normalize('NFC').trim().toLowerCase()}\n${picture?.file ?? ''}`;
    if (name === '\n') problems.push({ code: 'body_option_empty', path: at });
    else if (seen.size === seen.add(name).size) problems.push({ code: 'body_option_twice', path: at });
    if (picture && picture.alt.trim() === '') problems.push({ code: 'body_alt_missing', path: at });
  });
  if (new Set(options.map(({ id }) => id)).size < options.length) {
    problems.push({ code: 'body_option_twice', path });
  }
  return problems;
}

/** Shares of the points, one of them all. */
export function shareProblems(permilles: readonly number[], path: string): BodyProblem[] {
  const wrong = permilles.flatMap((permille, i): BodyProblem[] =>
    Number.isInteger(permille) && permille > 0 && permille <= 1000
      ? []
      : [{ code: 'body_share_invalid', path: `${path}[${i}]` }],
  );
  return permilles.includes(1000) ? wrong : [...wrong, { code: 'body_full_share_missing', path }];
}
