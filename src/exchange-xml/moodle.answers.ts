import {
  matchingBody,
  multipleBody,
  numericBody,
  orderingBody,
  type Piece,
  piece,
  shortTextBody,
  singleBody,
  trueFalseBody,
  type Weighted,
} from '../core/draft/bodies.js';
import { decimalText, permilleOf } from '../core/draft/decimal.js';
import { tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody, QuestionDraft } from '../core/kind/draft.js';
import { clozeParts } from '../exchange-text/cloze.js';
import { rawText } from './moodle.text.js';
import { child, elements, textIn, type XmlElement } from './xml.js';

/** Reads texts in their own formats. */
export type MoodleTexts = {
  piece: (element: XmlElement) => Piece;
  text: (element: XmlElement | null) => string;
};

/** `parts`: the questions that one became, where each says its own. */
export type MoodleAnswer = {
  body: QuestionBody;
  feedback: { of: string; text: string }[];
  /** The text with its gaps, where it differs from what was written. */
  stem?: string;
  parts?: Pick<QuestionDraft, 'text' | 'body' | 'stimulus'>[];
};

/** What is right in a question of a type; null for a type that has no kind of ours. */
export function moodleAnswer(
  type: string,
  question: XmlElement,
  texts: MoodleTexts,
  stem: string,
  tell: Tell,
): MoodleAnswer | null {
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
      return choices(question, type === 'multichoiceset', texts, tell);
    case 'truefalse':
      return statement(question, texts);
    case 'shortanswer':
      return shortAnswer(question, texts, tell);
    case 'numerical':
      return numerical(question, texts, tell);
    case 'matching':
    case 'ddmatch':
      return { body: pairs(question, type === 'ddmatch', texts), feedback: [] };
    case 'ordering':
      return { body: order(question, texts, tell), feedback: [] };
    case 'essay':
      return { body: essay(question, texts, tell), feedback: [] };
    case 'ddwtos':
    case 'gapselect':
      return gaps(question, type, texts, stem, tell);
    case 'cloze':
    case 'multianswer': {
      const parts = clozeParts(stem, `cloze-${question.line}`, tell);
      const [first] = parts;
      return first ? { body: first.body, feedback: [], parts } : null;
    }
    default:
      return null;
  }
}

const isTrue = (element: XmlElement | null, missing: boolean): boolean =>
  element ? /^(?:true|1)$/.test(textIn(element).trim()) : missing;

function shareOf(answer: XmlElement): number {
  const raw = answer.attributes['fraction'] ?? '0';
  const permille = permilleOf(raw, 100);
  if (permille === null) throw new Unreadable(said.badNumber(raw));
  return permille;
}

function choices(question: XmlElement, set: boolean, texts: MoodleTexts, tell: Tell): MoodleAnswer {
  const answers = elements(question, 'answer');
  const pieces = answers.map((answer): Weighted => {
    return { ...texts.piece(answer), permille: shareOf(answer) };
  });
  const fixedOrder = !isTrue(child(question, 'shuffleanswers'), true);
  const single = !set && isTrue(child(question, 'single'), true);
  const feedback = answers.map((answer, i) => ({
    of: pieces[i]?.text ?? '',
    text: texts.text(child(answer, 'feedback')),
  }));
  if (single) return { body: singleBody(pieces, fixedOrder, tell), feedback };
  const quiet = () => undefined;
  const body = multipleBody(pieces, fixedOrder, set ? quiet : tell);
  return { body: set ? ({ ...body, partialCredit: 'all-or-nothing' } as QuestionBody) : body, feedback };
}

function statement(question: XmlElement, texts: MoodleTexts): MoodleAnswer {
  const answers = elements(question, 'answer').map((answer) => ({
    isTrue: /^\s*true\s*$/i.test(rawText(answer)),
    permille: shareOf(answer),
    text: texts.text(child(answer, 'feedback')),
  }));
  const right = answers.find(({ permille }) => permille > 0);
  if (!right) throw new Unreadable(said.noAccepted);
  const feedback = answers.map((each) => ({
    of: each.isTrue ? 'Nếu chọn Đúng' : 'Nếu chọn Sai',
    text: each.text,
  }));
  return { body: trueFalseBody(right.isTrue), feedback };
}

