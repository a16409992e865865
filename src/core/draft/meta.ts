import type { Difficulty } from '../rulebook.js';
import { difficulties } from '../rulebook.js';
import type { DraftCitation, Option, QuestionBody, QuestionDraft } from '../kind/draft.js';
import { letterOf } from './bodies.js';
import { said } from './said.js';
import { type Tell, tidy } from './reading.js';

/** One fact of a question in a place that a format leaves to others: a comment, an own element. */
export type MetaPair = readonly [name: string, value: string];

export type MetaName = keyof typeof writers;

/** What a format has no place of its own for, by name; `null`: nothing to say. */
const writers = {
  code: ({ code }: QuestionDraft) => code || null,
  topic: ({ topic }: QuestionDraft) => topic || null,
  difficulty: ({ difficulty }: QuestionDraft) => difficulty,
  audience: ({ audience }: QuestionDraft) => (audience.length > 0 ? JSON.stringify(audience) : null),
  explanation: ({ explanation }: QuestionDraft) => explanation || null,
  asksAbout: ({ asksAbout }: QuestionDraft) => asksAbout,
  validFrom: ({ validFrom }: QuestionDraft) => validFrom,
  validUntil: ({ validUntil }: QuestionDraft) => validUntil,
  stimulus: ({ stimulus }: QuestionDraft) => stimulus && stimulus.code,
  kind: ({ body }: QuestionDraft) => (isUnusual(body) ? body.kind : null),
  fixedOrder: ({ body }: QuestionDraft) =>
    'fixedOrder' in body && body.fixedOrder !== (body.kind === 'true-false') ? String(body.fixedOrder) : null,
  partialCredit: ({ body }: QuestionDraft) => ('partialCredit' in body ? body.partialCredit : null),
  order: ({ body }: QuestionDraft) => orderOf(body),
  unit: ({ body }: QuestionDraft) => (body.kind === 'numeric' && body.unit) || null,
  ignoreCase: ({ body }: QuestionDraft) => (body.kind === 'short-text' ? String(body.ignoreCase) : null),
  ignoreAccents: ({ body }: QuestionDraft) =>
    body.kind === 'short-text' && body.ignoreAccents ? 'true' : null,
  maxWords: ({ body }: QuestionDraft) => (body.kind === 'essay' ? String(body.maxWords) : null),
  rubric: ({ body }: QuestionDraft) =>
    body.kind === 'essay'
      ? JSON.stringify(body.rubric.map(({ code, text, permille }) => [code, text, permille]))
      : null,
};

/** Facts of a question that `native`, what the format says in its own words, does not hold. */
export function metaOf(draft: QuestionDraft, native: ReadonlySet<string>): MetaPair[] {
  const facts = (Object.keys(writers) as MetaName[]).flatMap((name): MetaPair[] => {
    const value = native.has(name) ? null : writers[name](draft);
    return value === null ? [] : [[name, value]];
  });
  const citations = draft.citations.map(({ document, article, clause, point, summary }): MetaPair => {
    return ['citation', JSON.stringify([document, article, clause, point, summary])];
  });
  return [...facts, ...(native.has('citation') ? [] : citations)];
}

/** A draft with the facts that stood beside it; what is unknown or cannot be, is told and left. */
export function withMeta(draft: QuestionDraft, pairs: readonly MetaPair[], tell: Tell): QuestionDraft {
  return pairs.reduce((so, [name, value]) => {
    const changed = Object.hasOwn(readers, name) ? readers[name]?.(so, tidy(value)) : null;
    if (changed) return changed;
    tell(said.metaUnread(name));
    return so;
  }, draft);
}

type Reader = (draft: QuestionDraft, value: string) => QuestionDraft | null;

