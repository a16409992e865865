import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Cleaned } from '../award/award.dto.js';

/** A public value that nobody can know or steer when the pool is fixed. */
export class SourceInput {
  @Cleaned()
  @IsString({ context: { code: 'draw_source_name_invalid' } })
  @Length(3, 120, { context: { code: 'draw_source_name_invalid' } })
  name: string;

  /** Where and when anybody can read it. */
  @Cleaned()
  @IsString({ context: { code: 'draw_source_from_invalid' } })
  @Length(10, 300, { context: { code: 'draw_source_from_invalid' } })
  from: string;
}

export class FixDrawRequest {
  /** Name of the list whose equals wait for lots. */
  @IsString()
  @MaxLength(200)
  scope: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  sources: SourceInput[];
}

export class SourceValue {
  /** Numbers or words of the source, as published; numbers alone are put in ascending order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N},:_-]{0,63}$/u, { each: true, context: { code: 'draw_value_invalid' } })
  values: string[];

  /** When it became known. */
  @IsISO8601({ strict: true })
  @MaxLength(40)
  knownAt: string;
}

export class Witness {
  @Cleaned()
  @IsString()
  @Length(2, 100)
  name: string;

  /** Post or whom they stand for. */
  @Cleaned()
  @IsString()
  @Length(2, 150)
  post: string;
}

export class DrawOutcomeRequest {
  /** One for each source that was named, in their order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => SourceValue)
  sources: SourceValue[];

  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Witness)
  witnesses: Witness[];
}

export class TieDecisionRequest {
  @IsString()
  @MaxLength(200)
  scope: string;

  /** Who gets the places, the first one first; as many as there are places. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  winners: string[];

  /** Number and day of the minutes and the reasons of the organisers. */
  @Cleaned()
  @IsString()
  @Length(20, 2000)
  minutes: string;

  /** Who decided. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Witness)
  members: Witness[];
}

/** What settles a tie of an award: a decision, or the answers to an extra question where the order goes by them. */
export class AwardTieRequest extends TieDecisionRequest {
  /** Left out: a decision. */
  @IsOptional()
  @IsIn(['decision', 'extra-question'])
  by?: 'decision' | 'extra-question';
}

export class DrawMade {
  id: string;
}

/** A draw that was fixed for a whole contest, and the round whose pages show it. */
export class FixedDraw {
  id: string;
  roundId: string;
}

export class TieCandidate {
  contestantId: string;
  name: string;
  place: string;
}

/** Equals whom people have to settle. */
export class TieView {
  scope: string;
  award: string;
  division: string | null;
  by: 'draw' | 'decision';
  tiers: string[];
  places: number;
  people: number;
  /** The first two hundred. */
  candidates: TieCandidate[];
  /** Whether the order of the round, or overall, has an extra question that may still tell them apart. */
  extraQuestion: boolean;
  /** A fixed pool of just these people that was not drawn from yet. */
  drawId: string | null;
}

export class DrawSummary {
  id: string;
  title: string;
  places: number;
  people: number;
  fixedAt: Date;
  /** Null: not drawn yet. */
  drawnAt: Date | null;
}

export class TieDecisionView {
  award: string;
  minutes: string;
  members: Witness[];
  at: Date;
}

export class TiesAnswer {
  ties: TieView[];
  draws: DrawSummary[];
  decisions: TieDecisionView[];
}

export class DrawStepView {
  index: number;
  digest: string;
  left: number;
  /** From 1. */
  position: number;
  line: string;
  /** As far as it may be public; empty until the result of the round is official. */
  name: string;
}

export class DrawnSource extends SourceInput {
  values: string[];
  knownAt: Date;
}

export class DrawOutcomeView {
  /** Each source as it stands in the key; the first is the pool itself. */
  sources: DrawnSource[];
  key: string;
  steps: DrawStepView[];
  witnesses: Witness[];
  drawnAt: Date;
}

/** A unit or organization with its line in the pool. */
export class DrawBody {
  line: string;
  name: string;
}

/** Everything that anybody needs to draw again. */
export class DrawView {
  id: string;
  title: string;
  contest: string;
  contestSlug: string;
  round: string;
  roundId: string;
  places: number;
  people: number;
  /** Hex SHA-256 of the pool, one line each with a line feed. */
  poolSha256: string;
  fixedAt: Date;
  sources: SourceInput[];
  /** Null: it is among people, and only they are told their lines. */
  bodies: DrawBody[] | null;
  outcome: DrawOutcomeView | null;
}

export class DrawsAnswer {
  draws: DrawSummary[];
}

export class OwnLot {
  drawId: string;
  title: string;
  /** The reader's line in the pool. */
  line: string;
}

export class OwnLotsAnswer {
  lots: OwnLot[];
}
