import type { EntityManager } from 'typeorm';
import { type BodySums, noSums } from '../core/engine/measure.js';
import type { CollectiveAward } from '../core/rules/document.js';
import type { Body } from '../declaration/body.query.js';

/** A round's newest official result, or null: it has none yet. */
export interface CountedRound {
  roundId: string;
  /** In the rulebook. */
  code: string;
  name: string;
  resultId: string | null;
  version: number | null;
  sha256: string | null;
}

/** The rounds of a contest that its rulebook has a code for, in their order, trial rounds too. */
export function readRounds(manager: EntityManager, contestId: string): Promise<CountedRound[]> {
  return manager.query(
    `SELECT r.id AS "roundId", r.rule_code AS code, r.name, f.id AS "resultId", f.version, f.sha256
     FROM round r LEFT JOIN LATERAL (
       SELECT id, version, sha256 FROM result WHERE round_id = r.id ORDER BY version DESC LIMIT 1) f ON true
     WHERE r.contest_id = $1 AND r.rule_code IS NOT NULL ORDER BY r.number`,
    [contestId],
  );
}

/** The newest computation of a contest's awards; null: none was made. */
export async function readAwardIssue(
  manager: EntityManager,
  contestId: string,
): Promise<{ id: string; version: number; sha256: string } | null> {
  const [newest] = await manager.query<{ id: string; version: number; sha256: string }[]>(
    'SELECT id, version, sha256 FROM award_issue WHERE contest_id = $1 ORDER BY version DESC LIMIT 1',
    [contestId],
  );
  return newest ?? null;
}

/**
 * What the people of each body did, counted in four statements for all bodies together. `$1` places that count
 * (units or organizations), `$2` the body of each.
 */
const members = 'member AS (SELECT * FROM unnest($1::text[], $2::text[]) AS m(place, body))';

/**
 * Sums by body, equal to core's own counting (core/engine/measure.ts) over the lines of these results.
 * @param results ids of the results counted, one a round
 * @param scopes rounds and `overall` whose awards count
 */
export async function readSums(
  manager: EntityManager,
  rule: CollectiveAward,
  bodies: readonly Body[],
  {
    results,
    issueId,
    scopes,
  }: { results: readonly string[]; issueId: string | null; scopes: readonly string[] },
): Promise<Map<string, BodySums>> {
  const place = rule.among === 'unit' ? 'unit_id' : 'organization_id::text';
  const compared = bodies.filter(
    ({ among, level }) => among === rule.among && (among === 'organization' || level === rule.level),
  );
  const of: [string[], string[]] = [
    compared.flatMap(({ covers }) => covers),
    compared.flatMap(({ id, covers }) => covers.map(() => id)),
  ];
  const percents = percentsOf(rule);
  const line = `${members}, line AS (
    SELECT m.body, x.contestant_id, x.attempts, x.score_milli::bigint AS score_milli, s.max_milli::bigint AS max_milli
    FROM result_row x JOIN member m ON m.place = x.${place} JOIN score s ON s.attempt_id = x.attempt_id
    WHERE x.result_id = ANY($3::uuid[]))`;
  const above = percents.map(
    (_, i) => `bool_or(score_milli * 10000 >= ($5::int[])[${i + 1}] * max_milli) AS above_${i}`,
  );
  const sums = await manager.query<SumRow[]>(
    `WITH ${line}, person AS (
       SELECT ${['body', 'contestant_id', 'sum(attempts) AS attempts', 'count(*) AS papers', 'sum(score_milli) AS score_milli', 'sum(max_milli) AS max_milli', ...above].join(', ')}
       FROM line GROUP BY body, contestant_id)
     SELECT body, count(*)::int AS people, sum(attempts)::float8 AS attempts,
       sum(least(attempts, coalesce($4::int, attempts)))::float8 AS "countedAttempts", sum(papers)::int AS papers,
       sum(score_milli)::float8 AS "scoreMilli", sum(max_milli)::float8 AS "maxMilli",
       ARRAY[${percents.map((_, i) => `count(*) FILTER (WHERE above_${i})`).join(', ')}]::int[] AS above,
       cardinality($5::int[]) AS asked
     FROM person GROUP BY body`,
    [
      ...of,
      results,
      rule.eligibility.attemptsCapPerPerson,
      percents.map((percent) => Math.round(percent * 100)),
    ],
  );
  const groups = await manager.query<{ body: string; code: string; people: number }[]>(
    `WITH ${line}
     SELECT l.body, g.group_code AS code, count(DISTINCT l.contestant_id)::int AS people
     FROM line l JOIN contestant_group g ON g.contestant_id = l.contestant_id GROUP BY 1, 2`,
    [...of, results],
  );
  const wins = `WITH ${members}, win AS (
    SELECT m.body, w.contestant_id, w.tier FROM award w
    JOIN award_list l ON l.issue_id = w.issue_id AND l.list_id = w.list_id
    JOIN contestant c ON c.id = w.contestant_id JOIN member m ON m.place = c.${place}
    WHERE w.issue_id = $3 AND l.scope = ANY($4::text[]))`;
  const winners = await manager.query<{ body: string; winners: number }[]>(
    `${wins} SELECT body, count(DISTINCT contestant_id)::int AS winners FROM win GROUP BY body`,
    [...of, issueId, scopes],
  );
  const prizes = await manager.query<{ body: string; tier: string; awards: number }[]>(
    `${wins} SELECT body, tier, count(*)::int AS awards FROM win GROUP BY body, tier`,
    [...of, issueId, scopes],
  );
  const found = new Map<string, BodySums>(compared.map(({ id }) => [id, noSums]));
  const add = (body: string, more: Partial<BodySums>) =>
    found.set(body, { ...(found.get(body) ?? noSums), ...more });
  for (const { body, above: counts, asked: _, ...numbers } of sums)
    add(body, {
      ...numbers,
      atLeast: Object.fromEntries(percents.map((percent, i) => [String(percent), counts[i] ?? 0])),
    });
  for (const [body, own] of Map.groupBy(groups, (row) => row.body))
    add(body, { groups: Object.fromEntries(own.map(({ code, people }) => [code, people])) });
  for (const { body, winners: number } of winners) add(body, { winners: number });
  for (const [body, own] of Map.groupBy(prizes, (row) => row.body))
    add(body, { prizes: Object.fromEntries(own.map(({ tier, awards }) => [tier, awards])) });
  return found;
}

