import { draftOf } from '../core/draft/bodies.js';
import { type MetaPair, withMeta } from '../core/draft/meta.js';
import { draftLimits, Reading, tidy, type Tell, Unreadable } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { decodeText } from './decode.js';
import { answersOf } from './gift.answers.js';
import { openedGift, shutGift } from './gift.signs.js';
import { Markup } from './markup.js';
import { type Plain, plainOf, type TextFormat } from './plain.js';

/** Lines of one question, with what the comments above it say. */
type Block = { line: number; text: string; comments: string[]; category: string };

/** Whether text may be GIFT: an answer block whose braces close. */
export function looksLikeGift(text: string): boolean {
  return /^[ \t]{0,8}(?:::|\/\/|\$CATEGORY:)/m.test(text) || /(?<!\\)\{[^{}]{0,4000}(?<!\\)\}/.test(text);
}

/** Reads Moodle's GIFT: `question text {=right ~wrong #feedback ####explanation}`, blank lines between. */
export function readGift(bytes: Uint8Array): ReadResult {
  const reading = new Reading();
  if (bytes.length > draftLimits.bytes) {
    reading.fail(said.wholeFile, said.tooLarge);
    return reading.result();
  }
  const { text, guessed } = decodeText(bytes);
  if (guessed !== null) reading.lose(said.wholeFile, said.encoding(guessed), 'changed');
  for (const block of blocksOf(shutGift(text), reading)) {
    const where = said.line(block.line);
    reading.question(where, (tell) => questionOf(block, reading, tell));
  }
  return reading.result();
}

function blocksOf(text: string, reading: Reading): Block[] {
  const blocks: Block[] = [];
  let category = '';
  let comments: string[] = [];
  let open: Block | null = null;
  text.split('\n').forEach((raw, i) => {
    const line = raw.trim();
    if (line === '') {
      open = null;
      comments = [];
    } else if (line.startsWith('//')) {
      comments.push(line);
    } else if (open === null && line.startsWith('$CATEGORY:')) {
      const path = tidy(openedGift(line.slice('$CATEGORY:'.length)));
      category = topicOf(path, said.line(i + 1), reading);
    } else if (open === null) {
      open = { line: i + 1, text: raw, comments, category };
      blocks.push(open);
      comments = [];
    } else {
      open.text += `\n${raw}`;
      for (const comment of comments) open.comments.push(comment);
      comments = [];
    }
  });
  return blocks;
}

/** A category is a path from the top; its last name is nearest to a topic. */
export function topicOf(path: string, where: string, reading: Reading): string {
  const names = path
    .replaceAll('//', '\uFDDF')
    .split('/')
    .map((name) => name.replaceAll('\uFDDF', '/').trim())
    .filter((name) => name !== '' && name !== 'top' && !/^\$\w+\$$/.test(name));
  if (names.length > 1) reading.tally(where, said.categoryPath(path), 'changed');
  return names.at(-1) ?? '';
}

function questionOf(block: Block, reading: Reading, tell: Tell): QuestionDraft[] {
  const title = /^\s*::([^]*?)::/.exec(block.text);
  const rest = title ? block.text.slice(title[0].length) : block.text;
  const from = rest.indexOf('{');
  if (from < 0) {
    if (rest.includes('}')) throw new Unreadable(said.giftAnswer);
    tell(said.description);
    return [];
  }
  const until = rest.indexOf('}', from);
  if (until < 0) throw new Unreadable(said.giftBrace);
  const [before, inside, after] = [
    rest.slice(0, from),
    rest.slice(from + 1, until),
    rest.slice(until + 1).trim(),
  ];
  if (/[{}]/.test(after)) tell(said.giftSecondBlock, 'changed');
  const markup = new Markup(reading, tell);
  const { format, text } = formatOf(before);
  // A word is missing where more text follows.
  const stem = after === '' ? text : `${text.trimEnd()} _____ ${after}`;
  const { stimulus, ...asked } = markup.stem(plainOf(openedGift(stem), format));
  if (asked.text === '') throw new Unreadable(said.noText);
  const { body, explanation } = answersOf(inside, (raw) => markup.piece(plainIn(raw, format)), tell);
  markup.done();
  const draft = { ...draftOf(asked.text, body), picture: asked.picture, stimulus, explanation };
  const name = tidy(openedGift(title?.[1] ?? ''));
  return [withComments({ ...draft, topic: block.category }, block, name, reading, tell)];
}

/** `[id:…]` is the code; tags of others are told; `[bv:name value]` is ours. */
function withComments(
  draft: QuestionDraft,
  { comments, line }: Block,
  name: string,
  reading: Reading,
  tell: Tell,
): QuestionDraft {
  const marks = comments.flatMap((comment) => [...comment.matchAll(/\[(id|tag|bv):((?:[^[\]\\]|\\.)*)\]/g)]);
  const pairs: MetaPair[] = [];
  const tags: string[] = [];
  for (const [, kind, raw = ''] of marks) {
    const value = openedGift(raw.replace(/\\([[\]\\])/g, '$1'));
    const [, key = '', rest = ''] = /^(\w+) ([^]*)$/.exec(value) ?? [];
    if (kind === 'id') pairs.push(['code', value]);
    else if (kind === 'bv') pairs.push([key, rest]);
    else tags.push(tidy(value));
  }
  if (tags.length > 0) tell(said.tags(tags.join(', ')));
  const whole = withMeta(draft, pairs, tell);
  const repeats =
    name === '' || name === whole.code || whole.text.startsWith(name.replace(/(\.\.\.|…)$/, ''));
  if (!repeats) reading.tally(said.line(line), said.name);
  return whole;
}

function formatOf(raw: string, fallback: TextFormat = 'moodle'): { format: TextFormat; text: string } {
  const mark = /^\s*\[(html|plain|moodle|markdown)\]/i.exec(raw);
  return mark
    ? { format: (mark[1] ?? '').toLowerCase() as TextFormat, text: raw.slice(mark[0].length) }
    : { format: fallback, text: raw };
}

/** A text of the file, in its own format or in that of the question. */
function plainIn(raw: string, fallback: TextFormat): Plain {
  const { format, text } = formatOf(raw, fallback);
  return plainOf(openedGift(text), format);
}
