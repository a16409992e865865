import type { EntityManager } from 'typeorm';
import type { Qualification } from '../core/engine/qualify.js';
import type { QualificationRule } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import { qualifySql } from '../engine-sql/qualify.sql.js';
import type { Source } from '../engine-sql/rank.sql.js';
import { giveRoom } from '../tally/tally.second.js';

/** What both computations start from. */
export interface SelectionFacts {
  /** Official results by code of the round, or `overall`. */
  results: readonly { code: string; resultId: string }[];
  /** Ids of those who may play but not win. */
  barred: Iterable<string>;
  declined: Iterable<string>;
  /** What was settled, the later behind the earlier. */
  placed: readonly Settlement[];
}

interface ChosenRow {
  rule: number;
  source: string;
  contestant_id: string;
  group_code: string | null;
  rank: number;
  state: string | null;
  replaces: boolean;
  open: boolean;
}

/**
 * People whom only one of the two computations chooses, passes over or leaves open, or whom they treat differently.
 * @param manager of a transaction: the database's room to work in ends with it
 */
export async function disagreements(
  manager: EntityManager,
  rules: readonly QualificationRule[],
  facts: SelectionFacts,
  chosen: readonly Qualification[],
): Promise<number> {
  await giveRoom(manager);
  const { text, values } = qualifySql(sourceOf(facts), rules);
  const rows = await manager.query<ChosenRow[]>(text, values);
  const theirs = new Set(
    rows.map((row) =>
      row.open
        ? said(row.rule, row.contestant_id, ['open'])
        : said(row.rule, row.contestant_id, [row.source, row.group_code, row.rank, row.state, row.replaces]),
    ),
  );
  const ours = chosen.flatMap(saidOf);
  const alike = ours.filter((each) => theirs.has(each)).length;
  return Math.max(ours.length, theirs.size) - alike;
}

const saidOf = ({ qualified, passedOver, open }: Qualification, rule: number): string[] => [
  ...qualified.map(({ contestantId, round, group, rank, replaces }) =>
    said(rule, contestantId, [round, group, rank, 'qualified', replaces]),
  ),
  ...passedOver.map(({ contestantId, round, group, rank, reason }) =>
    said(rule, contestantId, [round, group, rank, reason, false]),
  ),
  ...open.flatMap(({ candidates }) => candidates.map((id) => said(rule, id, ['open']))),
];

const said = (rule: number, contestantId: string, what: readonly unknown[]): string =>
  JSON.stringify([rule, contestantId, ...what]);

/** Lines of official results as the database has them. */
function sourceOf({ results, barred, declined, placed }: SelectionFacts): Source {
  const places = placed.flatMap(({ scope, by, places: of }, n) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place, n })),
  );
  const line = `contestant_id, division, unit_id, organization_id::text AS organization_id, rank,
    contestant_id = ANY($3::uuid[]) AS cannot_win`;
  return {
    text: `chosen_result AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS r(scope, result_id)),
      line_fact AS (
        SELECT scope, ${line} FROM result_row JOIN chosen_result USING (result_id)
        UNION ALL SELECT scope, ${line} FROM overall_row JOIN chosen_result USING (result_id)),
      declined_fact AS (SELECT unnest($4::uuid[]) AS id),
      settlement_fact AS (
        SELECT scope, by, id, place, n
        FROM jsonb_to_recordset($5::jsonb) AS x(scope text, by text, id uuid, place float8, n int))`,
    values: [
      results.map(({ code }) => code),
      results.map(({ resultId }) => resultId),
      [...barred],
      [...declined],
      JSON.stringify(places),
    ],
  };
}
