import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  Allow as Accept,
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Phase } from '../core/phase.js';
import type { Publication } from '../core/publication/moments.js';
import { clean } from '../core/text.js';
import { RoundRulesView } from '../rulebook/round-rules.dto.js';
import type { ContestKind } from './contest.entity.js';

export class RoundTopicView {
  code: string;
  nameVi: string;
  nameEn: string;
  count: number;
}

/** When what is shown, by the rules in force; without a rulebook their defaults. */
export class PublicationView implements Publication {
  /** `at-once`: as soon as the attempt is graded. */
  score: 'at-once' | 'after-closing' | 'after-finalising' | 'never';
  explanations: 'after-closing' | 'after-finalising' | 'never';
  standings: 'at-once' | 'after-closing' | 'after-finalising' | 'never';
  names: 'by-consent' | 'shortened';
}

/** What has come by now of what the rules publish. */
export class ShownView {
  score: boolean;
  explanations: boolean;
  standings: boolean;
}

export class RoundView {
  id: string;
  number: number;
  name: string;
  phase: Phase;
  opensAt: string;
  frozenAt: string | null;
  closesAt: string;
  thawedAt: string | null;
  finalizedAt: string | null;
  rules: RoundRulesView;
  questionCount: number;
  /** Points of the whole paper, in thousandths. */
  maxMilli: number;
  topics: RoundTopicView[];
  publication: PublicationView;
  shown: ShownView;
}

export class RoundContestView {
  id: string;
  slug: string;
  title: string;
  kind: ContestKind;
}

export class RoundInContestView extends RoundView {
  contest: RoundContestView;
  now: string;
}

export class DivisionView {
  code: string;
  nameVi: string;
  nameEn: string;
  place: 'unit' | 'organization';
}

export class ContestView {
  id: string;
  slug: string;
  kind: ContestKind;
  title: string;
  titleEn: string;
  organizer: string;
  contact: string;
  summary: string;
  reportPeriod: string;
  now: string;
  divisions: DivisionView[];
  rounds: RoundView[];
  /** The rules know a standing over several rounds; they choose people for a next round. */
  hasOverall: boolean;
  hasQualification: boolean;
  /** People with a graded attempt; null while that number would give a prediction's answer away. */
  people: number | null;
  /** Graded attempts; null as above. */
  attempts: number | null;
  /** Code of the reason why the numbers are withheld. */
  withheldReason: string | null;
}

export class RoundSummary {
  id: string;
  number: number;
  name: string;
  phase: Phase;
  opensAt: string;
  closesAt: string;
}

export class ContestSummary {
  id: string;
  slug: string;
  title: string;
  titleEn: string;
  organizer: string;
  summary: string;
  rounds: RoundSummary[];
}

export class ContestsAnswer {
  contests: ContestSummary[];
}

export class StaffContestView {
  id: string;
  slug: string;
  kind: ContestKind;
  title: string;
  titleEn: string;
  organizer: string;
  contact: string;
  summary: string;
  bank: string;
  reportPeriod: string;
  publishedAt: string | null;
  divisions: DivisionView[];
  rounds: RoundView[];
}

export class StaffContestsAnswer {
  contests: StaffContestView[];
  now: string;
}

/** Unlike IsOptional it lets no null through. */
const mayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

const cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class DivisionRequest {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(40)
  code: string;

  @cleaned()
  @IsString()
  @Length(2, 100)
  nameVi: string;

  @cleaned()
  @IsString()
  @Length(2, 100)
  nameEn: string;

  @IsIn(['unit', 'organization'])
  place: 'unit' | 'organization';
}

export class CreateContestRequest {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { context: { code: 'slug_invalid' } })
  @MaxLength(80, { context: { code: 'slug_invalid' } })
  slug: string;

  @cleaned()
  @IsString()
  @Length(5, 200, { context: { code: 'title_invalid' } })
  title: string;

  @mayBeAbsent()
  @cleaned()
  @IsString()
  @MaxLength(200)
  titleEn?: string;

  @cleaned()
  @IsString()
  @Length(2, 200)
  organizer: string;

  @mayBeAbsent()
  @cleaned()
  @IsString()
  @MaxLength(300)
  contact?: string;

  @mayBeAbsent()
  @cleaned()
  @IsString()
  @MaxLength(2000)
  summary?: string;

  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { context: { code: 'bank_unknown' } })
  bank: string;

  @IsString()
  @MaxLength(10)
  reportPeriod: string;

  /** Whether something is to be won: then a public bank needs a confirmation. */
  @mayBeAbsent()
  @IsBoolean()
  hasPrizes?: boolean;

  /** How many organisers must sign a result; two unless said otherwise. */
  @mayBeAbsent()
  @IsIn([1, 2])
  signatures?: 1 | 2;

  @IsArray()
  @ArrayMinSize(1, { context: { code: 'divisions_invalid' } })
  @ArrayMaxSize(20, { context: { code: 'divisions_invalid' } })
  @ArrayUnique((division?: DivisionRequest) => division?.code, { context: { code: 'divisions_invalid' } })
  @ValidateNested({ each: true })
  @Type(() => DivisionRequest)
  divisions: DivisionRequest[];
}

export class PublishContestRequest {
  /** The contest has prizes and still draws from a bank whose keys anybody can read. */
  @mayBeAbsent()
  @IsBoolean()
  publicBankConfirmed?: boolean;
}

const moment = { type: String, format: 'date-time' };
const freeze = { ...moment, nullable: true };
const rules = { type: () => RoundRulesView };

/** The rules and times are taken as they come: the rulebook's own check tells everything wrong at once. */
export class CreateRoundRequest {
  @cleaned()
  @IsString()
  @Length(1, 100, { context: { code: 'round_name_invalid' } })
  name: string;

  /** ISO 8601 with an offset, like `2026-12-01T08:00:00+07:00`. */
  @ApiProperty(moment)
  @Accept()
  opensAt: unknown;

  /** When the public board stands still; null: never. */
  @ApiPropertyOptional(freeze)
  @Accept()
  frozenAt?: unknown;

  @ApiProperty(moment)
  @Accept()
  closesAt: unknown;

  @ApiProperty(rules)
  @Accept()
  rules: unknown;
}

export class UpdateRoundRequest {
  @mayBeAbsent()
  @cleaned()
  @IsString()
  @Length(1, 100, { context: { code: 'round_name_invalid' } })
  name?: string;

  @ApiPropertyOptional(moment)
  @Accept()
  opensAt?: unknown;

  @ApiPropertyOptional(freeze)
  @Accept()
  frozenAt?: unknown;

  @ApiPropertyOptional(moment)
  @Accept()
  closesAt?: unknown;

  /** All of the rules, not a part. */
  @ApiPropertyOptional(rules)
  @Accept()
  rules?: unknown;
}
