import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { clean } from '../core/text.js';

/** Unlike IsOptional it lets no null through. */
const mayBeAbsent = () => ValidateIf((_, value) => value !== undefined);
const cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

/** The steps of the wizard between the choice of a template and the last look. */
export const draftSteps = ['who', 'papers', 'prizes'] as const;
export type DraftStep = (typeof draftSteps)[number];
const kinds = ['text', 'whole', 'percent', 'money', 'start-day'] as const;

export class TemplateView {
  code: string;
  title: string;
  summary: string;
  /** Which real contests it follows. */
  source: string;
  fields: number;
}

export class TemplatesAnswer {
  templates: TemplateView[];
}

export class CreateDraftRequest {
  @IsString()
  @MaxLength(80)
  template: string;
}

export class DraftFieldView {
  code: string;
  label: string;

  @ApiProperty({ enum: kinds })
  kind: (typeof kinds)[number];

  @ApiProperty({ enum: draftSteps })
  step: DraftStep;

  /** As it was typed, or what the rules hold there. */
  value: string;
}

export class DraftContestView {
  id: string;
  slug: string;
  /** Of the rules in force. */
  version: number;
  /** A round has opened, so that a change is an amendment with a reason. */
  begun: boolean;
}

export class DraftSummary {
  id: string;
  title: string;
  template: string;
  savedAt: Date;
  savedBy: string;
  /** Null until it is published. */
  contest: DraftContestView | null;
}

export class DraftsAnswer {
  drafts: DraftSummary[];
}

export class DraftView extends DraftSummary {
  revision: number;
  /** The address that it has or will have. */
  slug: string;
  bank: string;
  /** Somebody gains something, so that the bank should not be public. */
  hasPrizes: boolean;
  bankIsPublic: boolean;
  fields: DraftFieldView[];
  /** The whole document as it stands. */
  yaml: string;
}

/** Only what is given changes. */
export class DraftChangeRequest {
  /** Another template; what was typed stays where it has a field of the same code. */
  @mayBeAbsent()
  @IsString()
  @MaxLength(80)
  template?: string;

  /** By code of the field, as typed. */
  @mayBeAbsent()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  values?: Record<string, unknown>;

  /** The whole document; what was typed in the fields is in it already. */
  @mayBeAbsent()
  @IsString()
  @MaxLength(50_000)
  yaml?: string;

  @mayBeAbsent()
  @IsString()
  @MaxLength(60)
  bank?: string;

  /** Empty: made from the title. */
  @mayBeAbsent()
  @Matches(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, { context: { code: 'slug_invalid' } })
  @MaxLength(80, { context: { code: 'slug_invalid' } })
  slug?: string;
}

export class SaveDraftRulesRequest extends DraftChangeRequest {
  /** Of the draft that was changed. */
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  revision: number;
}

export class FoundView {
  code: string;
  /** Place in the document, like `rounds[2].closesAt`; `bank`, `slug`, or empty for the whole. */
  path: string;
  /** In the whole document as YAML, from 1; 0 for `bank` and `slug`. */
  line: number;
  /** Code of the wizard's field that holds it, or `bank`; null: only the whole document shows it. */
  field: string | null;

  @ApiProperty({ enum: draftSteps })
  step: DraftStep;
  message: string;
}

export class RulesColumnView {
  header: string;
  align: 'left' | 'center' | 'right';
}

export class RulesTableView {
  caption: string;
  columns: RulesColumnView[];
  rows: string[][];
  /** The last row is a sum. */
  totals: boolean;
}

export class RulesPointView {
  label: string;
  text: string;
}

export class RulesClauseView {
  /** "2."; empty for the only clause of its article. */
  label: string;
  text: string;
  points: RulesPointView[];
  table: RulesTableView | null;
}

export class RulesArticleView {
  code: string;
  /** "Điều 3." */
  label: string;
  name: string;
  clauses: RulesClauseView[];
}

export class RulesHeadView {
  parentBody: string;
  body: string;
  place: string;
}

export class RulesTextView {
  head: RulesHeadView;
  title: string;
  bases: string[];
  articles: RulesArticleView[];
}

export class RulesWords {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export class ArticleChange {
  code: string;
  /** Name of the article; empty for title, bodies and bases. */
  name: string;
  words: RulesWords[];
}

export class DraftCheckAnswer {
  problems: FoundView[];
  warnings: FoundView[];
  /** The printed rules; what was typed wrongly is left out. Null where more than the fields is wrong. */
  text: RulesTextView | null;
  /** Against the rules in force; empty before the first publication. */
  changes: ArticleChange[];
}

export class PublishRulesRequest {
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  revision: number;

  /** Why it is amended; needed once a round has opened. */
  @mayBeAbsent()
  @cleaned()
  @IsString()
  @MaxLength(1000, { context: { code: 'amendment_reason_missing' } })
  reason?: string;

  /** The contest has prizes and still draws from a bank whose keys anybody can read. */
  @mayBeAbsent()
  @IsBoolean()
  publicBankConfirmed?: boolean;
}

export class PublishedRulesAnswer {
  contestId: string;
  slug: string;
  version: number;
}

export class RulesVersionView {
  version: number;
  publishedAt: Date;
  /** Empty for the first. */
  reason: string;
  /** SHA-256 of the document's canonical JSON. */
  sha256: string;
}

export class ContestRulesAnswer extends RulesVersionView {
  text: RulesTextView;
  /** The newest first. */
  versions: RulesVersionView[];
  /** Against the version before; empty for the first. */
  changes: ArticleChange[];
}

export class AttemptRulesAnswer extends RulesVersionView {
  slug: string;
}

export const rulesFormats = ['html', 'docx', 'pdf', 'yaml'] as const;
export type RulesFormat = (typeof rulesFormats)[number];

export class RulesVersionRequest {
  /** Left out: the one in force. */
  @mayBeAbsent()
  @Matches(/^[1-9][0-9]{0,5}$/)
  version?: string;
}

export class RulesFileRequest extends RulesVersionRequest {
  @IsIn(rulesFormats)
  format: RulesFormat;
}
