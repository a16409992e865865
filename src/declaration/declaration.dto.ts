import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { clean } from '../core/text.js';

export const amongs = ['unit', 'organization'] as const;
export const declarationStates = ['all', 'waiting', 'confirmed', 'none'] as const;

const Cleaned = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? clean(value) : value));

export class DeclarationsRequest {
  /** What was typed of a name; marks do not matter. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q: string = '';

  /** Waiting: something of it was not decided; confirmed: has a confirmed head-count; none: has none. */
  @IsOptional()
  @IsIn(declarationStates)
  state: (typeof declarationStates)[number] = 'all';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  page: number = 1;
}

export class GroupNumber {
  /** Code of the group in the rulebook. */
  @IsString()
  @MaxLength(64)
  code: string;

  @IsInt({ context: { code: 'head_count_invalid' } })
  @Min(0, { context: { code: 'head_count_invalid' } })
  @Max(1_000_000, { context: { code: 'head_count_invalid' } })
  people: number;
}

export class HeadCountRequest {
  @IsIn(amongs)
  among: 'unit' | 'organization';

  /** Id of the unit or organization. */
  @IsString()
  @MaxLength(40)
  bodyId: string;

  /** Everybody who belongs to it and could take part. */
  @IsInt({ context: { code: 'head_count_invalid' } })
  @Min(1, { context: { code: 'head_count_invalid' } })
  @Max(1_000_000, { context: { code: 'head_count_invalid' } })
  people: number;

  /** Of them, those who need not take part. */
  @IsInt({ context: { code: 'exempt_invalid' } })
  @Min(0, { context: { code: 'exempt_invalid' } })
  @Max(1_000_000, { context: { code: 'exempt_invalid' } })
  exempt: number;

  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GroupNumber)
  groups: GroupNumber[];

  /** Whence the number is, as of which day. */
  @Cleaned()
  @IsString()
  @MaxLength(500)
  note: string;
}

export class RulingRequest {
  @IsBoolean()
  confirmed: boolean;

  /** Needed where it is refused; the unit reads it. */
  @ValidateIf(({ confirmed, reason }: RulingRequest) => !confirmed || reason !== '')
  @Cleaned()
  @IsString({ context: { code: 'ruling_reason_required' } })
  @Length(5, 500, { context: { code: 'ruling_reason_required' } })
  reason: string;
}

export class EvidenceRequest {
  @IsIn(amongs)
  among: 'unit' | 'organization';

  @IsString()
  @MaxLength(40)
  body: string;

  /** Code of the evidence in the rulebook. */
  @IsString()
  @MaxLength(64)
  code: string;

  /** The file's name, for those who read. */
  @IsOptional()
  @Cleaned()
  @IsString()
  @MaxLength(200)
  name: string = '';
}

export class RulingView {
  confirmed: boolean;
  reason: string;
  by: string;
  at: Date;
}

export class HeadCountView {
  id: string;
  people: number;
  exempt: number;
  groups: GroupNumber[];
  note: string;
  by: string;
  at: Date;
  /** Null: nobody has decided yet. */
  ruling: RulingView | null;
}

export class EvidenceView {
  id: string;
  code: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  by: string;
  at: Date;
  ruling: RulingView | null;
}

export class DeclarationView {
  among: 'unit' | 'organization';
  id: string;
  name: string;
  level: string | null;
  /** The newest statement, and the newest that was confirmed: only that one counts. */
  stated: HeadCountView | null;
  counted: HeadCountView | null;
  evidence: EvidenceView[];
}

export class NamedCode {
  code: string;
  name: string;
}

export class WantedView {
  /** Groups whose number is asked for. */
  groups: NamedCode[];
  evidence: NamedCode[];
}

export class DeclarationsAnswer extends WantedView {
  /** Of all bodies that the reader may see. */
  total: number;
  waiting: number;
  confirmed: number;
  /** Of those found. */
  found: number;
  page: number;
  pages: number;
  bodies: DeclarationView[];
}

export class DeclarationAccepted {
  id: string;
}
