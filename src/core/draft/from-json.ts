import { difficulties } from '../rulebook.js';
import {
  type DraftCitation,
  type Option,
  type PictureRef,
  type QuestionBody,
  type QuestionDraft,
  type QuestionKind,
  questionKinds,
  type Stimulus,
} from '../kind/draft.js';

/** Why JSON is no draft: the field, and what it should have been. */
export type ShapeProblem = { path: string; wanted: string };

type Fields = Record<string, unknown>;

const limits = { text: 4_000, list: 60, id: 80 };
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A draft from JSON of any shape: missing fields are empty, what has the wrong shape is told. Whether the
 * question is a good or even a whole one is not asked here; a half-written one may be kept.
 */
export function draftFromJson(input: unknown): { draft: QuestionDraft; problems: ShapeProblem[] } {
  const reader = new JsonReader();
  const fields = reader.record(input, '');
  const draft: QuestionDraft = {
    code: reader.text(fields['code'], 'code', limits.id),
    topic: reader.text(fields['topic'], 'topic', limits.id),
    difficulty: reader.oneOf(fields['difficulty'], 'difficulty', difficulties),
    audience: reader.texts(fields['audience'], 'audience'),
    text: reader.text(fields['text'], 'text'),
    picture: reader.picture(fields['picture'], 'picture'),
    stimulus: reader.stimulus(fields['stimulus']),
    body: reader.body(fields['body']),
    explanation: reader.text(fields['explanation'], 'explanation'),
    citations: reader
      .list(fields['citations'], 'citations')
      .map((each, i) => reader.citation(each, `citations[${i}]`)),
    asksAbout: reader.day(fields['asksAbout'], 'asksAbout'),
    validFrom: reader.day(fields['validFrom'], 'validFrom'),
    validUntil: reader.day(fields['validUntil'], 'validUntil'),
  };
  return { draft, problems: reader.problems };
}

class JsonReader {
  readonly problems: ShapeProblem[] = [];

