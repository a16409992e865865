import type { Problem } from '../rules-schema/shape.js';
import type { RulebookCode } from '../rules-schema/codes.js';
import type { Criterion, PredictionRule, RoundRule, Rulebook } from '../rules/document.js';

/** A document with its defaults while it is looked at, and where what is found goes. */
export type Book = {
  rules: Rulebook;
  /** Says nothing, and gives false, where one of the named places is itself malformed: that was said already. */
  report: (
    code: RulebookCode,
    path: string,
    params?: Problem['params'],
    needs?: readonly string[],
  ) => boolean;
};

/** Whether one path lies in the other, or is it. */
const overlaps = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) && (short === '' || ['', '.', '['].includes(long.charAt(short.length)));
};

export function bookOf(rules: Rulebook, malformed: readonly Problem[], found: Problem[]): Book {
  // A field that the schema does not know harms nothing else.
  const broken = malformed.filter(({ code }) => code !== 'rule_unknown_field').map(({ path }) => path);
  return {
    rules,
    report: (code, path, params, needs = []) => {
      const blind = [path, ...needs].some((place) => broken.some((bad) => overlaps(place, bad)));
      if (!blind) found.push(params ? { code, path, params } : { code, path });
      return !blind;
    },
  };
}

/** Every later entry whose name stands further up already. */
export function reportRepeats(book: Book, path: string, names: readonly string[], field = ''): void {
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) < i) book.report('rule_duplicate', `${path}[${i}]${field}`);
  }
}

/** Every code that is not among the known ones; `listed` is the place where those are written. */
export function reportUnknown(
  book: Book,
  path: string,
  codes: readonly string[],
  known: readonly string[],
  listed: string,
): void {
  for (const [i, code] of codes.entries()) {
    if (!known.includes(code))
      book.report('rulebook_unknown_reference', `${path}[${i}]`, { code, listed }, [listed]);
  }
  reportRepeats(book, path, codes);
}

/** A list of divisions: each named once, a block standing for all of its divisions. */
export function reportDivisions(book: Book, path: string, codes: readonly string[]): void {
  const { blocks, divisions } = book.rules;
  reportUnknown(book, path, codes, [...codesOf(divisions), ...codesOf(blocks)], 'divisions');
  for (const [i, code] of codes.entries()) {
    const block = divisions.find((each) => each.code === code)?.block;
    if (block && codes.includes(block)) book.report('rule_duplicate', `${path}[${i}]`);
  }
}

export const codesOf = (items: readonly { code: string }[]): string[] => items.map(({ code }) => code);

/** Rounds that count: trials do not. */
export const countedRounds = ({ rounds }: Rulebook): RoundRule[] =>
  rounds.filter(({ kind }) => kind !== 'trial');

/** On a stage nobody guesses. */
export const predictionOf = (rules: Rulebook, round: RoundRule): PredictionRule | null => {
  if (round.onStage) return null;
  return round.prediction === 'contest' ? rules.prediction : round.prediction;
};

export const rankingOf = (rules: Rulebook, round: RoundRule): Criterion[] => round.ranking ?? rules.ranking;
