import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { clean } from '../core/text.js';
import { CheckView, WordChange } from '../editorial/editorial.dto.js';

export class ReviewPageRequest {
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  page: number = 1;
}

/** A question that waits for somebody to approve or return it. */
export class WaitingView {
  code: string;
  number: number;
  author: string;
  savedAt: Date;
  /** Whether the reader may approve it: nobody approves what they wrote at. */
  mayApprove: boolean;
  /** The question as core/kind/draft.ts has it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  draft: Record<string, unknown>;
  /** Against the version before, word by word; empty for the first. */
  changes: WordChange[];
  checks: CheckView[];
}

/** A published question that a round's statistics flagged, and for which nobody has answered. */
export class FlaggedView {
  code: string;
  version: number;
  text: string;
  topic: string;
  roundId: string;
  contest: string;
  round: string;
  flags: string[];
  /** Answers that count. */
  n: number;
  /** 0…1: the share of the points that was earned. */
  facility: number;
  /** −100…100; null where it cannot be told. */
  discrimination: number | null;
}

export class ReviewAnswer {
  waiting: WaitingView[];
  /** Of the whole queue. */
  total: number;
  page: number;
  pages: number;
  flagged: FlaggedView[];
}

export class FlagAnswerRequest {
  @IsUUID('all', { context: { code: 'round_not_found' } })
  roundId: string;

  /** What was found and why the question stays, 10 to 500 characters. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value))
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  note: string;
}
