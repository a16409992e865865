import type {
  CollectiveAward,
  CollectiveCriterion,
  CollectiveEligibility,
  CollectiveMeasure,
} from '../rules/document.js';
import type { BodyFact, PersonFact, Settlement } from '../rules/facts.js';
import type { Awarded } from './lists.js';
import { type Measured, measure, type Ratio, ratioOf, scaled, tallyOf, type Tally } from './measure.js';
import type { Standing } from './rank.js';
import { compareText } from '../columns/rows.js';

/** A number with its base: `part ÷ base` (times 100 for percentages); base null: a plain count. */
export type CollectiveValue = { criterion: CollectiveCriterion; value: Measured };

export type Shortfall = {
  code:
    | 'nobody-took-part'
    | 'no-head-count'
    | 'rate-too-low'
    | 'no-group-number'
    | 'group-too-low'
    | 'no-winner'
    | 'evidence-missing';
  /** What was asked and what is there; percentages as part and base. */
  detail: { name?: string; percent?: number; part?: number; base?: number };
};

export type CollectiveLine = {
  bodyId: string;
  name: string;
  /** Null: not ranked, `shortfalls` say why. */
  rank: number | null;
  /** People and attempts are two numbers; `countedAttempts` after the cap for one person. */
  people: number;
  attempts: number;
  countedAttempts: number;
  headCount: number | null;
  exempt: number;
  /** Head-count without the exempt, where the rules take them out; null: none was stated. */
  base: number | null;
  /** More people took part than the base holds; the rate counts as 100 %. */
  overBase: boolean;
  values: CollectiveValue[];
  shortfalls: Shortfall[];
  /** The nearest in front and behind in rank, and the place in `values` of what separates them. */
  above: { bodyId: string; at: number } | null;
  below: { bodyId: string; at: number } | null;
  tier: { code: string; name: string; amount: number } | null;
};

export type CollectiveClass = {
  code: string;
  name: string;
  lines: CollectiveLine[];
  open: { scope: string; by: 'draw' | 'decision'; tiers: string[]; places: number; candidates: string[] }[];
};
export type CollectiveResult = { award: string; name: string; classes: CollectiveClass[] };

/** What the units or organizations have done, each class for itself. `standings` are those of the counted rounds. */
export function collective(
  rule: CollectiveAward,
  bodies: readonly BodyFact[],
  people: ReadonlyMap<string, PersonFact>,
  standings: readonly Standing[],
  awarded: readonly Awarded[],
  settlements: readonly Settlement[],
): CollectiveResult {
  const rounds = standings.filter(({ scope }) => rule.rounds.length === 0 || rule.rounds.includes(scope));
  const scopes = new Set([...rounds.map(({ scope }) => scope), 'overall']);
  const wins = awarded.filter(({ list }) => scopes.has(list.scope));
  const compared = bodies.filter(
    ({ among, level }) => among === rule.among && (among === 'organization' || level === rule.level),
  );
  const bodyOf = new Map(compared.flatMap((body) => body.covers.map((id) => [id, body.id] as const)));
  const idOf = (person: PersonFact) =>
    bodyOf.get((rule.among === 'unit' ? person.unitId : person.organizationId) ?? '');
  const tallies = new Map(compared.map((body) => [body.id, tallyOf(body, rule.eligibility)]));
  for (const { lines } of rounds) for (const line of lines) tallies.get(idOf(line.person) ?? '')?.take(line);
  for (const win of wins) {
    const person = people.get(win.contestantId);
    if (person) tallies.get(idOf(person) ?? '')?.win(win);
  }
  return compareBodies(rule, [...tallies.values()], settlements);
}

/** The same from tallies that were made before, of the bodies that the rule compares. */
export function compareBodies(
  rule: CollectiveAward,
  tallies: readonly Tally[],
  settlements: readonly Settlement[],
): CollectiveResult {
  const classes = rule.classes.length === 0 ? [{ code: '', name: '', kinds: null }] : rule.classes;
  return {
    award: rule.code,
    name: rule.name,
    classes: classes.map(({ code, name, kinds }) => {
      const own = tallies.filter(({ body }) => kinds === null || kinds.includes(body.kind));
      return rankClass(rule, { code, name }, own, settlements);
    }),
  };
}

