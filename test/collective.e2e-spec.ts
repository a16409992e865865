import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type {
  CollectiveAnswer,
  CollectiveDraftAnswer,
  CollectiveIssued,
} from '../src/collective/collective.dto.js';
import { computeCollective } from '../src/collective/collective.compute.js';
import { collective } from '../src/core/engine/collective.js';
import type { Awarded } from '../src/core/engine/lists.js';
import type { Standing } from '../src/core/engine/rank.js';
import type { CollectiveCriterion } from '../src/core/rules/document.js';
import type { PersonFact } from '../src/core/rules/facts.js';
import { readBodies } from '../src/declaration/body.query.js';
import { factOf } from '../src/declaration/declaration.query.js';
import type { DrawView, FixedDraw } from '../src/draw/draw.dto.js';
import { DownloadJob } from '../src/download/download.job.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { UnitQuery } from '../src/unit/unit.query.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeRound, makeStaff } from './support/factories.js';
import { getDataSourceToken } from './support/native/libraries.js';
import { publishRulebook } from './support/rulebooks.js';
import { wordText } from './support/read-papers.js';
import { until } from './support/sitting.js';
import { plantContest, type PlantedPerson } from './support/planted-contest.js';

const communes = ['2025-29551', '2025-28756'];
let test: TestApp;
let units: UnitQuery;
let organisers: { id: string; cookie: string }[];
let agencies: string[];

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  units = test.app.get(UnitQuery, { strict: false });
  organisers = [await makeStaff(test.owner, 'organiser'), await makeStaff(test.owner, 'organiser')];
  agencies = await Promise.all(
    ['department', 'school', 'commune'].map(async (kind) => {
      const { rows } = await test.owner.query<{ id: string }>(
        'INSERT INTO organization (name, search_key, kind) VALUES ($1, $1, $2) RETURNING id',
        [`co quan ${kind}`, kind],
      );
      return rows[0]!.id;
    }),
  );
});
afterAll(() => test.close());

const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 3_000_000 }];
const line = fc.record({
  attempts: fc.integer({ min: 1, max: 4 }),
  scoreMilli: fc.constantFrom(0, 2500, 4000, 5000),
});
const person = fc.record({
  unit: fc.option(fc.integer({ min: 0, max: 1 })),
  agency: fc.integer({ min: 0, max: 2 }),
  groups: fc.subarray(['mot-cua', 'lanh-dao']),
  sat: fc.tuple(fc.option(line), fc.option(line), fc.option(line)),
  won: fc.subarray([
    ['dot-1', 'nhat'],
    ['dot-2', 'nhi'],
    ['overall', 'nhat'],
    ['thu', 'nhi'],
  ] as const),
});
const measure = fc.constantFrom<CollectiveCriterion[]>(
  { by: 'entrants' },
  { by: 'attempts' },
  { by: 'rate' },
  { by: 'mean-score' },
  { by: 'share-above', percent: 80 },
  { by: 'share-above', percent: 33.33 },
  { by: 'winners' },
  { by: 'prize-points', points: { nhat: 10, nhi: 7 } },
  { by: 'group-members', group: 'mot-cua' },
  { by: 'group-rate', group: 'lanh-dao' },
  {
    by: 'composite',
    parts: [
      { weight: 40, measure: { by: 'rate' } },
      { weight: 60, measure: { by: 'mean-score' } },
    ],
  },
);
const contest = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 14 }),
  ranking: fc.array(measure, { minLength: 1, maxLength: 4 }),
  among: fc.constantFrom('unit', 'organization'),
  cap: fc.option(fc.integer({ min: 1, max: 5 })),
  headCounts: fc.array(fc.option(fc.integer({ min: 1, max: 6 })), { minLength: 3, maxLength: 3 }),
  rounds: fc.subarray(['dot-1', 'dot-2']),
});

