import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { localParts, dayAfter, dayNumber } from '../core/rules-schema/moments.js';
import { isRecord, type Shape, read } from '../core/rules-schema/shape.js';
import { choice, code, list, record, text } from '../core/rules-schema/schema-parts.js';
import { readRulebookFile, RulebookUnreadable, stepsOf } from './rulebook.file.js';

/** The same way from `src` and from `dist`. */
const folder = join(import.meta.dirname, '..', '..', 'rulebooks');

/** `start-day` moves every date of the document by the same number of days. */
export type FieldKind = 'text' | 'whole' | 'percent' | 'money' | 'start-day';

export interface TemplateField {
  code: string;
  label: string;
  kind: FieldKind;
  /** Where its value goes in the document. */
  paths: string[];
  /** What the template holds there. */
  value: string;
}

export interface Template {
  code: string;
  title: string;
  summary: string;
  /** Which real rules it follows. */
  source: string;
  fields: TemplateField[];
  document: Record<string, unknown>;
}

/** More would be no wizard. */
const mostFields = 12;

const shape: Shape = record({
  title: text(2, 100),
  summary: text(2, 300),
  source: text(2, 200),
  fields: list(
    record({
      code: code(),
      label: text(2, 100),
      kind: choice(['text', 'whole', 'percent', 'money', 'start-day']),
      paths: list(text(1, 200), 0, 10),
    }),
    1,
    mostFields,
  ),
});

export const templateCodes = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted();

/** The YAML as it is shipped, comments too; null where there is no such template. */
export const templateText = (name: string): string | null =>
  templateCodes().includes(name) ? readFileSync(join(folder, `${name}.yaml`), 'utf8') : null;

/** @throws RulebookUnreadable where a shipped template is broken */
export function readTemplate(name: string): Template | null {
  if (!templateCodes().includes(name)) return null;
  const { document, template } = readRulebookFile(join(folder, `${name}.yaml`));
  const problems: Parameters<typeof read>[3] = [];
  const meta = read(shape, template, 'template', problems) as Omit<Template, 'code' | 'document'>;
  if (problems.length > 0 || !isRecord(document)) {
    throw new RulebookUnreadable(`Mẫu ${name} hỏng ở ${problems[0]?.path ?? 'tệp'}.  (a broken template)`);
  }
  const fields = meta.fields.map((field) => ({ ...field, value: valueAt(document, field) }));
  return { ...meta, code: name, document, fields };
}

export const templates = (): Template[] => templateCodes().flatMap((name) => readTemplate(name) ?? []);

function valueAt(document: unknown, { kind, paths }: TemplateField): string {
  if (kind === 'start-day') return firstDay(document);
  let value = document;
  for (const step of stepsOf(paths[0] ?? ''))
    value = (value as Record<string | number, unknown> | undefined)?.[step];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The day on which the first round opens. */
export function firstDay(document: unknown): string {
  const rounds =
    isRecord(document) && Array.isArray(document['rounds']) ? (document['rounds'] as unknown[]) : [];
  const days = rounds.flatMap((round) =>
    isRecord(round) && typeof round['opensAt'] === 'string' ? [localParts(round['opensAt']).day] : [],
  );
  return days.toSorted()[0] ?? '';
}

/**
 * The template's document with what was filled in. Values are text as typed; what is not a number stays text,
 * so that the check names the field. Fields that are not given keep the template's value.
 */
export function fillTemplate(
  template: Template,
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  let document = structuredClone(template.document);
  for (const { code: name, kind, paths } of template.fields) {
    const typed = values[name]?.trim();
    if (typed === undefined) continue;
    if (kind === 'start-day') document = moved(document, typed);
    else for (const path of paths) put(document, stepsOf(path), kind === 'text' ? typed : numberOf(typed));
  }
  return document;
}

/** "1.000.000" and "12,5" as Vietnamese people write them. */
function numberOf(typed: string): number | string {
  const plain = typed.replace(/\.(?=\d{3}\b)/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

function put(document: unknown, steps: readonly (string | number)[], value: unknown): void {
  let at = document as Record<string | number, unknown> | undefined;
  for (const step of steps.slice(0, -1)) at = at?.[step] as Record<string | number, unknown> | undefined;
  const last = steps.at(-1);
  if (at && last !== undefined) at[last] = value;
}

function moved(document: Record<string, unknown>, day: string): Record<string, unknown> {
  const [from, to] = [dayNumber(firstDay(document)), dayNumber(day)];
  if (from === null) return document;
  const shift = (value: unknown): unknown => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(value)) {
      // A day that is none stays visible, and the check refuses it.
      return to === null
        ? `${day}${value.slice(10)}`
        : `${dayAfter(value.slice(0, 10), to - from)}${value.slice(10)}`;
    }
    if (Array.isArray(value)) return value.map(shift);
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shift(each)]));
    return value;
  };
  return {
    ...document,
    rounds: shift(document['rounds']),
    ...('entry' in document ? { entry: shift(document['entry']) } : {}),
  };
}
