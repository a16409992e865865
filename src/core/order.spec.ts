import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RankedOrder } from './order.js';
import { chanceFrom } from './draw/chance.js';
import { compareStandings, compareText, rank, type Standing } from './ranking.js';

type Entry = { id: string; points: number };
const byPoints = (a: Entry, b: Entry): number => b.points - a.points;
const idOf = (entry: Entry): string => entry.id;
const order = (...entries: Entry[]): RankedOrder<Entry> => new RankedOrder(byPoints, idOf, entries);
const entry = (id: string, points: number): Entry => ({ id, points });
const rows = (ranked: { rank: number; entry: Entry }[]): string[] =>
  ranked.map((row) => `${row.rank} ${row.entry.id}`);

const [an, ba, chi, dung, em] = [
  entry('an', 9),
  entry('ba', 10),
  entry('chi', 9),
  entry('dung', 7),
  entry('em', 9),
];

describe('five people', () => {
  const five = order(an, ba, chi, dung, em);

  test('are listed best first, equals by id, with shared ranks', () => {
    expect(five.size).toBe(5);
    expect(rows(five.ranked(0, 5))).toEqual(['1 ba', '2 an', '2 chi', '2 em', '5 dung']);
    expect([ba, an, chi, em, dung].map((e) => five.rankOf(e))).toEqual([1, 2, 2, 2, 5]);
    expect([ba, an, chi, em, dung].map((e) => five.indexOf(e))).toEqual([0, 1, 2, 3, 4]);
  });

  test('a part of the list keeps the ranks of the whole', () => {
    expect(rows(five.ranked(2, 2))).toEqual(['2 chi', '2 em']);
    expect(rows(five.ranked(3, 9))).toEqual(['2 em', '5 dung']);
    expect(rows(five.ranked(-2, 3))).toEqual(['1 ba']);
    expect(five.ranked(5, 3)).toEqual([]);
    expect(five.slice(1, 2)).toEqual([an, chi]);
    expect(five.slice(0, 0)).toEqual([]);
    expect([five.at(0), five.at(4), five.at(5), five.at(-1)]).toEqual([ba, dung, undefined, undefined]);
  });

  test('someone with neighbours, fewer at the ends', () => {
    expect(rows(five.around(chi, 1))).toEqual(['2 an', '2 chi', '2 em']);
    expect(rows(five.around(ba, 2))).toEqual(['1 ba', '2 an', '2 chi']);
    expect(rows(five.around(dung, 1))).toEqual(['2 em', '5 dung']);
    expect(five.around(entry('nobody', 9), 3)).toEqual([]);
  });

  test('someone who is not inside has a rank but no place', () => {
    const guest = entry('guest', 9);
    expect(five.rankOf(guest)).toBe(2);
    expect(five.rankOf(entry('guest', 1))).toBe(6);
    expect(five.indexOf(guest)).toBe(-1);
  });
});

describe('coming and going', () => {
  test('an empty order has no places', () => {
    const empty = order();
    expect([empty.size, empty.rankOf(an), empty.indexOf(an)]).toEqual([0, 1, -1]);
    expect([empty.at(0), empty.remove(an)]).toEqual([undefined, false]);
  });

  test('an entry goes in once and out once', () => {
    const few = order(ba);
    expect([few.insert(an), few.insert(an), few.size]).toEqual([true, false, 2]);
    expect([few.remove(an), few.remove(an), few.size]).toEqual([true, false, 1]);
    expect([few.remove(ba), few.size, few.insert(ba), few.size]).toEqual([true, 0, true, 1]);
  });

  test('a new result takes the place of the old one', () => {
    const few = order(an, ba);
    const better = entry('an', 11);
    few.replace(an, better);
    few.replace(undefined, dung);
    expect(rows(few.ranked(0, 5))).toEqual(['1 an', '2 ba', '3 dung']);
  });

  test('the list handed in stays as it was', () => {
    const entries = [dung, ba, an];
    order(...entries).insert(chi);
    expect(entries).toEqual([dung, ba, an]);
  });
});

