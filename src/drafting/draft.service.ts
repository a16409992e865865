import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { dayAfter, dayNumber } from '../core/rules-schema/moments.js';
import { isRecord } from '../core/rules-schema/shape.js';
import { clean } from '../core/text.js';
import { AppError } from '../platform/errors.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import { dayOf, fieldValue, fillYaml, hasField, type TemplateField, type Typed } from '../rulebook/fill.js';
import { readRulebookText, RulebookUnreadable } from '../rulebook/rulebook.file.js';
import { readTemplate, type Template, templates } from '../rulebook/templates.js';
import { UnitQuery } from '../unit/unit.query.js';
import { DraftStore, type Draft, type DraftChange } from './draft.store.js';
import type { DraftChangeRequest, SaveDraftRulesRequest, TemplateView } from './drafting.dto.js';

/** Days that an organiser needs at least between the template and the first round. */
const leadDays = 7;

/** Drafts of rulebooks: made from a template, changed by fields or as a whole. */
@Injectable()
export class DraftService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly store: DraftStore,
    private readonly questions: QuestionQuery,
    private readonly units: UnitQuery,
  ) {}

  templates(): TemplateView[] {
    return templates().map(({ code, title, summary, source, fields }) => ({
      code,
      title,
      summary,
      source,
      fields: fields.length,
    }));
  }

  /** @throws AppError draft_not_found, also for what is no id */
  async find(id: string): Promise<Draft> {
    const draft = await this.store.find(id);
    if (!draft) throw new AppError('draft_not_found');
    return draft;
  }

  all(): Promise<Draft[]> {
    return this.store.all();
  }

  /** @returns the id @throws AppError template_unknown */
  async create(name: string, by: string): Promise<string> {
    const template = this.template(name);
    const periods = await this.units.periods();
    return this.store.add(
      {
        template: template.code,
        yaml: template.yaml,
        typed: startOf(template),
        bank: await this.likelyBank(),
        reportPeriod: periods.at(-1) ?? '',
      },
      by,
    );
  }

  /** @throws AppError draft_not_found, draft_changed, template_unknown, bad_input, rulebook_unreadable */
  async save(id: string, { revision, ...wanted }: SaveDraftRulesRequest, by: string): Promise<void> {
    const draft = await this.find(id);
    const change = this.changeOf(draft, wanted);
    if (await this.store.save(id, revision, change, by)) return;
    // The same form sent twice, as by a double click or after a lost answer, has nothing left to change.
    const now = await this.find(id);
    if (!isDeepStrictEqual({ ...now, ...this.changeOf(now, wanted) }, now))
      throw new AppError('draft_changed');
  }

  /** The draft as it would be, for a look at it; nothing is stored. @throws AppError as `save` */
  async changed(id: string, wanted: DraftChangeRequest): Promise<Draft> {
    const draft = await this.find(id);
    return { ...draft, ...this.changeOf(draft, wanted) };
  }

  /** @throws AppError draft_not_found, draft_published */
  async remove(id: string): Promise<void> {
    const { contestId } = await this.find(id);
    if (contestId !== null) throw new AppError('draft_published');
    await this.store.remove(id);
  }

  /** The wizard's fields that the document has a place for. */
  fieldsOf({ template, yaml }: Pick<Draft, 'template' | 'yaml'>): TemplateField[] {
    const { document } = readRulebookText(yaml);
    return (readTemplate(template)?.fields ?? []).filter((field) => hasField(document, field));
  }

  private changeOf(
    draft: Draft,
    { template: wanted, values, yaml, bank, slug }: DraftChangeRequest,
  ): DraftChange {
    const change: DraftChange = {};
    const template = wanted === undefined || wanted === draft.template ? null : this.template(wanted);
    if (template && draft.contestId !== null) throw new AppError('draft_published');
    if (template) {
      change.template = template.code;
      change.yaml = template.yaml;
      change.typed = { ...startOf(template), ...this.carried(draft, template) };
    }
    if (yaml !== undefined) {
      change.yaml = readable(yaml);
      change.typed = {};
    }
    if (values)
      change.typed = { ...(change.typed ?? draft.typed), ...this.typedOf({ ...draft, ...change }, values) };
    if (bank !== undefined) change.bank = bank;
    // The address of a contest that people know stays.
    if (slug !== undefined && draft.contestId === null) change.slug = slug;
    return change;
  }

  /** What was typed for one template, where another has a field of the same code. */
  private carried(draft: Draft, template: Template): Typed {
    const { document } = readRulebookText(fillYaml(draft.yaml, this.fieldsOf(draft), draft.typed));
    const old = readTemplate(draft.template)?.fields ?? [];
    const values = old.flatMap((field) => {
      const [value, shipped] = [draft.typed[field.code] ?? fieldValue(document, field), field.value];
      const taken = template.fields.some(({ code, kind }) => code === field.code && kind === field.kind);
      return taken && value !== '' && value !== shipped ? [[field.code, value] as const] : [];
    });
    return Object.fromEntries(values);
  }

  private typedOf(draft: Draft, values: Readonly<Record<string, unknown>>): Typed {
    const typed = this.fieldsOf(draft).flatMap(({ code, kind }): [string, string][] => {
      const value = Object.hasOwn(values, code) ? values[code] : undefined;
      if (value === undefined) return [];
      if (typeof value !== 'string' || value.length > 4000)
        throw new AppError('bad_input', {}, undefined, [{ field: `values.${code}`, code: 'invalid_field' }]);
      return [[code, kind === 'start-day' ? dayOf(clean(value)) : clean(value)]];
    });
    return Object.fromEntries(typed);
  }

  /** A bank of one's own with questions, the public one where there is none. */
  private async likelyBank(): Promise<string> {
    const [bank] = await this.database.query<{ name: string }[]>(
      `SELECT b.name FROM bank b WHERE EXISTS (SELECT FROM question q WHERE q.bank = b.name)
       ORDER BY b.public, b.created_at DESC LIMIT 1`,
    );
    const chosen = bank?.name ?? '';
    return (await this.questions.hasBank('public')) && chosen === '' ? 'public' : chosen;
  }

  private template(name: string): Template {
    const template = readTemplate(name);
    if (!template) throw new AppError('template_unknown', {}, 'template');
    return template;
  }
}

/** Templates carry the dates of some year: whole weeks later, so that days of the week stay. */
function startOf({ document, fields }: Template): Typed {
  const field = fields.find(({ kind }) => kind === 'start-day');
  const first = field ? fieldValue(document, field) : '';
  const earliest = dayAfter(dayInVietnam(Date.now()), leadDays);
  const late = (dayNumber(earliest) ?? 0) - (dayNumber(first) ?? Infinity);
  return field && late > 0 ? { [field.code]: dayAfter(first, Math.ceil(late / 7) * 7) } : {};
}

function readable(yaml: string): string {
  const text = yaml.replaceAll('\r\n', '\n');
  try {
    if (text.includes('\0')) throw new RulebookUnreadable('ký tự NUL');
    const { document } = readRulebookText(text);
    if (!isRecord(document)) throw new RulebookUnreadable('dòng 1: cần các mục có tên');
    return text;
  } catch (error) {
    if (!(error instanceof RulebookUnreadable)) throw error;
    throw new AppError('rulebook_unreadable', { reason: error.message }, 'yaml');
  }
}
