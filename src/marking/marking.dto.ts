import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { StimulusView } from '../attempt/attempt.dto.js';

/** Essays of one round that wait for people. */
export class MarkingRound {
  roundId: string;
  round: string;
  contest: string;
  /** Essays that your board has yet to mark. */
  open: number;
  /** Of these, those that you may still mark. */
  forMe: number;
  /** Marks that you have given in this round. */
  mine: number;
  boundPermille: number;
  /** Units' boards mark first and send up; see `GET staff/rounds/{id}/boards`. */
  twoLevels: boolean;
}

export class MarkingAnswer {
  rounds: MarkingRound[];
}

export class RubricLine {
  code: string;
  text: string;
  /** Most that it may get, in permille of the points. */
  permille: number;
}

/** An essay to read; who wrote it is not told. */
export class EssayView {
  attemptId: string;
  slot: number;
  question: string;
  stimulus?: StimulusView;
  text: string;
  words: number;
  /** What was written behind this word does not count. */
  maxWords: number;
  rubric: RubricLine[];
  /** 1 and 2 read every essay, 3 those about which these differ. */
  place: number;
}

/** Null: nothing here waits for you. */
export class NextEssayAnswer {
  round: string;
  essay: EssayView | null;
}

export class MarkLine {
  @IsString()
  @MaxLength(10)
  code: string;

  @IsInt({ context: { code: 'essay_points_invalid' } })
  @Min(0, { context: { code: 'essay_points_invalid' } })
  @Max(1000, { context: { code: 'essay_points_invalid' } })
  permille: number;
}

export class MarkRequest {
  @ValidateNested({ each: true })
  @Type(() => MarkLine)
  @ArrayMaxSize(20)
  lines: MarkLine[];

  /** For the record; contestants do not see it. */
  @IsString()
  @MaxLength(1000)
  comment: string;
}

export class MarkAnswer {
  permille: number;
  /** Whether the essay has its final mark now. */
  decided: boolean;
}

export class MarkingBoundRequest {
  /** How far two marks may lie apart before a third person reads the essay, in permille of the points. */
  @IsInt({ context: { code: 'essay_bound_invalid' } })
  @Min(0, { context: { code: 'essay_bound_invalid' } })
  @Max(1000, { context: { code: 'essay_bound_invalid' } })
  boundPermille: number;
}
