import type { Decided } from '../engine/decide.js';
import type { Awarded } from '../engine/lists.js';
import type { Line, Standing } from '../engine/rank.js';

/** A person under both rules; null: not in that standing. */
export type Moved = { line: Line; before: number | null };
export type ComparedStanding = {
  /** Code of the round, or `overall`. */
  scope: string;
  people: number;
  attempts: number;
  /** How many stand elsewhere than before. */
  moved: number;
  /** How many share their place with others, before and after. */
  tiedBefore: number;
  tied: number;
  /** The first, in the new order. */
  first: Moved[];
};
export type ComparedAward = {
  contestantId: string;
  scope: string;
  before: Awarded | null;
  after: Awarded | null;
};
export type Comparison = { standings: ComparedStanding[]; awards: ComparedAward[] };

/** What other rules would have given, against what these gave. @param most lines of a standing */
export function compare(before: Decided, after: Decided, most: number): Comparison {
  const of = ({ rounds, overall }: Decided) => (overall ? [...rounds, overall] : rounds);
  const old = new Map(of(before).map((standing) => [standing.scope, standing]));
  return {
    standings: of(after).map((standing) => compareStanding(old.get(standing.scope), standing, most)),
    awards: compareAwards(before.awards.awarded, after.awards.awarded),
  };
}

function compareStanding(old: Standing | undefined, now: Standing, most: number): ComparedStanding {
  const ranks = new Map((old?.lines ?? []).map(({ contestantId, rank }) => [contestantId, rank]));
  const tied = (lines: readonly Line[]) => lines.filter(({ why }) => why.sharedWith > 0).length;
  return {
    scope: now.scope,
    people: now.people,
    attempts: now.attempts,
    moved: now.lines.filter(({ contestantId, rank }) => ranks.get(contestantId) !== rank).length,
    tiedBefore: tied(old?.lines ?? []),
    tied: tied(now.lines),
    first: now.lines.slice(0, most).map((line) => ({ line, before: ranks.get(line.contestantId) ?? null })),
  };
}

/** Who would have got something else than was given, by standing and person; the same tier and sum is the same. */
function compareAwards(before: readonly Awarded[], after: readonly Awarded[]): ComparedAward[] {
  const key = ({ contestantId, list }: Awarded) => `${list.scope} ${contestantId}`;
  const [old, now] = [Map.groupBy(before, key), Map.groupBy(after, key)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((each) => {
    const [was, is] = [old.get(each) ?? [], now.get(each) ?? []];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, i): ComparedAward[] => {
      const [then = null, later = null] = [was[i], is[i]];
      const one = later ?? then;
      if (!one || (then?.tierName === later?.tierName && then?.amount === later?.amount)) return [];
      return [{ contestantId: one.contestantId, scope: one.list.scope, before: then, after: later }];
    }).flat();
  });
}
