import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Points as one person entered them, in thousandths; null: was not on the stage. */
export class StageEntryView {
  id: string;
  pointsMilli: number | null;
  durationMs: number | null;
  /** Why they differ from what was confirmed before; empty for the first. */
  reason: string;
  by: string;
  at: Date;
  /** Entered by yourself: somebody else must confirm. */
  own: boolean;
  confirmedBy: string | null;
}

export class StagePersonView {
  contestantId: string;
  /** Names the person in files: the account's code of a roster, else the first eight signs of the id. */
  code: string;
  fullName: string;
  birthYear: number;
  division: string;
  place: string;
  /** Waits for a second person. */
  waiting: StageEntryView | null;
  /** Counts. */
  counted: StageEntryView | null;
}

export class StageImportSummary {
  id: string;
  fileName: string;
  importedAt: Date;
  importedBy: string;
  added: number;
  known: number;
  refused: number;
}

export class StageView {
  roundId: string;
  maxMilli: number;
  /** Whether the rules rank by time, so that each entry needs one. */
  needsDuration: boolean;
  /** Whether the rules say who goes on to this round. */
  qualified: boolean;
  /** Whether that list is not fixed yet; until then nothing can be entered. */
  waits: boolean;
  /** Who may be on the stage and whoever has an entry; without qualification the first 200 by name. */
  people: StagePersonView[];
  /** The five newest. */
  imports: StageImportSummary[];
}

export class StagePoints {
  @IsUUID('all', { context: { code: 'stage_person_unknown' } })
  contestantId: string;

  /** Thousandths; null: was not on the stage. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  pointsMilli: number | null;

  @IsOptional()
  @IsInt({ context: { code: 'stage_duration_invalid' } })
  @Min(0, { context: { code: 'stage_duration_invalid' } })
  @Max(86_400_000, { context: { code: 'stage_duration_invalid' } })
  durationMs?: number;
}

export class StagePointsRequest {
  @ValidateNested({ each: true })
  @Type(() => StagePoints)
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  entries: StagePoints[];

  /** Needed where points differ from what was confirmed before. */
  @IsOptional()
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason?: string;
}

export class StageConfirmRequest {
  /** The entries as they were seen. */
  @IsUUID('all', { each: true, context: { code: 'stage_entry_changed' } })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  entryIds: string[];
}

export class StageImportRequest {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name: string = '';
}

export class StageRowView {
  row: number;
  name: string;
  state: 'added' | 'known' | 'refused';
  messages: string[];
}

export class StageImportView extends StageImportSummary {
  roundId: string;
  notes: string[];
  /** The first 300 that were refused. */
  rows: StageRowView[];
  told: number;
}
