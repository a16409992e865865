import { expect, it } from '@jest/globals';
import { placeRows } from './place.js';
import { none, type Rows } from './rows.js';

it('places more rows than one run holds as sorting them at once would', () => {
  const size = 100_000;
  const few = Float64Array.from({ length: size }, (_, i) => (i * 7919) % 1000);
  const unknown = none(size);
  const rows: Rows = {
    size,
    over: null,
    scoreMilli: few,
    correct: few.map((value, i) => (i % 3 === 0 ? Number.NaN : (value * i) % 11)),
    essayMilli: unknown,
    topics: new Map(),
    predictionError: unknown,
    durationMs: unknown,
    submittedAt: unknown,
    afterOpeningMs: unknown,
    startedAt: unknown,
    registeredAt: unknown,
    attempts: unknown,
    born: unknown,
    settled: { 'extra-question': unknown, draw: unknown, decision: unknown },
  };
  const key = (row: number, values: Float64Array) => (Number.isNaN(values[row]) ? 1 : -values[row]!);
  const compare = (a: number, b: number) =>
    key(a, rows.scoreMilli) - key(b, rows.scoreMilli) || key(a, rows.correct) - key(b, rows.correct);
  const { order, rank } = placeRows(rows, [{ by: 'score' }, { by: 'correct' }], new Uint16Array(size));
  const sorted = Array.from(few, (_, row) => row).sort((a, b) => compare(a, b) || a - b);
  expect(Buffer.compare(Buffer.from(order.buffer), Buffer.from(Uint32Array.from(sorted).buffer))).toBe(0);
  let shared = 1;
  for (const [i, row] of sorted.entries()) {
    if (i > 0 && compare(sorted[i - 1]!, row) !== 0) shared = i + 1;
    if (rank[row] !== shared) throw new Error(`row ${row} has rank ${rank[row]}, not ${shared}`);
  }
});

it('tells quotients of the same size apart, and large ones too', () => {
  const over = Float64Array.from([3, 2, 6, 7]);
  const unknown = none(4);
  const placed = (scoreMilli: number[]) =>
    placeRows(
      {
        ...({ topics: new Map(), settled: {} } as unknown as Rows),
        size: 4,
        over,
        scoreMilli: Float64Array.from(scoreMilli),
        correct: unknown,
      },
      [{ by: 'score' }],
      new Uint16Array(4),
    ).rank;
  // 1/3 and 2/6 are one; 1/2 is more, 2/7 less.
  expect([...placed([1, 1, 2, 2])]).toEqual([2, 1, 2, 4]);
  const large = 2 ** 50;
  expect([...placed([large, (large / 4) * 3, 2 * large, 7])]).toEqual([2, 1, 2, 4]);
});
