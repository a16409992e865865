import {
  draftOf,
  multipleBody,
  numericBody,
  type Piece,
  piece,
  shortTextBody,
  singleBody,
  type Weighted,
} from '../core/draft/bodies.js';
import { decimalText, permilleOf } from '../core/draft/decimal.js';
import { draftLimits, Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionBody, QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { decodeText } from './decode.js';
import { Markup } from './markup.js';
import { plainOf } from './plain.js';

/** A question that one blank became. */
export type ClozePart = Pick<QuestionDraft, 'text' | 'body' | 'stimulus'>;

const types: Record<string, 'choice' | 'several' | 'short' | 'exact' | 'number'> = {};
for (const [kind, names] of Object.entries({
  choice:
    'MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS',
  several: 'MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS',
  short: 'SHORTANSWER SA MW',
  exact: 'SHORTANSWER_C SAC MWC',
  number: 'NUMERICAL NM',
} as const))
  for (const name of names.split(' ')) types[name] = kind as (typeof types)[string];

/** Where an escaped sign waits while a blank is taken apart. */
const escapes = ['\\', '~', '=', '#', '{', '}', ':'];
const hide = (text: string) =>
  text.replace(/\\([\\~=#{}:])/g, (_, sign: string) => String.fromCharCode(0xfdd0 + escapes.indexOf(sign)));
const show = (text: string) =>
  text.replace(/[\uFDD0-\uFDD6]/g, (sign) => escapes[sign.charCodeAt(0) - 0xfdd0] ?? '');

const blank = /\{(\d{0,4}):([A-Z_]{2,20}):((?:[^{}])*)\}/g;

/** Whether text has a blank of Moodle's Cloze in it. */
export const looksLikeCloze = (text: string): boolean => /\{\d{0,4}:[A-Z_]{2,20}:[^{}]/.test(text);

/** Reads a file of Moodle's Cloze format: its whole text is one question. */
export function readCloze(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  if (bytes.length > draftLimits.bytes) {
    reading.fail(said.wholeFile, said.tooLarge);
    return reading.result();
  }
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  reading.question(said.line(1), (tell) => {
    const markup = new Markup(reading, tell);
    const { text: stem, picture } = markup.stem(plainOf(text, 'moodle'));
    const parts = clozeParts(stem, 'cloze-1', tell);
    markup.done();
    return parts.map((part) => ({ ...draftOf(part.text, part.body), stimulus: part.stimulus, picture }));
  });
  return reading.result();
}

/**
 * Takes apart Moodle's Cloze, `… {1:SHORTANSWER:=Hà Nội~%50%Thăng Long#feedback} …`: one blank is a question,
 * several are as many questions that share the text.
 * @param code of the text that they share
 * @throws Unreadable with the blank that could not be read, or where there is none
 */
export function clozeParts(text: string, code: string, tellAll: Tell): ClozePart[] {
  const told = new Set<string>();
  // One answer like another: each thing is said once for the question.
  const tell: Tell = (what, action) => {
    if (!told.has(what)) tellAll(what, action);
    told.add(what);
  };
  const shut = hide(text.replace(/[\uFDD0-\uFDEF]/g, ''));
  const found = [...shut.matchAll(blank)];
  const rest = shut.replace(blank, '');
  const broken = /\{\d{0,4}:[^\n]{0,40}/.exec(rest)?.[0];
  if (broken !== undefined) throw new Unreadable(said.clozeBroken(show(broken)));
  if (found.length === 0) throw new Unreadable(said.clozeNone);
  const bodies = found.map(([whole, , type = '', answers = '']) => bodyOf(whole, type, answers, tell));
  if (new Set(found.map(([, points = '']) => points || '1')).size > 1) tell(said.points);
  let n = 0;
  const blanked = tidy(
    show(shut.replace(blank, () => (found.length === 1 ? '_____' : `[${(n += 1)}] _____`))),
  );
  const [only] = bodies;
  if (only && bodies.length === 1) return [{ text: blanked, body: only, stimulus: null }];
  tell(said.blanksSplit(bodies.length), 'changed');
  return bodies.map((body, i) => {
    return { text: said.blankAsked(i + 1), body, stimulus: { code, text: blanked, picture: null } };
  });
}

type Answer = { piece: Piece; permille: number };

function bodyOf(whole: string, type: string, raw: string, tell: Tell): QuestionBody {
  const kind = types[type];
  if (kind === undefined) throw new Unreadable(said.clozeBroken(show(whole).slice(0, 40)));
  const answers = raw.split('~').map((entry) => answerOf(entry, tell));
  const weighted = answers.map(({ piece, permille }): Weighted => ({ ...piece, permille }));
  if (kind === 'choice') return singleBody(weighted, !type.endsWith('S'), tell);
  if (kind === 'several') return multipleBody(weighted, !type.endsWith('S'), tell);
  if (kind === 'number') return numericBody(answers.flatMap(numberOf), '', tell);
  const key = answers.map(({ piece: { text }, permille }) => ({
    text,
    permille: text === '*' ? 0 : permille,
  }));
  return shortTextBody(key, kind === 'short', tell);
}

/** `=text` is right, `%50%text` partly, a bare text is wrong. */
function answerOf(entry: string, tell: Tell): Answer {
  const [text = '', ...feedback] = entry.split('#');
  if (feedback.join('').trim() !== '') tell(said.clozeFeedback);
  const [, sign = '', weight, rest = ''] = /^\s*(=?)(?:%(-?[\d.,]{1,12})%)?([^]*)$/.exec(text) ?? [];
  const permille = weight === undefined ? (sign === '=' ? 1000 : 0) : (permilleOf(weight, 100) ?? 0);
  return { piece: piece(tidy(show(rest))), permille };
}

function numberOf({ piece: { text }, permille }: Answer) {
  if (text === '*') return [];
  const [number = '', by = '0'] = text.split(':');
  const [value, tolerance] = [decimalText(number), decimalText(by)];
  if (value === null || tolerance === null) throw new Unreadable(said.badNumber(text));
  return [{ value, tolerance: tolerance.replace('-', ''), permille }];
}
