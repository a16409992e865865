import { Buffer } from 'node:buffer';
import { percentText } from '../core/draft/decimal.js';
import { metaOf } from '../core/draft/meta.js';
import type { Tell } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { hasKey, withoutPictures, Writing } from '../core/draft/writing.js';
import type { Option, QuestionBody, QuestionDraft, WriteResult } from '../core/kind/draft.js';
import { escapedGift } from './gift.signs.js';
import { htmlOf, stimulusClass } from './plain.js';

const native = new Set(['code', 'topic', 'explanation']);

/** How texts of one question are written: in the format of its stem, or marked as plain. */
type Style = { html: boolean };

/** Writes GIFT; what it has no word for stands in comments that our reader knows. */
export function writeGift(questions: readonly QuestionDraft[]): WriteResult {
  const writing = new Writing();
  let topic = '';
  const blocks = questions.flatMap((draft, i) => {
    const tell = writing.tellOf(i, draft);
    if (!hasKey(draft)) {
      tell(said.noKeyOut);
      return [];
    }
    const turn = draft.topic === topic ? '' : `$CATEGORY: ${categoryOf(draft.topic)}\n\n`;
    topic = draft.topic;
    return [turn + blockOf(withoutPictures(draft, tell), tell)];
  });
  return { bytes: Buffer.from(blocks.join('\n')), losses: writing.losses };
}

const categoryOf = (topic: string): string =>
  topic === '' ? 'top' : escapedGift(topic.replaceAll('/', '//'));

function blockOf(draft: QuestionDraft, tell: Tell): string {
  // Only HTML can say where a stimulus ends, and an arrow that is no arrow of a pair.
  const arrow = draft.body.kind === 'matching' && draft.body.lefts.some(({ text }) => text.includes('->'));
  const style = { html: draft.stimulus !== null || arrow };
  const comments = metaOf(draft, native).map(([name, value]) => `// [bv:${name} ${commented(value)}]\n`);
  if (draft.code !== '') comments.unshift(`// [id:${commented(draft.code)}]\n`);
  const title = draft.code === '' ? '' : `::${escapedGift(draft.code)}::`;
  const explanation = draft.explanation === '' ? '' : `\n####${textOf(draft.explanation, style)}`;
  const block = `${answersOf(draft.body, style, tell)}${explanation}`;
  return `${comments.join('')}${title}${stemOf(draft, style)}{${block}${block.includes('\n') ? '\n' : ''}}\n`;
}

const commented = (value: string): string => escapedGift(value).replace(/[[\]]/g, (sign) => `\\${sign}`);

function stemOf({ text, stimulus }: QuestionDraft, { html }: Style): string {
  if (!html) return `[plain]${escapedGift(text)}`;
  const shared = stimulus ? `<div class="${stimulusClass}">${htmlOf(stimulus.text)}</div>` : '';
  return `[html]${escapedGift(`${shared}<p>${htmlOf(text)}</p>`)}`;
}

function textOf(text: string, { html }: Style): string {
  return (html || /^(?:\[|\/\/)/.test(text) ? '[plain]' : '') + escapedGift(text);
}

function answersOf(body: QuestionBody, style: Style, tell: Tell): string {
  switch (body.kind) {
    case 'true-false':
    case 'single':
      return isStatement(body) ? statementOf(body.key) : choicesOf(body, style);
    case 'multiple':
      return choicesOf(body, style);
    case 'matching':
      return matchingOf(body, style);
    case 'ordering':
      return orderingOf(body, style);
    case 'numeric':
      return numericOf(body.key);
    case 'short-text':
      return shortTextOf(body.key, tell);
    case 'essay':
      return '';
  }
}

type Choices = Extract<QuestionBody, { kind: 'single' | 'true-false' | 'multiple' }>;

const isStatement = ({ kind, choices }: Choices): boolean =>
  kind === 'true-false' && choices.map(({ text }) => text).join('\n') === 'Đúng\nSai';

const statementOf = ([key]: string[]): string => (key === 'a' ? 'TRUE' : 'FALSE');

function choicesOf(body: Choices, style: Style): string {
  const share = (100 / body.key.length).toFixed(5).replace(/\.?0+$/, '');
  const lines = body.choices.map(({ id, text }) => {
    const isRight = body.key.includes(id);
    if (body.kind === 'multiple') return `~%${isRight ? '' : '-'}${share}%${textOf(text, style)}`;
    const weight = text.startsWith('%') ? `%${isRight ? 100 : 0}%` : '';
    return `${isRight ? '=' : '~'}${weight}${textOf(text, style)}`;
  });
  return `\n${lines.join('\n')}`;
}

function matchingOf(body: Extract<QuestionBody, { kind: 'matching' }>, style: Style): string {
  const rightOf = new Map(body.key.map((pair) => [pair.split(':')[0], pair.split(':')[1]]));
  const used = new Set(rightOf.values());
  const textAt = (id: string | undefined) => body.rights.find((right) => right.id === id)?.text ?? '';
  const pairs = body.lefts.map(
    ({ id, text }) => `=${leftOf(text, style)} -> ${textOf(textAt(rightOf.get(id)), style)}`,
  );
  const distractors = body.rights
    .filter(({ id }) => !used.has(id))
    .map(({ text }) => `= -> ${textOf(text, style)}`);
  return `\n${[...pairs, ...distractors].join('\n')}`;
}

function leftOf(text: string, style: Style): string {
  const weight = text.startsWith('%') ? '%100%' : '';
  return text.includes('->') ? `${weight}[html]${escapedGift(htmlOf(text))}` : weight + textOf(text, style);
}

function orderingOf(
  { items, key, partialCredit }: Extract<QuestionBody, { kind: 'ordering' }>,
  style: Style,
): string {
  const grading = partialCredit === 'all-or-nothing' ? 'ALL_OR_NOTHING' : 'RELATIVE_NEXT_EXCLUDE_LAST';
  const inOrder = key.flatMap((id) => items.filter((item: Option) => item.id === id));
  return `>ALL VERTICAL ${grading}\n${inOrder.map(({ text }) => textOf(text, style)).join('\n')}`;
}

function numericOf(key: Extract<QuestionBody, { kind: 'numeric' }>['key']): string {
  const [only, ...others] = key;
  if (only && others.length === 0 && only.permille === 1000) return `#${only.value}:${only.tolerance}`;
  const lines = key.map((each) => `=%${percentText(each.permille)}%${each.value}:${each.tolerance}`);
  return `#\n${lines.join('\n')}`;
}

function shortTextOf(key: { text: string; permille: number }[], tell: Tell): string {
  const lines = key.map(({ text, permille }) => {
    const kept = text.replaceAll('->', '→');
    if (kept !== text) tell(said.arrowChanged, 'changed');
    const weight = permille === 1000 && !kept.startsWith('%') ? '' : `%${percentText(permille)}%`;
    return `=${weight}${kept.startsWith('[') ? '[plain]' : ''}${escapedGift(kept)}`;
  });
  return `\n${lines.join('\n')}`;
}
