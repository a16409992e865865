import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { difficulties, type Difficulty } from '../core/rulebook.js';
import { clean } from '../core/text.js';
import { CheckView } from '../editorial/editorial.dto.js';
import { type WriteFormat, writeFormats } from '../exchange-file/formats.js';

const bankName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export class ImportRequest {
  /** Name of the bank that the questions are for. */
  @IsString({ context: { code: 'bank_name_invalid' } })
  @Matches(bankName, { context: { code: 'bank_name_invalid' } })
  @MaxLength(60, { context: { code: 'bank_name_invalid' } })
  bank: string;

  /** How the person calls the file; shown, never used as a path. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value))
  @IsString()
  @MaxLength(200)
  name?: string;
}

export class LossView {
  /** Line, row or element. */
  where: string;
  what: string;
  @ApiProperty({ enum: ['dropped', 'changed'] })
  action: 'dropped' | 'changed';
}

export class ReadErrorView {
  where: string;
  what: string;
}

export class LikenessView {
  /** Code in the bank, or `#n` for the n-th question of the same file. */
  code: string;
  percent: number;
}

export class ImportQuestionView {
  n: number;
  where: string;
  /** The question as core/kind/draft.ts has it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  draft: Record<string, unknown>;
  /** Questions that say nearly the same. */
  alike: LikenessView[];
  /** What keeps it from review, and what is worth a look; none once it was taken. */
  checks: CheckView[];
  /** Left out by the person. */
  dropped: boolean;
  /** In the bank, after it was accepted. */
  @ApiProperty({ type: 'string', nullable: true })
  code: string | null;
}

export class ImportView {
  id: string;
  bank: string;
  fileName: string;
  /** What the file was recognised as; null: it was not. */
  @ApiProperty({ type: 'string', nullable: true })
  format: string | null;
  @ApiProperty({ enum: ['open', 'accepted', 'undone'] })
  state: 'open' | 'accepted' | 'undone';
  createdAt: Date;
  questions: ImportQuestionView[];
  losses: LossView[];
  errors: ReadErrorView[];
}

export class FixQuestionRequest {
  /** The question as core/kind/draft.ts has it; left out: stays as it is. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  draft?: Record<string, unknown>;

  /** Whether to leave it out. */
  @IsOptional()
  @IsBoolean()
  dropped?: boolean;
}

/** What every question of the file gets that has none of its own; an empty field: nothing. */
export class FillRequest {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  topic?: string;

  @IsOptional()
  @IsIn(['', ...difficulties])
  difficulty?: Difficulty | '';

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  audience?: string[];

  /** Code of a legal document, cited where a question cites none. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  document?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  article?: string;
}

export class ImportUndone {
  /** Drafts that were discarded. */
  discarded: number;
  /** Codes that stay, for somebody has handed them in or approved them meanwhile. */
  kept: string[];
}

export class BankExportRequest {
  @IsString({ context: { code: 'bank_name_invalid' } })
  @Matches(bankName, { context: { code: 'bank_name_invalid' } })
  @MaxLength(60, { context: { code: 'bank_name_invalid' } })
  bank: string;

  @IsIn(writeFormats)
  format: WriteFormat;

  /** May be given several times; none: all topics. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  topic?: string[];
}

export class BankLossView {
  /** What is lost, for a person. */
  what: string;
  @ApiProperty({ enum: ['dropped', 'changed'] })
  action: 'dropped' | 'changed';
  /** The questions that lose it. */
  where: string[];
}

export class BankLossesAnswer {
  /** All that were to be written, those too that the format cannot hold. */
  questions: number;
  /** What most questions lose comes first. */
  losses: BankLossView[];
}
