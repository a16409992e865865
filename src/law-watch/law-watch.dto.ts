import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { clean } from '../core/text.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);
const emptyIsNull = Transform(({ value }: { value: unknown }) => (value === '' ? null : value));

export class LawImpactRequest {
  /** Last day in force, `YYYY-MM-DD`; empty: no end is known. */
  @emptyIsNull
  @IsOptional()
  @IsString({ context: { code: 'time_invalid' } })
  @Matches(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { context: { code: 'time_invalid' } })
  inForceUntil?: string | null;
}

export class LawChangeRequest extends LawImpactRequest {
  /** Codes of the documents that replaced it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  replacedBy?: string[];

  /** Where this is known from, 10 to 500 characters. */
  @cleaned
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason: string;
}

export class LawDocumentView {
  code: string;
  kind: string;
  number: string;
  title: string;
  issuedOn: string | null;
  inForceFrom: string | null;
  inForceUntil: string | null;
  replacedBy: string[];
  amendedBy: string[];
  note: string;
  /** Questions of all banks that cite it. */
  questions: number;
}

export class LawDocumentsAnswer {
  documents: LawDocumentView[];
}

export class AffectedQuestion {
  bank: string;
  code: string;
  version: number;
  topic: string;
  text: string;
}

export class AffectedRound {
  roundId: string;
  contest: string;
  round: string;
  opensAt: Date;
  closesAt: Date;
  /** How many questions it can no longer draw. */
  questions: number;
}

export class LawImpactAnswer {
  questions: AffectedQuestion[];
  rounds: AffectedRound[];
}
