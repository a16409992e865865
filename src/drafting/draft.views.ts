import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { fillDefaults, checkRulebook } from '../core/rules-check/check.js';
import type { Rulebook } from '../core/rules/document.js';
import { isRecord } from '../core/rules-schema/shape.js';
import { searchKey } from '../core/text.js';
import { errorText, type Language } from '../platform/errors.js';
import { QuestionQuery } from '../question/question.query.js';
import { fieldValue, fillYaml, type TemplateField } from '../rulebook/fill.js';
import { readRulebookText } from '../rulebook/rulebook.file.js';
import { type Checked, DraftCheck, type Found } from './draft.check.js';
import { DraftService } from './draft.service.js';
import type { Draft } from './draft.store.js';
import type {
  DraftCheckAnswer,
  DraftContestView,
  DraftStep,
  DraftSummary,
  DraftView,
  FoundView,
} from './drafting.dto.js';
import { PublishedRules } from './published.rules.js';
import { changesBetween, toTextView } from './rules.text.js';

/** What the desk shows of drafts. */
@Injectable()
export class DraftViews {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: DraftService,
    private readonly checks: DraftCheck,
    private readonly published: PublishedRules,
    private readonly questions: QuestionQuery,
  ) {}

  async list(): Promise<DraftSummary[]> {
    return Promise.all((await this.drafts.all()).map((draft) => this.summary(draft)));
  }

  async one(id: string): Promise<DraftView> {
    const draft = await this.drafts.find(id);
    const fields = this.drafts.fieldsOf(draft);
    const yaml = fillYaml(draft.yaml, fields, draft.typed);
    const { document } = readRulebookText(yaml);
    const own = readRulebookText(draft.yaml).document;
    return Object.assign(await this.summary(draft), {
      revision: draft.revision,
      slug: draft.slug === '' ? slugOf(titleOf(document)) : draft.slug,
      bank: draft.bank,
      hasPrizes: checkRulebook(document).problems.length === 0 && hasPrizes(fillDefaults(document)),
      bankIsPublic: await this.questions.isPublic(draft.bank),
      fields: fields.map((field) => ({
        code: field.code,
        label: field.label,
        kind: field.kind,
        step: stepOf(field.paths[0] ?? ''),
        value: draft.typed[field.code] ?? fieldValue(own, field),
      })),
      yaml,
    });
  }

  /** Nothing is stored. */
  async check(draft: Draft, language: Language): Promise<DraftCheckAnswer> {
    const fields = this.drafts.fieldsOf(draft);
    const checked = await this.checks.check(draft, fields);
    const toView = (found: Found) => this.found(found, checked, fields, language);
    const rules = checked.rules ?? this.withoutFaults(draft, fields, checked);
    const amendments = draft.contestId === null ? [] : await this.published.amendments(draft.contestId);
    const text = rules && (await this.published.print(rules, amendments));
    const inForce = draft.contestId === null ? null : await this.published.newest(draft.contestId);
    return {
      problems: checked.problems.map(toView),
      warnings: checked.warnings.map(toView),
      text: text && toTextView(text),
      changes: text && inForce ? changesBetween(inForce, text) : [],
    };
  }

  private async summary(draft: Draft): Promise<DraftSummary> {
    const { id, template, savedAt, savedBy } = draft;
    const { document } = readRulebookText(fillYaml(draft.yaml, this.drafts.fieldsOf(draft), draft.typed));
    return { id, title: titleOf(document), template, savedAt, savedBy, contest: await this.contest(draft) };
  }

  private async contest({ contestId }: Draft): Promise<DraftContestView | null> {
    if (contestId === null) return null;
    const [row] = await this.database.query<{ slug: string; version: number }[]>(
      `SELECT c.slug, max(v.version) AS version FROM contest c JOIN rulebook_version v ON v.contest_id = c.id
       WHERE c.id = $1 GROUP BY c.slug`,
      [contestId],
    );
    return row ? { id: contestId, ...row, begun: await this.checks.begun(contestId) } : null;
  }

  /** The rules without what was typed wrongly, so that the rest can still be read. */
  private withoutFaults(
    draft: Draft,
    fields: readonly TemplateField[],
    { problems }: Checked,
  ): Rulebook | null {
    const wrong = new Set(problems.map((found) => fieldOf(found, fields)));
    const typed = Object.fromEntries(Object.entries(draft.typed).filter(([code]) => !wrong.has(code)));
    const { document } = readRulebookText(fillYaml(draft.yaml, fields, typed));
    return checkRulebook(document).problems.length === 0 ? fillDefaults(document) : null;
  }

  private found(
    found: Found,
    { lineOf }: Checked,
    fields: readonly TemplateField[],
    language: Language,
  ): FoundView {
    const { path, params } = found;
    const field = fieldOf(found, fields);
    const isStart = fields.some(({ code, kind }) => code === field && kind === 'start-day');
    // One day was typed, in the way in which people write it; the dates of the document follow it.
    const code = isStart && found.code === 'rule_not_moment' ? 'rule_not_start_day' : found.code;
    return {
      code,
      path,
      line: path === 'bank' || path === 'slug' ? 0 : lineOf(path),
      field,
      step: stepOf(path),
      message: errorText(code, language, params),
    };
  }
}

const moments = new Set(['rule_not_moment', 'rulebook_opens_in_past']);

/** The wizard's field that holds what was found; null where only the whole document shows it. */
function fieldOf({ code, path }: Found, fields: readonly TemplateField[]): string | null {
  if (path === 'bank') return 'bank';
  const start = fields.find(({ kind }) => kind === 'start-day');
  if (start && moments.has(code) && /^(rounds|entry)\b/.test(path)) return start.code;
  return fields.find(({ paths }) => paths.includes(path))?.code ?? null;
}

function stepOf(path: string): DraftStep {
  if (/^(bank|papers|attempts|prediction|rounds\[\d+\]\.(paper|attempts|prediction))\b/.test(path))
    return 'papers';
  return /^(ranking|overall|awards|collective|qualification|publication|appeals|scoreBands)\b/.test(path)
    ? 'prizes'
    : 'who';
}

const titleOf = (document: unknown): string => {
  const contest = isRecord(document) && isRecord(document['contest']) ? document['contest'] : {};
  return typeof contest['title'] === 'string' ? contest['title'].slice(0, 200) : '';
};

/** "Tìm hiểu dịch vụ công" → `tim-hieu-dich-vu-cong`, at most 60 letters, whole words. */
export function slugOf(title: string): string {
  const words = searchKey(title)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  let slug = words[0] ?? '';
  for (const word of words.slice(1)) if (`${slug}-${word}`.length <= 60) slug = `${slug}-${word}`;
  return slug.slice(0, 60) || 'cuoc-thi';
}

/** Whether somebody gains something. */
export const hasPrizes = ({ awards, collective }: Rulebook): boolean =>
  [...awards.tiers, ...collective].some(({ tiers }) => tiers.length > 0) || awards.special.length > 0;
