import type { QualificationRule } from '../core/rules/document.js';
import { Parameters, type Query, type Source } from './rank.sql.js';

/** One round of one rule fills its places; they follow each other in the order of the rules. */
interface Step {
  rule: QualificationRule;
  /** Where the rule stands among the others, from 0. */
  at: number;
  /** Code of the round, or `overall`. */
  from: string;
}

const groupOf: Record<QualificationRule['per'], string> = {
  division: 'division',
  unit: `coalesce(unit_id, organization_id, '')`,
  round: 'NULL::text',
  all: 'NULL::text',
};

/**
 * Who goes on to one round, once more as SQL. Rows rule (from 0), source, contestant_id, group_code, rank, state,
 * replaces, and `open`: the row is one of the equals at an edge that nobody has settled.
 * @param source CTEs `line_fact` (scope, contestant_id, division, unit_id, organization_id as text, rank, cannot_win),
 * `declined_fact` (id) and `settlement_fact` (scope, by, id, place, n: the later one counts). Ids are of one type that
 * orders like core does
 */
export function qualifySql(source: Source, rules: readonly QualificationRule[]): Query {
  const parameters = new Parameters(source.values);
  const steps = rules.flatMap((rule, at) => rule.from.map((from) => ({ rule, at, from })));
  const parts = steps.flatMap((step, i) => stepSql(step, i, parameters));
  const all = steps.map((_, i) => `SELECT * FROM step_${i}`).join(' UNION ALL ');
  return { text: `WITH ${source.text}, ${parts.join(', ')} ${all}`, values: parameters.values };
}

function stepSql({ rule, at, from }: Step, i: number, parameters: Parameters): string[] {
  const code = parameters.add(from, 'text');
  const scope = parameters.add(`${rule.to}<${from}`, 'text');
  const top = parameters.add(rule.top, 'int');
  const number = parameters.add(at, 'int');
  const taken = Array.from(
    { length: i },
    (_, earlier) => `SELECT contestant_id FROM step_${earlier} WHERE state = 'qualified'`,
  ).join(' UNION ALL ');
  const isTaken = i === 0 ? 'false' : `line.contestant_id IN (${taken})`;
  const replaced = rule.onDecline === 'next';
  return [
    // In a group, who could be chosen stands in the order of rank, then of what was settled, then of id.
    `seated_${i} AS (
      SELECT line.*, coalesce(settled.place, 'Infinity') AS place FROM (
        SELECT line.contestant_id, ${groupOf[rule.per]} AS group_code, line.rank, line.cannot_win,
          ${isTaken} AS is_taken, line.contestant_id IN (SELECT id FROM declined_fact) AS is_declined
        FROM line_fact line WHERE line.scope = ${code}) line
      LEFT JOIN (SELECT DISTINCT ON (scope, id) scope, id, place FROM settlement_fact
        WHERE by <> 'extra-question' ORDER BY scope, id, n DESC) settled
      ON settled.id = line.contestant_id AND settled.scope = ${scope} || coalesce('/' || group_code, ''))`,
    `counted_${i} AS (
      SELECT *, ${replaced ? 'may AND NOT is_declined' : 'may'} AS takes,
        count(*) FILTER (WHERE ${replaced ? 'may AND NOT is_declined' : 'may'}) OVER upto AS used,
        count(*) FILTER (WHERE may AND is_declined) OVER upto AS declines
      FROM (SELECT *, NOT (is_taken OR cannot_win) AS may FROM seated_${i}) seated
      WINDOW upto AS (PARTITION BY group_code ORDER BY rank, place, contestant_id ROWS UNBOUNDED PRECEDING))`,
    // The last place of a group, and whether the one behind it is its equal.
    `edge_${i} AS (
      SELECT last.group_code, last.rank, coalesce(next.rank = last.rank AND NOT last.place < next.place, false) AS is_open
      FROM counted_${i} last LEFT JOIN counted_${i} next
        ON next.takes AND next.used = ${top} + 1 AND coalesce(next.group_code, '') = coalesce(last.group_code, '')
      WHERE last.takes AND last.used = ${top})`,
    `step_${i} AS (
      SELECT ${number} AS rule, ${code} AS source, contestant_id, group_code, rank, state,
        state = 'qualified' AND ${replaced ? `used - 1 >= ${top} - declines` : 'false'} AS replaces,
        state IS NULL AS open
      FROM (SELECT line.*, CASE WHEN line.is_taken THEN 'qualified-elsewhere' WHEN line.cannot_win THEN 'cannot-win'
          WHEN edge.is_open AND line.rank = edge.rank THEN NULL
          WHEN line.is_declined THEN 'declined' ELSE 'qualified' END AS state, edge.is_open AND line.rank = edge.rank AS at_edge
        FROM counted_${i} line LEFT JOIN edge_${i} edge ON coalesce(edge.group_code, '') = coalesce(line.group_code, '')
        WHERE edge.rank IS NULL OR line.rank <= edge.rank) told
      WHERE CASE WHEN NOT may THEN true WHEN at_edge THEN takes
        WHEN is_declined THEN used - ${replaced ? '0' : '1'} < ${top} ELSE used <= ${top} END)`,
  ];
}
