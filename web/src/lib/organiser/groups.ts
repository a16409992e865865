import { fits, plain } from './search.ts';
import type { MonitorGroup } from './types.ts';

export const groupSorts = ['thap', 'cao', 'ten'] as const;
export type GroupSort = (typeof groupSorts)[number];

export const isSort = (asked: string | null): asked is GroupSort => groupSorts.some((sort) => sort === asked);

const byName = (a: MonitorGroup, b: MonitorGroup) => (plain(a.name) < plain(b.name) ? -1 : 1);

/**
 * Places whose name fits, in the order asked for. Those with a rate come by it; those without a head count
 * have none, so they stand after them, by the number of people.
 */
export function arranged(groups: MonitorGroup[], sort: GroupSort, typed: string): MonitorGroup[] {
  const found = typed ? groups.filter((group) => fits(group.name, typed)) : groups;
  if (sort === 'ten') return found.toSorted(byName);
  const sign = sort === 'thap' ? 1 : -1;
  return found.toSorted((a, b) => {
    if ((a.permille === null) !== (b.permille === null)) return a.permille === null ? 1 : -1;
    const difference = (a.permille ?? a.entrants) - (b.permille ?? b.entrants);
    return difference * sign || byName(a, b);
  });
}
