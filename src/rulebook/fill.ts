import { type Document, isCollection, isScalar, parseDocument, visit } from 'yaml';
import { dayAfter, dayNumber, localParts } from '../core/rules-schema/moments.js';
import { isRecord } from '../core/rules-schema/shape.js';
import { stepsOf } from './rulebook.file.js';

/** `start-day` moves every date of the document by the same number of days. */
export type FieldKind = 'text' | 'whole' | 'percent' | 'money' | 'start-day';

/** One thing that the wizard asks, and where its value goes in the document. */
export interface TemplateField {
  code: string;
  label: string;
  kind: FieldKind;
  paths: string[];
}

/** What was typed, by the code of the field. */
export type Typed = Readonly<Record<string, string>>;

/** Whether a document has a place for a field. */
export const hasField = (document: unknown, { kind, paths }: TemplateField): boolean =>
  kind === 'start-day' ? firstDay(document) !== '' : valueAt(document, paths) !== undefined;

/** What a document holds in a field; empty where it has no such place. */
export function fieldValue(document: unknown, { kind, paths }: TemplateField): string {
  if (kind === 'start-day') return firstDay(document);
  const value = valueAt(document, paths);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueAt(document: unknown, [path = '']: readonly string[]): unknown {
  let value = document;
  for (const step of stepsOf(path))
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}

/** The day on which the first round opens; empty where no round says one. */
export function firstDay(document: unknown): string {
  const rounds =
    isRecord(document) && Array.isArray(document['rounds']) ? (document['rounds'] as unknown[]) : [];
  const days = rounds.flatMap((round) =>
    isRecord(round) && typeof round['opensAt'] === 'string' ? [localParts(round['opensAt']).day] : [],
  );
  return days.toSorted()[0] ?? '';
}

/**
 * A rulebook's YAML with what was typed into its fields; comments and order stay. What is no number stays text,
 * so that the check names the field; a field whose place is gone changes nothing.
 * @param yaml text that can be read
 */
export function fillYaml(yaml: string, fields: readonly TemplateField[], typed: Typed): string {
  const given = fields.filter(({ code }) => typed[code] !== undefined);
  if (given.length === 0) return yaml;
  const document = parseDocument(yaml);
  for (const { code, kind, paths } of given) {
    const value = typed[code]?.trim() ?? '';
    if (kind === 'start-day') moveTo(document, dayOf(value));
    else for (const path of paths) put(document, stepsOf(path), kind === 'text' ? value : numberOf(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** "1.000.000" and "12,5" as Vietnamese people write them. */
function numberOf(typed: string): number | string {
  const plain = typed.replace(/\.(?=\d{3}\b)/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

/** "1/3/2027" as `2027-03-01`; anything else as it is. */
export function dayOf(typed: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim()) ?? [];
  return year === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function put(document: Document, steps: readonly (string | number)[], value: unknown): void {
  const above = steps.slice(0, -1);
  if (above.length > 0 && !isCollection(document.getIn(above))) return;
  document.setIn(steps, value);
}

function moveTo(document: Document, day: string): void {
  const [from, to] = [dayNumber(firstDay(document.toJS({ maxAliasCount: 100 }))), dayNumber(day)];
  if (from === null) return;
  for (const part of ['rounds', 'entry']) {
    const node = document.get(part, true);
    if (!isCollection(node)) continue;
    visit(node, {
      Scalar: (_, scalar) => {
        if (!isScalar(scalar) || typeof scalar.value !== 'string') return;
        const written = scalar.value;
        if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(written)) return;
        // A day that is none stays visible, and the check refuses it.
        const moved = to === null ? day : dayAfter(written.slice(0, 10), to - from);
        scalar.value = `${moved}${written.slice(10)}`;
      },
    });
  }
}
