import { expect, it } from '@jest/globals';
import { type TaxRate, withholding } from './prize-tax.js';

const law2007: TaxRate = { fromDay: '2009-01-01', threshold: 10_000_000, rate: 100 };
const later: TaxRate = { fromDay: '2027-01-01', threshold: 20_000_000, rate: 100 };

it.each([
  [9_999_999, '2026-11-26', [law2007], 0],
  [10_000_000, '2026-11-26', [law2007], 0],
  [10_000_001, '2026-11-26', [law2007], 0],
  [10_000_005, '2026-11-26', [law2007], 1],
  [25_000_000, '2026-12-31', [law2007, later], 1_500_000],
  [25_000_000, '2027-01-01', [law2007, later], 500_000],
  [25_000_000, '2027-01-01', [later, law2007], 500_000],
  [25_000_000, '2008-12-31', [law2007], 0],
])('%i on %s', (amount, day, rates, tax) => {
  expect(withholding(amount, day, rates)).toMatchObject({ tax, net: amount - tax });
});

it('of two rates of one day takes the later entered', () => {
  const corrected = { ...law2007, rate: 50 };
  expect(withholding(20_000_000, '2026-01-01', [law2007, corrected]).tax).toBe(500_000);
});
