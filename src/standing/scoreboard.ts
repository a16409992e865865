/** What a scoreboard lists. */
export type BoardView = 'individual' | 'unit' | 'organization';

/**
 * `live` while open; `frozen` shows a past moment; `provisional` after closing; `official` once finalised; `held`
 * shows no rows, because the rules publish the standings later or never.
 */
export type BoardState = 'live' | 'frozen' | 'provisional' | 'official' | 'held';

/** `id` is opaque and belongs to this round only. Scores in milli-points; times ISO-8601. */
export interface IndividualRow {
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

/** A unit or an organization; what a prediction forbids to show is null. */
export interface GroupRow {
  id: string;
  rank: number;
  name: string;
  entrants: number | null;
  headCount: number | null;
  participationPermille: number | null;
  meanScoreMilli: number | null;
}

/** What is left out, because it would give the prediction's answer away or the rules publish it later. */
export interface BoardWithheld {
  rows: boolean;
  totals: boolean;
  position: boolean;
  paging: boolean;
  means: boolean;
  /** Code of the sentence that says why; null when nothing is left out. */
  reason: string | null;
  /** When held back rows are shown of themselves, ISO-8601; null: on no set time, or nothing is held back. */
  until: string | null;
}

interface BoardHead {
  roundId: string;
  division: string | null;
  unitId: string | null;
  state: BoardState;
  asOf: string;
  /** Counts the changes of a live board; 0 over HTTP. */
  seq: number;
  /** Of the whole round, whatever is listed. */
  totals: { people: number; attempts: number } | null;
  withheld: BoardWithheld;
  page: number;
  pages: number | null;
}

export type IndividualBoard = BoardHead & { view: 'individual'; rows: IndividualRow[] };
export type GroupBoard = BoardHead & { view: 'unit' | 'organization'; rows: GroupRow[] };
export type Scoreboard = IndividualBoard | GroupBoard;

export interface Position {
  rank: number;
  of: number;
  row: IndividualRow;
  /** Up to ten rows on each side and the contestant's own. */
  around: IndividualRow[];
}

export interface MyPosition {
  /** Why the position is not shown yet; null when it is shown or there is none. */
  withheld: string | null;
  position: Position | null;
}

/** Which board is asked for; `division` and `unitId` null for all. Pages count from 1. */
export interface BoardRequest {
  view: BoardView;
  division: string | null;
  unitId: string | null;
  page: number;
}
