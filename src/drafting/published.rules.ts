import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { stringify } from 'yaml';
import { ContestQuery } from '../contest/contest.query.js';
import { fillDefaults } from '../core/rules-check/check.js';
import { printRules } from '../core/rules-print/print.js';
import type { Amendments, RulesText } from '../core/rules-print/text-model.js';
import type { Rulebook } from '../core/rules/document.js';
import { AppError } from '../platform/errors.js';
import { dayInVietnam } from '../question/law.js';
import { QuestionQuery } from '../question/question.query.js';
import { kindNames } from '../rulebook/names.js';
import { rulesToHtml } from '../rulebook/render.js';
import { readRulebookAt, type RulebookVersion } from '../rulebook/rulebook.query.js';
import type {
  AttemptRulesAnswer,
  ContestRulesAnswer,
  RulesFormat,
  RulesVersionRequest,
  RulesVersionView,
} from './drafting.dto.js';
import { changesBetween, toTextView } from './rules.text.js';

const fileTypes: Record<RulesFormat, string> = {
  html: 'text/html; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
/** Files that many people ask for within the hour after a publication. */
const keptFiles = 16;

export interface RulesFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Published rules as everybody reads them: text, versions, files; all made from the stored document. */
@Injectable()
export class PublishedRules {
  private readonly files = new Map<string, Promise<Buffer>>();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly contests: ContestQuery,
    private readonly questions: QuestionQuery,
  ) {}

  /** @throws AppError contest_not_found, rulebook_not_found */
  async rules(slug: string, { version }: RulesVersionRequest): Promise<ContestRulesAnswer> {
    const { versions, chosen } = await this.chosen(slug, version);
    const text = await this.textOf(versions, chosen);
    const before = versions.find((each) => each.version === chosen.version - 1);
    return Object.assign(toVersion(chosen), {
      text: toTextView(text),
      versions: versions.map(toVersion),
      changes: before ? changesBetween(await this.textOf(versions, before), text) : [],
    });
  }

  /** @throws AppError contest_not_found, rulebook_not_found */
  async file(slug: string, format: RulesFormat, version?: string): Promise<RulesFile> {
    const { versions, chosen } = await this.chosen(slug, version);
    const key = `${chosen.sha256} ${chosen.version} ${format}`;
    const kept = this.files.get(key) ?? this.render(versions, chosen, format);
    this.files.delete(key);
    this.files.set(key, kept);
    const [oldest] = this.files.keys();
    if (this.files.size > keptFiles && oldest !== undefined) this.files.delete(oldest);
    kept.catch(() => this.files.delete(key));
    return {
      name: `the-le-${slug}-ban-${chosen.version}.${format}`,
      type: fileTypes[format],
      bytes: await kept,
    };
  }

  /**
   * What was in force when an attempt began. @param contestantId whose it must be; null for organisers
   * @throws AppError attempt_not_found, rulebook_not_found
   */
  async ofAttempt(attemptId: string, contestantId: string | null): Promise<AttemptRulesAnswer> {
    const [attempt] = await this.database.query<{ contestId: string; slug: string; startedAt: Date }[]>(
      `SELECT c.id AS "contestId", c.slug, a.started_at AS "startedAt"
       FROM attempt a JOIN round r ON r.id = a.round_id JOIN contest c ON c.id = r.contest_id
       WHERE a.id = $1 AND ($2::uuid IS NULL OR a.contestant_id = $2)`,
      [attemptId, contestantId],
    );
    if (!attempt) throw new AppError('attempt_not_found');
    const then = await readRulebookAt(this.database, attempt.contestId, attempt.startedAt);
    if (!then) throw new AppError('rulebook_not_found');
    return Object.assign(toVersion(then), { slug: attempt.slug });
  }

  /** The text in force; null without a rulebook. */
  async newest(contestId: string): Promise<RulesText | null> {
    const versions = await this.versions(contestId);
    return versions[0] ? this.textOf(versions, versions[0]) : null;
  }

  async amendments(contestId: string): Promise<Amendments> {
    return amendmentsOf(await this.versions(contestId));
  }

  async print(rules: Rulebook, amendments: Amendments): Promise<RulesText> {
    const topics = (await this.questions.topics()).map(({ code, nameVi }) => [code, nameVi] as const);
    return printRules(rules, { topics: Object.fromEntries(topics), kinds: kindNames }, amendments);
  }

  private async chosen(slug: string, version: string | undefined) {
    const { id } = await this.contests.publishedContest(slug);
    const versions = await this.versions(id);
    const chosen =
      version === undefined ? versions[0] : versions.find((each) => String(each.version) === version);
    if (!chosen) throw new AppError('rulebook_not_found');
    return { versions, chosen };
  }

  /** The newest first. */
  private versions(contestId: string): Promise<RulebookVersion[]> {
    return this.database.query<RulebookVersion[]>(
      `SELECT version, document, sha256, reason, published_at AS "publishedAt" FROM rulebook_version
       WHERE contest_id = $1 ORDER BY version DESC`,
      [contestId],
    );
  }

  private textOf(
    versions: readonly RulebookVersion[],
    { version, document }: RulebookVersion,
  ): Promise<RulesText> {
    const until = versions.filter((each) => each.version <= version);
    return this.print(fillDefaults(document), amendmentsOf(until));
  }

  private async render(
    versions: readonly RulebookVersion[],
    chosen: RulebookVersion,
    format: RulesFormat,
  ): Promise<Buffer> {
    if (format === 'yaml') return Buffer.from(stringify(fillDefaults(chosen.document), { lineWidth: 0 }));
    const text = await this.textOf(versions, chosen);
    if (format === 'html') return Buffer.from(rulesToHtml(text));
    // Heavy, and wanted by few.
    const { renderRules } = await import('../document/rules-paper.js');
    return renderRules(text, format);
  }
}

const toVersion = ({ version, publishedAt, reason, sha256 }: RulebookVersion): RulesVersionView => ({
  version,
  publishedAt,
  reason,
  sha256,
});

/** @param versions the newest first */
const amendmentsOf = (versions: readonly RulebookVersion[]): Amendments =>
  versions
    .filter(({ version }) => version > 1)
    .map(({ version, publishedAt, reason }) => ({
      number: version - 1,
      day: dayInVietnam(publishedAt.getTime()),
      reason,
    }))
    .toReversed();