describe('against sorting anew', () => {
  const sorted = (entries: Iterable<Entry>): Entry[] =>
    [...entries].sort((a, b) => byPoints(a, b) || compareText(a.id, b.id));

  function compareWith(live: RankedOrder<Entry>, map: Map<string, Entry>): void {
    const expected = sorted(map.values());
    expect(live.size).toBe(expected.length);
    expect(live.slice(0, expected.length)).toEqual(expected);
    const ranks = live.ranked(0, expected.length).map((row) => row.rank);
    const first = new Map<number, number>();
    expected.forEach(({ points }, i) => first.set(points, first.get(points) ?? i + 1));
    expect(ranks).toEqual(expected.map(({ points }) => first.get(points)));
  }

  test('any steps on few people, with many ties', () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 15 }),
      points: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const live = order();
        const map = new Map<string, Entry>();
        for (const { id, points } of steps) {
          const old = map.get(`c${id}`);
          if (old) expect(live.remove(old)).toBe(true);
          map.delete(`c${id}`);
          if (points === null) continue;
          const next = entry(`c${id}`, points);
          expect(live.insert(next)).toBe(true);
          map.set(next.id, next);
        }
        compareWith(live, map);
      }),
    );
  });

  test.each([
    ['all different', 2 ** 31],
    ['many ties', 40],
    ['all equal', 1],
  ])('thousands growing, changing, shrinking: %s', (_, different) => {
    const chance = chanceFrom('0de4', `${different}`);
    const map = new Map<string, Entry>();
    const fresh = (): Entry => entry(`c${chance(6000)}`, chance(different));
    for (let i = 0; i < 2000; i += 1) {
      const start = fresh();
      map.set(start.id, start);
    }
    const live = order(...map.values());
    for (let i = 0; i < 6_000; i += 1) {
      const next = fresh();
      live.replace(map.get(next.id), next);
      map.set(next.id, next);
    }
    compareWith(live, map);
    for (const gone of map.values()) {
      if (chance(50) === 0) continue;
      expect(live.remove(gone)).toBe(true);
      map.delete(gone.id);
    }
    compareWith(live, map);
    for (const one of map.values()) expect(live.at(live.indexOf(one))).toBe(one);
    for (const gone of map.values()) live.remove(gone);
    expect(live.size).toBe(0);
  });

  test('gives the ranks that a result gives', () => {
    const chance = chanceFrom('0de5', 'standings');
    const standings = Array.from({ length: 3000 }, (_, i): Standing => ({
      contestantId: `c${i}`,
      scoreMilli: 1000 * chance(6),
      predictionError: chance(4) === 0 ? null : chance(5),
      durationMs: chance(5),
      submittedAt: chance(5),
    }));
    const tieBreaks = ['score', 'prediction-error', 'duration', 'submitted-at'] as const;
    const live = new RankedOrder(compareStandings(tieBreaks), (s: Standing) => s.contestantId, standings);
    const listed = live.ranked(0, standings.length).map((row) => ({ ...row.entry, rank: row.rank }));
    expect(listed).toEqual(rank(standings, tieBreaks));
  });
});

test('work grows like the logarithm: ten times the people, at most 1.3 times the comparisons', () => {
  /** Comparisons for one step (a new result, a rank, the top fifty, ten neighbours) among n people. */
  function work(n: number): number {
    const chance = chanceFrom('0de6', 'work');
    let comparisons = 0;
    const count = (a: Entry, b: Entry): number => {
      comparisons += 1;
      return byPoints(a, b);
    };
    const entries = Array.from({ length: n }, (_, i) => entry(`c${i}`, chance(2 ** 31)));
    const live = new RankedOrder(count, idOf, entries);
    comparisons = 0;
    for (let i = 0; i < 2000; i += 1) {
      const at = chance(n);
      const next = entry(`c${at}`, chance(2 ** 31));
      live.replace(entries[at], next);
      entries[at] = next;
      live.rankOf(next);
      live.ranked(0, 50);
      live.around(next, 5);
    }
    return comparisons / 2000;
  }
  const [thousand, tenThousand, hundredThousand] = [work(1000), work(10_000), work(100_000)];
  expect(tenThousand / thousand).toBeLessThan(1.3);
  expect(hundredThousand / tenThousand).toBeLessThan(1.3);
});
