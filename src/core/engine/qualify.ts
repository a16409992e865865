import type { QualificationRule } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';
import type { Line, Standing } from './rank.js';

export type Qualified = {
  contestantId: string;
  /** Round and group in which the place was won, and the rank there. */
  round: string;
  group: string | null;
  rank: number;
  /** True when somebody in front declined. */
  replaces: boolean;
};
export type NotQualified = {
  contestantId: string;
  round: string;
  group: string | null;
  rank: number;
  reason: 'declined' | 'cannot-win' | 'qualified-elsewhere';
};
export type Qualification = {
  to: string;
  qualified: Qualified[];
  passedOver: NotQualified[];
  /** Equals at an edge; settled under `scope`. */
  open: { scope: string; places: number; candidates: string[] }[];
};

/**
 * Who goes on. Each round of `from` (or the `overall` standing) fills its own places, by division, unit or all
 * together; who has a place already leaves a later one to the next. Equals at the edge wait for lots or minutes
 * under `scope`. @param taken who has a place in the same round by another rule; who gets one here is added
 */
export function qualify(
  rule: QualificationRule,
  standings: readonly Standing[],
  declined: ReadonlySet<string>,
  settlements: readonly Settlement[],
  taken: Set<string> = new Set(),
): Qualification {
  const result: Qualification = { to: rule.to, qualified: [], passedOver: [], open: [] };
  for (const code of rule.from) {
    const standing = standings.find(({ scope }) => scope === code);
    if (!standing) continue;
    const groups = Map.groupBy(standing.lines, (line) => groupOf[rule.per](line));
    for (const [group, lines] of [...groups].toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)))
      fillGroup(rule, { code, group, lines }, { taken, declined, settlements, result });
  }
  return result;
}

const groupOf: Record<QualificationRule['per'], (line: Line) => string | null> = {
  division: ({ person }) => person.division,
  unit: ({ person }) => person.unitId ?? person.organizationId ?? '',
  round: () => null,
  all: () => null,
};

function fillGroup(
  rule: QualificationRule,
  { code, group, lines }: { code: string; group: string | null; lines: readonly Line[] },
  found: {
    taken: Set<string>;
    declined: ReadonlySet<string>;
    settlements: readonly Settlement[];
    result: Qualification;
  },
): void {
  const { taken, declined, settlements, result } = found;
  const scope = `${rule.to}<${code}${group === null ? '' : `/${group}`}`;
  const places = new Map(
    settlements
      .filter((each) => each.scope === scope && each.by !== 'extra-question')
      .flatMap((each) => Object.entries(each.places)),
  );
  const placeOf = (line: Line) => places.get(line.contestantId) ?? Infinity;
  let left = rule.top;
  let declines = 0;
  for (const [, equals] of Map.groupBy(lines, ({ rank }) => rank)) {
    if (left <= 0) return;
    const may = equals.filter((line) => {
      const bar = taken.has(line.contestantId)
        ? 'qualified-elsewhere'
        : line.person.cannotWin !== null
          ? 'cannot-win'
          : null;
      const { contestantId, rank } = line;
      if (bar) result.passedOver.push({ contestantId, round: code, group, rank, reason: bar });
      return bar === null;
    });
    const ordered = may.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
    const willing =
      rule.onDecline === 'next' ? ordered.filter(({ contestantId }) => !declined.has(contestantId)) : ordered;
    const [last, next] = [willing[left - 1], willing[left]];
    if (last && next && !(placeOf(last) < placeOf(next))) {
      result.open.push({ scope, places: left, candidates: willing.map(({ contestantId }) => contestantId) });
      return;
    }
    for (const { contestantId, rank } of ordered) {
      if (left <= 0) break;
      if (declined.has(contestantId)) {
        result.passedOver.push({ contestantId, round: code, group, rank, reason: 'declined' });
        if (rule.onDecline === 'next') declines += 1;
        else left -= 1;
        continue;
      }
      const replaces =
        result.qualified.filter((each) => each.round === code && each.group === group).length >=
        rule.top - declines;
      result.qualified.push({ contestantId, round: code, group, rank, replaces });
      taken.add(contestantId);
      left -= 1;
    }
  }
}
