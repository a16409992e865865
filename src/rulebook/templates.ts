import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { isRecord, type Shape, read } from '../core/rules-schema/shape.js';
import { choice, code, list, record, text } from '../core/rules-schema/schema-parts.js';
import { fieldValue, type TemplateField } from './fill.js';
import { readRulebookText, RulebookUnreadable } from './rulebook.file.js';

/** The same way from `src` and from `dist`. */
const folder = join(import.meta.dirname, '..', '..', 'rulebooks');

export interface Template {
  code: string;
  title: string;
  summary: string;
  /** Which real rules it follows. */
  source: string;
  /** Each with what the template holds there. */
  fields: (TemplateField & { value: string })[];
  /** The rulebook itself, as it is written, comments too. */
  yaml: string;
  document: Record<string, unknown>;
}

/** The wizard asks twelve things at most; the bank of questions is one of them. */
const mostFields = 11;

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

/** The files are part of the product: read once. */
const kept = new Map<string, Template>();

/** Not to be changed by who gets it. @throws RulebookUnreadable where a shipped template is broken */
export function readTemplate(name: string): Template | null {
  const known = kept.get(name);
  if (known) return known;
  const written = templateText(name);
  if (written === null) return null;
  const template = templateOf(name, written);
  kept.set(name, template);
  return template;
}

export const templates = (): Template[] => templateCodes().flatMap((name) => readTemplate(name) ?? []);

function templateOf(name: string, written: string): Template {
  const { document, template } = readRulebookText(written);
  const problems: Parameters<typeof read>[3] = [];
  const meta = read(shape, template, 'template', problems) as Omit<Template, 'code' | 'yaml' | 'document'>;
  if (problems.length > 0 || !isRecord(document)) {
    throw new RulebookUnreadable(`Mẫu ${name} hỏng ở ${problems[0]?.path ?? 'tệp'}.  (a broken template)`);
  }
  const fields = meta.fields.map((field) => ({ ...field, value: fieldValue(document, field) }));
  return { ...meta, code: name, yaml: withoutHead(written), document, fields };
}

/** What only the wizard reads is no part of the rules. */
function withoutHead(written: string): string {
  const document = parseDocument(written);
  document.delete('template');
  document.commentBefore = null;
  return document.toString({ lineWidth: 0 });
}
