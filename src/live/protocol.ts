import type { BoardState, BoardView, MyPosition, Scoreboard } from '../standing/scoreboard.js';

/**
 * Every message of the live connection (/socket.io, default namespace), both ways. The web imports this file
 * for its types only. How a page follows a board:
 *
 * 1. On every `connect` emit `board:watch`; show `board`, keep `k`, `places`, `divisions`, `size` and `board.seq`.
 * 2. A `board:update` of the same `k` with `s` = seq + 1 is applied (`applyUpdate` of board-diff.ts says how);
 *    with any other `s` watch again.
 * 3. On `board:state` watch again after a random wait of up to 3 s, so that a hall does not ask all at once.
 * 4. A board of state `held` has no rows until the moment that the rules name; `board:state` comes with it.
 * 5. `live:restarting`: the server goes away for a moment; the client reconnects by itself.
 */
export interface BoardWatch {
  roundId: string;
  view: BoardView;
  division?: string | null;
  unitId?: string | null;
}

export interface PositionWatch {
  roundId: string;
}

/** `code` is of the error catalogue, `message` in the reader's language. */
export interface Refusal {
  ok: false;
  code: string;
  message: string;
}

export interface Watching {
  ok: true;
  /** Names this board in the messages that follow, on this connection. */
  k: string;
  board: Scoreboard;
  /** Most rows that the list ever holds; what is pushed beyond is dropped. */
  size: number;
  /** Units and organizations that people's rows refer to by number; updates append new ones. */
  places: string[];
  /** The divisions that people's rows refer to by number. */
  divisions: string[];
}

/** Where a changed row stands: its index from 0 when its rank is index + 1, else both. */
export type At = number | [index: number, rank: number];

/** `ago`: seconds before the update's `t` at which the paper was handed in. */
type PersonValues = [scoreMilli: number, correct: number, durationMs: number, ago: number];
/** `label`: number of the place × number of divisions + number of the division. */
type PersonLabel = [name: string, label: number];

/**
 * A changed row of people: only another rank than the move alone gives; a known id with new values; a new id
 * with name and label; the latter two with the prediction error behind them when it is known. All differ in length.
 */
export type PersonChange =
  | [at: At, id: string]
  | [at: At, id: string, ...PersonValues]
  | [at: At, id: string, ...PersonValues, error: number]
  | [at: At, id: string, ...PersonValues, ...PersonLabel]
  | [at: At, id: string, ...PersonValues, ...PersonLabel, error: number];

type GroupValues = [
  entrants: number | null,
  headCount: number | null,
  participationPermille: number | null,
  meanScoreMilli: number | null,
];

/** A changed unit or organization: only another rank; a known id with new values; a new id with its name. */
export type GroupChange =
  | [at: At, id: string]
  | [at: At, id: string, ...GroupValues]
  | [at: At, id: string, ...GroupValues, name: string];

/** What changed on a board since the message before; at most one a second. What is missing did not change. */
export interface BoardUpdate {
  k: string;
  /** Sequence number. */
  s: number;
  /** As of, epoch seconds. */
  t: number;
  /** Pages. */
  n?: number;
  /** People and attempts of the round. */
  p?: number;
  a?: number;
  /** Changed rows by their new index, ascending; the others keep their order around them. */
  c: (PersonChange | GroupChange)[];
  /** Ids that left the list, other than those pushed off its end. */
  d?: string[];
  /** New places, appended to those known. */
  l?: string[];
}

export interface BoardStateChange {
  k: string;
  state: BoardState;
  asOf: string;
}

export interface PositionUpdate {
  roundId: string;
  rank: number;
  of: number;
}

export type WatchAnswer = Watching | Refusal;
export type DoneAnswer = { ok: true } | Refusal;
export type PositionAnswer = ({ ok: true } & MyPosition) | Refusal;

export interface ClientToServer {
  'board:watch': (watch: BoardWatch, ack: (answer: WatchAnswer) => void) => void;
  'board:unwatch': (watch: BoardWatch, ack?: (answer: DoneAnswer) => void) => void;
  /** Needs the contestant's cookie. */
  'position:watch': (watch: PositionWatch, ack: (answer: PositionAnswer) => void) => void;
  'position:unwatch': (watch: PositionWatch, ack?: (answer: DoneAnswer) => void) => void;
}

export interface ServerToClient {
  'board:update': (update: BoardUpdate) => void;
  'board:state': (change: BoardStateChange) => void;
  'position:update': (update: PositionUpdate) => void;
  'live:restarting': (notice: { withinMs: number }) => void;
}
