import { IsOptional, IsString, Length } from 'class-validator';

export class EssayListView {
  by: string;
  at: Date;
}

/** What a unit's board sent up; the reason stands where organisers did not wait for all of its marks. */
export class SendingView {
  by: string;
  at: Date;
  adults: number;
  minors: number;
  /** Of these, struck out since. */
  struckOut: number;
  reason: string;
}

/** The board of one unit or organization; people are counted, struck out attempts left out. */
export class UnitBoardView {
  id: string;
  name: string;
  /** Accounts of the unit that can mark. */
  markers: number;
  /** What the board marks: the first ones; the next in order moves up for who is struck out before sending. */
  listed: number;
  marked: number;
  sending: SendingView | null;
}

export class EssayBoardsView {
  round: string;
  contest: string;
  shortlistPerUnit: number;
  adults: number;
  minors: number;
  closesAt: Date;
  /** Null: not made yet, and nobody can mark. */
  list: EssayListView | null;
  /** Essays that wait for the list; units see 0. */
  unlisted: number;
  /** For units their own only. */
  units: UnitBoardView[];
}

export class SendUpRequest {
  /** Needed of organisers where the board has not marked everything: unmarked essays stand last. */
  @IsOptional()
  @IsString({ context: { code: 'reason_required' } })
  @Length(10, 500, { context: { code: 'reason_required' } })
  reason?: string;
}
