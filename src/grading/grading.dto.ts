import { ApiProperty } from '@nestjs/swagger';
import { ChoiceView } from '../attempt/attempt.dto.js';

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

export class ReviewSlot {
  slot: number;
  @ApiProperty({ enum: ['single', 'multiple', 'true-false'] })
  kind: string;
  text: string;
  choices: ChoiceView[];
  chosen: string[];
  key: string[];
  correct: boolean;
  scoreMilli: number;
  explanation: string;
  citations: CitationView[];
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
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  questionCount: number;
  durationMs: number;
  submittedAt: Date;
  prediction: ReviewPrediction | null;
  /** Of the attempt that counts, when the result is official. */
  rank: number | null;
  slots: ReviewSlot[];
}