it('counts in SQL what core counts person by person, whatever the contest', async () => {
  const roundNames = ['dot-1', 'dot-2', 'thu'];
  const database = test.app.get<DataSource>(getDataSourceToken(), { strict: false });
  await fc.assert(
    fc.asyncProperty(contest, async ({ people, ranking, among, cap, headCounts, rounds }) => {
      const planted: PlantedPerson[] = people.map((each) => ({
        id: randomUUID(),
        unitId: each.unit === null ? null : communes[each.unit]!,
        organizationId: agencies[each.agency]!,
        groups: each.groups,
        lines: Object.fromEntries(
          each.sat.flatMap((sat, i) => (sat ? [[roundNames[i]!, { ...sat, maxMilli: 5000 }]] : [])),
        ),
        awards: each.won.map(([scope, tier]) => ({ scope, tier })),
      }));
      const rule = {
        code: 'tap-the',
        name: 'Giải tập thể',
        among,
        headCounts: 'stated',
        rounds,
        ranking,
        eligibility: { attemptsCapPerPerson: cap, groups: [{ group: 'mot-cua', percent: 50 }] },
        tiers,
        equals: 'all',
      };
      const { contestId, rules } = await plantContest(test.owner, organisers[0]!.id, planted, {
        roundNames,
        collective: [rule],
        headCounts: headCounts.flatMap((number, i) =>
          number === null
            ? []
            : [
                {
                  organizationId: agencies[i]!,
                  people: number,
                  groups: { 'mot-cua': 1, 'lanh-dao': number },
                },
              ],
        ),
      });
      const map = await units.reportUnits('2025');
      const bodies = await readBodies(database.manager, contestId, map, (id) => units.find(id));
      const facts = bodies.map((body) => {
        const at = agencies.indexOf(body.id);
        const number = at < 0 ? null : headCounts[at]!;
        const groups: Record<string, number> = number === null ? {} : { 'mot-cua': 1, 'lanh-dao': number };
        return { ...factOf(body), headCount: number, groups };
      });
      const persons = new Map(planted.map((each) => [each.id, personOf(each)]));
      const standings = roundNames.slice(0, 2).map((scope): Standing => standingOf(scope, planted, persons));
      const awarded = planted.flatMap((each) =>
        each.awards.map(({ scope, tier }) => awardOf(each.id, scope, tier)),
      );
      const expected = collective(rules.collective[0]!, facts, persons, standings, awarded, []);
      const computed = await computeCollective(database.manager, units, contestId);
      expect(computed?.results).toEqual([expected]);
    }),
    { numRuns: 12 },
  );
});

const personOf = ({ id, unitId, organizationId, groups }: PlantedPerson): PersonFact => ({
  contestantId: id,
  division: 'cbccvc',
  unitId,
  organizationId,
  born: '1980',
  registeredAt: 0,
  groups,
  cannotWin: null,
});

function standingOf(
  scope: string,
  planted: readonly PlantedPerson[],
  persons: ReadonlyMap<string, PersonFact>,
): Standing {
  const lines = planted.flatMap(({ id, lines: own }) =>
    own[scope] ? [{ ...own[scope], contestantId: id, person: persons.get(id)! }] : [],
  );
  return { scope, criteria: [], actual: null, people: lines.length, attempts: 0, lines: lines as never };
}

const awardOf = (contestantId: string, scope: string, tier: string): Awarded => ({
  list: { id: `ca-nhan@${scope}`, award: 'ca-nhan', name: '', scope, division: null, order: 'rank' },
  tier,
  tierName: tier,
  amount: 0,
  contestantId,
  rank: 1,
  by: 'rank',
});

/** What a collective paper says. */
async function paperOf(contestId: string, paper: 'decision' | 'minutes'): Promise<string> {
  const { cookie } = organisers[0]!;
  const path = `/api/staff/contests/${contestId}/collective-papers`;
  const body = { paper, format: 'docx' };
  const asked = await call<{ id: string }>(test.url, 'POST', path, { cookie, body });
  await test.app.get(DownloadJob, { strict: false }).make(asked.body.id);
  const word = await until(async () => {
    const response = await fetch(`${test.url}/api/staff/exports/${asked.body.id}/file`, {
      headers: { cookie },
    });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  });
  return wordText(word);
}

