import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { rankingNames } from '../core/play/rules.js';

const mayBeAbsent = () => ValidateIf((_, value) => value !== undefined);

type Criterion = (typeof rankingNames)[number];
/** Criteria that need a setting, or a record of what people settled afterwards. */
const unsettled = [
  'topic-points',
  'extra-question',
  'draw',
  'decision',
] as const satisfies readonly Criterion[];
type DryCriterion = Exclude<Criterion, (typeof unsettled)[number]>;
export const dryCriteria = rankingNames.filter(
  (name): name is DryCriterion => !unsettled.some((other) => other === name),
);

/** One of the three: a shipped template, a draft, or only another order of the same rules. */
export class DryRunRequest {
  @IsUUID('all', { context: { code: 'contest_not_found' } })
  contestId: string;

  @mayBeAbsent()
  @IsString()
  @MaxLength(80)
  template?: string;

  @mayBeAbsent()
  @IsUUID('all', { context: { code: 'draft_not_found' } })
  draftId?: string;

  @mayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(dryCriteria.length)
  @ArrayUnique()
  @IsIn(dryCriteria, { each: true })
  @ApiProperty({ enum: dryCriteria, isArray: true, required: false })
  ranking?: DryCriterion[];
}

export class DryLineView {
  rank: number;
  /** Null: was not in this standing. */
  before: number | null;
  name: string;
  division: string;
  scoreMilli: number;
  durationMs: number;
  attempts: number;
  why: string;
}

export class DryStandingView {
  /** Code of the round, or `overall`. */
  scope: string;
  name: string;
  people: number;
  attempts: number;
  /** How many would stand elsewhere. */
  moved: number;
  /** How many share their place: as it was, and as it would be. */
  tiedBefore: number;
  tied: number;
  first: DryLineView[];
}

export class DryAwardView {
  name: string;
  standing: string;
  /** Tier with its award; null: nothing. */
  before: string | null;
  after: string | null;
  beforeAmount: number;
  afterAmount: number;
}

export class DryBodyView {
  rank: number | null;
  name: string;
  tier: string | null;
  people: number;
}

export class DryCollectiveView {
  award: string;
  class: string;
  first: DryBodyView[];
}

export class DryRunAnswer {
  contest: string;
  /** The order that was looked at, by name of the criteria. */
  ranking: string[];
  standings: DryStandingView[];
  awards: DryAwardView[];
  collective: DryCollectiveView[];
  /** Equals whom lots or minutes would still have to settle. */
  open: number;
}
