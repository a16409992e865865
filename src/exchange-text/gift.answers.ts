import {
  matchingBody,
  multipleBody,
  numericBody,
  orderingBody,
  type Piece,
  shortTextBody,
  singleBody,
  trueFalseBody,
  type Weighted,
  withFeedback,
} from '../core/draft/bodies.js';
import { decimalText, permilleOf, rangeOf } from '../core/draft/decimal.js';
import { tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody } from '../core/kind/draft.js';
import { openedGift } from './gift.signs.js';

/** Reads text of the block in the question's format. */
type ReadPiece = (raw: string) => Piece;
type Answer = { right: boolean; permille: number | null; text: string; feedback: string };
type Answered = { body: QuestionBody; explanation: string };

/**
 * What stands in the braces: by its first signs an essay, a number, an order, choices, pairs, a statement or
 * short texts, told apart as Moodle does.
 * @throws Unreadable for what is none of them
 */
export function answersOf(inside: string, read: ReadPiece, tell: Tell): Answered {
  const [block, general] = split(inside, '####');
  const explanation = general === '' ? '' : read(general.trim()).text;
  const raw = block.trim();
  if (raw === '') return { body: { kind: 'essay', maxWords: 0, rubric: [] }, explanation };
  if (raw.startsWith('#')) return numeric(raw.slice(1), explanation, read, tell);
  if (raw.startsWith('>')) return { body: ordering(raw.slice(1), read), explanation };
  if (raw.includes('~')) return choices(raw, explanation, read, tell);
  if (raw.includes('=') && raw.includes('->')) return { body: matching(raw, read, tell), explanation };
  return statement(raw, explanation, read, tell) ?? shortText(raw, explanation, read, tell);
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** `=text ~text =%50%text#feedback`, in their order; what stands before the first sign counts as `=`. */
function answers(raw: string, tell: Tell): Answer[] {
  return [...raw.matchAll(/([=~]?)([^=~]+)/g)].flatMap(([, sign = '', entry = '']) => {
    if (entry.trim() === '') return [];
    const weight = /^\s*%([^%]{1,20})%/.exec(entry);
    const [text, feedback] = split(weight ? entry.slice(weight[0].length) : entry, '#');
    const permille = weight ? permilleOf(weight[1] ?? '', 100) : null;
    if (weight && permille === null) tell(said.badNumber(weight[1] ?? ''), 'changed');
    return [{ right: sign !== '~', permille, text: text.trim(), feedback: feedback.trim() }];
  });
}

function choices(raw: string, explanation: string, read: ReadPiece, tell: Tell): Answered {
  const entries = answers(raw, tell);
  const pieces = entries.map(({ text, right, permille }): Weighted => {
    return { ...read(text), permille: permille ?? (right ? 1000 : 0) };
  });
  const several =
    !entries.some(({ right }) => right) && pieces.filter(({ permille }) => permille > 0).length > 0;
  const body = several ? multipleBody(pieces, false, tell) : singleBody(pieces, false, tell);
  const feedback = entries.map((entry, i) => ({ of: pieces[i]?.text ?? '', text: feedbackOf(entry, read) }));
  return { body, explanation: withFeedback(explanation, feedback, tell) };
}

const feedbackOf = ({ feedback }: Answer, read: ReadPiece): string =>
  feedback === '' ? '' : read(feedback).text;

/** `=left -> right`; a right side without a left one is there to distract. */
function matching(raw: string, read: ReadPiece, tell: Tell): QuestionBody {
  const entries = answers(raw, tell);
  const pairs = entries.map(({ text }) => split(text, '->').map((side) => read(side.trim())));
  const sides = pairs.flatMap(([left, right]) => (left && right ? [{ left, right }] : []));
  const isPair = ({ left }: { left: Piece }) => left.text !== '' || left.picture !== null;
  if (sides.some(({ right }) => right.text === '' && right.picture === null))
    throw new Unreadable(said.giftAnswer);
  const distractors = sides.filter((pair) => !isPair(pair)).map(({ right }) => right);
  return matchingBody(sides.filter(isPair), distractors);
}

/** The ordering question of Moodle: words that say how it is shown, then an item a line. */
function ordering(raw: string, read: ReadPiece): QuestionBody {
  const [head = '', ...lines] = raw.split('\n');
  const items = lines.map((line) => line.trim()).filter((line) => line !== '');
  const exact = /\b(?:ALL_OR_NOTHING|EXACT)\b/.test(head);
  return orderingBody(items.map(read), !exact);
}

function statement(raw: string, explanation: string, read: ReadPiece, tell: Tell): Answered | null {
  const [word = '', ...feedback] = raw.split('#');
  const match = /^(?:(t|true)|(f|false))$/i.exec(word.trim());
  if (!match) return null;
  const body = trueFalseBody(match[1] !== undefined);
  const [wrong = '', right = ''] = feedback.map((text) => (text.trim() === '' ? '' : read(text.trim()).text));
  const told = [
    { of: 'Nếu trả lời đúng', text: right },
    { of: 'Nếu trả lời sai', text: wrong },
  ];
  return { body, explanation: withFeedback(explanation, told, tell) };
}

function shortText(raw: string, explanation: string, read: ReadPiece, tell: Tell): Answered {
  const entries = answers(raw, tell);
  const accepted = entries.map(({ text, permille }) => ({
    text: tidy(openedGift(text.replace(/^\s*\[plain\]/i, ''))),
    permille: permille ?? 1000,
  }));
  for (const { text } of accepted) if (/[^*]\*|\*[^*]/.test(text)) tell(said.wildcard(text), 'changed');
  const body = shortTextBody(
    accepted.map((each) => (each.text === '*' ? { ...each, permille: 0 } : each)),
    true,
    tell,
  );
  const feedback = entries.map((entry, i) => ({
    of: accepted[i]?.text ?? '',
    text: feedbackOf(entry, read),
  }));
  return { body, explanation: withFeedback(explanation, feedback, tell) };
}

/** `#3:2`, `#1..5`, or several as `#=%50%3:2#feedback =4`. */
function numeric(raw: string, explanation: string, read: ReadPiece, tell: Tell): Answered {
  const entries = answers(raw, tell);
  const key = entries.map(({ text, permille }) => ({
    ...within(openedGift(text).trim()),
    permille: permille ?? 1000,
  }));
  const kept = key.filter(({ value }) => value !== '*');
  const feedback = entries.map((entry) => ({ of: openedGift(entry.text), text: feedbackOf(entry, read) }));
  return { body: numericBody(kept, '', tell), explanation: withFeedback(explanation, feedback, tell) };
}

/** @throws Unreadable for what is neither a number, nor a number with its tolerance, nor a range */
function within(text: string): { value: string; tolerance: string } {
  if (text === '*' || text === '') return { value: '*', tolerance: '0' };
  const range = text.split('..');
  if (range.length === 2) {
    const found = rangeOf(range[0] ?? '', range[1] ?? '');
    if (!found) throw new Unreadable(said.badRange(text));
    return found;
  }
  const [number = '', by = '0'] = text.split(':');
  const [value, tolerance] = [decimalText(number), decimalText(by)];
  if (value === null || tolerance === null) throw new Unreadable(said.badNumber(text));
  return { value, tolerance: tolerance.replace('-', '') };
}
