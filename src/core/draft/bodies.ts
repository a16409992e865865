import type { Option, PictureRef, QuestionBody, QuestionDraft } from '../kind/draft.js';
import { said } from './said.js';
import { type Tell, Unreadable } from './reading.js';

/** Text with or without a picture: a choice, an item, a side of a pair. */
export type Piece = { text: string; picture: PictureRef | null };
/** Share of the points in permille, −1000 to 1000. */
export type Weighted = Piece & { permille: number };

type ChoiceBody = Extract<QuestionBody, { kind: 'single' | 'multiple' | 'true-false' }>;

const letters = 26;

/** Letter of a choice by its place: 0 → `a`. */
export const letterOf = (index: number): string => String.fromCharCode(97 + index);

export const piece = (text: string): Piece => ({ text, picture: null });

/** A draft of which only what is asked is known. */
export function draftOf(text: string, body: QuestionBody): QuestionDraft {
  return {
    code: '',
    topic: '',
    difficulty: null,
    audience: [],
    text,
    picture: null,
    stimulus: null,
    body,
    explanation: '',
    citations: [],
    asksAbout: null,
    validFrom: null,
    validUntil: null,
  };
}

/** @throws Unreadable for more than there are letters */
export function optionsOf(pieces: readonly Piece[]): Option[] {
  if (pieces.length > letters) throw new Unreadable(said.tooManyChoices(pieces.length));
  return pieces.map(({ text, picture }, i) => ({ id: letterOf(i), text, picture }));
}

/** Choices of which one is right. The two that a statement has make it `true-false`. */
export function singleBody(pieces: readonly Weighted[], fixedOrder: boolean, tell: Tell): ChoiceBody {
  if (pieces.length < 2) throw new Unreadable(said.tooFewChoices);
  const choices = optionsOf(pieces);
  const best = Math.max(...pieces.map(({ permille }) => permille));
  const first = best > 0 ? pieces.findIndex(({ permille }) => permille === best) : -1;
  const others = pieces.filter(({ permille }, i) => permille > 0 && i !== first).length;
  if (first < 0) tell(said.noKey, 'changed');
  else if (best < 1000) tell(said.bestIsPart, 'changed');
  if (first >= 0 && others > 0) tell(said.severalKeys(letterOf(first).toUpperCase(), others), 'changed');
  if (pieces.some(({ permille }) => permille < 0)) tell(said.penaltyDropped, 'changed');
  const key = first < 0 ? [] : [letterOf(first)];
  const statement = choices.length === 2 && choices[0]?.text === 'Đúng' && choices[1]?.text === 'Sai';
  return statement
    ? { kind: 'true-false', choices, key, fixedOrder: true }
    : { kind: 'single', choices, key, fixedOrder };
}

export function trueFalseBody(isTrue: boolean): ChoiceBody {
  const choices = optionsOf([piece('Đúng'), piece('Sai')]);
  return { kind: 'true-false', choices, key: [isTrue ? 'a' : 'b'], fixedOrder: true };
}

/**
 * Choices of which several are right. Per choice, ours gives 1/R for each right and takes 1/R for each wrong
 * one (R: how many are right); a file that weighs otherwise comes nearest to it and is told.
 */
export function multipleBody(pieces: readonly Weighted[], fixedOrder: boolean, tell: Tell): ChoiceBody {
  if (pieces.length < 2) throw new Unreadable(said.tooFewChoices);
  const choices = optionsOf(pieces);
  const right = pieces.filter(({ permille }) => permille > 0);
  const share = right.length === 0 ? 0 : 1000 / right.length;
  const ours = pieces.every(({ permille }) => Math.abs(Math.abs(permille) - share) < 1);
  if (right.length === 0) tell(said.noKey, 'changed');
  else if (!ours) tell(said.weightsChanged, 'changed');
  const key = choices.flatMap(({ id }, i) => ((pieces[i]?.permille ?? 0) > 0 ? [id] : []));
  return { kind: 'multiple', choices, key, fixedOrder, partialCredit: 'per-choice' };
}

/** Pairs, and rights that belong to nothing; equal rights become one. */
export function matchingBody(
  pairs: readonly { left: Piece; right: Piece }[],
  distractors: readonly Piece[],
): QuestionBody {
  if (pairs.length < 2) throw new Unreadable(said.tooFewPairs);
  const places = new Map<string, number>();
  const rights: Piece[] = [];
  const placeOf = (right: Piece): number => {
    const name = `${right.picture?.file ?? ''}\n${right.text}`;
    const known = places.get(name) ?? rights.push(right) - 1;
    places.set(name, known);
    return known;
  };
  const key = pairs.map(({ right }, i) => [i, placeOf(right)] as const);
  distractors.forEach(placeOf);
  return {
    kind: 'matching',
    lefts: optionsOf(pairs.map(({ left }) => left)),
    rights: optionsOf(rights),
    key: key.map(([left, right]) => `${letterOf(left)}:${letterOf(right)}`),
    partialCredit: 'per-pair',
  };
}

/** Items as they stand in the right order. */
export function orderingBody(pieces: readonly Piece[], partial: boolean): QuestionBody {
  if (pieces.length < 2) throw new Unreadable(said.tooFewItems);
  const items = optionsOf(pieces);
  const partialCredit = partial ? 'per-neighbour' : 'all-or-nothing';
  return { kind: 'ordering', items, key: items.map(({ id }) => id), partialCredit };
}

type NumericKey = Extract<QuestionBody, { kind: 'numeric' }>['key'];

export function numericBody(key: NumericKey, unit: string, tell: Tell): QuestionBody {
  const kept = key.filter(({ permille }) => permille > 0);
  if (kept.length < key.length) tell(said.worthlessAnswers(key.length - kept.length));
  if (kept.length === 0) throw new Unreadable(said.noAccepted);
  return { kind: 'numeric', unit, key: kept };
}

/** `*` stands for anything in Moodle; as a whole answer it only carries feedback. */
export function shortTextBody(
  answers: readonly { text: string; permille: number }[],
  ignoreCase: boolean,
  tell: Tell,
): QuestionBody {
  const kept = answers.filter(({ text, permille }) => permille > 0 && text !== '');
  if (kept.length < answers.length) tell(said.worthlessAnswers(answers.length - kept.length));
  if (kept.length === 0) throw new Unreadable(said.noAccepted);
  return { kind: 'short-text', ignoreCase, ignoreAccents: false, key: kept };
}

/** What was to be said after one choice: kept, for people learn from it, but said after the question. */
export function withFeedback(
  explanation: string,
  feedback: readonly { of: string; text: string }[],
  tell: Tell,
): string {
  const lines = feedback.filter(({ text }) => text !== '' && text !== explanation);
  if (lines.length === 0) return explanation;
  tell(said.feedbackMoved, 'changed');
  const told = lines.map(({ of, text }) => (of === '' ? text : `${of}: ${text}`));
  return [explanation, ...told].filter((line) => line !== '').join('\n');
}
