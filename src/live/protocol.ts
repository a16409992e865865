import type { BoardState, BoardView, MyPosition, Scoreboard } from '../standing/scoreboard.js';

/**
 * Every message of the live connection (/socket.io, default namespace), both ways. The web imports this file
 * for its types only. How a page follows a board:
 *
 * 1. On every `connect` emit `board:watch`; show `board`, keep `k`, `labels`, `size` and `board.seq`.
 * 2. A `board:update` of the same `k` with `s` = seq + 1 is applied (`applyUpdate` of board-diff.ts says how);
 *    with any other `s` watch again.
 * 3. On `board:state` watch again after a random wait of up to 3 s, so that a hall does not ask all at once.
 * 4. `live:restarting`: the server goes away for a moment; the client reconnects by itself.
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
  /** Place and division of people's rows; updates refer to them by index and append new ones. */
  labels: Label[];
}

export type Label = [place: string, division: string];

/**
 * A changed row of people, by its length:
 * 3: only the rank differs from what the move alone gives; 7: known id with new values; 8: 7 and the
 * prediction error; 9: new id with name and label; 10: 9 and the prediction error.
 * `rank` 0 means index + 1. `ago` is seconds before the update's `t` at which the paper was handed in.
 */
export type PersonChange =
  | [index: number, id: string, rank: number]
  | [
      index: number,
      id: string,
      rank: number,
      scoreMilli: number,
      correct: number,
      durationMs: number,
      ago: number,
    ]
  | [
      index: number,
      id: string,
      rank: number,
      scoreMilli: number,
      correct: number,
      durationMs: number,
      ago: number,
      error: number,
    ]
  | [
      index: number,
      id: string,
      rank: number,
      scoreMilli: number,
      correct: number,
      durationMs: number,
      ago: number,
      name: string,
      label: number,
    ]
  | [
      index: number,
      id: string,
      rank: number,
      scoreMilli: number,
      correct: number,
      durationMs: number,
      ago: number,
      name: string,
      label: number,
      error: number,
    ];

type GroupValues = [
  entrants: number | null,
  headCount: number | null,
  participationPermille: number | null,
  meanScoreMilli: number | null,
];

/** A changed unit or organization: 3 only its rank, 7 known id with new values, 8 new id with its name. */
export type GroupChange =
  | [index: number, id: string, rank: number]
  | [index: number, id: string, rank: number, ...values: GroupValues]
  | [index: number, id: string, rank: number, ...values: GroupValues, name: string];

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
  /** New labels, appended to those known. */
  l?: Label[];
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
