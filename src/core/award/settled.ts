import { award, type Awards } from '../engine/award.js';
import type { Declined } from '../engine/lists.js';
import { type Qualification, qualify } from '../engine/qualify.js';
import type { Standing } from '../engine/rank.js';
import type { AwardRules, QualificationRule } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';

type Open = { scope: string; by: Settlement['by'] | null; candidates: readonly string[] };

/**
 * What rules decide by what people settled, `recorded` in the order of time. Lots and minutes count only where
 * everybody who is equal now was among those they were about: who was not in the pool had no chance, so a pool that
 * a correction made larger is settled anew, while one from which somebody left still stands in the drawn order.
 * @param openOf equals who still wait; `by` null: for lots or minutes alike
 */
function settled<T extends Settlement, R>(
  recorded: readonly T[],
  decide: (used: readonly Settlement[]) => R,
  openOf: (result: R) => readonly Open[],
): { result: R; used: T[] } {
  const used: T[] = [];
  for (;;) {
    const result = decide(used.map(behindEarlier));
    const more = openOf(result).flatMap(({ scope, by, candidates }) => {
      const about = (each: T) =>
        each.scope === scope &&
        (by === null || each.by === by) &&
        candidates.every((id) => Object.hasOwn(each.places, id));
      const last = recorded.findLast(about);
      return last && !used.includes(last) ? [last] : [];
    });
    if (more.length === 0) return { result, used };
    used.push(...new Set(more));
  }
}

/** A later settlement about people of an earlier one orders whom that one left equal, and turns nothing round. */
const behindEarlier = ({ scope, by, places }: Settlement, i: number): Settlement => ({
  scope,
  by,
  places: Object.fromEntries(Object.entries(places).map(([id, place]) => [id, place + i * 1e7])),
});

/** Individual awards by what people settled, see `settled`. */
export function awardSettled<T extends Settlement>(
  rules: AwardRules,
  standings: readonly Standing[],
  recorded: readonly T[],
  declined: Declined,
): Awards & { used: T[] } {
  const { result, used } = settled(
    recorded,
    (by) => award(rules, standings, by, declined),
    ({ open }) => open.map(({ list, ...tie }) => ({ ...tie, scope: list })),
  );
  return { ...result, used };
}

/**
 * Who goes on to one round by all rules that lead there and by what people settled, see `settled`.
 * @returns also `placed`: what was used, each later settlement behind the earlier
 */
export function qualifySettled<T extends Settlement>(
  rules: readonly QualificationRule[],
  standings: readonly Standing[],
  recorded: readonly T[],
  declined: ReadonlySet<string>,
): { qualified: Qualification[]; used: T[]; placed: Settlement[] } {
  const { result, used } = settled(
    recorded,
    (by) => {
      const taken = new Set<string>();
      return rules.map((rule) => qualify(rule, standings, declined, by, taken));
    },
    (qualified) => qualified.flatMap(({ open }) => open.map((tie) => ({ ...tie, by: null }))),
  );
  return { qualified: result, used, placed: used.map(behindEarlier) };
}
