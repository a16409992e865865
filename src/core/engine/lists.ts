import type { AwardRules, IndividualAward, SpecialAward } from '../rules/document.js';
import { exactColumn, placesOf, toUnits } from './predict.js';
import type { Line, Neighbour, Standing } from './rank.js';
import { compareText } from '../columns/rows.js';

/** One list of places to fill: an award of one round (or overall), of one division (or everybody). */
export type AwardList = {
  /** Names its settlements too, like `giai-ca-nhan@tuan-1/cbccvc`. */
  id: string;
  award: string;
  name: string;
  scope: string;
  division: string | null;
  /** How its candidates are put in order. */
  order: 'rank' | 'lots' | SpecialAward['kind'];
};

export type Awarded = {
  list: AwardList;
  tier: string;
  tierName: string;
  amount: number;
  contestantId: string;
  /** In the list's own ranking: of the division where it has one. */
  rank: number;
  by: 'rank' | 'equals' | 'draw' | 'decision';
};

/** Equals at an edge that people still have to settle, under the list's id. */
export type OpenTie = {
  list: string;
  by: 'draw' | 'decision';
  tiers: string[];
  places: number;
  candidates: string[];
};

export type PassedOver = {
  contestantId: string;
  rank: number;
  reason: 'cannot-win' | 'declined' | 'below-minimum' | 'won-earlier' | 'has-another' | 'in-open-tie';
  /** The words of `cannotWin`, the other award's list, or null. */
  detail: string | null;
};

/** Why a list came out as it did. */
export type ListReport = {
  list: AwardList;
  /** Stood no lower than the last who was awarded and got nothing here. */
  passedOver: PassedOver[];
  /** The first behind the last awarded, and what separates them; null: nobody, or only equals. */
  firstBehind: Neighbour | null;
  unfilled: number;
  /** Places that the cap of the round took away. */
  capped: number;
};

export type Candidate = { line: Line; rank: number };
/** A list while its places are given away. */
export type Filling = {
  list: AwardList;
  equals: IndividualAward['equals'];
  standing: Standing;
  tiers: { code: string; name: string; count: number; amount: number }[];
  /** Everybody of the list in its order; groups of equals, those who cannot win here left out. */
  everyone: Candidate[];
  groups: Candidate[][];
  passing: ReadonlySet<string>;
  /** Who declined an award of this list. */
  declined: ReadonlySet<string>;
  report: ListReport;
  /** Equals of an open tie who have not been given a place of a lower tier. */
  pending: { tie: OpenTie; left: number } | null;
};
/** Who declined what: ids of people by the name of the list. */
export type Declined = ReadonlyMap<string, ReadonlySet<string>>;

/** Every list of places that the rules give to a standing. */
export function fillingsOf(rules: AwardRules, standing: Standing, declined: Declined): Filling[] {
  const { scope } = standing;
  const kind = scope === 'overall' ? 'overall' : 'round';
  const here = (each: Pick<IndividualAward, 'scope' | 'rounds'>) =>
    each.scope === kind && (kind === 'overall' || each.rounds.length === 0 || each.rounds.includes(scope));
  const tiers = rules.tiers
    .filter(here)
    .flatMap((each) =>
      (each.perDivision.length === 0 ? [null] : each.perDivision).map((division) =>
        newFilling(
          standing,
          each,
          { division, order: each.chosen === 'by-rank' ? 'rank' : 'lots', tiers: each.tiers },
          declined,
        ),
      ),
    );
  const special = rules.special
    .filter(here)
    .map((each) => newFilling(standing, each, { division: null, order: each.kind, tiers: [each] }, declined));
  return [...tiers, ...special];
}

