import { describe, expect, it } from '@jest/globals';
import type { ComputedResult } from './tally.compute.js';
import { disagreements, type RankedBlock } from './tally.second.js';

const people = 3;
const RECORD = 60;
const ids = Buffer.from(Array.from({ length: people * 16 }, (_, i) => i));

/** Three people as core has them, the last without a prediction. */
const computed = (looksFurther: boolean) =>
  ({
    people,
    looksFurther,
    row: (at: number) => ({
      contestant: { ids, place: at },
      attempt: { ids, place: at },
      rank: at + 1,
      divisionRank: at + 1,
      attempts: 2,
      error: at === 2 ? Number.NaN : at,
      actual: 7,
    }),
    moreAt: (at: number) => (looksFurther ? { born: 1980 + at } : null),
  }) as unknown as ComputedResult;

/** The same as the database sends it, in a block of two and one of one. */
function blocks(more: (at: number) => string = () => ''): RankedBlock[] {
  const records = Buffer.alloc(people * RECORD);
  for (let at = 0; at < people; at += 1) {
    const start = at * RECORD;
    ids.copy(records, start, at * 16, at * 16 + 16);
    ids.copy(records, start + 16, at * 16, at * 16 + 16);
    records.writeInt32BE(at + 1, start + 32);
    records.writeInt32BE(at + 1, start + 36);
    records.writeInt32BE(2, start + 40);
    records.writeDoubleBE(at === 2 ? Number.NaN : at, start + 44);
    records.writeDoubleBE(7, start + 52);
  }
  return [
    { records: records.subarray(0, 2 * RECORD), more: `${more(0)}\n${more(1)}` },
    { records: records.subarray(2 * RECORD), more: more(2) },
  ];
}

describe('the two ways to a result', () => {
  it('agree when every person is the same', () => {
    expect(disagreements(blocks(), computed(false))).toBe(0);
    expect(
      disagreements(
        blocks((at) => `{"born": ${1980 + at}}`),
        computed(true),
      ),
    ).toBe(0);
  });

  it('differ by the person, whatever differs: id, attempt, ranks, attempts, error, the number to be guessed', () => {
    for (const byte of [0, 16, 32, 36, 40, 44, 52]) {
      const [first, last] = blocks() as [RankedBlock, RankedBlock];
      first.records[RECORD + byte + 3]! ^= 1;
      // Somebody unknown to one is missing to the other.
      expect(disagreements([first, last], computed(false))).toBe(byte === 0 ? 2 : 1);
    }
  });

  it('differ in what further criteria saw, and in people whom one does not have', () => {
    const seen = blocks((at) => (at === 1 ? '' : `{"born": ${1980 + at}}`));
    expect(disagreements(seen, computed(true))).toBe(1);
    expect(
      disagreements(
        blocks(() => '{"born": 1}'),
        computed(false),
      ),
    ).toBe(3);
    expect(disagreements(blocks().slice(0, 1), computed(false))).toBe(1);
    expect(disagreements([...blocks(), ...blocks().slice(1)], computed(false))).toBe(1);
  });
});
