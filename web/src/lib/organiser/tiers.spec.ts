import { expect, it } from '@jest/globals';
import { readTiers } from './tiers.ts';

it('reads tiers as people type them, and names the line that it cannot read', () => {
  expect(readTiers('Giải Nhất; 1; 5.000.000\n\n Giải Nhì ;2; 3 000 000 đồng\nGiải Ba; 3')).toEqual([
    { name: 'Giải Nhất', count: 1, amount: 5_000_000 },
    { name: 'Giải Nhì', count: 2, amount: 3_000_000 },
    { name: 'Giải Ba', count: 3, amount: 0 },
  ]);
  expect(readTiers('')).toEqual([]);
  expect(readTiers('Giải Nhất; 1\nGiải Nhì, 2')).toBe(2);
  expect(readTiers('Giải; một; 1')).toBe(1);
  expect(readTiers('Giải; 1; 1; 1')).toBe(1);
});