function newFilling(
  standing: Standing,
  rule: Pick<IndividualAward, 'code' | 'name' | 'divisions' | 'minimumScorePercent' | 'equals'>,
  { division, order, tiers }: Pick<AwardList, 'division' | 'order'> & Pick<Filling, 'tiers'>,
  declined: Declined,
): Filling {
  const id = `${rule.code}@${standing.scope}${division === null ? '' : `/${division}`}`;
  const list = { id, award: rule.code, name: rule.name, scope: standing.scope, division, order };
  const among = division === null ? rule.divisions : [division];
  const lines = standing.lines.filter(({ person }) => among.length === 0 || among.includes(person.division));
  const everyone = orderings[order](lines, among);
  const unwilling = declined.get(id) ?? new Set<string>();
  const may = everyone.filter(
    ({ line }) =>
      line.person.cannotWin === null &&
      !unwilling.has(line.contestantId) &&
      reaches(line, rule.minimumScorePercent),
  );
  return {
    list,
    equals: order === 'lots' ? 'draw' : rule.equals,
    standing,
    tiers,
    everyone,
    groups: [...Map.groupBy(may, ({ rank }) => rank).values()],
    passing: new Set(
      everyone.flatMap(({ line }) => (reaches(line, rule.minimumScorePercent) ? line.contestantId : [])),
    ),
    declined: unwilling,
    report: { list, passedOver: [], firstBehind: null, unfilled: 0, capped: 0 },
    pending: null,
  };
}

/** Percentages have at most two decimals, so hundredths of a percent are whole. */
export const reaches = (
  { scoreMilli, maxMilli }: Pick<Line, 'scoreMilli' | 'maxMilli'>,
  percent: number,
): boolean => scoreMilli * 10_000 >= Math.round(percent * 100) * maxMilli;

/** `among`: the divisions whose people `lines` are; empty: all. */
const orderings: Record<
  AwardList['order'],
  (lines: readonly Line[], among: readonly string[]) => Candidate[]
> = {
  rank: (lines, among) => {
    if (among.length === 0) return lines.map((line) => ({ line, rank: line.rank }));
    if (among.length === 1) return lines.map((line) => ({ line, rank: line.divisionRank }));
    return sharing(lines, ({ rank }) => rank);
  },
  lots: (lines) => lines.map((line) => ({ line, rank: 1 })),
  'nearest-prediction': (lines) => {
    const near = lines.filter(({ predictionError }) => predictionError !== null);
    const places = Math.max(0, ...near.map(({ predictionError }) => placesOf(predictionError ?? '')));
    return byKey(
      near,
      exactColumn(near.map(({ predictionError }) => toUnits(predictionError ?? '0', places))),
    );
  },
  youngest: (lines) =>
    byKey(
      lines,
      Float64Array.from(bornOf(lines), (born) => -born),
    ),
  oldest: (lines) => byKey(lines, Float64Array.from(bornOf(lines))),
  'most-attempts': (lines) =>
    byKey(
      lines,
      Float64Array.from(lines, ({ attempts }) => -attempts),
    ),
};

function bornOf(lines: readonly Line[]): number[] {
  const byYear = lines.some(({ person }) => person.born.length === 4);
  return lines.map(({ person }) =>
    Number(byYear ? person.born.slice(0, 4) : person.born.replaceAll('-', '')),
  );
}

function byKey(lines: readonly Line[], keys: Float64Array): Candidate[] {
  const keyed = lines.map((line, i) => ({ line, key: keys[i] as number }));
  keyed.sort((a, b) => a.key - b.key || compareText(a.line.contestantId, b.line.contestantId));
  return sharing(keyed, ({ key }) => key).map(({ line: { line }, rank }) => ({ line, rank }));
}

/** Ranks of what is in order: equals share theirs. */
function sharing<Item>(
  ordered: readonly Item[],
  keyOf: (item: Item) => number,
): { line: Item; rank: number }[] {
  let rank = 0;
  return ordered.map((line, i) => {
    const before = ordered[i - 1];
    if (before === undefined || keyOf(before) !== keyOf(line)) rank = i + 1;
    return { line, rank };
  });
}