it('becomes official with two signatures when nothing waits, ties settled by minutes, and stays as it was', async () => {
  const [a, b, c] = agencies as [string, string, string];
  const sat = (organizationId: string, scoreMilli: number): PlantedPerson => ({
    id: randomUUID(),
    unitId: null,
    organizationId,
    groups: [],
    lines: { 'dot-1': { attempts: 2, scoreMilli, maxMilli: 5000 } },
    awards: [],
  });
  // a: 2 of 4 people; b: 1 of 2; c: 1 person without a head-count: a and b are equal, c is not ranked.
  const people = [sat(a, 5000), sat(a, 1000), sat(b, 3000), sat(c, 5000)];
  const { contestId, slug } = await plantContest(test.owner, organisers[0]!.id, people, {
    roundNames: ['dot-1'],
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        among: 'organization',
        headCounts: 'stated',
        ranking: [{ by: 'rate' }, { by: 'decision' }],
        eligibility: { minimumRate: [{ percent: 50 }] },
        tiers,
      },
    ],
    headCounts: [{ organizationId: a, people: 4, groups: {} }],
  });
  await test.owner.query('UPDATE contest SET signatures = 2 WHERE id = $1', [contestId]);
  const path = `/api/staff/contests/${contestId}`;
  const ask = <T>(method: string, route: string, body?: object, who = 0) =>
    call<T & { code: string; errors: { code: string }[] }>(test.url, method, `${path}/${route}`, {
      cookie: organisers[who]!.cookie,
      body,
    });
  const draft = async () => (await ask<CollectiveDraftAnswer>('GET', 'collective')).body;
  const shown = async () =>
    (await call<CollectiveAnswer>(test.url, 'GET', `/api/contests/${slug}/collective`)).body;
  const coordinator = await makeStaff(test.owner, 'coordinator', { organizationId: b });
  const stated = await call<{ id: string }>(test.url, 'POST', `${path}/head-counts`, {
    cookie: coordinator.cookie,
    body: { among: 'organization', bodyId: b, people: 2, exempt: 0, groups: [], note: '' },
  });

  expect((await draft()).blockers).toMatchObject([{ code: 'head_counts_unconfirmed', count: 1 }]);
  const blocked = await ask('POST', 'collective', { reason: '' });
  expect(blocked.body.code).toBe('finalisation_blocked');
  await call(test.url, 'POST', `/api/staff/head-counts/${stated.body.id}/ruling`, {
    cookie: organisers[0]!.cookie,
    body: { confirmed: true, reason: '' },
  });

  const before = await draft();
  expect(before.blockers.map(({ code }) => code)).toEqual(['collective_ties_open']);
  const { lines, ties } = before.awards![0]!.classes[0]!;
  const told = lines.find(({ id }) => id === c)!;
  expect([told.rank, told.headCount, told.people, told.attempts]).toEqual([null, null, 1, 2]);
  expect(told.values[0]?.text).toBe('chưa có số lượng');
  expect(lines.find(({ id }) => id === a)?.values[0]?.text).toBe('50,00 % (2/4)');
  expect(ties[0]?.candidates.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted());
  const minutes = 'Biên bản số 05 ngày 26/11/2026';
  expect((await ask('POST', 'collective-ties', { scope: 'tap-the', order: [a, c], minutes })).body.code).toBe(
    'tie_incomplete',
  );
  expect((await ask('POST', 'collective-ties', { scope: 'tap-the', order: [b, a], minutes })).status).toBe(
    204,
  );

  expect((await shown()).state).toBe('provisional');
  expect((await ask<CollectiveIssued>('POST', 'collective', { reason: '' })).status).toBe(202);
  expect((await ask<CollectiveIssued>('POST', 'collective', { reason: '' })).status).toBe(202);
  const second = await ask<CollectiveIssued>('POST', 'collective', { reason: '' }, 1);
  expect([second.status, second.body.version]).toEqual([201, 1]);
  const official = await shown();
  expect([official.state, official.issue?.sha256]).toEqual(['official', (await draft()).sha256]);
  const [first] = official.awards[0]!.classes[0]!.lines;
  expect([first?.id, first?.rank, first?.tier, first?.amount]).toEqual([b, 1, 'Giải Nhất', 3_000_000]);

  const text = await paperOf(contestId, 'decision');
  for (const part of ['co quan school', 'Giải Nhất', '3.000.000', 'chưa có số lượng', official.issue!.sha256])
    expect(text).toContain(part);

  await call(test.url, 'POST', `${path}/head-counts`, {
    cookie: organisers[0]!.cookie,
    body: { among: 'organization', bodyId: a, people: 3, exempt: 0, groups: [], note: '' },
  });
  expect((await ask<CollectiveIssued>('POST', 'collective', { reason: '' })).body.code).toBe(
    'reason_required',
  );
  expect((await shown()).awards[0]!.classes[0]!.lines[0]?.id).toBe(b);
  expect((await draft()).changed).toBe(true);
  await expect(test.owner.query(`UPDATE collective_result SET reason = 'x'`)).rejects.toThrow('append-only');
});

