import type { Criterion } from '../rules/document.js';
import { compareKeys, keysOf, type Rows } from './rows.js';

export type Placed = {
  /** A key column for each criterion. */
  keys: Float64Array[];
  /** Rows, the best first; equals in the order of their places. */
  order: Uint32Array;
  /** By row, from 1; equals share one and the next are left out. */
  rank: Uint32Array;
  divisionRank: Uint32Array;
};

/** @param division number of each row's division */
export const placeRows = (rows: Rows, criteria: readonly Criterion[], division: Uint16Array): Placed =>
  atOnce(placing(rows, criteria, division));

/**
 * The same bit by bit, for a process that has other work too; it may be left at every yield.
 * @param chosen rows that are placed, ascending; others have no rank
 */
export function* placing(
  rows: Rows,
  criteria: readonly Criterion[],
  division: Uint16Array,
  chosen: Uint32Array = new Uint32Array(rows.size).map((_, i) => i),
): Generator<undefined, Placed> {
  const keys: Float64Array[] = [];
  for (const criterion of criteria) {
    keys.push(keysOf(rows, criterion));
    yield;
  }
  const order = yield* ordering(keys, chosen);
  return { keys, order, ...(yield* ranksOf(keys, order, division)) };
}

/** All of it without a pause. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Rows that are sorted, or laid together, between two pauses. */
const RUN = 1 << 15;

/** The rows in order, the best first; equals stay in the order of their places. Sorted runs are merged. */
function* ordering(keys: readonly Float64Array[], chosen: Uint32Array): Generator<undefined, Uint32Array> {
  const size = chosen.length;
  let order = chosen.slice();
  const compare = (a: number, b: number) => compareKeys(keys, a, b) || a - b;
  for (let from = 0; from < size; from += RUN) {
    order.subarray(from, from + RUN).sort(compare);
    yield;
  }
  let merged = new Uint32Array(size > RUN ? size : 0);
  for (let width = RUN; width < size; width *= 2) {
    for (let from = 0; from < size; from += 2 * width) {
      const [middle, end] = [Math.min(from + width, size), Math.min(from + 2 * width, size)];
      let [left, right] = [from, middle];
      for (let at = from; at < end; at += 1) {
        const first = left < middle && (right >= end || compare(order[left]!, order[right]!) < 0);
        merged[at] = (first ? order[left++] : order[right++]) as number;
        if (at % RUN === 0) yield;
      }
    }
    [order, merged] = [merged, order];
  }
  return order;
}

function* ranksOf(
  keys: readonly Float64Array[],
  order: Uint32Array,
  division: Uint16Array,
): Generator<undefined, Pick<Placed, 'rank' | 'divisionRank'>> {
  const rank = new Uint32Array(division.length);
  const divisionRank = new Uint32Array(division.length);
  /** Of each division: rows so far, and the last of them. */
  const seen: { rows: number; last: number }[] = [];
  let before = -1;
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    const shared = before >= 0 && compareKeys(keys, before, row) === 0;
    rank[row] = shared ? (rank[before] as number) : i + 1;
    before = row;
    const own = (seen[division[row] as number] ??= { rows: 0, last: -1 });
    own.rows += 1;
    const together = own.last >= 0 && rank[own.last] === rank[row];
    divisionRank[row] = together ? (divisionRank[own.last] as number) : own.rows;
    own.last = row;
    if (i % RUN === RUN - 1) yield;
  }
  return { rank, divisionRank };
}
