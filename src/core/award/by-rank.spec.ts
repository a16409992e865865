import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { awardByRank, lastPlace } from './by-rank.js';

const tiers = [
  { name: 'Giải Nhất', count: 1, amount: 5_000_000 },
  { name: 'Giải Nhì', count: 2, amount: 3_000_000 },
];
const people = (...ranks: number[]) =>
  ranks.map((divisionRank, i) => ({ id: i, division: 'nguoi-dan', divisionRank }));

describe('awards by rank', () => {
  it('fills the tiers in each division apart', () => {
    const rows = [...people(1, 2, 3, 4), ...people(1, 2).map((each) => ({ ...each, division: 'cbccvc' }))];
    expect(awardByRank(rows, tiers).map(({ division, tier }) => [division, tier])).toEqual([
      ['nguoi-dan', 'Giải Nhất'],
      ['nguoi-dan', 'Giải Nhì'],
      ['nguoi-dan', 'Giải Nhì'],
      ['cbccvc', 'Giải Nhất'],
      ['cbccvc', 'Giải Nhì'],
    ]);
  });

  it('names all equals and marks those who are more than the places', () => {
    const awarded = awardByRank(people(1, 1, 3, 3), tiers);
    expect(awarded.map(({ tier, overPlaces }) => [tier, overPlaces])).toEqual([
      ['Giải Nhất', true],
      ['Giải Nhất', true],
      ['Giải Nhì', true],
      ['Giải Nhì', true],
    ]);
    expect(awardByRank(people(1, 2, 2), tiers).map(({ overPlaces }) => overPlaces)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('never leaves out anybody who stands before somebody named', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 }), (scores) => {
        const rows = scores.map((score, id) => ({
          id,
          division: 'x',
          divisionRank: 1 + scores.filter((other) => other > score).length,
        }));
        const named = awardByRank(rows, tiers);
        expect(named.map(({ id }) => id)).toEqual(
          rows.filter(({ divisionRank }) => divisionRank <= lastPlace(tiers)).map(({ id }) => id),
        );
      }),
    );
  });
});
