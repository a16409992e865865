import type { Criterion } from '../rules/document.js';
import { compareKeys, keysOf, orderOf, type Rows } from './rows.js';

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
export function placeRows(rows: Rows, criteria: readonly Criterion[], division: Uint16Array): Placed {
  const keys = criteria.map((criterion) => keysOf(rows, criterion));
  const order = orderOf(keys, rows.size);
  return { keys, order, ...ranksOf(keys, order, division) };
}

function ranksOf(
  keys: readonly Float64Array[],
  order: Uint32Array,
  division: Uint16Array,
): Pick<Placed, 'rank' | 'divisionRank'> {
  const rank = new Uint32Array(order.length);
  const divisionRank = new Uint32Array(order.length);
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
  }
  return { rank, divisionRank };
}
