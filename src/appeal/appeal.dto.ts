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

/** What a coordinator files for the own unit or organization. */
export class UnitAppealRequest {
  /** What is wrong and why, 20 to 2,000 characters. */
  @cleaned
  @IsString({ context: { code: 'appeal_text_invalid' } })
  @Length(20, 2000, { context: { code: 'appeal_text_invalid' } })
  text: string;

  /** The provision of the rules or of the law that it rests on, 1 to 300 characters. */
  @cleaned
  @IsString({ context: { code: 'appeal_citation_missing' } })
  @Length(1, 300, { context: { code: 'appeal_citation_missing' } })
  citation: string;
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
  /** Null: of a unit. */
  attemptId: string | null;
  about: 'question' | 'own-attempt' | 'unit';
  slot: number | null;
  text: string;
  citation: string;
  filedAt: Date;
  /** Until when the rulebook wants it answered; null where it has none. */
  dueAt: Date | null;
  answer: AppealAnswerView | null;
}

export class StaffAppealView extends AppealView {
  /** Who filed it; with a body, the name of its coordinator. */
  by: string;
  /** The unit or organization; null: a contestant's. */
  body: string | null;
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

export class UnitAppealsAnswer {
  appeals: StaffAppealView[];
  /** Whether the rules let units appeal. */
  taken: boolean;
  /** Whether another one may be filed now. */
  open: boolean;
  /** Until when; null: not known before the provisional result. */
  until: Date | null;
}

export class AppealsAnswer {
  appeals: StaffAppealView[];
}
