import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength, Max, Min } from 'class-validator';
import { clean } from '../core/text.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);

export class AppealRequest {
  @IsIn(['question', 'own-attempt'])
  about: 'question' | 'own-attempt';

  /** Number of the question in the own paper; only about a question. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  slot?: number;

  /** What is wrong and why, 20 to 2,000 characters. */
  @cleaned
  @IsString({ context: { code: 'appeal_text_invalid' } })
  @Length(20, 2000, { context: { code: 'appeal_text_invalid' } })
  text: string;

  /** The provision that it rests on, in the contestant's own words; needed about a question. */
  @IsOptional()
  @cleaned
  @IsString()
  @MaxLength(300)
  citation?: string;
}

export class AppealAnswerRequest {
  @IsIn(['upheld', 'rejected'])
  outcome: 'upheld' | 'rejected';

  /** Told to the contestant, 10 to 2,000 characters. */
  @cleaned
  @IsString({ context: { code: 'appeal_text_invalid' } })
  @Length(10, 2000, { context: { code: 'appeal_text_invalid' } })
  text: string;

  /** The decision that follows from it. */
  @IsOptional()
  @IsUUID()
  decisionId?: string;
}

export class AppealAnswerView {
  outcome: 'upheld' | 'rejected';
  text: string;
  decisionId: string | null;
  at: Date;
}

export class AppealView {
  id: string;
  attemptId: string;
  about: 'question' | 'own-attempt';
  slot: number | null;
  text: string;
  citation: string;
  filedAt: Date;
  /** Until when the rulebook wants it answered; null where it has none. */
  dueAt: Date | null;
  answer: AppealAnswerView | null;
}

export class StaffAppealView extends AppealView {
  contestant: string;
  /** Of the question objected to. */
  questionId: string | null;
  questionCode: string | null;
  questionText: string | null;
}

export class OwnAppealsAnswer {
  appeals: AppealView[];
  /** What may be appealed by the rules; empty: nothing. */
  @ApiProperty({ enum: ['question', 'own-attempt'], isArray: true })
  about: ('question' | 'own-attempt')[];
  /** Whether another one may be filed now. */
  open: boolean;
  /** Until when, by the rules; null: until the result is official, or not known before the provisional result. */
  until: Date | null;
}

export class AppealsAnswer {
  appeals: StaffAppealView[];
}
