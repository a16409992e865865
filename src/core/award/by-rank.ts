/** How many get what; highest first. Amounts are whole VND. */
export interface Tier {
  name: string;
  count: number;
  amount: number;
}

export interface Ranked {
  division: string;
  /** 1-based; equals share it and the next ranks are left out. */
  divisionRank: number;
}

export type Awarded<T extends Ranked> = T & {
  tier: string;
  amount: number;
  /** Equals at the edge of the tier: together they are more than its places. */
  overPlaces: boolean;
};

/** The last rank that wins anything. */
export const lastPlace = (tiers: readonly Tier[]): number => tiers.reduce((sum, { count }) => sum + count, 0);

/**
 * Tiers filled by rank in each division. Who shares a rank shares the tier of that rank: all of them are named
 * and marked where they are more than the places, because only the organisers may choose among equals.
 */
export function awardByRank<T extends Ranked>(rows: readonly T[], tiers: readonly Tier[]): Awarded<T>[] {
  const sharing = new Map<string, number>();
  const keyOf = ({ division, divisionRank }: Ranked) => `${division}|${divisionRank}`;
  for (const row of rows) sharing.set(keyOf(row), (sharing.get(keyOf(row)) ?? 0) + 1);
  const edges: { tier: Tier; last: number }[] = [];
  for (const tier of tiers) edges.push({ tier, last: (edges.at(-1)?.last ?? 0) + tier.count });
  return rows.flatMap((row) => {
    const edge = edges.find(({ last }) => row.divisionRank <= last);
    if (!edge) return [];
    const lastOfEquals = row.divisionRank + (sharing.get(keyOf(row)) ?? 1) - 1;
    const { name, amount } = edge.tier;
    return [{ ...row, tier: name, amount, overPlaces: lastOfEquals > edge.last }];
  });
}
