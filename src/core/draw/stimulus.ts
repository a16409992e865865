import type { AskedBody } from '../kind/kind.js';
import { compareText } from '../ranking.js';
import { type BlueprintLine, type Difficulty, lineKey } from '../rulebook.js';
import { type Chance, shuffle } from './chance.js';

/**
 * A usable question as the draw sees it. Questions of one stimulus are asked together, in the order of `at`.
 */
export type BankQuestion = {
  id: string;
  topic: string;
  difficulty: Difficulty;
  asked: AskedBody;
  stimulus: { code: string; at: string } | null;
};

/** Stimuli whose questions all come into the paper, and those (null: none) whose questions are drawn singly. */
export type ChosenGroups = { taken: ReadonlySet<string | null>; free: ReadonlySet<string | null> };

/** How many choices of groups are looked at before groups are given up; far more than any real bank needs. */
const mostTries = 20_000;

type Group = { code: string; counts: Map<string, number>; odds: [part: number, whole: number] };

/**
 * Which shared texts a paper uses. A group comes whole or not at all, each of its questions counts in its own
 * line, and every line can still be filled exactly. Whether a group is tried first with or without is drawn with
 * the odds that a single question of its first line has. Where the bank leaves no such choice (say three
 * questions asked, and only a group of four there), groups are drawn like single questions: a paper must
 * come about.
 */
export function chooseGroups(
  blueprint: readonly BlueprintLine[],
  pool: readonly BankQuestion[],
  chance: Chance,
): ChosenGroups {
  const needs = new Map<string, number>();
  for (const { topic, difficulty, count } of blueprint) {
    const key = lineKey(topic, difficulty);
    needs.set(key, (needs.get(key) ?? 0) + count);
  }
  const lines = Map.groupBy(pool, ({ topic, difficulty }) => lineKey(topic, difficulty));
  const groups = groupsOf(pool, needs, lines);
  if (groups.length === 0) return { taken: new Set(), free: new Set([null]) };
  shuffle(groups, chance);
  const first = groups.map(({ odds: [part, whole] }) => chance(whole) < part);
  const singles = new Map(
    [...lines].map(([key, list]) => [key, list.filter(({ stimulus }) => stimulus === null).length]),
  );
  const taken = search(groups, first, needs, singles);
  return taken === null
    ? { taken: new Set(), free: new Set([null, ...groups.map(({ code }) => code)]) }
    : { taken: new Set(taken), free: new Set([null]) };
}

function groupsOf(
  pool: readonly BankQuestion[],
  needs: ReadonlyMap<string, number>,
  lines: ReadonlyMap<string, readonly BankQuestion[]>,
): Group[] {
  const grouped = Map.groupBy(
    pool.filter(({ stimulus }) => stimulus !== null),
    ({ stimulus }) => stimulus?.code ?? '',
  );
  return [...grouped]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, members]) => {
      const keys = members.map(({ topic, difficulty }) => lineKey(topic, difficulty)).sort(compareText);
      const counts = new Map<string, number>();
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      const [line = ''] = keys;
      return { code, counts, odds: [needs.get(line) ?? 0, lines.get(line)?.length ?? 1] };
    });
}

/** Depth first, the drawn way first; null when no choice fills every line. */
function search(
  groups: readonly Group[],
  first: readonly boolean[],
  needs: ReadonlyMap<string, number>,
  singles: ReadonlyMap<string, number>,
): string[] | null {
  const rest = new Map(needs);
  const taken: string[] = [];
  const dead = new Set<string>();
  let tries = 0;
  const fits = ({ counts }: Group) => [...counts].every(([key, count]) => (rest.get(key) ?? 0) >= count);
  const add = ({ counts }: Group, sign: 1 | -1) => {
    for (const [key, count] of counts) rest.set(key, (rest.get(key) ?? 0) - sign * count);
  };
  const visit = (at: number): boolean => {
    const group = groups[at];
    if (!group) return [...rest].every(([key, need]) => need <= (singles.get(key) ?? 0));
    const state = `${at} ${[...rest.values()].join(' ')}`;
    if (dead.has(state) || tries > mostTries) return false;
    tries += 1;
    for (const take of first[at] ? [true, false] : [false, true]) {
      if (!take && visit(at + 1)) return true;
      if (!take || !fits(group)) continue;
      add(group, 1);
      taken.push(group.code);
      if (visit(at + 1)) return true;
      taken.pop();
      add(group, -1);
    }
    dead.add(state);
    return false;
  };
  return visit(0) ? taken : null;
}
