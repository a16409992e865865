import type { EntityManager } from 'typeorm';
import type { CollectiveCriterion, Rulebook } from '../core/rules/document.js';
import { readRosterCounts } from '../collective/collective.facts.js';
import { readBodies } from '../declaration/body.query.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import { readRulebook } from '../rulebook/rulebook.query.js';
import type { UnitQuery } from '../unit/unit.query.js';
import type { ArchivedBody, ArchivedDraw, ArchivedSettlement } from './archive.format.js';
import { batches, type LinesZip, ms } from './archive.lines.js';

/** What awards, lists and standings follow from besides the rules and the results of rounds. */
export async function writeFacts(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
  units: UnitQuery,
): Promise<void> {
  const rules = (await readRulebook(manager, contestId))?.document ?? null;
  await zip.rows(
    'plans.jsonl',
    manager,
    'SELECT version, rules FROM award_plan WHERE contest_id = $1 ORDER BY version',
    [contestId],
  );
  await writePeople(manager, zip, contestId, rules);
  await zip.rows(
    'declined.jsonl',
    manager,
    `SELECT DISTINCT list_id AS list, contestant_id AS "contestantId" FROM prize_act
     WHERE contest_id = $1 AND act = 'declined' ORDER BY 1, 2`,
    [contestId],
  );
  const draws = await writeDraws(manager, zip, contestId);
  zip.open('settlements.jsonl');
  const settled = `SELECT scope, by, CASE WHEN by <> 'draw' THEN places END AS places, draw_id AS draw, ${ms('at')} AS at
    FROM settlement WHERE contest_id = $1 ORDER BY n`;
  for await (const rows of batches<Omit<ArchivedSettlement, 'draw'> & { draw: string | null }>(
    manager,
    settled,
    [contestId],
  ))
    await zip.lines(
      rows.map((row) => ({ ...row, draw: row.draw === null ? null : (draws.get(row.draw) ?? null) })),
    );
  zip.open('bodies.jsonl');
  if (rules && rules.collective.length > 0) await zip.lines(await bodiesOf(manager, contestId, rules, units));
}

/** Who may not win, and what rules of awards look at: years of birth, groups of people. */
async function writePeople(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
  rules: Rulebook | null,
): Promise<void> {
  const [issue] = await manager.query<{ at: Date }[]>(
    'SELECT made_at AS at FROM award_issue WHERE contest_id = $1 ORDER BY version DESC LIMIT 1',
    [contestId],
  );
  // Who was marked since then is another matter: the awards did not look at it.
  const said = await ineligibleWinners(manager, contestId, issue?.at ?? null);
  const barred = said.map(({ contestantId }) => contestantId);
  const byAge = rules?.awards.special.some(({ kind }) => kind === 'youngest' || kind === 'oldest') ?? false;
  const byGroup = rules?.collective.some(countsGroups) ?? false;
  zip.open('people.jsonl');
  const people = `SELECT c.id AS "contestantId", c.id = ANY($2::uuid[]) AS "cannotWin",
      CASE WHEN $3 THEN c.birth_year::text END AS born,
      CASE WHEN $4 THEN (SELECT array_agg(g.group_code ORDER BY g.group_code) FROM contestant_group g
        WHERE g.contestant_id = c.id) END AS groups
    FROM contestant c WHERE c.contest_id = $1 AND (c.id = ANY($2::uuid[]) OR (
      ($3 OR ($4 AND EXISTS (SELECT FROM contestant_group g WHERE g.contestant_id = c.id)))
      AND EXISTS (SELECT FROM score s WHERE s.contestant_id = c.id))) ORDER BY c.id`;
  interface Row {
    contestantId: string;
    cannotWin: boolean;
    born: string | null;
    groups: string[] | null;
  }
  for await (const rows of batches<Row>(manager, people, [contestId, barred, byAge, byGroup]))
    await zip.lines(
      rows.map(({ contestantId, cannotWin, born, groups }) => ({
        contestantId,
        ...(cannotWin ? { cannotWin } : {}),
        ...(born === null ? {} : { born }),
        ...(groups === null ? {} : { groups }),
      })),
    );
}

const countsGroups = ({ ranking, eligibility }: Rulebook['collective'][number]): boolean =>
  eligibility.groups.length > 0 || ranking.some(looksAtGroups);
const looksAtGroups = (criterion: CollectiveCriterion): boolean =>
  criterion.by === 'composite'
    ? criterion.parts.some(({ measure }) => looksAtGroups(measure))
    : criterion.by === 'group-members' || criterion.by === 'group-rate';

/** @returns numbers of the draws by id */
async function writeDraws(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
): Promise<Map<string, number>> {
  const stored = await manager.query<(Omit<ArchivedDraw, 'number' | 'file'> & { id: string })[]>(
    `SELECT w.id, w.scope, w.title, w.places, w.pool_sha256 AS "poolSha256", ${ms('w.fixed_at')} AS "fixedAt", w.sources,
       CASE WHEN o.draw_id IS NULL THEN NULL ELSE jsonb_build_object('sources', o.sources, 'key', o.key, 'steps', o.steps,
         'drawnAt', ${ms('o.drawn_at')}) END AS outcome
     FROM draw w LEFT JOIN draw_outcome o ON o.draw_id = w.id WHERE w.contest_id = $1 ORDER BY w.fixed_at, w.id`,
    [contestId],
  );
  const fileOf = (i: number) => `draw-${i + 1}.jsonl`;
  zip.open('draws.jsonl');
  await zip.lines(
    stored.map(({ scope, title, places, poolSha256, fixedAt, sources, outcome }, i): ArchivedDraw => {
      const told = { scope, title, places, poolSha256, fixedAt, sources, outcome };
      return { number: i + 1, ...told, file: fileOf(i) };
    }),
  );
  for (const [i, { id }] of stored.entries())
    await zip.rows(
      fileOf(i),
      manager,
      `SELECT x ->> 'line' AS line, x ->> 'id' AS id
       FROM draw w, jsonb_array_elements(w.pool) WITH ORDINALITY AS p(x, n) WHERE w.id = $1 ORDER BY n`,
      [id],
    );
  return new Map(stored.map(({ id }, i) => [id, i + 1]));
}

async function bodiesOf(
  manager: EntityManager,
  contestId: string,
  rules: Rulebook,
  units: UnitQuery,
): Promise<ArchivedBody[]> {
  const [contest] = await manager.query<{ period: string }[]>(
    'SELECT report_period AS period FROM contest WHERE id = $1',
    [contestId],
  );
  const map = await units.reportUnits(contest?.period ?? '');
  const bodies = await readBodies(manager, contestId, map, (id) => units.find(id));
  const rostered = rules.collective.some(({ headCounts }) => headCounts === 'roster');
  const groups = rules.entry.groups.map(({ code }) => code);
  const counts = rostered
    ? await readRosterCounts(manager, contestId, bodies, groups)
    : new Map<string, never>();
  return bodies.map((body) => ({ ...body, roster: counts.get(body.id) ?? null }));
}
