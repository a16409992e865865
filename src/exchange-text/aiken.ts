import { Buffer } from 'node:buffer';
import { draftOf, letterOf, piece, singleBody } from '../core/draft/bodies.js';
import { metaOf } from '../core/draft/meta.js';
import { draftLimits, Reading, tidy } from '../core/draft/reading.js';
import { factNames, kindNames, said } from '../core/draft/said.js';
import { hasKey, withoutPictures, Writing } from '../core/draft/writing.js';
import type { QuestionDraft, ReadResult, WriteResult } from '../core/kind/draft.js';
import { decodeText } from './decode.js';

const choiceLine = /^([A-Za-z])\s?[.)]\s*(\S[^]*)$/;
const answerLine = /^(?:ANSWER|Đáp án(?: đúng)?|Trả lời)\s*:\s*(\S[^]*)$/i;

/** Whether text may be Aiken: choices `A.` or `A)` and, on a line of its own, the answer. */
export function looksLikeAiken(text: string): boolean {
  return (
    text.split('\n').some((line) => answerLine.test(line.trim())) && /^[ \t]{0,8}[Aa]\s?[.)]/m.test(text)
  );
}

type Open = { line: number; stem: string[]; choices: string[] };

/**
 * Reads Aiken. Beyond Moodle's: stems of several lines, small letters, a space before the sign, `Đáp án: B`.
 * A line that fits nowhere is an error at its line; the questions around it are read.
 */
export function readAiken(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  if (bytes.length > draftLimits.bytes) {
    reading.fail(said.wholeFile, said.tooLarge);
    return reading.result();
  }
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  let open: Open = { line: 0, stem: [], choices: [] };
  text.split('\n').forEach((raw, i) => {
    const line = tidy(raw);
    // Moodle's rule; and in real files a line of a sign or two is a leftover.
    if (line.length < 2) return;
    const answer = answerLine.exec(line);
    const choice = choiceLine.exec(line);
    if (answer) {
      finish(open, answer[1] ?? '', i + 1, reading);
      open = { line: 0, stem: [], choices: [] };
    } else if (choice && open.stem.length === 0) {
      reading.fail(said.line(i + 1), said.aikenChoiceAlone);
    } else if (choice && isNext(open, choice[1] ?? '')) {
      open.choices.push(choice[2] ?? '');
    } else if (open.choices.length > 0) {
      const lost = choice ? said.aikenOrder((choice[1] ?? '').toUpperCase()) : said.aikenNoAnswer;
      reading.fail(said.line(i + 1), lost);
      open = { line: i + 1, stem: [line], choices: [] };
    } else {
      open.line ||= i + 1;
      open.stem.push(line);
    }
  });
  if (open.choices.length > 0) reading.fail(said.line(open.line), said.aikenNoAnswer);
  else if (open.stem.length > 0) reading.fail(said.line(open.line), said.aikenNoChoices);
  return reading.result();
}

/** Out of the order of letters a line like `A. …` is text. */
function isNext({ choices }: Open, letter: string): boolean {
  return letter.toLowerCase() === letterOf(choices.length);
}

function finish({ line, stem, choices }: Open, answer: string, at: number, reading: Reading): void {
  if (stem.length === 0) return reading.fail(said.line(at), said.aikenNoStem);
  if (choices.length === 0) return reading.fail(said.line(at), said.aikenNoChoices);
  if (choices.length === 1) return reading.fail(said.line(at), said.tooFewChoices);
  const letter = answer.replace(/[.)\s]+$/, '').toLowerCase();
  if (!choices.some((_, i) => letterOf(i) === letter))
    return reading.fail(said.line(at), said.aikenAnswerUnknown(answer));
  reading.question(said.line(line), (tell) => {
    const weighted = choices.map((text, i) => ({
      ...piece(text),
      permille: letterOf(i) === letter ? 1000 : 0,
    }));
    return [draftOf(stem.join('\n'), singleBody(weighted, false, tell))];
  });
}

/** Writes Aiken: one right choice of up to 26, nothing beside it. Each question's rest is told. */
export function writeAiken(questions: readonly QuestionDraft[]): WriteResult {
  const writing = new Writing();
  const blocks = questions.flatMap((draft, i) => {
    const tell = writing.tellOf(i, draft);
    const { body } = draft;
    if (body.kind !== 'single' && body.kind !== 'true-false') {
      tell(said.kindCannot(kindNames[body.kind]));
      return [];
    }
    if (!hasKey(draft)) {
      tell(said.noKeyOut);
      return [];
    }
    const plain = withoutPictures(draft, tell);
    const facts = metaOf(draft, new Set(['kind'])).map(([name]) => factNames[name] ?? name);
    if (facts.length > 0) tell(said.cannotSay([...new Set(facts)].join(', ')));
    const joined = (text: string) => text.replace(/\s*\n\s*/g, ' ');
    const lines = linesOf(plain);
    if (lines.some((line) => line.includes('\n'))) tell(said.linesJoined, 'changed');
    const block = `${lines.map(joined).join('\n')}\n`;
    if (!readsBack(block, lines.map(joined))) {
      tell(said.looksLikeSigns);
      return [];
    }
    return [block];
  });
  return { bytes: Buffer.from(blocks.join('\n')), losses: writing.losses };
}

function linesOf({ text, stimulus, body }: QuestionDraft): string[] {
  if (body.kind !== 'single' && body.kind !== 'true-false') return [];
  const choices = body.choices.map((choice) => `${choice.id.toUpperCase()}. ${choice.text}`);
  const stem = stimulus ? `${stimulus.text}\n${text}` : text;
  return [stem, ...choices, `ANSWER: ${body.key[0]?.toUpperCase()}`];
}

/** Aiken has no escapes: a text that looks like a choice or an answer line would make another question. */
function readsBack(block: string, [stem, ...others]: string[]): boolean {
  const { questions, errors } = readAiken(Buffer.from(block));
  const [only] = questions;
  if (errors.length > 0 || !only || questions.length > 1 || only.draft.text !== stem) return false;
  const { body } = only.draft;
  return (
    'choices' in body && body.choices.every(({ id, text }, i) => `${id.toUpperCase()}. ${text}` === others[i])
  );
}
