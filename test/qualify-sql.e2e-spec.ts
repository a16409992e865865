import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { qualifySettled } from '../src/core/award/settled.js';
import type { Line, Standing } from '../src/core/engine/rank.js';
import type { QualificationRule } from '../src/core/rules/document.js';
import type { Settlement } from '../src/core/rules/facts.js';
import { qualifySql } from '../src/engine-sql/qualify.sql.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
let db: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
});
afterAll(async () => {
  await db.end();
});

const sources = ['tuan-1', 'tuan-2', 'overall'];
const ids = Array.from({ length: 12 }, (_, i) => `p${String(i).padStart(2, '0')}`);

const person = fc.record({
  division: fc.constantFrom('a', 'b'),
  unitId: fc.option(fc.constantFrom('x', 'y')),
  organizationId: fc.option(fc.constant('s')),
  cannotWin: fc.constantFrom(null, null, null, null, 'Thành viên Ban Tổ chức'),
  /** Place in each source; null: did not sit. Few places, so that many are equal. */
  places: fc.tuple(...sources.map(() => fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }))),
});
const rule = fc.record<QualificationRule>({
  from: fc.shuffledSubarray(sources, { minLength: 1 }),
  to: fc.constant('chung-ket'),
  per: fc.constantFrom<QualificationRule['per'][]>('division', 'unit', 'round', 'all'),
  top: fc.integer({ min: 1, max: 4 }),
  onDecline: fc.constantFrom<QualificationRule['onDecline'][]>('next', 'empty'),
});
/** Lots or minutes about all of a group: who is asked at an edge is always among them. */
const settlement = fc.record({
  source: fc.constantFrom(...sources),
  group: fc.constantFrom('', '/a', '/b', '/x', '/y', '/s', '/'),
  by: fc.constantFrom<Settlement['by'][]>('draw', 'decision', 'extra-question'),
  order: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: ids.length, maxLength: ids.length }),
});
const selection = fc.record({
  people: fc.array(person, { maxLength: ids.length }),
  rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
  declined: fc.subarray(ids, { maxLength: 4 }),
  settlements: fc.array(settlement, { maxLength: 6 }),
});

type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

/** What a standing tells about each; equals share a rank. */
function standingOf(scope: string, at: number, people: readonly Person[]): Standing {
  const sat = people
    .flatMap(({ places, ...told }, i) =>
      places[at] == null ? [] : [{ contestantId: ids[i]!, place: places[at], told }],
    )
    .toSorted((a, b) => a.place - b.place);
  const lines = sat.map(({ contestantId, place, told }) => {
    const rank = 1 + sat.filter((other) => other.place < place).length;
    const own = { contestantId, born: '1990', registeredAt: 0, groups: [], ...told };
    return { contestantId, person: own, rank } as unknown as Line;
  });
  return { scope, criteria: [], actual: null, people: sat.length, attempts: sat.length, lines };
}

async function bySql(
  rules: readonly QualificationRule[],
  standings: readonly Standing[],
  declined: readonly string[],
  placed: readonly Settlement[],
): Promise<string[]> {
  const lines = standings.flatMap(({ scope, lines: of }) =>
    of.map(({ contestantId, rank, person: { division, unitId, organizationId, cannotWin } }) => ({
      scope,
      contestant_id: contestantId,
      rank,
      division,
      unit_id: unitId,
      organization_id: organizationId,
      cannot_win: cannotWin !== null,
    })),
  );
  const places = placed.flatMap(({ scope, by, places: of }, n) =>
    Object.entries(of).map(([id, place]) => ({ scope, by, id, place, n })),
  );
  const { text, values } = qualifySql(
    {
      text: `line_fact AS (SELECT scope, contestant_id COLLATE "C" AS contestant_id, rank, division, unit_id,
          organization_id, cannot_win FROM jsonb_to_recordset($1::jsonb) AS x(scope text, contestant_id text, rank int,
          division text, unit_id text, organization_id text, cannot_win boolean)),
        declined_fact AS (SELECT unnest($2::text[]) COLLATE "C" AS id),
        settlement_fact AS (SELECT scope, by, id COLLATE "C" AS id, place, n
          FROM jsonb_to_recordset($3::jsonb) AS x(scope text, by text, id text, place float8, n int))`,
      values: [JSON.stringify(lines), declined, JSON.stringify(places)],
    },
    rules,
  );
  const { rows } = await db.query<Record<string, unknown>>(text, values);
  return rows.map((row) => told(row.rule, row.source, row.contestant_id, row.open ? 'open' : row)).toSorted();
}

const told = (at: unknown, source: unknown, id: unknown, found: 'open' | Record<string, unknown>): string =>
  [
    at,
    source,
    id,
    ...(found === 'open' ? [found] : [found.group_code, found.rank, found.state, found.replaces]),
  ].join(' ');

function byCore(
  rules: readonly QualificationRule[],
  standings: readonly Standing[],
  declined: readonly string[],
  settlements: readonly Settlement[],
): { rows: string[]; placed: Settlement[] } {
  const { qualified, placed } = qualifySettled(rules, standings, settlements, new Set(declined));
  const rows = qualified.flatMap((each, at) => [
    ...each.qualified.map(({ round, contestantId, group, rank, replaces }) =>
      told(at, round, contestantId, { group_code: group, rank, state: 'qualified', replaces }),
    ),
    ...each.passedOver.map(({ round, contestantId, group, rank, reason }) =>
      told(at, round, contestantId, { group_code: group, rank, state: reason, replaces: false }),
    ),
    ...each.open.flatMap(({ scope, candidates }) =>
      candidates.map((id) => told(at, scope.slice(scope.indexOf('<') + 1).split('/')[0], id, 'open')),
    ),
  ]);
  return { rows: rows.toSorted(), placed };
}

describe('who goes on, as SQL', () => {
  it('chooses, passes over, replaces and leaves open the same people as core', async () => {
    let [chosen, replacing, open] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(selection, async ({ people, rules, declined, settlements }) => {
        const standings = sources.map((scope, at) => standingOf(scope, at, people));
        const recorded = settlements.map(({ source, group, by, order }) => ({
          scope: `chung-ket<${source}${group}`,
          by,
          places: Object.fromEntries(ids.map((id, i) => [id, order[i]!])),
        }));
        const { rows, placed } = byCore(rules, standings, declined, recorded);
        expect(await bySql(rules, standings, declined, placed)).toEqual(rows);
        chosen += rows.filter((row) => row.includes(' qualified ')).length;
        replacing += rows.filter((row) => row.endsWith('qualified true')).length;
        open += rows.filter((row) => row.endsWith(' open')).length;
      }),
      { numRuns: 150 },
    );
    // The cases met what they are about.
    expect([chosen, replacing, open].map((n) => n > 0)).toEqual([true, true, true]);
  });
});
