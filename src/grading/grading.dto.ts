import { ApiProperty } from '@nestjs/swagger';
import { SlotView } from '../attempt/attempt.dto.js';

/** Days as YYYY-MM-DD; `until` is the last day in force. */
export class ValidityView {
  @ApiProperty({ enum: ['in-force', 'not-yet', 'lapsed', 'unknown'] })
  state: 'in-force' | 'not-yet' | 'lapsed' | 'unknown';
  from: string | null;
  until: string | null;
}

/** A place in the law on which a key rests, with its validity today. */
export class CitationView {
  document: string;
  kind: string;
  number: string;
  title: string;
  article: string;
  clause: string;
  point: string;
  summary: string;
  inForce: boolean;
  validity: ValidityView;
}

/** What was decided about a question after closing; the points are those that it gives. */
export class CorrectionView {
  @ApiProperty({ enum: ['everyone-right', 'removed', 'key'] })
  effect: 'everyone-right' | 'removed' | 'key';
  reason: string;
  at: Date;
}

/** What is right and why, and what that makes of the answer. */
export class SolutionView {
  /** Like an answer; where it is typed every accepted one, in words; of an essay its rubric. */
  key: string[];
  /** True for an essay that people have yet to mark. */
  unmarked: boolean;
  correct: boolean;
  scoreMilli: number;
  /** Empty, with no citations, where the key was corrected: both argue for the former key. */
  explanation: string;
  citations: CitationView[];
}

export class ReviewSlot extends SlotView {
  chosen: string[];
  correction: CorrectionView | null;
  /** Null: the rules publish keys and explanations later, or never. */
  solution: SolutionView | null;
}

/** `actual` and `error` are null until the result is official. */
export class ReviewPrediction {
  given: number | null;
  actual: number | null;
  error: number | null;
}

export class ReviewView {
  attemptId: string;
  @ApiProperty({ enum: ['provisional', 'official'] })
  status: 'provisional' | 'official';
  asOf: Date;
  /** Null: the rules publish scores later, or never. */
  scoreMilli: number | null;
  maxMilli: number;
  /** Null like the score. */
  correctCount: number | null;
  questionCount: number;
  durationMs: number;
  submittedAt: Date;
  prediction: ReviewPrediction | null;
  /** Of the attempt that counts, when the result is official and its ranks are published. */
  rank: number | null;
  slots: ReviewSlot[];
}
