import {
  draftOf,
  letterOf,
  multipleBody,
  numericBody,
  type Piece,
  shortTextBody,
  singleBody,
} from '../core/draft/bodies.js';
import { decimalText } from '../core/draft/decimal.js';
import { type Tell, tidy, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { PictureRef, QuestionBody, QuestionDraft, Stimulus } from '../core/kind/draft.js';
import { searchKey } from '../core/text.js';
import { markNames, officeSaid } from '../exchange-office/office.said.js';
import type { KeyEntry } from './exam.keys.js';
import type { FoundOption } from './exam.signs.js';
import type { RawQuestion } from './exam.js';
import { isAll, part, picturesIn, type Rich, trimmed } from './rich.js';
import { type Look, looks } from './word.styles.js';

type Pictures = readonly (PictureRef | null)[];
type Mark = keyof typeof markNames;

/** Understands one question. @throws Unreadable where it is none, or where its signs of the answer contradict */
export function draftOfRaw(
  raw: RawQuestion,
  keys: readonly KeyEntry[],
  pictures: Pictures,
  tell: Tell,
): QuestionDraft {
  for (const note of raw.notes) tell(note, 'changed');
  const stem = pieceOf(raw.stem, pictures, tell);
  if (stem.text === '' && stem.picture === null) throw new Unreadable(said.noText);
  const body = raw.options.length === 0 ? freeBody(raw, keys, tell) : choiceBody(raw, keys, pictures, tell);
  const told = [...raw.explanation, ...keys.map(({ explanation }) => explanation)];
  const explanation = pieceOf([richOf(told.join('\n'))], pictures, tell);
  if (explanation.picture) tell(said.pictureHere);
  return {
    ...draftOf(stem.text, body),
    picture: stem.picture,
    stimulus: raw.shared && stimulusOf(raw.shared, pictures, tell),
    explanation: explanation.text,
  };
}

const richOf = (text: string): Rich => ({ text, looks: '\0'.repeat(text.length) });

function stimulusOf(
  { code, text }: { code: string; text: Rich[] },
  pictures: Pictures,
  tell: Tell,
): Stimulus {
  return { code, ...pieceOf(text, pictures, tell) };
}

function pieceOf(lines: readonly Rich[], pictures: Pictures, tell: Tell): Piece {
  const { text, pictures: places } = picturesIn(lines.map((line) => line.text).join('\n'));
  const [first, ...others] = places.flatMap((place) => pictures[place] ?? []);
  if (others.length > 0) tell(said.pictureExtra);
  return { text: tidy(text.replaceAll('\t', ' ')), picture: first ?? null };
}

function choiceBody(
  raw: RawQuestion,
  keys: readonly KeyEntry[],
  pictures: Pictures,
  tell: Tell,
): QuestionBody {
  if (raw.options.length < 2) throw new Unreadable(officeSaid.oneOption);
  const options = raw.options.map(withoutWord);
  const right = rightOf(raw, options, keys);
  const share = right.length === 0 ? 0 : Math.round(1000 / right.length);
  const weighted = options.map(({ body }, i) => ({
    ...pieceOf([body], pictures, tell),
    permille: right.includes(letterOf(i)) ? share : right.length > 1 ? -share : 0,
  }));
  if (weighted.some(({ text, picture }) => text === '' && picture === null))
    throw new Unreadable(officeSaid.emptyOption);
  return right.length > 1 ? multipleBody(weighted, false, tell) : singleBody(weighted, false, tell);
}

type Option = FoundOption & { isWord: boolean };

/** `… (đúng)` at the end of a choice marks it and is no part of it; `while (true)` is code. */
function withoutWord(option: FoundOption): Option {
  const match = /\s*[([]\s*(?:đúng|đáp án đúng|correct)\s*[)\]]\s*\.?\s*$/iu.exec(option.body.text);
  if (!match) return { ...option, isWord: false };
  return { ...option, body: trimmed(part(option.body, 0, match.index)), isWord: true };
}

/** The right letters, by every sign there is. @throws Unreadable where two signs say different things */
function rightOf(raw: RawQuestion, options: readonly Option[], keys: readonly KeyEntry[]): string[] {
  const told = new Map<Mark, string[]>();
  const add = (mark: Mark, letters: string[]) => {
    if (letters.length > 0) told.set(mark, letters.toSorted());
  };
  add(
    'star',
    having(options, ({ isStarred }) => isStarred),
  );
  add(
    'word',
    having(options, ({ isWord }) => isWord),
  );
  add('line', answerLetters(raw, options));
  add('table', keyLetters(options, keys));
  const inWords = told.size > 0;
  for (const mark of ['underline', 'highlight', 'colour', 'bold'] as const)
    add(mark, markedBy(options, mark, inWords));
  // A foreign word or a title stands in italics too.
  if (told.size === 0) add('italic', markedBy(options, 'italic', false));
  const answers = [...told];
  const [first] = answers;
  if (answers.some(([, letters]) => letters.join('') !== first?.[1].join(''))) {
    const signs = answers.map(
      ([mark, letters]) => `${markNames[mark]} chỉ ${letters.join(', ').toUpperCase()}`,
    );
    throw new Unreadable(officeSaid.conflict(signs.join('; ')));
  }
  return first?.[1] ?? [];
}

const having = (options: readonly Option[], has: (option: Option, i: number) => boolean): string[] =>
  options.flatMap((option, i) => (has(option, i) ? [letterOf(i)] : []));

/** By a look of the letter or of the whole choice that not all of them have. */
function markedBy(options: readonly Option[], look: Look, inWords: boolean): string[] {
  const bit = looks[look];
  const labels = having(options, ({ label }) => isAll(label, bit));
  const bodies = having(options, ({ body }) => isAll(body, bit));
  const some = (letters: string[]) => (letters.length < options.length ? letters : []);
  const byLabel = some(labels);
  const byBody = some(bodies);
  // Letters are often set bold by habit, here and there one forgotten: words of the document count more.
  const habit = inWords && byBody.length === 0 && byLabel.length > 1;
  return habit ? [] : [...new Set([...byLabel, ...byBody])].sort();
}

function answerLetters(raw: RawQuestion, options: readonly Option[]): string[] {
  const letters = raw.answers.flatMap((answer) => {
    if (/^[a-h]{1,8}$/.test(answer)) return answer.split('');
    const same = having(options, ({ body }) => searchKey(body.text) === searchKey(answer));
    if (same.length === 0) throw new Unreadable(officeSaid.keyOutOf(answer.slice(0, 40)));
    return same;
  });
  return known([...new Set(letters)], options);
}

function keyLetters(options: readonly Option[], keys: readonly KeyEntry[]): string[] {
  const all = [
    ...new Set(keys.filter(({ letters }) => letters.length > 0).map(({ letters }) => letters.join(''))),
  ];
  if (all.length > 1) throw new Unreadable(officeSaid.keyTwice(all.join(', ').toUpperCase()));
  return known(all[0]?.split('') ?? [], options);
}

function known(letters: string[], options: readonly Option[]): string[] {
  const missing = letters.find((letter) => letter >= letterOf(options.length));
  if (missing !== undefined) throw new Unreadable(officeSaid.keyMissing(missing.toUpperCase()));
  return letters;
}

/** A question without choices: a number, a short text, or in a part for them an essay. */
function freeBody(raw: RawQuestion, keys: readonly KeyEntry[], tell: Tell): QuestionBody {
  const [answer] = raw.answers;
  if (answer !== undefined) {
    const [, number = '', unit = ''] = /^([-+]?[\d.,]{1,20})\s*([^\d]{0,30})$/u.exec(answer) ?? [];
    const value = decimalText(number.replace(/[.,]$/, ''));
    if (value !== null)
      return numericBody([{ value, tolerance: '0', permille: 1000 }], tidy(unit.replace(/\.$/, '')), tell);
    return shortTextBody([{ text: tidy(answer), permille: 1000 }], true, tell);
  }
  if (/tự luận/iu.test(raw.section) || keys.some(({ explanation }) => explanation !== '')) {
    tell(officeSaid.essayAssumed, 'changed');
    return { kind: 'essay', maxWords: 0, rubric: [] };
  }
  throw new Unreadable(officeSaid.noOptions);
}