function rankClass(
  rule: CollectiveAward,
  head: { code: string; name: string },
  tallies: readonly Tally[],
  settlements: readonly Settlement[],
): CollectiveClass {
  const scope = `${rule.code}${head.code === '' ? '' : `/${head.code}`}`;
  const valuesOf = (tally: Tally): CollectiveValue[] =>
    rule.ranking.map((criterion) => ({
      criterion,
      value: valueOf(criterion, tally, tallies, settlements, scope),
    }));
  const drafts = tallies
    .toSorted((a, b) => compareText(a.body.id, b.body.id))
    .map((tally) => ({ tally, values: valuesOf(tally), shortfalls: shortfallsOf(rule.eligibility, tally) }));
  type Judged = (typeof drafts)[number];
  const compare = (a: Judged, b: Judged): number => {
    const at = separatingAt(a.values, b.values);
    return at < 0 ? 0 : compareValues(a.values[at], b.values[at]);
  };
  const ranked = drafts.filter(({ shortfalls }) => shortfalls.length === 0).toSorted(compare);
  const rest = drafts.filter(({ shortfalls }) => shortfalls.length > 0).toSorted(compare);
  const rankOf = (judged: Judged) => 1 + ranked.findIndex((other) => compare(other, judged) === 0);
  const beside = (judged: Judged, other: Judged | undefined) =>
    other ? { bodyId: other.tally.body.id, at: separatingAt(judged.values, other.values) } : null;
  const lines = [...ranked, ...rest].map((judged): CollectiveLine => {
    const { tally, values, shortfalls } = judged;
    const inRank = shortfalls.length === 0;
    return {
      ...tally.numbers(),
      bodyId: tally.body.id,
      name: tally.body.name,
      headCount: tally.body.headCount,
      exempt: tally.body.exempt,
      rank: inRank ? rankOf(judged) : null,
      values,
      shortfalls,
      above: inRank
        ? beside(
            judged,
            ranked.findLast((other) => compare(other, judged) < 0),
          )
        : null,
      below: inRank
        ? beside(
            judged,
            ranked.find((other) => compare(other, judged) > 0),
          )
        : null,
      tier: null,
    };
  });
  return { ...head, lines, open: giveTiers(rule, scope, lines, settlements) };
}

function valueOf(
  criterion: CollectiveCriterion,
  tally: Tally,
  all: readonly Tally[],
  settlements: readonly Settlement[],
  scope: string,
): Measured {
  if (criterion.by !== 'composite') {
    if (criterion.by !== 'draw' && criterion.by !== 'decision')
      return measure(criterion as CollectiveMeasure, tally);
    const told = settlements.find(
      (each) => each.scope === scope && each.by === criterion.by && each.places[tally.body.id] !== undefined,
    );
    const place = told?.places[tally.body.id];
    // Lower stands before, all other values the other way round.
    return place === undefined ? null : { part: -place, base: null };
  }
  let sum: Ratio = ratioOf(0, 1);
  for (const { weight, measure: part } of criterion.parts) {
    const share = scaled(part, tally, all);
    if (share === null) return null;
    // Weights have at most two decimals and add up to 100.
    sum = {
      n: sum.n * share.d * 100n + share.n * BigInt(Math.round(weight * 100)) * sum.d,
      d: sum.d * share.d * 100n,
    };
  }
  return { exact: sum };
}

const ratio = (value: Measured): Ratio | null =>
  value === null ? null : 'exact' in value ? value.exact : ratioOf(value.part, value.base ?? 1);

/** Below zero: `a` stands before `b`; more is better, who has no value stands behind. */
function compareValues(a: CollectiveValue | undefined, b: CollectiveValue | undefined): number {
  const [x, y] = [ratio(a?.value ?? null), ratio(b?.value ?? null)];
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  const [left, right] = [x.n * y.d, y.n * x.d];
  return left > right ? -1 : left < right ? 1 : 0;
}

const separatingAt = (a: readonly CollectiveValue[], b: readonly CollectiveValue[]): number =>
  a.findIndex((value, i) => compareValues(value, b[i]) !== 0);

