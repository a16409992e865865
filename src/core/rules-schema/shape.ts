import { clean } from '../text.js';
import type { RulebookCode } from './codes.js';
import { isDay, isTimeOfDay, momentOf } from './moments.js';

/**
 * What a field of a document may hold. `fallback` stands where the field is left out; without one the field is
 * required.
 */
export type Shape = Kind & { fallback?: unknown };

type Kind =
  | { type: 'text'; max: number; empty: boolean }
  | { type: 'form'; form: Form }
  | { type: 'number'; min: number; max: number; decimals: number }
  | { type: 'boolean' }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'list'; of: Shape; min: number; max: number }
  | { type: 'record'; fields: Fields }
  | { type: 'map'; of: Shape }
  | { type: 'variant'; cases: Readonly<Record<string, Fields>> }
  | { type: 'nullable'; of: Shape }
  | { type: 'word'; word: string; or: Shape };
export type Fields = Readonly<Record<string, Shape>>;

/** A code is lower-case letters, digits and hyphens; `age-day` is a day or one of two words. */
export type Form = 'code' | 'moment' | 'time' | 'day' | 'age-day';

const forms: Record<Form, (text: string) => boolean> = {
  code: (text) => text.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
  moment: (text) => momentOf(text) !== null,
  time: isTimeOfDay,
  day: isDay,
  'age-day': (text) => text === 'attempt' || text === 'registration' || isDay(text),
};

/** `path` is like `rounds[2].closesAt`; empty for the document itself. */
export type Problem = { code: RulebookCode; path: string; params?: Record<string, string | number> };

/** What stands where the input was wrong, so that the rest can still be looked at. */
function placeholder(shape: Shape): unknown {
  if (shape.fallback !== undefined) return read(shape, shape.fallback, '', []);
  switch (shape.type) {
    case 'text':
    case 'form':
      return '';
    case 'number':
      return shape.min;
    case 'boolean':
      return false;
    case 'choice':
      return shape.values[0];
    case 'list':
      return [];
    case 'record':
      return readFields(shape.fields, {}, '', []);
    case 'map':
      return {};
    case 'variant':
      return { by: Object.keys(shape.cases)[0] };
    case 'nullable':
      return null;
    case 'word':
      return shape.word;
  }
}

/**
 * The value with every default filled in. What is wrong is added to `problems` and replaced by something of the
 * right shape. Takes any JSON value, never throws.
 */
export function read(shape: Shape, value: unknown, path: string, problems: Problem[]): unknown {
  const wrong = (code: RulebookCode, params?: Problem['params']): unknown => {
    problems.push(params ? { code, path, params } : { code, path });
    return placeholder(shape);
  };
  if (value === undefined) return shape.fallback === undefined ? wrong('rule_missing') : placeholder(shape);
  switch (shape.type) {
    case 'text':
      return readText(shape, value, wrong);
    case 'form':
      if (typeof value !== 'string') return wrong('rule_not_text');
      return forms[shape.form](value) ? value : wrong(formCodes[shape.form]);
    case 'number':
      return readNumber(shape, value, wrong);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong('rule_not_boolean');
    case 'choice':
      if (typeof value === 'string' && shape.values.includes(value)) return value;
      return wrong('rule_unknown_value', { allowed: shape.values.join(', ') });
    case 'list':
      return readList(shape, value, path, problems, wrong);
    case 'record':
      return isRecord(value) ? readFields(shape.fields, value, path, problems) : wrong('rule_not_object');
    case 'map':
      return isRecord(value) ? readMap(shape.of, value, path, problems) : wrong('rule_not_object');
    case 'variant':
      return readVariant(shape.cases, value, path, problems, wrong);
    case 'nullable':
      return value === null ? null : read(shape.of, value, path, problems);
    case 'word':
      return value === shape.word ? value : read(shape.or, value, path, problems);
  }
}

const formCodes: Record<Form, RulebookCode> = {
  code: 'rule_not_code',
  moment: 'rule_not_moment',
  time: 'rule_not_time',
  day: 'rule_not_day',
  'age-day': 'rule_not_age_day',
};
type Wrong = (code: RulebookCode, params?: Problem['params']) => unknown;

function readText({ max, empty }: { max: number; empty: boolean }, value: unknown, wrong: Wrong): unknown {
  if (typeof value !== 'string') return wrong('rule_not_text');
  if (value.length > 4 * max) return wrong('rule_text_too_long', { max });
  const text = clean(value);
  if (text === '' && !empty) return wrong('rule_not_text');
  return text.length > max ? wrong('rule_text_too_long', { max }) : text;
}

function readNumber(
  { min, max, decimals }: { min: number; max: number; decimals: number },
  value: unknown,
  wrong: Wrong,
): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return wrong(decimals === 0 ? 'rule_not_integer' : 'rule_not_number');
  }
  if (value < min || value > max) return wrong('rule_out_of_range', { min, max });
  const scaled = value * 10 ** decimals;
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) {
    return decimals === 0 ? wrong('rule_not_integer') : wrong('rule_too_many_decimals', { decimals });
  }
  return value;
}

function readList(
  { of, min, max }: { of: Shape; min: number; max: number },
  value: unknown,
  path: string,
  problems: Problem[],
  wrong: Wrong,
): unknown {
  if (!Array.isArray(value)) return wrong('rule_not_list');
  if (value.length < min) return wrong('rule_empty_list');
  if (value.length > max) return wrong('rule_list_too_long', { max });
  return value.map((each: unknown, i) => read(of, each ?? null, `${path}[${i}]`, problems));
}

/** More strange names than these in one place are no typing mistakes. */
const strangeNamesShown = 20;

function readFields(
  fields: Fields,
  value: Record<string, unknown>,
  path: string,
  problems: Problem[],
): Record<string, unknown> {
  const strange = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  for (const name of strange.slice(0, strangeNamesShown)) {
    problems.push({ code: 'rule_unknown_field', path: joined(path, name.slice(0, 40)) });
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, shape]) => {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, read(shape, given, joined(path, name), problems)];
    }),
  );
}

function readMap(of: Shape, value: Record<string, unknown>, path: string, problems: Problem[]): unknown {
  const names = Object.keys(value).slice(0, 100);
  return Object.fromEntries(
    names.map((name) => [name, read(of, value[name], joined(path, name.slice(0, 40)), problems)]),
  );
}

/** A criterion without settings may be written as its name alone: `score` for `{ by: score }`. */
function readVariant(
  cases: Readonly<Record<string, Fields>>,
  value: unknown,
  path: string,
  problems: Problem[],
  wrong: Wrong,
): unknown {
  const record = typeof value === 'string' ? { by: value } : value;
  if (!isRecord(record)) return wrong('rule_not_object');
  const { by, ...rest } = record;
  if (typeof by !== 'string' || !Object.hasOwn(cases, by)) {
    const allowed = Object.keys(cases).join(', ');
    problems.push({ code: 'rule_unknown_value', path: joined(path, 'by'), params: { allowed } });
    return { by: Object.keys(cases)[0] };
  }
  return { by, ...readFields(cases[by]!, rest, path, problems) };
}

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
