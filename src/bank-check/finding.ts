import type { QuestionDraft } from '../core/kind/draft.js';

type Path = readonly (string | number)[];

/** A rule set aside for one question or one topic, by a person who says why; a name that no rule has covers nothing. */
export interface Allowance {
  rule: string;
  reason: string;
}

/** A question under check, with the way back to its place in a file. */
export interface Subject {
  draft: QuestionDraft;
  version: number;
  file: string;
  /** Line of a field like `['choices', 2]`, from 1; of the nearest field above it where it does not exist. */
  lineOf: (path: Path) => number;
  allow: readonly Allowance[];
}

export type Severity = 'error' | 'warning';

/** What a rule found. `question`: its code; empty, and version 0, for a finding about a whole topic. */
export interface Finding {
  rule: RuleName;
  severity: Severity;
  file: string;
  line: number;
  question: string;
  version: number;
  params: Record<string, string | number>;
}

// oxfmt-ignore
/** Every rule by its stable name: how grave it is, and what it says. `{name}` is filled from the params. */
export const rules = {
  'key-position': { severity: 'warning', vi: 'Đáp án đúng rơi vào {letter} {count} lần trong {total} câu; kỳ vọng {expected}, cho phép lệch {bound}.', en: 'The key is {letter} {count} times in {total} questions; expected {expected}, give or take {bound}.' },
  'key-longest': { severity: 'warning', vi: 'Phương án đúng là phương án dài nhất ở {count} trong {total} câu; kỳ vọng {expected}, cho phép lệch {bound}.', en: 'The key is the longest choice in {count} of {total} questions; expected {expected}, give or take {bound}.' },
  'key-length': { severity: 'warning', vi: 'Phương án đúng dài {key} ký tự, phương án sai dài nhất chỉ {other}: người thi đoán được.', en: 'The key has {key} characters, the longest distractor only {other}: it gives itself away.' },
  'near-duplicate': { severity: 'warning', vi: 'Gần trùng với {other} ({otherFile}:{otherLine}), giống nhau {percent}%.', en: 'Nearly the same as {other} ({otherFile}:{otherLine}), {percent}% alike.' },
  'all-of-the-above': { severity: 'error', vi: 'Phương án “{text}” mất nghĩa khi các phương án được trộn.', en: 'The choice “{text}” loses its meaning when choices are shuffled.' },
  'not-nfc': { severity: 'error', vi: 'Chữ chưa ở dạng Unicode dựng sẵn (NFC): “{text}”.', en: 'Text is not in Unicode NFC: “{text}”.' },
  'missing-diacritics': { severity: 'error', vi: 'Có vẻ thiếu dấu tiếng Việt: “{text}”.', en: 'Vietnamese marks seem to be missing: “{text}”.' },
  'long-sentence': { severity: 'warning', vi: 'Câu văn dài {words} tiếng, nên không quá {limit}: “{text}”.', en: 'A sentence of {words} words, at most {limit} are easy to read: “{text}”.' },
  'long-choice': { severity: 'error', vi: 'Phương án dài {length} ký tự, không quá {limit}.', en: 'A choice of {length} characters, at most {limit} fit.' },
  'unknown-document': { severity: 'error', vi: 'Văn bản {document} không có trong danh mục.', en: 'The document {document} is not in the register.' },
  'unknown-article': { severity: 'error', vi: 'Văn bản {document} không có Điều {article} (đã biết: {known}).', en: 'The document {document} has no article {article} (known: {known}).' },
  'unread-document': { severity: 'warning', vi: 'Danh mục chưa ghi số điều của {document}: chưa kiểm tra được Điều {article}.', en: 'The register does not say which articles {document} has: article {article} cannot be checked.' },
  'lapsed-law': { severity: 'error', vi: '{document} {place} hết hiệu lực sau ngày {until}; câu hỏi cần validUntil không muộn hơn, hoặc asksAbout một ngày khi còn hiệu lực.', en: '{document} {place} is law until {until}; the question needs a validUntil no later, or asksAbout a day before.' },
  'law-not-begun': { severity: 'error', vi: '{document} {place} có hiệu lực từ ngày {from}, sau ngày {day} của câu hỏi.', en: '{document} {place} is law from {from}, after the day {day} of the question.' },
  'past-day-untold': { severity: 'error', vi: 'Câu hỏi hỏi về ngày {day} nhưng lời văn không ghi ngày đó.', en: 'The question asks about {day}, but its text does not name that day.' },
  'number-not-cited': { severity: 'warning', vi: 'Đáp án có số {number} mà không tóm tắt căn cứ nào nhắc đến.', en: 'The key says {number}, no summary of a citation does.' },
  'unused-allowance': { severity: 'warning', vi: 'Mục allow cho quy tắc {name} không còn cần.', en: 'The allowance for the rule {name} is no longer needed.' },
  'cannot-be-read': { severity: 'error', vi: '{text}', en: '{textEn}' },
} as const satisfies Record<string, { severity: Severity; vi: string; en: string }>;