type SumRow = Pick<
  BodySums,
  'people' | 'attempts' | 'countedAttempts' | 'papers' | 'scoreMilli' | 'maxMilli'
> & {
  body: string;
  above: number[];
  asked: number;
};

/** Percentages of which a share above is asked, each once. */
function percentsOf({ ranking }: CollectiveAward): number[] {
  const measures = ranking.flatMap((criterion) =>
    criterion.by === 'composite' ? criterion.parts.map(({ measure }) => measure) : [criterion],
  );
  return [...new Set(measures.flatMap((measure) => (measure.by === 'share-above' ? [measure.percent] : [])))];
}

/** Head-counts and numbers of `groups` as the roster has them, by body; who is not in it has none. */
export async function readRosterCounts(
  manager: EntityManager,
  contestId: string,
  bodies: readonly Body[],
  groups: readonly string[],
): Promise<Map<string, { people: number; groups: Record<string, number> }>> {
  const rows = await manager.query<{ body: string; code: string | null; people: number }[]>(
    `WITH ${members}, entry AS (
       SELECT m.body, e.groups FROM roster_entry e JOIN member m ON m.place IN (e.unit_id, e.organization_id::text)
       WHERE e.contest_id = $3 AND e.removed_at IS NULL)
     SELECT body, NULL AS code, count(*)::int AS people FROM entry GROUP BY body
     UNION ALL SELECT body, code, count(*)::int FROM entry, unnest(groups) AS code GROUP BY body, code`,
    [
      bodies.flatMap(({ covers }) => covers),
      bodies.flatMap(({ id, covers }) => covers.map(() => id)),
      contestId,
    ],
  );
  const none = Object.fromEntries(groups.map((code) => [code, 0]));
  const found = new Map<string, { people: number; groups: Record<string, number> }>();
  for (const { body, people } of rows.filter(({ code }) => code === null))
    found.set(body, { people, groups: { ...none } });
  for (const { body, code, people } of rows) if (code !== null) found.get(body)!.groups[code] = people;
  return found;
}
