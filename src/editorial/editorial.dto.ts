import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { clean } from '../core/text.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);
const absent = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export const entryStates = ['draft', 'in-review', 'approved', 'retired'] as const;
export type EntryState = (typeof entryStates)[number];

export class CreateBankRequest {
  @IsString({ context: { code: 'bank_name_invalid' } })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { context: { code: 'bank_name_invalid' } })
  @MaxLength(60, { context: { code: 'bank_name_invalid' } })
  name: string;

  @cleaned
  @IsString()
  @Length(2, 200)
  title: string;

  /** Only its owner and organisers open it. */
  @IsOptional()
  @IsBoolean()
  private?: boolean;
}

export class BankView {
  name: string;
  title: string;
  public: boolean;
  /** Display name of the owner of a private bank. */
  owner: string | null;
  questions: number;
  inReview: number;
  /** Published questions that statistics flagged and nobody has answered for. */
  flagged: number;
}

export class BanksAnswer {
  banks: BankView[];
}

export class QuestionListRequest {
  /** Words of the stem or the code, without regard to diacritics. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @absent
  @IsOptional()
  @IsString()
  @MaxLength(80)
  topic?: string;

  /** Code of a legal document that is cited. */
  @absent
  @IsOptional()
  @IsString()
  @MaxLength(80)
  law?: string;

  @absent
  @IsOptional()
  @IsIn(entryStates)
  state?: EntryState;

  /** Only questions that statistics flagged, or whose law is not in force today. */
  @absent
  @IsOptional()
  @IsIn(['statistics', 'law'])
  check?: 'statistics' | 'law';

  @absent
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  page: number = 1;
}

export class QuestionRow {
  code: string;
  version: number;

  @ApiProperty({ enum: entryStates })
  state: EntryState;
  topic: string;
  difficulty: string;
  kind: string;
  text: string;
  documents: string[];
  author: string | null;
  savedAt: Date | null;
  /** Whether all it rests on is law today; null for a draft. */
  inForce: boolean | null;
  /** What the newest statistics say. */
  flags: string[];
  /** A draft or a version in review stands beside the published one. */
  openVersion: number | null;
}

export class QuestionListAnswer {
  rows: QuestionRow[];
  total: number;
  page: number;
  pages: number;
}

export class SaveDraftRequest {
  /** The question as core/kind/draft.ts has it; anything may be missing. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  draft: Record<string, unknown>;

  /** `saved` of the text that was edited; left out for a new question. */
  @IsOptional()
  @IsInt()
  saved?: number;
}

export class EditorialActRequest {
  @IsIn(['submit', 'return', 'approve', 'discard', 'comment', 'retire'])
  act: 'submit' | 'return' | 'approve' | 'discard' | 'comment' | 'retire';

  /** Needed to return, comment and retire. */
  @IsOptional()
  @cleaned
  @IsString()
  @MaxLength(2000)
  text?: string;
}

/** The same act on several questions of a bank. */
export class EditorialActsRequest extends EditorialActRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  codes: string[];
}

export class ActRefusal {
  code: string;
  /** Why, with every field that is not right. */
  message: string;
}

export class ActsAnswer {
  /** Codes on which it was done. */
  done: string[];
  refused: ActRefusal[];
}

export class CopyQuestionRequest {
  @IsString()
  @MaxLength(60)
  toBank: string;
}

export class CheckView {
  /** Stable name of the rule. */
  rule: string;
  severity: 'error' | 'warning';
  /** Field like `body.choices[2]`; empty: the question as a whole. */
  field: string;
  message: string;
}

export class ActView {
  act: string;
  text: string;
  by: string;
  at: Date;
}

export class WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export class VersionView {
  number: number;

  @ApiProperty({ enum: [...entryStates, 'discarded'] })
  state: EntryState | 'discarded';
  author: string | null;
  savedAt: Date | null;
  acts: ActView[];
  /** Against the version before, word by word; empty for the first. */
  changes: WordChange[];
}

export class RoundUseView {
  roundId: string;
  contest: string;
  round: string;
  opensAt: Date;
}

export class QuestionStatisticsLine {
  round: string;
  n: number;
  facility: number;
  discrimination: number | null;
  flags: string[];
}

export class QuestionDetail {
  bank: string;
  code: string;
  readOnly: boolean;
  /** The newest text; key and explanation are left out while a round with this bank is open. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  draft: Record<string, unknown>;
  keyHidden: boolean;
  /** Number of the text, to be sent with the next save; 0 where nothing was saved here yet. */
  saved: number;
  number: number;

  @ApiProperty({ enum: entryStates })
  state: EntryState;
  /** Who retired it, when and why. */
  retired: ActView | null;
  /** Whether the reader may approve it. */
  mayApprove: boolean;
  versions: VersionView[];
  usedIn: RoundUseView[];
  statistics: QuestionStatisticsLine[];
  checks: CheckView[];
}

export class DraftSaved {
  code: string;
  number: number;
  saved: number;
  savedAt: Date;
  checks: CheckView[];
}

export class TopicView {
  code: string;
  nameVi: string;
  nameEn: string;
  position: number;
}

export class TopicsAnswer {
  topics: TopicView[];
}