it('lots among bodies are drawn from a fixed pool, decide the award, and can be drawn again', async () => {
  const [a, b, c] = agencies as [string, string, string];
  const sat = (organizationId: string): PlantedPerson => ({
    id: randomUUID(),
    unitId: null,
    organizationId,
    groups: [],
    lines: { 'dot-1': { attempts: 1, scoreMilli: 3000, maxMilli: 5000 } },
    awards: [],
  });
  const { contestId, slug } = await plantContest(test.owner, organisers[0]!.id, [sat(a), sat(b), sat(c)], {
    roundNames: ['dot-1'],
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        among: 'organization',
        ranking: [{ by: 'entrants' }],
        tiers: [...tiers, { code: 'nhi', name: 'Giải Nhì', count: 1, amount: 1_000_000 }],
        equals: 'draw',
      },
    ],
    headCounts: [],
  });
  const ask = <T>(method: string, route: string, body?: object) =>
    call<T & { code: string }>(test.url, method, `/api/staff/${route}`, {
      cookie: organisers[0]!.cookie,
      body,
    });
  const draft = async () =>
    (await ask<CollectiveDraftAnswer>('GET', `contests/${contestId}/collective`)).body;
  const open = await draft();
  expect(open.blockers).toMatchObject([{ code: 'collective_ties_open', count: 1 }]);
  expect(open.awards![0]!.classes[0]!.ties).toMatchObject([{ by: 'draw', places: 2, draw: null }]);
  const minutes = { scope: 'tap-the', order: [a, b, c], minutes: 'Biên bản số 05' };
  const decided = await ask('POST', `contests/${contestId}/collective-ties`, minutes);
  expect(decided.body.code).toBe('tie_not_by_decision');

  const wanted = {
    scope: 'tap-the',
    sources: [{ name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026' }],
  };
  const fix = (body: object) => ask<FixedDraw>('POST', `contests/${contestId}/collective-draws`, body);
  expect((await fix({ ...wanted, scope: 'khac' })).body.code).toBe('tie_not_found');
  expect(
    (await fix({ ...wanted, sources: [{ name: 'Xổ số miền Nam', from: 'Kỳ quay 27/11/2026' }] })).body.code,
  ).toBe('draw_source_lottery');
  const { body: made } = await fix(wanted);
  expect((await fix(wanted)).body).toEqual(made);
  expect((await draft()).awards![0]!.classes[0]!.ties[0]?.draw).toEqual(made);
  const view = async () => (await call<DrawView>(test.url, 'GET', `/api/draws/${made.id}`)).body;
  const fixed = await view();
  expect(fixed).toMatchObject({ title: 'Giải tập thể – Giải Nhất – Giải Nhì', places: 2, people: 3 });
  expect(fixed.bodies?.map(({ name }) => name).toSorted()).toEqual([
    'co quan commune',
    'co quan department',
    'co quan school',
  ]);
  const late = { values: ['1650,25'], knownAt: new Date().toISOString() };
  const witnesses = ['Lê Thị Chứng', 'Trần Văn Kiến'].map((name) => ({ name, post: 'Thanh tra tỉnh' }));
  expect((await ask('POST', `draws/${made.id}/outcome`, { sources: [late], witnesses })).status).toBe(204);

  // Redone from the published lines alone.
  const lines = (await (await fetch(`${test.url}/api/draws/${made.id}/pool`)).text()).trimEnd().split('\n');
  const { outcome } = await view();
  const nameOf = new Map(fixed.bodies?.map(({ line: own, name }) => [own, name]));
  const drawn = outcome!.steps.map(({ index }) => {
    const bytes = Buffer.concat([Buffer.of(0, index), Buffer.from(outcome!.key), Buffer.of(0, index)]);
    const number = BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`);
    return nameOf.get(lines.splice(Number(number % BigInt(lines.length)), 1)[0]!);
  });
  expect(outcome!.steps.map(({ name }) => name)).toEqual(drawn);
  expect((await ask('POST', `contests/${contestId}/collective`, { reason: '' })).status).toBe(201);
  const { body: official } = await call<CollectiveAnswer>(
    test.url,
    'GET',
    `/api/contests/${slug}/collective`,
  );
  const given = official.awards[0]!.classes[0]!.lines.filter(({ tier }) => tier !== null);
  expect(new Map(given.map(({ tier, name }) => [tier, name]))).toEqual(
    new Map([
      ['Giải Nhất', drawn[0]],
      ['Giải Nhì', drawn[1]],
    ]),
  );
  expect(given[0]?.why).toContain('giải theo kết quả bốc thăm.');
  const issues = 'SELECT 1 FROM award_issue WHERE contest_id = $1';
  expect((await test.owner.query(issues, [contestId])).rows).toHaveLength(1);
  const text = await paperOf(contestId, 'minutes');
  const key = outcome!.key.split(/(?<=\.\/)/);
  for (const part of ['IV. Phân định tập thể bằng nhau', ...key, `${drawn[0]}, ${drawn[1]}`])
    expect(text).toContain(part);
});

it('says that there is nothing where the rules compare no units', async () => {
  const round = await makeRound(test.owner);
  await publishRulebook(test.owner, round, organisers[0]!.id);
  const { body } = await call<CollectiveAnswer>(test.url, 'GET', `/api/contests/${round.slug}/collective`);
  expect(body).toEqual({ state: null, issue: null, rounds: [], awards: [] });
});