const readers: Record<string, Reader> = {
  code: (draft, code) => ({ ...draft, code }),
  topic: (draft, topic) => ({ ...draft, topic }),
  difficulty: (draft, value) =>
    (difficulties as readonly string[]).includes(value)
      ? { ...draft, difficulty: value as Difficulty }
      : null,
  audience: (draft, value) => {
    const audience = textsOf(value);
    return audience && { ...draft, audience };
  },
  explanation: (draft, explanation) => ({ ...draft, explanation }),
  asksAbout: (draft, day) => (isDay(day) ? { ...draft, asksAbout: day } : null),
  validFrom: (draft, day) => (isDay(day) ? { ...draft, validFrom: day } : null),
  validUntil: (draft, day) => (isDay(day) ? { ...draft, validUntil: day } : null),
  citation: (draft, value) => {
    const parts = textsOf(value);
    if (parts?.length !== 5) return null;
    const [document = '', article = '', clause = '', point = '', summary = ''] = parts;
    const citation: DraftCitation = { document, article, clause, point, summary };
    return { ...draft, citations: [...draft.citations, citation] };
  },
  stimulus: (draft, code) => (draft.stimulus ? { ...draft, stimulus: { ...draft.stimulus, code } } : null),
  kind: (draft, value) => onBody(draft, withKind(draft.body, value)),
  fixedOrder: (draft, value) =>
    'fixedOrder' in draft.body && isFlag(value)
      ? { ...draft, body: { ...draft.body, fixedOrder: value === 'true' } }
      : null,
  partialCredit: (draft, value) => onBody(draft, withPartialCredit(draft.body, value)),
  order: (draft, value) => onBody(draft, reordered(draft.body, value)),
  unit: (draft, unit) => (draft.body.kind === 'numeric' ? onBody(draft, { ...draft.body, unit }) : null),
  ignoreCase: (draft, value) =>
    draft.body.kind === 'short-text' && isFlag(value)
      ? onBody(draft, { ...draft.body, ignoreCase: value === 'true' })
      : null,
  ignoreAccents: (draft, value) =>
    draft.body.kind === 'short-text' && isFlag(value)
      ? onBody(draft, { ...draft.body, ignoreAccents: value === 'true' })
      : null,
  maxWords: (draft, value) =>
    draft.body.kind === 'essay' && /^\d{1,6}$/.test(value)
      ? onBody(draft, { ...draft.body, maxWords: Number(value) })
      : null,
  rubric: (draft, value) => {
    const rubric = rubricOf(value);
    return draft.body.kind === 'essay' && rubric ? onBody(draft, { ...draft.body, rubric }) : null;
  },
};

const onBody = (draft: QuestionDraft, body: QuestionBody | null): QuestionDraft | null =>
  body && { ...draft, body };
const isFlag = (value: string): boolean => value === 'true' || value === 'false';
const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether a reader that sees only texts would take it for another kind. */
function isUnusual(body: QuestionBody): boolean {
  if (body.kind !== 'single' && body.kind !== 'true-false') return false;
  const usual = body.choices.map(({ text }) => text).join('\n') === 'Đúng\nSai';
  return usual !== (body.kind === 'true-false');
}

function withKind(body: QuestionBody, kind: string): QuestionBody | null {
  if (body.kind !== 'single' && body.kind !== 'true-false') return null;
  if (kind === 'single') return { ...body, kind, fixedOrder: false };
  return kind === 'true-false' ? { ...body, kind, fixedOrder: true } : null;
}

function withPartialCredit(body: QuestionBody, value: string): QuestionBody | null {
  if (value === 'all-or-nothing' && 'partialCredit' in body) return { ...body, partialCredit: value };
  if (value === 'per-choice' && body.kind === 'multiple') return { ...body, partialCredit: value };
  if (value === 'per-pair' && body.kind === 'matching') return { ...body, partialCredit: value };
  if (value === 'per-neighbour' && body.kind === 'ordering') return { ...body, partialCredit: value };
  return null;
}

/** Formats that list items in the right order, or rights as their pairs come, forget how they stood. */
function orderOf(body: QuestionBody): string | null {
  if (body.kind === 'ordering') return body.key.join('');
  if (body.kind !== 'matching') return null;
  return [...new Set([...body.key.map(rightOf), ...body.rights.map(({ id }) => id)])].join('');
}

const rightOf = (pair: string): string => pair.slice(pair.indexOf(':') + 1);

/** `order[i]`: the letter that the list's entry at place i once had. */
function reordered(body: QuestionBody, order: string): QuestionBody | null {
  const list = body.kind === 'ordering' ? body.items : body.kind === 'matching' ? body.rights : [];
  const letters = order.split('');
  const whole = list.map((_, i) => letterOf(i)).join('');
  if (list.length === 0 || letters.toSorted().join('') !== whole) return null;
  const sorted = list
    .map((option, i): Option => ({ ...option, id: letters[i] ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (body.kind === 'ordering') return { ...body, items: sorted, key: letters };
  if (body.kind !== 'matching') return null;
  const renamed = new Map(body.rights.map(({ id }, i) => [id, letters[i] ?? '']));
  const key = body.key.map((pair) => `${pair.split(':')[0]}:${renamed.get(rightOf(pair))}`);
  return { ...body, rights: sorted, key };
}

function textsOf(value: string): string[] | null {
  const list = json(value);
  return Array.isArray(list) && list.every((each) => typeof each === 'string') ? list.map(tidy) : null;
}

function rubricOf(value: string): { code: string; text: string; permille: number }[] | null {
  const rows = json(value);
  if (!Array.isArray(rows)) return null;
  const rubric = rows.flatMap((row: unknown) => {
    if (!Array.isArray(row)) return [];
    const [code, text, permille] = row as unknown[];
    const good = typeof code === 'string' && typeof text === 'string' && Number.isInteger(permille);
    return good ? [{ code: tidy(code), text: tidy(text), permille: permille as number }] : [];
  });
  return rubric.length === rows.length ? rubric : null;
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
