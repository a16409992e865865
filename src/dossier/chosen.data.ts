import type { EntityManager } from 'typeorm';
import type { QualificationRow } from '../core/award/listed.js';
import type { QualificationRule } from '../core/rules/document.js';
import { ineligibleWinners } from '../eligibility/ineligible.query.js';
import { AppError } from '../platform/errors.js';
import { type FixedVersion, readSettledOf, type Settled } from '../publication/publication.data.js';
import type { QualificationBasis } from '../qualification/qualification.compute.js';
import { readPeople, unknownPerson } from '../result/result.people.js';
import { type CountedResult, readCounted, readFixedOverall } from './overall.data.js';

/** So many stand in reserve for each group of places. */
const RESERVES = 3;

export interface ChosenLine {
  fullName: string;
  birthYear: number;
  place: string;
  /** Round or standing in which the place was won, and the division or unit; null: among all. */
  source: string;
  group: string | null;
  /** In the division where each has its own places, else among all. */
  rank: number;
  state: QualificationRow['state'] | 'reserve';
  replaces: boolean;
  /** Who came for whom: the first who declined in a group for the first who was taken up there; empty: nobody. */
  other: string;
}

/** Everything that the papers of a fixed list say. */
export interface ChosenFacts {
  contest: string;
  /** Of the round that people go on to. */
  target: string;
  list: FixedVersion & { people: number };
  results: CountedResult[];
  rules: (Pick<QualificationRule, 'per' | 'top' | 'onDecline'> & { from: string[] })[];
  lines: ChosenLine[];
  settled: Settled[];
}

/** One version of a list (null: the newest). @throws AppError qualification_not_official */
export async function readFixedList(
  manager: EntityManager,
  contestId: string,
  { target, version }: { target: string; version: number | null },
): Promise<ChosenFacts['list'] & { id: string }> {
  const [list] = target.includes('\0')
    ? []
    : await manager.query<(ChosenFacts['list'] & { id: string })[]>(
        `SELECT q.id, q.version, q.fixed_at AS at, concat_ws(' và ', a.display_name, b.display_name) AS by, q.reason, q.sha256,
           q.people, (SELECT jsonb_build_object('version', o.version, 'sha256', o.sha256) FROM qualification o
            WHERE o.contest_id = q.contest_id AND o.target = q.target AND o.version < q.version
            ORDER BY o.version DESC LIMIT 1) AS replaces
         FROM qualification q JOIN account a ON a.id = q.fixed_by LEFT JOIN account b ON b.id = q.confirmed_by
         WHERE q.contest_id = $1 AND q.target = $2 AND ($3::int IS NULL OR q.version = $3)
         ORDER BY q.version DESC LIMIT 1`,
        [contestId, target, version],
      );
  if (!list) throw new AppError('qualification_not_official');
  return list;
}

/**
 * The facts of one version, read only from what was fixed: the list, the results that it follows from, and who might
 * not be chosen at that moment.
 * @throws AppError qualification_not_official
 */
export async function readChosenFacts(
  manager: EntityManager,
  contestId: string,
  { target, version }: { target: string; version: number },
): Promise<ChosenFacts> {
  const { id, ...list } = await readFixedList(manager, contestId, { target, version });
  const [stored] = await manager.query<{ basis: QualificationBasis; contest: string; name: string | null }[]>(
    `SELECT q.basis, c.title AS contest, (SELECT name FROM round r
       WHERE r.contest_id = q.contest_id AND r.rule_code = q.target) AS name
     FROM qualification q JOIN contest c ON c.id = q.contest_id WHERE q.id = $1`,
    [id],
  );
  const { basis, contest, name } = stored!;
  const sources = await readSources(manager, contestId, basis);
  const rows = await manager.query<QualificationRow[]>(
    `SELECT contestant_id AS "contestantId", state, source, grp AS group, rank, replaces FROM qualification_row
     WHERE qualification_id = $1 ORDER BY position`,
    [id],
  );
  const out = await ineligibleWinners(manager, contestId, list.at);
  const passed = [...basis.declined, ...out.map(({ contestantId }) => contestantId)];
  const reserves = await readReserves(manager, { id, basis, passed });
  const all: (Omit<QualificationRow, 'state'> & Pick<ChosenLine, 'state'>)[] = [...rows, ...reserves];
  const namedAt = Math.max(0, ...[...sources.values()].map(({ opensAt }) => opensAt));
  const people = await readPeople(
    manager,
    all.map(({ contestantId }) => contestantId),
    namedAt,
  );
  const groups = await readGroups(manager, contestId, all);
  const nameOf = (code: string) => sources.get(code)?.name ?? code;
  const others = pairs(rows, basis.rules);
  return {
    contest,
    target: name ?? target,
    list,
    results: basis.results.flatMap(({ code }) => sources.get(code) ?? []),
    rules: basis.rules.map(({ from, per, top, onDecline }) => ({
      from: from.map(nameOf),
      per,
      top,
      onDecline,
    })),
    lines: all.map(({ contestantId, source, group, ...line }) => {
      const { fullName, birthYear, place } = people.get(contestantId) ?? unknownPerson;
      const other = people.get(others.get(`${source}/${contestantId}`) ?? '')?.fullName ?? '';
      const where = { source: nameOf(source), group: group === null ? null : (groups.get(group) ?? group) };
      return { ...line, ...where, fullName, birthYear, place, other };
    }),
    settled: await readSettledOf(manager, contestId, target, list.at),
  };
}

