import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FollowedList } from '../../web/src/lib/live/rows.js';
import type { GroupRow, IndividualRow, Scoreboard } from '../standing/scoreboard.js';
import { diff, Labels, linesOf } from './board-diff.js';
import type { BoardUpdate } from './protocol.js';

const T = 1_790_000_000;
const divisions = ['nguoi-dan', 'cbccvc'];
const head = {
  roundId: 'r',
  division: null,
  unitId: null,
  state: 'live',
  asOf: '',
  seq: 1,
  totals: null,
} as const;
const withheld = { totals: false, position: false, paging: false, means: false, reason: null };

const ids = fc.shuffledSubarray('abcdefghijkl'.split(''));
const numbers = fc.infiniteStream(fc.nat(3));

/** Rows with many ties and few names, so that every kind of change occurs. */
function ranked<Row extends { rank: number }>(rows: Row[], score: (row: Row) => number): Row[] {
  rows.sort((a, b) => score(b) - score(a));
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    row.rank = before && score(before) === score(row) ? before.rank : i + 1;
  });
  return rows;
}

const people = fc
  .tuple(ids, numbers, fc.infiniteStream(fc.option(fc.nat(9))))
  .map(([chosen, numbers, errors]) =>
    ranked(
      chosen.map((id): IndividualRow => {
        const n = numbers.next().value as number;
        return {
          id,
          rank: 0,
          name: `Tên ${id}`,
          place: `Xã ${n}`,
          division: divisions[n % 2] ?? '',
          scoreMilli: n * 1000,
          correctCount: n,
          durationMs: 60_000 - n,
          submittedAt: new Date((T - n) * 1000).toISOString(),
          predictionError: errors.next().value as number | null,
        };
      }),
      (row) => row.scoreMilli,
    ),
  );

const groups = fc.tuple(ids, numbers).map(([chosen, numbers]) =>
  ranked(
    chosen.map((id): GroupRow => {
      const n = numbers.next().value as number;
      const entrants = n === 0 ? null : n;
      return {
        id,
        rank: 0,
        name: `Xã ${id}`,
        entrants,
        headCount: null,
        participationPermille: n,
        meanScoreMilli: null,
      };
    }),
    (row) => row.entrants ?? 0,
  ),
);

function follows(
  view: Scoreboard['view'],
  before: Scoreboard['rows'],
  after: Scoreboard['rows'],
  size: number,
) {
  const board = (rows: Scoreboard['rows']) =>
    ({ ...head, withheld, page: 1, pages: 1, view, rows: rows.slice(0, size) }) as Scoreboard;
  const labels = new Labels(divisions, []);
  const from = linesOf(board(before), labels);
  const places = [...labels.places];
  const to = linesOf(board(after), labels);
  const update: BoardUpdate = {
    k: '1',
    s: 2,
    t: T,
    ...diff(from, to, size, T),
    l: labels.places.slice(places.length),
  };
  const list = new FollowedList({ board: board(before), size, places, divisions });
  list.apply(JSON.parse(JSON.stringify(update)) as BoardUpdate);
  expect(list.rows).toEqual(board(after).rows);
}

describe('the page takes in an update as the server means it', () => {
  const sizes = fc.integer({ min: 1, max: 14 });

  it('people', () => {
    fc.assert(
      fc.property(people, people, sizes, (a, b, size) => follows('individual', a, b, size)),
      { numRuns: 500 },
    );
  });

  it('units and organizations', () => {
    fc.assert(
      fc.property(groups, groups, sizes, (a, b, size) => follows('unit', a, b, size)),
      { numRuns: 500 },
    );
  });
});
