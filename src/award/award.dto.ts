import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { clean } from '../core/text.js';

export const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class AwardsRequest {
  /** Only awards that stand with this round. */
  @IsOptional()
  @IsUUID()
  round?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  page: number = 1;
}

export class ReviewRequest {
  /** Why awards are computed anew, as after somebody was marked as unable to win. */
  @Cleaned()
  @IsString()
  @Length(10, 500)
  reason: string;
}

export class AwardIssueView {
  version: number;
  cause: 'result' | 'draw' | 'decision' | 'declined' | 'rules' | 'review';
  /** Which result, draw or minutes made it. */
  reason: string;
  at: Date;
  /** Hex SHA-256 of the awards and of what they follow from. */
  sha256: string;
}

export class AwardView {
  list: string;
  award: string;
  round: string;
  /** Of the overall standing: not of the round alone. */
  overall: boolean;
  /** Name; null: across all divisions. */
  division: string | null;
  tier: string;
  /** Whole VND. */
  amount: number;
  name: string;
  place: string;
  /** Null for the public where the rules never publish ranks; then there is no reason either. */
  rank: number | null;
  by: 'rank' | 'equals' | 'draw' | 'decision';
  /** Why this person, and why not who stands in front or next, in the reader's language. */
  why: string;
}

export class AwardChange {
  award: string;
  name: string;
  /** Null: nothing. */
  before: string | null;
  after: string | null;
}

export class AwardsAnswer {
  /** The newest computation; null until a result with awards is official. */
  issue: AwardIssueView | null;
  /** Earlier ones, the newest first. */
  earlier: AwardIssueView[];
  /** What the newest changed of the one before, the first hundred. */
  changes: AwardChange[];
  page: number;
  pages: number;
  /** Awards on all pages, and their money in whole VND. */
  total: number;
  amount: number;
  awards: AwardView[];
}

export class PlanTier {
  @Cleaned()
  @IsString()
  @Length(1, 100)
  name: string;

  /** Places in each division. */
  @IsInt()
  @Min(1)
  @Max(1000)
  count: number;

  /** Whole VND. */
  @IsInt()
  @Min(0)
  @Max(10_000_000_000)
  amount: number;
}

/** Prizes of each round and division of a contest without a rulebook. */
export class AwardPlanRequest {
  /** The highest first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => PlanTier)
  tiers: PlanTier[];

  /** Equals at the edge of a tier: all get it, lots, or organisers decide with minutes. */
  @IsIn(['all', 'draw', 'decision'])
  equals: 'all' | 'draw' | 'decision';

  /** Certificates also for those without an award who reached the minimum. */
  @IsBoolean()
  everyone: boolean;

  /** Percent of the points. */
  @IsInt()
  @Min(0)
  @Max(100)
  minimumScorePercent: number;
}

export class AwardPlanView {
  /** Prizes come from the rulebook and are changed there. */
  fromRulebook: boolean;
  tiers: PlanTier[];
  equals: 'all' | 'draw' | 'decision';
  everyone: boolean;
  minimumScorePercent: number;
}

export class AwardPlanAnswer {
  /** Null: nobody said anything of prizes yet. */
  plan: AwardPlanView | null;
}