/** The results of a list by their codes; `opensAt` (epoch ms) of the round, or of the last one that counts. */
async function readSources(
  manager: EntityManager,
  contestId: string,
  { results }: QualificationBasis,
): Promise<Map<string, CountedResult & { opensAt: number }>> {
  const found = new Map<string, CountedResult & { opensAt: number }>();
  for (const { code, resultId, version } of results) {
    if (code === 'overall') {
      const { sha256 } = await readFixedOverall(manager, contestId, version);
      const [last] = await manager.query<{ opensAt: number }[]>(
        `SELECT floor(extract(epoch FROM max(d.opens_at)) * 1000)::float8 AS "opensAt" FROM overall_result o
         CROSS JOIN jsonb_array_elements(o.basis -> 'rounds') x JOIN round d ON d.id = (x ->> 'roundId')::uuid WHERE o.id = $1`,
        [resultId],
      );
      found.set(code, { name: 'Xếp hạng chung cuộc', version, sha256, opensAt: last?.opensAt ?? 0 });
      continue;
    }
    const [round] = await readCounted(manager, [resultId]);
    if (round) found.set(code, round);
  }
  return found;
}

const rowsOf = { round: 'result_row', overall: 'overall_row' };
const groupOf: Record<QualificationRule['per'], { key: string; rank: string }> = {
  division: { key: 'x.division', rank: 'x.division_rank' },
  unit: { key: `coalesce(x.unit_id, x.organization_id::text, '')`, rank: 'x.rank' },
  round: { key: 'NULL::text', rank: 'x.rank' },
  all: { key: 'NULL::text', rank: 'x.rank' },
};

/** Who stands next behind those who were chosen, where a place that somebody declines goes to the next. */
async function readReserves(
  manager: EntityManager,
  { id, basis, passed }: { id: string; basis: QualificationBasis; passed: readonly string[] },
): Promise<(Omit<QualificationRow, 'state'> & { state: 'reserve' })[]> {
  const found: (Omit<QualificationRow, 'state'> & { state: 'reserve' })[] = [];
  for (const { from, per, onDecline } of basis.rules) {
    if (onDecline !== 'next') continue;
    for (const source of from) {
      const result = basis.results.find(({ code }) => code === source);
      if (!result) continue;
      const { key, rank } = groupOf[per];
      found.push(
        ...(await manager.query<typeof found>(
          `SELECT "contestantId", 'reserve' AS state, $2 AS source, grp AS group, rank, false AS replaces FROM (
             SELECT x.contestant_id AS "contestantId", ${key} AS grp, ${rank} AS rank,
               rank() OVER (PARTITION BY ${key} ORDER BY ${rank}) AS n,
               row_number() OVER (PARTITION BY ${key} ORDER BY ${rank}, x.contestant_id) AS line
             FROM ${rowsOf[source === 'overall' ? 'overall' : 'round']} x
             WHERE x.result_id = $1 AND x.contestant_id <> ALL($4::uuid[]) AND NOT EXISTS (
               SELECT FROM qualification_row q WHERE q.qualification_id = $3 AND q.contestant_id = x.contestant_id)
           ) behind WHERE n <= $5 AND line <= 10 * $5 ORDER BY grp, rank, line`,
          [result.resultId, source, id, passed, RESERVES],
        )),
      );
    }
  }
  return found;
}

/** Who declined and who was taken up, each to the other, by `source/contestant`: in the order of rank in each group. */
function pairs(rows: readonly QualificationRow[], rules: readonly QualificationRule[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const own of Map.groupBy(rows, ({ source, group }) => `${source}/${group ?? ''}`).values()) {
    const source = own[0]!.source;
    if (rules.find(({ from }) => from.includes(source))?.onDecline !== 'next') continue;
    const taken = own.filter(({ replaces }) => replaces);
    for (const [i, { contestantId }] of own.filter(({ state }) => state === 'declined').entries()) {
      const next = taken[i];
      if (!next) continue;
      found.set(`${source}/${contestantId}`, next.contestantId);
      found.set(`${source}/${next.contestantId}`, contestantId);
    }
  }
  return found;
}

/** Names of divisions, units and organizations. */
async function readGroups(
  manager: EntityManager,
  contestId: string,
  rows: readonly { group: string | null }[],
): Promise<Map<string, string>> {
  const codes = [...new Set(rows.flatMap(({ group }) => group ?? []))];
  const found = await manager.query<{ code: string; name: string }[]>(
    `SELECT code, name_vi AS name FROM division WHERE code = ANY($1) AND contest_id = $2
     UNION ALL SELECT id, name FROM unit WHERE id = ANY($1)
     UNION ALL SELECT id::text, name FROM organization WHERE id::text = ANY($1)`,
    [codes, contestId],
  );
  return new Map(found.map(({ code, name }) => [code, name]));
}
