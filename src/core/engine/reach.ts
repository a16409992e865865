import type { AwardRules, Criterion, IndividualAward, SpecialAward } from '../rules/document.js';
import type { Awards } from './award.js';
import { type AwardList, reaches } from './lists.js';
import { guessUnits } from './predict.js';
import type { Line, Standing } from './rank.js';

/** How far down a standing lines are looked at: so many of those who pass, of all and of each division. */
export type Reach = {
  least: number;
  /** Minimum percentages that lists by rank ask for. */
  percents: readonly number[];
  special: readonly (Pick<Passing, 'divisions' | 'percent'> & {
    kind: SpecialAward['kind'];
    least: number;
  })[];
  /** As many of each unit, or organization, too. */
  ofUnits: boolean;
};

/** The first ones by rank, of all, of each division and, where asked for, of each unit. */
export const firstOnes = (least: number, ofUnits: boolean): Reach => ({
  least,
  percents: [0],
  special: [],
  ofUnits,
});

/** Whether a reach is told by ranks alone. */
export const isPlain = ({ percents, special, ofUnits }: Reach): boolean =>
  !ofUnits && special.length === 0 && percents.every((percent) => percent === 0);

/** Where somebody was taken who may stand behind others that were not looked at. */
export const further = ({ special, least, ...reach }: Reach): Reach => ({
  ...reach,
  least: least * STEP,
  special: special.map((each) => ({ ...each, least: each.least * STEP })),
});
const STEP = 16;

/**
 * What the awards of one standing look at first; null: everybody, as where lots are drawn among all who pass.
 * @param least places that could be taken, and people who could be passed over
 * @param criteria of a round; where points come first, whoever passes stands before all who do not
 */
export function reachOf(
  rules: AwardRules,
  { scope, criteria }: { scope: string; criteria: readonly Criterion[] },
  least: number,
): Reach | null {
  const kind = scope === 'overall' ? 'overall' : 'round';
  const here = (each: Pick<IndividualAward, 'scope' | 'rounds'>) =>
    each.scope === kind && (kind === 'overall' || each.rounds.length === 0 || each.rounds.includes(scope));
  const tiers = rules.tiers.filter(here);
  if (tiers.some(({ chosen }) => chosen === 'draw-among-passing')) return null;
  const pointsFirst = kind === 'round' && criteria[0]?.by === 'score';
  const percents = tiers.map(({ minimumScorePercent }) => (pointsFirst ? 0 : minimumScorePercent));
  return {
    least,
    percents: [...new Set(percents)],
    special: rules.special.filter(here).map((each) => ({
      kind: each.kind,
      divisions: each.divisions,
      percent: each.minimumScorePercent,
      least: each.count,
    })),
    ofUnits: false,
  };
}

/** Whom a list is for. */
export type Passing = {
  /** Empty: all. */
  divisions: readonly string[];
  percent: number;
  /** Of a special award; null: by rank. */
  kind: SpecialAward['kind'] | null;
  /** Only who stands no lower than this one in the order of the list; null: everybody. */
  until: Line | null;
};

/** What a special award orders by; less stands before, NaN not at all. */
export const keysOfSpecial: Record<SpecialAward['kind'], (line: Line) => number> = {
  'nearest-prediction': ({ predictionError }) =>
    predictionError === null ? Number.NaN : guessUnits(predictionError),
  youngest: ({ person }) => -Number(person.born.slice(0, 4)),
  oldest: ({ person }) => Number(person.born.slice(0, 4)),
  'most-attempts': ({ attempts }) => -attempts,
};

/** Whether awards could come out otherwise if more lines were looked at. @param count of everybody, as of a list */
export async function isTooShort(
  rules: AwardRules,
  standing: Standing,
  { awarded, open, lists }: Awards,
  count: (passing: Passing) => Promise<number>,
): Promise<boolean> {
  const { scope, lines, people } = standing;
  if (lines.length >= people) return false;
  for (const { list, unfilled } of lists) {
    if (list.scope !== scope) continue;
    const passing = passingOf(rules, list);
    const among = passing.divisions;
    const own = lines.filter(({ person }) => among.length === 0 || among.includes(person.division));
    const taken = new Set([
      ...awarded.flatMap((each) => (each.list.id === list.id ? [each.contestantId] : [])),
      ...open.flatMap((tie) => (tie.list === list.id ? tie.candidates : [])),
    ]);
    const last = lowest(list, own, taken, among);
    if (list.order === 'rank' && last !== null && !(await isWhole(own, last, among, count))) return true;
    const looked = own.filter((line) => isPassing(line, passing));
    if (unfilled > 0 && (await count({ ...passing, until: null })) > looked.length) return true;
    if (passing.kind === null || last === null) continue;
    const keyOf = keysOfSpecial[passing.kind];
    // Ranks count those below the minimum too.
    const before = own.filter((line) => keyOf(line) <= keyOf(last)).length;
    if ((await count({ ...passing, percent: 0, until: last })) > before) return true;
  }
  return false;
}

