import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyUpdate, diff, type Line } from './board-diff.js';
import type { BoardUpdate } from './protocol.js';

const T = 1_790_000_000;
const person = (id: string, rank: number, score: number): Line => ({
  id,
  rank,
  values: [score, 3, 60_000, T - 100, null],
  name: `Tên ${id}`,
  label: 0,
});
const update = (before: Line[], after: Line[], size = 50): BoardUpdate => ({
  k: '1',
  s: 2,
  t: T,
  ...diff(before, after, size, T),
});

describe('what goes over the wire', () => {
  const [a, b, c] = [person('a', 1, 9), person('b', 2, 8), person('c', 3, 7)];

  it('names a new row, nothing of those it pushes down', () => {
    const after = [a, person('x', 2, 8), { ...b, rank: 3 }, { ...c, rank: 4 }];
    expect(update([a, b, c], after).c).toEqual([[1, 'x', 8, 3, 60_000, 100, 'Tên x', 0]]);
  });

  it('repeats no name of a row that got better', () => {
    const after = [person('c', 1, 10), { ...a, rank: 2 }, { ...b, rank: 3 }];
    expect(update([a, b, c], after)).toMatchObject({ c: [[0, 'c', 10, 3, 60_000, 100]] });
  });

  it('tells a rank that the move alone does not give', () => {
    const tied = [a, { ...b, rank: 1 }];
    expect(update([a, b], tied).c).toEqual([[[1, 1], 'b']]);
  });

  it('says nothing of rows pushed off the end, and names those that left from above it', () => {
    expect(update([a, b], [person('x', 1, 10), { ...a, rank: 2 }], 2).d).toBeUndefined();
    expect(update([a, b, c], [a, { ...c, rank: 2 }]).d).toEqual(['b']);
  });
});

describe('applying an update to the rows before gives the rows after', () => {
  const ids = fc.subarray('abcdefghijklmnop'.split(''), { minLength: 0 });
  const board = (people: boolean) =>
    fc
      .tuple(ids, fc.infiniteStream(fc.nat(3)), fc.infiniteStream(fc.option(fc.nat(2))), fc.boolean())
      .map(([chosen, scores, errors, shuffled]): Line[] => {
        const rows = chosen.map((id) => {
          const score = scores.next().value as number;
          const last = errors.next().value as number | null;
          const values = people ? [score, score, score, T - score, last] : [score, last, last, score];
          return { id, rank: 0, values, name: `Tên ${id}${score % 2}`, label: people ? score : -1 };
        });
        rows.sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
        if (shuffled) rows.reverse();
        rows.forEach((row, i) => {
          const before = rows[i - 1];
          row.rank = before && before.values[0] === row.values[0] ? before.rank : i + 1;
        });
        return rows;
      });

  it.each([true, false])('people: %s', (people) => {
    fc.assert(
      fc.property(board(people), board(people), fc.integer({ min: 1, max: 16 }), (before, after, size) => {
        const [from, to] = [before.slice(0, size), after.slice(0, size)];
        const sent = JSON.parse(JSON.stringify(update(from, to, size))) as BoardUpdate;
        expect(applyUpdate(from, sent, size)).toEqual(to);
      }),
      { numRuns: 500 },
    );
  });
});