function shortfallsOf(rule: CollectiveEligibility, tally: Tally): Shortfall[] {
  const { body } = tally;
  const { people, base } = tally.numbers();
  const found: Shortfall[] = [];
  if (people === 0) found.push({ code: 'nobody-took-part', detail: {} });
  const floor = rule.minimumRate.find(
    ({ headCountBelow }) =>
      headCountBelow === null || (body.headCount !== null && body.headCount < headCountBelow),
  );
  if (rule.minimumRate.length > 0 && base === null) found.push({ code: 'no-head-count', detail: {} });
  else if (floor && base !== null && below(people, base, floor.percent))
    found.push({ code: 'rate-too-low', detail: { percent: floor.percent, part: people, base } });
  for (const { group, percent } of rule.groups) {
    const stated = body.groups[group];
    const part = tally.ofGroup(group);
    if (stated === undefined) found.push({ code: 'no-group-number', detail: { name: group } });
    else if (below(part, stated, percent))
      found.push({ code: 'group-too-low', detail: { name: group, percent, part, base: stated } });
  }
  if (rule.needsIndividualWinner && tally.winners() === 0) found.push({ code: 'no-winner', detail: {} });
  for (const { code, name } of rule.evidence)
    if (!body.evidence.includes(code)) found.push({ code: 'evidence-missing', detail: { name } });
  return found;
}

/** Percentages have at most two decimals. */
const below = (part: number, base: number, percent: number): boolean =>
  part * 10_000 < Math.round(percent * 100) * base;

/** What happens to equals at an edge: as the last criterion of the order says, else as the award does. */
export function equalsBy({ ranking, equals }: CollectiveAward): CollectiveAward['equals'] {
  const last = ranking.at(-1)?.by;
  return last === 'draw' || last === 'decision' ? last : equals;
}

/** Tiers in order of rank; equals at an edge as the rules say, by the first settlement that tells them. Fills `tier`. */
function giveTiers(
  rule: CollectiveAward,
  scope: string,
  lines: readonly CollectiveLine[],
  settlements: readonly Settlement[],
): CollectiveClass['open'] {
  const equals = equalsBy(rule);
  const open: CollectiveClass['open'] = [];
  const groups = [
    ...Map.groupBy(
      lines.filter(({ rank }) => rank !== null),
      ({ rank }) => rank,
    ).values(),
  ];
  let waiting = groups.shift() ?? [];
  let tie: CollectiveClass['open'][number] | null = null;
  const told = settlements.filter((each) => each.scope === scope && each.by === equals);
  for (const { code, name, count, amount } of rule.tiers) {
    let wanted = count;
    while (wanted > 0 && waiting.length > 0) {
      const fits = waiting.length <= wanted;
      if (tie) {
        const more = Math.min(wanted, waiting.length);
        tie.tiers.push(code);
        tie.places += more;
        wanted -= more;
        waiting = waiting.slice(more);
      } else {
        // Who was not in the pool had no chance: lots and minutes count where all that are equal were in them.
        const { places = {} } =
          told.find((each) => waiting.every(({ bodyId }) => bodyId in each.places)) ?? {};
        const placeOf = ({ bodyId }: CollectiveLine) => places[bodyId] ?? Infinity;
        const ordered = waiting.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
        const [last, next] = [ordered[wanted - 1], ordered[wanted]];
        const settled = last !== undefined && next !== undefined && placeOf(last) < placeOf(next);
        const taken = fits || equals === 'all' ? waiting : settled ? ordered.slice(0, wanted) : null;
        if (taken) {
          for (const line of taken) line.tier = { code, name, amount };
          waiting = ordered.filter(({ tier }) => tier === null);
          wanted = Math.max(0, wanted - taken.length);
        } else {
          const candidates = waiting.map(({ bodyId }) => bodyId);
          tie = {
            scope,
            by: equals === 'draw' ? 'draw' : 'decision',
            tiers: [code],
            places: wanted,
            candidates,
          };
          open.push(tie);
          waiting = waiting.slice(wanted);
          wanted = 0;
        }
      }
      if (waiting.length === 0) {
        waiting = groups.shift() ?? [];
        tie = null;
      }
    }
  }
  return open;
}
