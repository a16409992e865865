/** A tier of awards as the API takes it. */
export type Tier = { name: string; count: number; amount: number };

/**
 * Tiers typed one a line: "Giải Nhất; 1; 5.000.000". Amounts may have points or spaces and may be left out.
 * @returns the tiers, or the number of the first line that cannot be read
 */
export function readTiers(typed: string): Tier[] | number {
  const tiers: Tier[] = [];
  for (const [i, line] of typed.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [name = '', count = '', amount = '0', ...rest] = line.split(';').map((part) => part.trim());
    const money = amount.replace(/[.\s]|đồng|đ$/gu, '');
    if (rest.length > 0 || name === '' || !/^\d{1,4}$/.test(count) || !/^\d{1,11}$/.test(money)) return i + 1;
    tiers.push({ name, count: Number(count), amount: Number(money) });
  }
  return tiers;
}