  record(value: unknown, path: string): Fields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    if (value !== undefined && value !== null) this.wrong(path, 'object');
    return {};
  }

  text(value: unknown, path: string, max = limits.text): string {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' || value.length > max) {
      this.wrong(path, `text ≤ ${max}`);
      return typeof value === 'string' ? value.slice(0, max) : '';
    }
    return value.normalize('NFC');
  }

  list(value: unknown, path: string): unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.length <= limits.list) return value;
    this.wrong(path, `list ≤ ${limits.list}`);
    return [];
  }

  texts(value: unknown, path: string): string[] {
    return this.list(value, path).map((each, i) => this.text(each, `${path}[${i}]`, limits.text));
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T | null {
    if (value === undefined || value === null || value === '') return null;
    const found = allowed.find((each) => each === value);
    if (found === undefined) this.wrong(path, allowed.join(', '));
    return found ?? null;
  }

  flag(value: unknown, path: string, usual: boolean): boolean {
    if (value === undefined || value === null) return usual;
    if (typeof value !== 'boolean') this.wrong(path, 'true, false');
    return value === true;
  }

  whole(value: unknown, path: string, max: number): number {
    if (value === undefined || value === null) return 0;
    if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max) return Number(value);
    this.wrong(path, `0…${max}`);
    return 0;
  }

  day(value: unknown, path: string): string | null {
    if (value === undefined || value === null || value === '') return null;
    const real = typeof value === 'string' && day.test(value) && isRealDay(value);
    if (!real) this.wrong(path, 'YYYY-MM-DD');
    return real ? value : null;
  }

  picture(value: unknown, path: string): PictureRef | null {
    if (value === undefined || value === null) return null;
    const fields = this.record(value, path);
    return {
      file: this.text(fields['file'], `${path}.file`, 200),
      alt: this.text(fields['alt'], `${path}.alt`, 500),
    };
  }

  stimulus(value: unknown): Stimulus | null {
    if (value === undefined || value === null) return null;
    const fields = this.record(value, 'stimulus');
    return {
      code: this.text(fields['code'], 'stimulus.code', limits.id),
      text: this.text(fields['text'], 'stimulus.text'),
      picture: this.picture(fields['picture'], 'stimulus.picture'),
    };
  }

  citation(value: unknown, path: string): DraftCitation {
    const fields = this.record(value, path);
    const part = (name: string, max: number) => this.text(fields[name], `${path}.${name}`, max);
    return {
      document: part('document', limits.id),
      article: part('article', 10),
      clause: part('clause', 10),
      point: part('point', 10),
      summary: part('summary', 500),
    };
  }

  body(value: unknown): QuestionBody {
    const fields = this.record(value, 'body');
    const kind = this.oneOf(fields['kind'], 'body.kind', questionKinds) ?? 'single';
    return this.bodies[kind](fields);
  }

  private options(value: unknown, path: string): Option[] {
    return this.list(value, path).map((each, i) => {
      const fields = this.record(each, `${path}[${i}]`);
      return {
        id: this.text(fields['id'], `${path}[${i}].id`, 2),
        text: this.text(fields['text'], `${path}[${i}].text`),
        picture: this.picture(fields['picture'], `${path}[${i}].picture`),
      };
    });
  }

  private choice(fields: Fields) {
    return {
      choices: this.options(fields['choices'], 'body.choices'),
      key: this.texts(fields['key'], 'body.key'),
    };
  }

  private readonly bodies: Record<QuestionKind, (fields: Fields) => QuestionBody> = {
    single: (fields) => ({
      kind: 'single',
      ...this.choice(fields),
      fixedOrder: this.flag(fields['fixedOrder'], 'body.fixedOrder', false),
    }),
    'true-false': (fields) => ({ kind: 'true-false', ...this.choice(fields), fixedOrder: true }),
    multiple: (fields) => ({
      kind: 'multiple',
      ...this.choice(fields),
      fixedOrder: this.flag(fields['fixedOrder'], 'body.fixedOrder', false),
      partialCredit:
        this.oneOf(fields['partialCredit'], 'body.partialCredit', ['all-or-nothing', 'per-choice']) ??
        'all-or-nothing',
    }),
    matching: (fields) => ({
      kind: 'matching',
      lefts: this.options(fields['lefts'], 'body.lefts'),
      rights: this.options(fields['rights'], 'body.rights'),
      key: this.texts(fields['key'], 'body.key'),
      partialCredit:
        this.oneOf(fields['partialCredit'], 'body.partialCredit', ['all-or-nothing', 'per-pair']) ??
        'per-pair',
    }),
    ordering: (fields) => ({
      kind: 'ordering',
      items: this.options(fields['items'], 'body.items'),
      key: this.texts(fields['key'], 'body.key'),
      partialCredit:
        this.oneOf(fields['partialCredit'], 'body.partialCredit', ['all-or-nothing', 'per-neighbour']) ??
        'per-neighbour',
    }),
    numeric: (fields) => ({
      kind: 'numeric',
      unit: this.text(fields['unit'], 'body.unit', 60),
      key: this.list(fields['key'], 'body.key').map((each, i) => {
        const at = `body.key[${i}]`;
        const answer = this.record(each, at);
        return {
          value: this.text(answer['value'], `${at}.value`, 30),
          tolerance: this.text(answer['tolerance'], `${at}.tolerance`, 30) || '0',
          permille: this.whole(answer['permille'], `${at}.permille`, 1000),
        };
      }),
    }),
    'short-text': (fields) => ({
      kind: 'short-text',
      ignoreCase: this.flag(fields['ignoreCase'], 'body.ignoreCase', true),
      ignoreAccents: this.flag(fields['ignoreAccents'], 'body.ignoreAccents', false),
      key: this.list(fields['key'], 'body.key').map((each, i) => {
        const at = `body.key[${i}]`;
        const answer = this.record(each, at);
        return {
          text: this.text(answer['text'], `${at}.text`, 300),
          permille: this.whole(answer['permille'], `${at}.permille`, 1000),
        };
      }),
    }),
    essay: (fields) => ({
      kind: 'essay',
      maxWords: this.whole(fields['maxWords'], 'body.maxWords', 20_000),
      rubric: this.list(fields['rubric'], 'body.rubric').map((each, i) => {
        const at = `body.rubric[${i}]`;
        const line = this.record(each, at);
        return {
          code: this.text(line['code'], `${at}.code`, 4),
          text: this.text(line['text'], `${at}.text`, 500),
          permille: this.whole(line['permille'], `${at}.permille`, 1000),
        };
      }),
    }),
  };

  private wrong(path: string, wanted: string): void {
    this.problems.push({ path, wanted });
  }
}

/** A day of the Gregorian calendar, reckoned without a clock. */
function isRealDay(text: string): boolean {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (lengths[month - 1] ?? 0);
}
