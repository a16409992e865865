/** From a day on (`YYYY-MM-DD`): whole VND of each prize that are free, and thousandths of what is above. */
export type TaxRate = { fromDay: string; threshold: number; rate: number };

export type Withheld = { tax: number; net: number; fromDay: string | null };

/**
 * What the payer keeps back of one prize on the day of payment, in whole VND (halves up). The last rate that had
 * begun counts; of two that begin on one day the later entered.
 */
export function withholding(amount: number, day: string, rates: readonly TaxRate[]): Withheld {
  const begun = rates.filter(({ fromDay }) => fromDay <= day);
  const rate = begun.reduce<TaxRate | null>(
    (last, each) => (last === null || each.fromDay >= last.fromDay ? each : last),
    null,
  );
  if (rate === null) return { tax: 0, net: amount, fromDay: null };
  const tax = Math.round((Math.max(0, amount - rate.threshold) * rate.rate) / 1000);
  return { tax, net: amount - tax, fromDay: rate.fromDay };
}
