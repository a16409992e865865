import { award, type Awards } from '../engine/award.js';
import type { Declined } from '../engine/lists.js';
import type { Standing } from '../engine/rank.js';
import type { AwardRules } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';

/**
 * Awards by what people settled, `recorded` in the order of time. Lots and minutes count only where everybody
 * who is equal now was among those they were about: who was not in the pool had no chance, so a pool that a
 * correction made larger is settled anew, while one from which somebody left still stands in the drawn order.
 */
export function awardSettled<T extends Settlement>(
  rules: AwardRules,
  standings: readonly Standing[],
  recorded: readonly T[],
  declined: Declined,
): Awards & { used: T[] } {
  const used: T[] = [];
  for (;;) {
    const awards = award(rules, standings, used.map(behindEarlier), declined);
    const more = awards.open.flatMap(({ list, by, candidates }) => {
      const about = (each: T) =>
        each.scope === list && each.by === by && candidates.every((id) => Object.hasOwn(each.places, id));
      const last = recorded.findLast(about);
      return last && !used.includes(last) ? [last] : [];
    });
    if (more.length === 0) return { ...awards, used };
    used.push(...new Set(more));
  }
}

/** A later settlement about people of an earlier one orders whom that one left equal, and turns nothing round. */
const behindEarlier = ({ scope, by, places }: Settlement, i: number): Settlement => ({
  scope,
  by,
  places: Object.fromEntries(Object.entries(places).map(([id, place]) => [id, place + i * 1e7])),
});