export type RuleName = keyof typeof rules;

/** A finding at a field of a question. */
export function found(
  subject: Subject,
  rule: RuleName,
  path: Path,
  params: Finding['params'] = {},
  severity: Severity = rules[rule].severity,
): Finding {
  const { file, draft, version, lineOf } = subject;
  return { rule, severity, file, line: lineOf(path), question: draft.code, version, params };
}

/** The sentence of a finding in both languages. */
export function sentence({ rule, params }: Finding): { vi: string; en: string } {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { vi: fill(rules[rule].vi), en: fill(rules[rule].en) };
}

/** A text and the field it stands in. `choice`: something to choose, put in order, match or type. */
export interface Passage {
  path: (string | number)[];
  text: string;
  role: 'stem' | 'choice' | 'explanation' | 'summary' | 'stimulus';
}

/** Every text of a question that a person reads. */
export function passages({ text, explanation, citations, stimulus, body }: QuestionDraft): Passage[] {
  return [
    { path: ['text'], text, role: 'stem' as const },
    ...(stimulus === null ? [] : [{ path: ['stimulus'], text: stimulus.text, role: 'stimulus' as const }]),
    ...choicesOf(body).map((choice) => ({ ...choice, role: 'choice' as const })),
    { path: ['explanation'], text: explanation, role: 'explanation' as const },
    ...citations.map((citation, i) => ({
      path: ['citations', i, 'summary'],
      text: citation.summary,
      role: 'summary' as const,
    })),
  ];
}

function choicesOf(body: QuestionDraft['body']): { path: (string | number)[]; text: string }[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
      return body.choices.map(({ text }, i) => ({ path: ['choices', i], text }));
    case 'ordering':
      return body.items.map(({ text }, i) => ({ path: ['items', i], text }));
    case 'matching':
      return [
        ...body.lefts.map(({ text }, i) => ({ path: ['pairs', i, 'left'], text })),
        ...body.rights.map(({ text }, i) => ({
          path: i < body.lefts.length ? ['pairs', i, 'right'] : ['extraRights', i - body.lefts.length],
          text,
        })),
      ];
    case 'short-text':
      return body.key.map(({ text }, i) => ({ path: ['accepted', i], text }));
    case 'numeric':
    case 'essay':
      return [];
  }
}

/** The texts of the right answer; none where the answer is an order, a truth value or an essay. */
export function keyTexts(body: QuestionDraft['body']): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices.filter(({ id }) => body.key.includes(id)).map(({ text }) => text);
    case 'matching':
      return body.rights
        .filter(({ id }) => body.key.some((pair) => pair.endsWith(`:${id}`)))
        .map(({ text }) => text);
    case 'numeric':
      return body.key.map(({ value }) => value);
    case 'short-text':
      return body.key.map(({ text }) => text);
    case 'true-false':
    case 'ordering':
    case 'essay':
      return [];
  }
}
