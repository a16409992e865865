import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Phase } from '../core/phase.js';
import type * as Board from './scoreboard.js';

/** A form sends an empty field for "all". */
const emptyIsAbsent = (fallback?: unknown) =>
  Transform(({ value }: { value: unknown }) => (value === '' ? fallback : value));

export class PositionRequest {
  @IsOptional()
  @IsIn(['individual'], { context: { code: 'view_unknown' } })
  view: string = 'individual';

  /** Code of a division; without it the place among all. */
  @emptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  division?: string;
}

export class ScoreboardRequest {
  @emptyIsAbsent('individual')
  @IsOptional()
  @IsIn(['individual', 'unit', 'organization'], { context: { code: 'view_unknown' } })
  view: Board.BoardView = 'individual';

  /** Code of a division; without it all. */
  @emptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  division?: string;

  /** Only contestants of this unit (of any map); individual view only. */
  @emptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(40)
  unitId?: string;

  @emptyIsAbsent(1)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page: number = 1;
}

export class IndividualRow implements Board.IndividualRow {
  /** Opaque, of this round only. */
  id: string;
  rank: number;
  name: string;
  place: string;
  division: string;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: string;
  /** Null until the prediction's actual number may be known. */
  predictionError: number | null;
}

export class GroupRow implements Board.GroupRow {
  id: string;
  rank: number;
  name: string;
  entrants: number | null;
  headCount: number | null;
  participationPermille: number | null;
  meanScoreMilli: number | null;
}

export class BoardTotals {
  people: number;
  attempts: number;
}

export class BoardWithheld implements Board.BoardWithheld {
  /** Everything ranked: the rules publish the standings later, or never. */
  rows: boolean;
  totals: boolean;
  position: boolean;
  paging: boolean;
  means: boolean;
  /** Code of the sentence that says why. */
  reason: string | null;
  /** When held back rows are shown of themselves; null: on no set time, or nothing is held back. */
  until: string | null;
}

class BoardHead {
  roundId: string;
  division: string | null;
  unitId: string | null;
  state: 'live' | 'frozen' | 'provisional' | 'official' | 'held';
  asOf: string;
  /** Counts the changes of a live board; 0 over HTTP. */
  seq: number;
  /** Of the whole round, whatever is listed. */
  totals: BoardTotals | null;
  withheld: BoardWithheld;
  page: number;
  pages: number | null;
}

export class IndividualBoard extends BoardHead implements Board.IndividualBoard {
  @ApiProperty({ enum: ['individual'] })
  view: 'individual';
  rows: IndividualRow[];
}

export class GroupBoard extends BoardHead implements Board.GroupBoard {
  view: 'unit' | 'organization';
  rows: GroupRow[];
}

export class PositionView implements Board.Position {
  rank: number;
  of: number;
  row: IndividualRow;
  around: IndividualRow[];
}

export class PositionAnswer implements Board.MyPosition {
  withheld: string | null;
  position: PositionView | null;
}

export class MonitorHour {
  /** Start of the hour. */
  hour: string;
  started: number;
  submitted: number;
}

export class MonitorGroup {
  id: string;
  name: string;
  /** People with at least one attempt. */
  entrants: number;
  headCount: number | null;
  permille: number | null;
}

export class MonitorAnswer {
  now: string;
  phase: Phase;
  started: number;
  inProgress: number;
  submitted: number;
  timedOut: number;
  /** Ended by their deadline or by submit and not graded yet. */
  ungraded: number;
  people: number;
  registered: number;
  late: number;
  /** Answers with status 5xx of this server process in the last five minutes. */
  errors5m: number;
  hourly: MonitorHour[];
  units: MonitorGroup[];
  organizations: MonitorGroup[];
}
