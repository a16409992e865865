import type { Qualification } from '../engine/qualify.js';
import type { Standing } from '../engine/rank.js';
import type { QualificationRule } from '../rules/document.js';

/** A person on the way to a next round. */
export type QualificationRow = {
  contestantId: string;
  state: 'qualified' | 'declined' | 'cannot-win' | 'qualified-elsewhere';
  /** Code of the round, or `overall`. */
  source: string;
  /** Code of the division, or id of the unit or organization; null: among all. */
  group: string | null;
  /** In the division where each has its own places, else among all. */
  rank: number;
  replaces: boolean;
};

/** In the order of rank within each group; who was passed over stands among the others. */
export function rowsOf(
  { qualified, passedOver }: Qualification,
  { per }: QualificationRule,
  standings: readonly Standing[],
): QualificationRow[] {
  const ranks = new Map(
    standings.map(({ scope, lines }) => [
      scope,
      new Map(lines.map(({ contestantId, divisionRank }) => [contestantId, divisionRank])),
    ]),
  );
  const shown = (round: string, contestantId: string, rank: number): number =>
    per === 'division' ? (ranks.get(round)?.get(contestantId) ?? rank) : rank;
  const all = [
    ...qualified.map(({ round, rank, ...each }) => ({
      ...each,
      state: 'qualified' as const,
      source: round,
      rank,
    })),
    ...passedOver.map(({ round, rank, reason, contestantId, group }) => ({
      contestantId,
      group,
      state: reason,
      source: round,
      rank,
      replaces: false,
    })),
  ];
  const groups = Map.groupBy(all, ({ source, group }) => `${source}/${group ?? ''}`);
  return [...groups.values()].flatMap((group) =>
    group
      .toSorted((a, b) => a.rank - b.rank)
      .map((row) => ({ ...row, rank: shown(row.source, row.contestantId, row.rank) })),
  );
}