/** Who of those taken stands last in the order of the list. */
function lowest(
  { order }: AwardList,
  lines: readonly Line[],
  taken: ReadonlySet<string>,
  among: readonly string[],
): Line | null {
  const keyOf = (line: Line): number =>
    order === 'rank' || order === 'lots'
      ? line[among.length === 1 ? 'divisionRank' : 'rank']
      : keysOfSpecial[order](line);
  return lines
    .filter(({ contestantId }) => taken.has(contestantId))
    .reduce<Line | null>((last, line) => (last === null || keyOf(line) > keyOf(last) ? line : last), null);
}

/** Whether everybody up to `last` by rank, and all equals, were looked at. */
async function isWhole(
  lines: readonly Line[],
  last: Line,
  divisions: readonly string[],
  count: (passing: Passing) => Promise<number>,
): Promise<boolean> {
  const rank = divisions.length === 1 ? 'divisionRank' : 'rank';
  // A rank says how many stand before it, in one division or among all.
  const behind = divisions.length < 2 ? lines.find((line) => line[rank] > last[rank]) : undefined;
  if (behind && lines.filter((line) => line[rank] < behind[rank]).length === behind[rank] - 1) return true;
  const looked = lines.filter((line) => line.rank <= last.rank).length;
  return (await count({ divisions, percent: 0, kind: null, until: last })) === looked;
}

function passingOf(
  { tiers, special }: AwardRules,
  { award, division, order }: AwardList,
): Omit<Passing, 'until'> {
  const rule = [...tiers, ...special].find(({ code }) => code === award);
  const kind = order === 'rank' || order === 'lots' ? null : order;
  const divisions = division === null ? (rule?.divisions ?? []) : [division];
  return { divisions, percent: rule?.minimumScorePercent ?? 0, kind };
}

const isPassing = (line: Line, { percent, kind }: Pick<Passing, 'percent' | 'kind'>): boolean =>
  reaches(line, percent) && (kind === null || !Number.isNaN(keysOfSpecial[kind](line)));

/** A ranked standing as a reach looks at it; places in the order of rank. */
export type Reachable = {
  people: number;
  rankAt: (at: number) => number;
  /** Codes by number. */
  divisions: readonly string[];
  /** Its number. */
  divisionAt: (at: number) => number;
  divisionRankAt: (at: number) => number;
  passes: (at: number, percent: number) => boolean;
  /** As `keysOfSpecial`. */
  keyAt: (at: number, kind: SpecialAward['kind']) => number;
};

/** Places that are looked at between two pauses. */
const AT_ONCE = 1 << 16;

/** Places within reach, ascending. It may be left at every yield. */
export function* placesWithin(reach: Reach, of: Reachable): Generator<undefined, number[]> {
  const within: ((at: number) => boolean)[] = [];
  for (const percent of reach.percents) {
    const all = new Edge(reach.least);
    const divisions = new Map<number, Edge>();
    for (let at = 0; at < of.people; at += 1) {
      if (!of.passes(at, percent)) continue;
      all.take(of.rankAt(at));
      let own = divisions.get(of.divisionAt(at));
      if (!own) divisions.set(of.divisionAt(at), (own = new Edge(reach.least)));
      own.take(of.divisionRankAt(at));
      if (at % AT_ONCE === 0) yield;
    }
    within.push(
      (at) =>
        of.rankAt(at) <= all.last || of.divisionRankAt(at) <= (divisions.get(of.divisionAt(at))?.last ?? 0),
    );
    yield;
  }
  for (const { kind, divisions, percent, least } of reach.special) {
    const isAmong = amongThem(of, divisions);
    const keyAt = (at: number) => (isAmong(at) ? of.keyAt(at, kind) : Number.NaN);
    const keys = new Float64Array(of.people).map((_, at) =>
      of.passes(at, percent) ? keyAt(at) : Number.NaN,
    );
    yield;
    // NaN stands last.
    keys.sort();
    const edge = new Edge(least);
    for (const key of keys.subarray(0, least)) if (!Number.isNaN(key)) edge.take(key);
    within.push((at) => keyAt(at) <= edge.last);
    yield;
  }
  const places: number[] = [];
  for (let at = 0; at < of.people; at += 1) {
    if (within.some((each) => each(at))) places.push(at);
    if (at % AT_ONCE === 0) yield;
  }
  return places;
}

/** Whether somebody is of these divisions; empty: of any. */
function amongThem(of: Reachable, divisions: readonly string[]): (at: number) => boolean {
  if (divisions.length === 0) return () => true;
  const numbers = new Set(divisions.map((code) => of.divisions.indexOf(code)));
  return (at) => numbers.has(of.divisionAt(at));
}

/** How many pass of a list. */
export function countPassing(of: Reachable, { divisions, percent, kind, until }: Passing): number {
  const isAmong = amongThem(of, divisions);
  const keyAt = (at: number) => (kind === null ? of.rankAt(at) : of.keyAt(at, kind));
  const last = until === null ? Infinity : kind === null ? until.rank : keysOfSpecial[kind](until);
  let count = 0;
  for (let at = 0; at < of.people; at += 1) {
    if (isAmong(at) && of.passes(at, percent) && keyAt(at) <= last) count += 1;
  }
  return count;
}

/** The last rank, or key, within reach, told by those who pass one after the other. */
class Edge {
  last = -Infinity;
  private count = 0;

  constructor(private readonly least: number) {}

  take(rank: number): void {
    if (this.count >= this.least) return;
    this.count += 1;
    this.last = rank;
  }
}
