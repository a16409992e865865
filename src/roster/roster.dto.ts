import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { clean } from '../core/text.js';
import { readShortCode } from '../platform/short-code.js';

const cleaned = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? clean(value) : value,
);

export class RosterImportRequest {
  /** The file's name, to know it by. */
  @IsOptional()
  @cleaned
  @IsString()
  @MaxLength(200)
  name: string = '';
}

export class RosterEntriesFilter {
  /** Part of a name, marks do not matter; or an account's code. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q: string = '';

  @IsOptional()
  @IsIn(['', 'no-code', 'coded', 'entered'])
  state: '' | 'no-code' | 'coded' | 'entered' = '';

  /** From 1. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  page: number = 1;
}

export class RosterEntryView {
  id: string;
  /** The organisers' own code for the person; null: none told. */
  account: string | null;
  fullName: string;
  birthYear: number;
  /** Empty: none told. */
  phoneMasked: string;
  division: string;
  place: string;
  groups: string[];
  /** `no-code`: cannot enter yet; `coded`: has a code that works; `entered`: has come in. */
  state: 'no-code' | 'coded' | 'entered';
  /** Whether a code works, also of who has come in. */
  codeWorks: boolean;
}

export class RosterImportSummary {
  id: string;
  fileName: string;
  importedAt: Date;
  importedBy: string;
  added: number;
  known: number;
  refused: number;
}

export class RosterEntriesAnswer {
  /** People of the roster; of them with a code that works; come in; shown by the filter. */
  people: number;
  coded: number;
  entered: number;
  total: number;
  page: number;
  pages: number;
  rows: RosterEntryView[];
  /** The ten newest. */
  imports: RosterImportSummary[];
}

export class RosterRowView {
  row: number;
  name: string;
  state: 'added' | 'known' | 'refused';
  /** What is wrong and how to mend it, or what is worth a look. */
  messages: string[];
}

export class RosterImportView extends RosterImportSummary {
  contestId: string;
  /** On the file as a whole. */
  notes: string[];
  /** The first 300 rows that were refused or are worth a look. */
  rows: RosterRowView[];
  /** How many such rows there are. */
  told: number;
}

export class RosterCodesRequest {
  /** Whose codes are made anew; without it everybody without a code that works gets one, at most 2,000 at once. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsUUID('all', { each: true })
  entryIds?: string[];
}

export class RosterCodeView {
  entryId: string;
  account: string | null;
  fullName: string;
  birthYear: number;
  division: string;
  place: string;
  /** Eight signs like `K7M2-94QD`; told this once. */
  code: string;
}

export class RosterCodesAnswer {
  codes: RosterCodeView[];
  /** People who still have no code that works. */
  left: number;
}

export class RosterRemovalRequest {
  /** 5 to 300 characters. */
  @cleaned
  @IsString({ context: { code: 'short_reason_required' } })
  @Length(5, 300, { context: { code: 'short_reason_required' } })
  reason: string;
}

export class RosterDoorInput {
  /** Eight signs; case, spaces and dashes do not matter. */
  @IsString({ context: { code: 'roster_code_wrong' } })
  @MaxLength(40, { context: { code: 'roster_code_wrong' } })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (readShortCode(value.slice(0, 40)) ?? value) : value,
  )
  @Matches(/^[0-9A-HJKMNP-TV-Z]{8}$/, { context: { code: 'roster_code_wrong' } })
  code: string;

  /** The phone or the year of birth that the roster has. */
  @IsString({ context: { code: 'roster_code_wrong' } })
  @Length(4, 30, { context: { code: 'roster_code_wrong' } })
  proof: string;

  /** Needed the first time. */
  @IsOptional()
  @IsBoolean()
  processing?: boolean;

  @IsOptional()
  @IsBoolean()
  publicName?: boolean;
}
