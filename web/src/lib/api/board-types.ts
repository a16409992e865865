/** Shapes of standings and results, apart from the rest because the live page shares them. */
export type BoardView = 'individual' | 'unit' | 'organization';
export type BoardState = 'live' | 'frozen' | 'provisional' | 'official';

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
  predictionError: number | null;
}

/** A unit or an organization: `entrants` and what follows from it may be withheld until closing. */
export interface GroupRow {
  id: string;
  name: string;
  rank: number;
  entrants: number | null;
  headCount: number | null;
  participationPermille: number | null;
  meanScoreMilli: number | null;
}

interface BoardHead {
  roundId: string;
  division: string | null;
  unitId: string | null;
  state: BoardState;
  asOf: string;
  seq: number;
  totals: { people: number; attempts: number } | null;
  withheld: { totals: boolean; position: boolean; paging: boolean; means: boolean; reason: string | null };
  page: number;
  pages: number | null;
}

export type Scoreboard = BoardHead &
  ({ view: 'individual'; rows: IndividualRow[] } | { view: 'unit' | 'organization'; rows: GroupRow[] });

export interface MyPosition {
  withheld: string | null;
  position: { rank: number; of: number; row: IndividualRow; around: IndividualRow[] } | null;
}

/** A row of an official result: ranks of the whole round and of the division side by side. */
export interface OfficialRow {
  rank: number;
  divisionRank: number;
  name: string;
  place: string;
  division: string;
  scoreMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: string;
  prediction: number | null;
  predictionError: number | null;
  attempts: number;
}

export interface OfficialResult {
  roundId: string;
  version: number;
  /** Larger than `version` on a page of an older one. */
  newest: number;
  at: string;
  /** Why a later version replaced an earlier one; empty for the first. */
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
  division: string | null;
  page: number;
  pages: number;
  total: number;
  rows: OfficialRow[];
}
