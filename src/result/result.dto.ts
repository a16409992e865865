import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { clean } from '../core/text.js';

export class ResultPageRequest {
  /** Code of a division; ranks of the whole round stay beside those of the division. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  division?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  page: number = 1;

  /** An older version of a corrected result; left out: the newest. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version?: number;
}

export class CorrectionRequest {
  /** Why the result is issued anew, 10 to 500 characters; published with it. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value))
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason: string;
}

export class BlockerView {
  code: string;
  message: string;
  count?: number;
  /** Whom it is about, the first ones. */
  people?: string[];
  /** Name of the round it is about, where there are several. */
  round?: string;
}

/** An award as it would be given, or as a decision would change it. */
export class ForeseenAward {
  /** Of the list, like `giai-ca-nhan@tuan-1/cbccvc`. */
  list: string;
  award: string;
  /** Null: across all divisions. */
  division: string | null;
  tier: string;
  amount: number;
  contestantId: string;
  name: string;
  place: string;
  rank: number;
}

export class PreviewRow {
  rank: number;
  divisionRank: number;
  /** As registered; the public page shows `publicName`. */
  name: string;
  publicName: string;
  place: string;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: Date;
  prediction: number | null;
  predictionError: number | null;
  /** Why this person stands here among those of the division. */
  why: string;
}

export class PreviewDivision {
  division: string;
  nameVi: string;
  nameEn: string;
  people: number;
  rows: PreviewRow[];
}

export class IssuedResult {
  id: string;
  version: number;
  at: Date;
  /** Display name of the account; and of who signed second, where two must. */
  by: string;
  confirmedBy: string | null;
  /** Hex SHA-256 of the result's text (see tally.compute.ts, resultText); empty on results of old. */
  sha256: string;
  /** Empty for version 1. */
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
}

/** A first signature that waits for the second. */
export class ProposalView {
  by: string;
  at: Date;
  /** The reader's own: somebody else must sign. */
  own: boolean;
  /** Whether the result is still the one that was signed. */
  current: boolean;
  /** Of a correction. */
  reason: string;
}

export class FinalizationView {
  roundId: string;
  /** How many organisers must sign. */
  signatures: number;
  proposal: ProposalView | null;
  /** Of what would become official now. */
  sha256: string;
  /** By when the rules want the provisional result published; null where it is published, or will be by itself. */
  provisionalDueAt: Date | null;
  /** Until when the rules let people appeal; null where they do not, it is over, or not known yet. */
  appealsUntil: Date | null;
  /** Empty: the round can be made official now (or a correction issued). */
  blockers: BlockerView[];
  /** What the prediction's answer would be by the attempts graded now; null without a prediction. */
  predictionActual: number | null;
  people: number;
  attempts: number;
  /** The first ten of each division, ties at the tenth place left out. */
  top: PreviewDivision[];
  /** What the rulebook would give on this result, the first two hundred; and how many in all. */
  awards: ForeseenAward[];
  awardsTotal: number;
  /** Versions issued, the newest first. */
  finalized: IssuedResult[];
}

/** Values as they are read; the last line decides. */
export class ComparedCriterion {
  criterion: string;
  own: string;
  /** Null: not for the eyes of others. */
  theirs: string | null;
  decides: boolean;
}

export class OwnNeighbour {
  /** Shortened unless the person agreed to the full name. */
  name: string;
  divisionRank: number;
  compared: ComparedCriterion[];
}

/** Where a contestant stands in an official result, and why there. */
export class OwnPlace {
  version: number;
  /** Among all, and among the people of the own division. */
  rank: number;
  divisionRank: number;
  people: number;
  /** Others of the division with the same rank. */
  sharedWith: number;
  /** The next ones of the division with another rank; null: none. */
  above: OwnNeighbour | null;
  below: OwnNeighbour | null;
}

export class FinalizedAnswer {
  version: number;
  /** Null: signed by one person, it waits for another one. */
  finalizedAt: Date | null;
  /** True when it was official before this request; nothing has changed then. */
  already: boolean;
}

export class ClosedAnswer {
  closesAt: Date;
  /** True when the round was closed before this request. */
  already: boolean;
}

export class ThawedAnswer {
  thawedAt: Date;
  already: boolean;
}

export class ResultPageRow {
  rank: number;
  divisionRank: number;
  /** Shortened as the contestant's consent and age ask. */
  name: string;
  place: string;
  division: string;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: Date;
  prediction: number | null;
  predictionError: number | null;
  attempts: number;
}

export class ResultPage {
  roundId: string;
  version: number;
  /** The newest version; larger than `version` on a page of an older one. */
  newest: number;
  at: Date;
  /** Hex SHA-256 of the result's text. */
  sha256: string;
  /** Of a correction; empty for version 1. */
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
  division: string | null;
  page: number;
  pages: number;
  /** Rows of this list on all pages. */
  total: number;
  /** Empty where the rules never publish ranks. */
  rows: ResultPageRow[];
}
