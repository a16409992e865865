import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { clean } from '../core/text.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);

export class DecisionRequest {
  @IsIn(['void-question', 'correct-key', 'disqualify', 'take-back'])
  kind: 'void-question' | 'correct-key' | 'disqualify' | 'take-back';

  /** Of a voided question or a corrected key. */
  @IsOptional()
  @IsUUID()
  questionId?: string;

  /** Of a voided question: everybody gets its points, or it leaves every paper. */
  @IsOptional()
  @IsIn(['everyone-right', 'removed'])
  effect?: 'everyone-right' | 'removed';

  /** The right choices of a corrected key; where the answer is typed every accepted text or number (`12,5 ± 0,5`). */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  key?: string[];

  /** One attempt, or all attempts of a person in the round. */
  @IsOptional()
  @IsUUID()
  attemptId?: string;

  @IsOptional()
  @IsUUID()
  contestantId?: string;

  /** The decision that is taken back. */
  @IsOptional()
  @IsUUID()
  takesBack?: string;

  /** Published for questions, 10 to 500 characters. */
  @cleaned
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason: string;

  /** Where the proof lies; seen by organisers only. */
  @IsOptional()
  @cleaned
  @IsString()
  @MaxLength(2000)
  evidence?: string;
}

export class DecisionView {
  id: string;
  kind: DecisionRequest['kind'];
  effect: 'everyone-right' | 'removed' | null;
  questionId: string | null;
  questionCode: string | null;
  attemptId: string | null;
  contestantId: string | null;
  contestant: string | null;
  takesBack: string | null;
  reason: string;
  evidence: string;
  proposedBy: string;
  proposedAt: Date;
  /** Whether the reader proposed it, and so cannot confirm it. */
  own: boolean;
  state: 'proposed' | 'in-force' | 'withdrawn' | 'taken-back';
  actBy: string | null;
  actAt: Date | null;
}

export class DecisionsAnswer {
  decisions: DecisionView[];
}

export class DecisionMade {
  id: string;
}

export class ChangedRow {
  contestantId: string;
  name: string;
  division: string;
  /** Null before: not in the result; null after: no longer in it. */
  rankBefore: number | null;
  rankAfter: number | null;
  /** Place in the own division. */
  divisionRankBefore: number | null;
  divisionRankAfter: number | null;
  scoreBefore: number | null;
  scoreAfter: number | null;
}

export class TierGiven {
  tier: string;
  /** Whole VND. */
  amount: number;
}

export class ChangedAward {
  contestantId: string;
  name: string;
  award: string;
  division: string | null;
  before: TierGiven | null;
  after: TierGiven | null;
}

export class DecisionPreviewAnswer {
  /** The right choices of a corrected key, in words; null for any other decision. */
  newKey: string[] | null;

  /** People with another score; people with another rank, among all or in their division. */
  scoresChanged: number;
  ranksChanged: number;
  perfectBefore: number;
  perfectAfter: number;
  predictionBefore: number | null;
  predictionAfter: number | null;
  /** The two hundred foremost whose score or rank changes, by the better of both ranks. */
  rows: ChangedRow[];
  /** The first two hundred awards that come, go or change, in the order of the lists; and how many in all. */
  awards: ChangedAward[];
  awardsChanged: number;
}

/** How many people have another score, and another rank, and how many awards are not what they were. */
export class DecisionEffect {
  scores: number;
  ranks: number;
  awards: number;
}

/** What the public reads of decisions about questions in force. */
export class PublicDecision {
  questionCode: string;
  questionText: string;
  kind: 'void-question' | 'correct-key';
  effect: 'everyone-right' | 'removed' | null;
  reason: string;
  at: Date;
  /** Null for decisions of earlier versions of this program. */
  changed: DecisionEffect | null;
}

export class PublicDecisionsAnswer {
  decisions: PublicDecision[];
}
