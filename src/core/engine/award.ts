import type { AwardRules } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';
import {
  type Awarded,
  type AwardList,
  type Candidate,
  type Declined,
  type Filling,
  fillingsOf,
  type ListReport,
  type OpenTie,
  type PassedOver,
} from './lists.js';
import { type Standing, toStanding } from './rank.js';

export type Awards = { awarded: Awarded[]; open: OpenTie[]; lists: ListReport[] };

type Step = { filling: Filling; tier: Filling['tiers'][number]; worth: number; stage: number };

/**
 * Individual and special awards. Tiers are filled from the highest amount down, each with the best who may
 * have it, so that whoever could have two keeps the higher; the rulebook says how far "two" reaches.
 * `standings` of counted rounds in their order, then the overall one. Who declined an award of a list is passed
 * over there, and whoever stands behind moves up.
 */
export function award(
  rules: AwardRules,
  standings: readonly Standing[],
  settlements: readonly Settlement[],
  declined: Declined = new Map(),
): Awards {
  const fillings = standings.flatMap((standing) => fillingsOf(rules, standing, declined));
  const awards: Awards = { awarded: [], open: [], lists: fillings.map(({ report }) => report) };
  const ledger = new Ledger(rules, standings);
  for (const step of stepsOf(rules, fillings, standings)) fill(step, ledger, settlements, awards);
  for (const filling of fillings) finishReport(filling, ledger, awards, settlements);
  return awards;
}

/** Rounds one after the other, or all together where a person keeps the higher of the whole contest. */
function stepsOf(rules: AwardRules, fillings: readonly Filling[], standings: readonly Standing[]): Step[] {
  const together = rules.onePerPerson === 'per-contest-higher' && !rules.earlierWinnersExcluded;
  const steps = fillings.flatMap((filling) =>
    filling.tiers.map((tier, i) => ({
      filling,
      tier,
      // A tier is never filled before the one above it, whatever their amounts.
      worth: Math.max(...filling.tiers.slice(i).map(({ amount }) => amount)),
      stage: together ? 0 : standings.indexOf(filling.standing),
    })),
  );
  return steps.toSorted((a, b) => a.stage - b.stage || b.worth - a.worth);
}

/**
 * Open ties in the order in which filling finds them, for texts that name them in it.
 * @param scopes of the standings, as `award` was given them
 */
export function inOrderOfFilling<T extends Pick<OpenTie, 'list' | 'tiers'>>(
  rules: AwardRules,
  scopes: readonly string[],
  open: readonly T[],
): T[] {
  const standings = scopes.map((scope) => toStanding(scope, [], [], []));
  const fillings = standings.flatMap((standing) => fillingsOf(rules, standing, new Map()));
  const steps = stepsOf(rules, fillings, standings);
  const at = ({ list, tiers: [first] }: T) =>
    steps.findIndex(({ filling, tier }) => filling.list.id === list && tier.code === first);
  return open.toSorted((a, b) => at(a) - at(b));
}

/** Who has what, who may therefore have no more, and how many places the cap leaves. */
class Ledger {
  readonly #holds = new Map<string, { list: AwardList; open: boolean }[]>();
  readonly #room: Map<string, number>;

