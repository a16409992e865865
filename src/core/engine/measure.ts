import type { CollectiveEligibility, CollectiveMeasure } from '../rules/document.js';
import type { BodyFact } from '../rules/facts.js';
import { type Awarded, reaches } from './lists.js';
import type { Line } from './rank.js';

/** An exact fraction; `d` above zero. */
export type Ratio = { n: bigint; d: bigint };
/**
 * What was measured. `part ÷ base`, base null for a plain count; a mean is thousandths of points over papers;
 * rates and shares are people over people. `exact`: a composite, 0 to 100. Null: it cannot be said.
 */
export type Measured = { part: number; base: number | null } | { exact: Ratio } | null;

export const ratioOf = (n: number, d: number): Ratio => ({ n: BigInt(n), d: BigInt(d) });

type Sat = { attempts: number; groups: readonly string[]; best: Line };

type Numbers = {
  people: number;
  attempts: number;
  countedAttempts: number;
  base: number | null;
  overBase: boolean;
};

/** What the people of one unit or organization did. */
export type Tally = {
  body: BodyFact;
  numbers(): Numbers;
  papers(): { count: number; scoreMilli: number; maxMilli: number };
  atLeast(percent: number): number;
  ofGroup(group: string): number;
  winners(): number;
  /** Points of all awards, each by its tier. */
  prizePoints(points: Readonly<Record<string, number>>): number;
};

/** A tally that counts as it is told. */
export type Counting = Tally & { take(line: Line): void; win(awarded: Awarded): void };

/** The same in numbers, as a database counts them; percentages and codes are keys. Points are thousandths. */
export type BodySums = {
  people: number;
  attempts: number;
  countedAttempts: number;
  papers: number;
  scoreMilli: number;
  maxMilli: number;
  atLeast: Readonly<Record<string, number>>;
  groups: Readonly<Record<string, number>>;
  winners: number;
  /** Awards by tier. */
  prizes: Readonly<Record<string, number>>;
};

/** Nobody took part. */
export const noSums: BodySums = {
  people: 0,
  attempts: 0,
  countedAttempts: 0,
  papers: 0,
  scoreMilli: 0,
  maxMilli: 0,
  atLeast: {},
  groups: {},
  winners: 0,
  prizes: {},
};

/** People by whom rates are counted; null: no head-count, or everybody is exempt. */
function baseOf(body: BodyFact, { exemptLeaveDenominator }: CollectiveEligibility): number | null {
  const left = body.headCount === null ? null : body.headCount - (exemptLeaveDenominator ? body.exempt : 0);
  return left !== null && left > 0 ? left : null;
}

/** A tally from sums that were counted elsewhere. `sums.countedAttempts` keeps to the cap of the rules. */
export function tallyOfSums(body: BodyFact, sums: BodySums, eligibility: CollectiveEligibility): Tally {
  const base = baseOf(body, eligibility);
  const { people, attempts, countedAttempts, papers, scoreMilli, maxMilli } = sums;
  return {
    body,
    numbers: () => ({ people, attempts, countedAttempts, base, overBase: base !== null && people > base }),
    papers: () => ({ count: papers, scoreMilli, maxMilli }),
    atLeast: (percent) => sums.atLeast[String(percent)] ?? 0,
    ofGroup: (group) => sums.groups[group] ?? 0,
    winners: () => sums.winners,
    prizePoints: (points) =>
      Object.entries(sums.prizes).reduce((sum, [tier, awards]) => sum + awards * (points[tier] ?? 0), 0),
  };
}

export function tallyOf(body: BodyFact, eligibility: CollectiveEligibility): Counting {
  const { attemptsCapPerPerson } = eligibility;
  const sat = new Map<string, Sat>();
  const wins: Awarded[] = [];
  const papers = { count: 0, scoreMilli: 0, maxMilli: 0 };
  const base = baseOf(body, eligibility);
  let known: Numbers | null = null;
  return {
    body,
    take(line) {
      known = null;
      papers.count += 1;
      papers.scoreMilli += line.scoreMilli;
      papers.maxMilli += line.maxMilli;
      const own = sat.get(line.contestantId);
      if (!own) {
        sat.set(line.contestantId, { attempts: line.attempts, groups: line.person.groups, best: line });
        return;
      }
      own.attempts += line.attempts;
      if (line.scoreMilli * own.best.maxMilli > own.best.scoreMilli * line.maxMilli) own.best = line;
    },
    win: (awarded) => void wins.push(awarded),
    numbers() {
      if (known) return known;
      const each = [...sat.values()].map(({ attempts }) => attempts);
      const cap = attemptsCapPerPerson ?? Infinity;
      known = {
        people: sat.size,
        attempts: each.reduce((sum, attempts) => sum + attempts, 0),
        countedAttempts: each.reduce((sum, attempts) => sum + Math.min(attempts, cap), 0),
        base,
        overBase: base !== null && sat.size > base,
      };
      return known;
    },
    papers: () => papers,
    atLeast: (percent) => [...sat.values()].filter(({ best }) => reaches(best, percent)).length,
    ofGroup: (group) => [...sat.values()].filter(({ groups }) => groups.includes(group)).length,
    winners: () => new Set(wins.map(({ contestantId }) => contestantId)).size,
    prizePoints: (points) => wins.reduce((sum, { tier }) => sum + (points[tier] ?? 0), 0),
  };
}

/** One measure with its base. More is better in all of them. */
export function measure(by: CollectiveMeasure, tally: Tally): Measured {
  const { people, countedAttempts, base } = tally.numbers();
  const count = (part: number): Measured => ({ part, base: null });
  switch (by.by) {
    case 'entrants':
      return count(people);
    case 'attempts':
      return count(countedAttempts);
    case 'rate':
      return base === null ? null : { part: Math.min(people, base), base };
    case 'mean-score': {
      const { count: papers, scoreMilli } = tally.papers();
      return papers === 0 ? null : { part: scoreMilli, base: papers };
    }
    case 'share-above':
      return people === 0 ? null : { part: tally.atLeast(by.percent), base: people };
    case 'winners':
      return count(tally.winners());
    case 'prize-points':
      return count(tally.prizePoints(by.points));
    case 'group-members':
      return count(tally.ofGroup(by.group));
    case 'group-rate': {
      const stated = tally.body.groups[by.group];
      if (stated === undefined || stated <= 0) return null;
      return { part: Math.min(tally.ofGroup(by.group), stated), base: stated };
    }
  }
}

/**
 * A measure as a share of one, for composites: rates and shares as they are, a mean score over the points there
 * were, counts over the highest count of the class. Null: it cannot be said.
 */
export function scaled(by: CollectiveMeasure, tally: Tally, all: readonly Tally[]): Ratio | null {
  const value = measure(by, tally);
  if (value === null || 'exact' in value) return null;
  if (by.by === 'mean-score') {
    const { scoreMilli, maxMilli } = tally.papers();
    return maxMilli === 0 ? null : ratioOf(scoreMilli, maxMilli);
  }
  if (value.base !== null) return ratioOf(value.part, value.base);
  const parts = all.map((other) => measure(by, other));
  const highest = Math.max(0, ...parts.map((part) => (part !== null && 'part' in part ? part.part : 0)));
  return highest === 0 ? ratioOf(0, 1) : ratioOf(value.part, highest);
}