/** In Moodle an asterisk stands for anything, unless a backslash is before it. */
function shortAnswer(question: XmlElement, texts: MoodleTexts, tell: Tell): MoodleAnswer {
  const answers = elements(question, 'answer').map((answer) => {
    const raw = rawText(answer);
    const permille = raw.trim() === '*' ? 0 : shareOf(answer);
    const free = raw.replaceAll('\\*', '').includes('*') && permille > 0;
    if (free) tell(said.wildcard(tidy(raw)), 'changed');
    return {
      text: tidy(raw.replaceAll('\\*', '*')),
      permille,
      feedback: texts.text(child(answer, 'feedback')),
    };
  });
  const key = answers.map(({ text, permille }) => ({ text, permille }));
  const body = shortTextBody(key, !isTrue(child(question, 'usecase'), false), tell);
  return { body, feedback: answers.map(({ text, feedback }) => ({ of: text, text: feedback })) };
}

function numerical(question: XmlElement, texts: MoodleTexts, tell: Tell): MoodleAnswer {
  const answers = elements(question, 'answer');
  const key = answers.flatMap((answer) => {
    const raw = rawText(answer).trim();
    if (raw === '*') return [];
    const tolerated = textIn(child(answer, 'tolerance')).trim() || '0';
    const [value, tolerance] = [decimalText(raw), decimalText(tolerated)];
    if (value === null || tolerance === null)
      throw new Unreadable(said.badNumber(value === null ? raw : tolerated));
    return [{ value, tolerance: tolerance.replace('-', ''), permille: shareOf(answer) }];
  });
  const units = child(question, 'units');
  const names = units ? elements(units, 'unit').map((unit) => tidy(textIn(child(unit, 'unit_name')))) : [];
  if (names.length > 1) tell(said.otherUnits(names.slice(1).join(', ')));
  const feedback = answers.map((answer) => ({
    of: tidy(rawText(answer)),
    text: texts.text(child(answer, 'feedback')),
  }));
  return { body: numericBody(key, names[0] ?? '', tell), feedback };
}

/** A subquestion without text is an answer to none of the others; answers of the plain type are plain text. */
function pairs(question: XmlElement, richAnswers: boolean, texts: MoodleTexts): QuestionBody {
  const sides = elements(question, 'subquestion').map((side) => {
    const answer = child(side, 'answer');
    const right = answer && richAnswers ? texts.piece(answer) : piece(tidy(rawText(answer)));
    return { left: texts.piece(side), right };
  });
  const isPair = ({ left }: (typeof sides)[number]) => left.text !== '' || left.picture !== null;
  return matchingBody(
    sides.filter(isPair),
    sides.filter((side) => !isPair(side) && side.right.text !== '').map(({ right }) => right),
  );
}

function order(question: XmlElement, texts: MoodleTexts, tell: Tell): QuestionBody {
  const grading = textIn(child(question, 'gradingtype')).trim();
  const exact = grading === 'ALL_OR_NOTHING' || grading === '-1';
  if (!exact && !/^(?:RELATIVE_NEXT_EXCLUDE_LAST|1)$/.test(grading)) tell(said.orderGrading, 'changed');
  return orderingBody(elements(question, 'answer').map(texts.piece), !exact);
}

function essay(question: XmlElement, texts: MoodleTexts, tell: Tell): QuestionBody {
  const most = Number(textIn(child(question, 'maxwordlimit')).trim());
  const guide = texts.text(child(question, 'graderinfo'));
  const ours =
    textIn(child(question, 'bang-vang')) !== '' || textIn(child(question, 'tags')).includes('bv:rubric');
  if (guide !== '' && !ours) tell(said.guideAsRubric, 'changed');
  const rubric = guide === '' ? [] : [{ code: 'a', text: guide, permille: 1000 }];
  return { kind: 'essay', maxWords: Number.isInteger(most) && most > 0 ? most : 0, rubric };
}

/** `[[2]]` in the text is the second word of the list, to be put or chosen there. */
function gaps(
  question: XmlElement,
  type: string,
  texts: MoodleTexts,
  stem: string,
  tell: Tell,
): MoodleAnswer {
  const boxes = elements(question, type === 'ddwtos' ? 'dragbox' : 'selectoption').map(texts.piece);
  const numbers = [...stem.matchAll(/\[\[(\d{1,3})\]\]/g)].map(([, number]) => Number(number));
  const pairs = numbers.map((number, i) => {
    const right = boxes[number - 1];
    if (!right) throw new Unreadable(said.badGap(number));
    return { left: piece(said.gap(i + 1)), right };
  });
  tell(said.gapsMatched, 'changed');
  let n = 0;
  return {
    body: matchingBody(
      pairs,
      boxes.filter((_, i) => !numbers.includes(i + 1)),
    ),
    feedback: [],
    stem: stem.replace(/\[\[\d{1,3}\]\]/g, () => `(${(n += 1)}) _____`),
  };
}