  constructor(
    private readonly rules: AwardRules,
    standings: readonly Standing[],
  ) {
    const percent = rules.maxPercentOfEntrants;
    this.#room = new Map(
      standings
        .filter(({ scope }) => scope !== 'overall' && percent !== null)
        .map(({ scope, people }) => [
          scope,
          Math.floor((people * Math.round((percent ?? 0) * 100)) / 10_000),
        ]),
    );
  }

  room(scope: string): number {
    return this.#room.get(scope) ?? Infinity;
  }

  take(list: AwardList, contestantIds: readonly string[], places: number, open: boolean): void {
    this.#room.set(list.scope, this.room(list.scope) - places);
    for (const id of contestantIds) this.#holds.set(id, [...(this.#holds.get(id) ?? []), { list, open }]);
  }

  has(list: AwardList, contestantId: string): boolean {
    return (this.#holds.get(contestantId) ?? []).some((held) => held.list.id === list.id);
  }

  /** What keeps somebody from an award of this list; null: nothing. */
  bar(list: AwardList, contestantId: string): Pick<PassedOver, 'reason' | 'detail'> | null {
    const { onePerPerson, earlierWinnersExcluded } = this.rules;
    const both = (held: AwardList): boolean => {
      if (held.id === list.id) return true;
      if (held.scope === list.scope) return onePerPerson !== 'all';
      if (onePerPerson.startsWith('per-contest')) return true;
      return earlierWinnersExcluded && held.scope !== 'overall' && list.scope !== 'overall';
    };
    const held = (this.#holds.get(contestantId) ?? []).find((each) => both(each.list));
    if (!held) return null;
    if (held.open) return { reason: 'in-open-tie', detail: held.list.id };
    const reason = held.list.scope === list.scope ? 'has-another' : 'won-earlier';
    return { reason, detail: held.list.id };
  }
}

function fill(
  { filling, tier }: Step,
  ledger: Ledger,
  settlements: readonly Settlement[],
  awards: Awards,
): void {
  const { list, report } = filling;
  let wanted = Math.min(tier.count, ledger.room(list.scope));
  report.capped += tier.count - wanted;
  const give = (candidates: readonly Candidate[], by: Awarded['by']): void => {
    const ids = candidates.map(({ line }) => line.contestantId);
    ledger.take(list, ids, ids.length, false);
    wanted -= ids.length;
    for (const { line, rank } of candidates) {
      const { code, name, amount } = tier;
      awards.awarded.push({
        list,
        tier: code,
        tierName: name,
        amount,
        contestantId: line.contestantId,
        rank,
        by,
      });
    }
  };
  if (filling.pending && wanted > 0) {
    const { tie } = filling.pending;
    const more = Math.min(wanted, filling.pending.left);
    if (more > 0) tie.tiers.push(tier.code);
    tie.places += more;
    filling.pending.left -= more;
    ledger.take(list, [], more, true);
    wanted -= more;
  }
  while (wanted > 0) {
    const group = nextGroup(filling, ledger);
    if (group === null) break;
    if (group.length <= wanted) give(group, 'rank');
    else if (filling.equals === 'all') {
      if (group.length <= ledger.room(list.scope)) give(group, 'equals');
      else report.capped += wanted;
      wanted = 0;
    } else {
      const settled = settledOrder(group, wanted, list, filling.equals, settlements);
      if (settled) give(settled, filling.equals);
      else {
        const candidates = group.map(({ line }) => line.contestantId);
        const tie = { list: list.id, by: filling.equals, tiers: [tier.code], places: wanted, candidates };
        awards.open.push(tie);
        filling.pending = { tie, left: group.length - wanted };
        ledger.take(list, candidates, wanted, true);
        wanted = 0;
      }
    }
  }
  report.unfilled += Math.max(0, wanted);
}

/** The best who are equal and may still have something of this list. */
function nextGroup({ list, groups }: Filling, ledger: Ledger): Candidate[] | null {
  for (;;) {
    const [first] = groups;
    if (!first) return null;
    const free = first.filter(({ line }) => ledger.bar(list, line.contestantId) === null);
    if (free.length > 0) return free;
    groups.shift();
  }
}

/** The first `wanted` by what was settled; null while that does not tell them from the rest. */
function settledOrder(
  group: readonly Candidate[],
  wanted: number,
  list: AwardList,
  by: 'draw' | 'decision',
  settlements: readonly Settlement[],
): Candidate[] | null {
  const told = settlements.filter((each) => each.scope === list.id && each.by === by);
  const places = new Map(told.flatMap((each) => Object.entries(each.places)));
  const placeOf = ({ line }: Candidate) => places.get(line.contestantId) ?? Infinity;
  const ordered = group.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
  const [last, next] = [ordered[wanted - 1], ordered[wanted]];
  if (!last || !next || !(placeOf(last) < placeOf(next))) return null;
  return ordered.slice(0, wanted);
}

function finishReport(
  { list, everyone, standing, passing, declined, report }: Filling,
  ledger: Ledger,
  { awarded }: Awards,
  settlements: readonly Settlement[],
): void {
  const own = awarded.filter((each) => each.list.id === list.id);
  const lowest = Math.max(0, ...own.map(({ rank }) => rank));
  const last = own.findLast(({ rank }) => rank === lowest);
  for (const { line, rank } of everyone) {
    const { contestantId, person } = line;
    if (ledger.has(list, contestantId)) continue;
    const bar: Pick<PassedOver, 'reason' | 'detail'> | null =
      person.cannotWin !== null
        ? { reason: 'cannot-win', detail: person.cannotWin }
        : declined.has(contestantId)
          ? { reason: 'declined', detail: null }
          : !passing.has(contestantId)
            ? { reason: 'below-minimum', detail: null }
            : ledger.bar(list, contestantId);
    if (rank <= lowest && bar) report.passedOver.push({ contestantId, rank, ...bar });
    if (rank <= lowest || bar || list.order !== 'rank') continue;
    const winner = everyone.find((each) => each.line.contestantId === last?.contestantId);
    if (!winner) return;
    const pair = toStanding(standing.scope, standing.criteria, [winner.line, line], settlements);
    const above = pair.lines.find((each) => each.contestantId === contestantId)?.why.above;
    // Told from the winner's side: `own` is what the last awarded has.
    report.firstBehind = above ? { ...above, contestantId, theirs: above.own, own: above.theirs } : null;
    return;
  }
}
