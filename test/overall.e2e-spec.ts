import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { AwardsAnswer } from '../src/award/award.dto.js';
import type { TiesAnswer } from '../src/draw/draw.dto.js';
import type { OverallAnswer, OverallPage, OwnOverallAnswer } from '../src/overall/overall.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { contestantCookie, makeStaff } from './support/factories.js';
import {
  makeOverallContest,
  type OverallContest,
  publishRules,
  type Sat,
} from './support/overall-contest.js';

let test: TestApp;
let staff: { id: string; cookie: string }[];

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  staff = [await makeStaff(test.owner, 'organiser'), await makeStaff(test.owner, 'organiser')];
});
afterAll(() => test.close());

type Problem = { code: string; errors?: { code: string; field: string }[] };
const send = <T = unknown>(method: string, path: string, body?: unknown, who = 0) =>
  call<T & Problem>(test.url, method, `/api/staff/${path}`, {
    cookie: staff[who]!.cookie,
    ...(body === undefined ? {} : { body }),
  });
const page = (slug: string, query = '') =>
  call<OverallPage & Problem>(test.url, 'GET', `/api/contests/${slug}/overall${query}`);
const view = async ({ contestId }: OverallContest, who = 0) =>
  (await send<OverallAnswer>('GET', `contests/${contestId}/overall`, undefined, who)).body.overall!;
const finalise = (contest: OverallContest, who = 0) =>
  send('POST', `contests/${contest.contestId}/overall/finalization`, {}, who);
const finaliseRounds = async ({ rounds }: OverallContest) => {
  for (const { roundId } of rounds)
    expect((await send('POST', `rounds/${roundId}/finalization`, {})).status).toBe(201);
};

const tier = (amount: number, count = 1) => [{ code: 'nhat', name: 'Giải Nhất', count, amount }];
const rules = {
  rounds: [{ code: 'tuan-1' }, { code: 'tuan-2' }],
  ranking: ['score', 'duration', 'submitted-at'],
  overall: { combines: 'sum', minimumRounds: 2, ranking: ['score', 'submitted-at'] },
  awards: {
    tiers: [{ code: 'chung', name: 'Giải chung cuộc', scope: 'overall', tiers: tier(9), equals: 'decision' }],
  },
};
/** Every criterion, so that both computations read every column. */
const everything = [
  'score',
  'essay-score',
  'correct',
  'prediction-error',
  'duration',
  'started-at',
  'attempts',
  'older',
  'registered-at',
  'submitted-after-opening',
  'draw',
  'submitted-at',
  { by: 'topic-points', topic: 'test' },
];
const stage = async (people: Sat[], changes: object = {}) => {
  const contest = await makeOverallContest(test.owner, people);
  await publishRules(test.owner, contest.contestId, staff[0]!.id, { ...rules, ...changes });
  return contest;
};

describe('the overall standing of a contest', () => {
  it('goes by an extra question, asked of those who are equal at the edge of an award', async () => {
    const contest = await stage(
      ['An Nhất', 'Bình Nhì', 'Chi Ba'].map((fullName) => ({ fullName, scores: [4000, 3000] })),
      { overall: { ...rules.overall, ranking: ['score', 'extra-question'] } },
    );
    await finaliseRounds(contest);
    const path = `rounds/${contest.rounds[1]!.roundId}`;
    const { ties } = (await send<TiesAnswer>('GET', `${path}/ties`)).body;
    expect(ties).toMatchObject([{ scope: 'chung@overall', places: 1, people: 3, extraQuestion: true }]);
    expect((await finalise(contest)).status).toBe(409);
    const answered = await send('POST', `${path}/tie-decisions`, {
      scope: ties[0]!.scope,
      by: 'extra-question',
      winners: [contest.ids[2]],
      minutes: 'Biên bản số 05/BB-BTC: câu hỏi phụ ngày 27/11/2026.',
      members: [
        { name: 'Lê Thị Chứng', post: 'Thanh tra tỉnh' },
        { name: 'Trần Văn Kiến', post: 'Đại diện thí sinh' },
      ],
    });
    expect(answered.status).toBe(204);
    expect((await finalise(contest)).status).toBe(201);
    expect((await page(contest.slug)).body.rows.map(({ rank, name }) => [rank, name])).toEqual([
      [1, 'Chi Ba'],
      [2, expect.any(String)],
      [2, expect.any(String)],
    ]);
    const official = (await send<TiesAnswer>('GET', `${path}/ties`)).body;
    expect([official.ties, official.decisions.length]).toEqual([[], 1]);
  });

  it('is refused while a round is open, then official with its awards, and out of date after a correction', async () => {
    const contest = await stage([
      { fullName: 'An Nhất', scores: [5000, 3000] },
      { fullName: 'Bình Nhì', scores: [4000, 3500], publicName: false },
      { fullName: 'Chi Vắng', scores: [5000, null] },
    ]);
    const before = await view(contest);
    expect(before.blockers.map(({ code, round }) => [code, round])).toEqual([
      ['overall_round_open', 'Đợt 1'],
      ['overall_round_open', 'Đợt 2'],
    ]);
    const refused = await finalise(contest);
    expect([refused.status, refused.body.errors?.length]).toEqual([409, 2]);
    expect((await page(contest.slug)).body).toMatchObject({ state: 'provisional', rows: [], version: 0 });

    await finaliseRounds(contest);
    // Nothing is awarded overall before that standing is official.
    const awards = async () =>
      (await send<AwardsAnswer>('GET', `contests/${contest.contestId}/awards`)).body.awards.map(
        ({ name, tier: won }) => `${name}: ${won}`,
      );
    expect(await awards()).toEqual([]);
    const ready = await view(contest);
    expect(ready).toMatchObject({ blockers: [], people: 2, attempts: 4, outdated: false });
    expect(ready.top[0]!.rows.map(({ name, scoreMilli, rounds }) => [name, scoreMilli, rounds])).toEqual([
      ['An Nhất', 8000, 2],
      ['Bình Nhì', 7500, 2],
    ]);
    expect(ready.awards.map(({ name }) => name)).toEqual(['An Nhất']);
    expect((await finalise(contest)).status).toBe(201);
    expect((await finalise(contest)).status).toBe(200);
    expect(await awards()).toEqual(['An Nhất: Giải Nhất']);
    const official = (await page(contest.slug)).body;
    expect(official).toMatchObject({ state: 'official', version: 1, sha256: ready.sha256, total: 2 });
    expect(official.rows.map(({ rank, name }) => [rank, name])).toEqual([
      [1, 'An Nhất'],
      [2, 'Bình N.'],
    ]);
    const why = 'Hạng 2. Sau An Nhất vì điểm: 7,5 so với 8.';
    expect(official.rows[1]!.why).toBe(why);
    const own = async (i: number) => {
      const cookie = await contestantCookie(test.owner, contest.ids[i]!);
      return (await call<OwnOverallAnswer>(test.url, 'GET', '/api/me/overall', { cookie })).body.overall;
    };
    expect(await own(1)).toEqual({
      version: 1,
      divisionRank: 2,
      people: 2,
      scoreMilli: 7500,
      rounds: 2,
      why,
    });
    // Chi sat one round of the two that the rules ask for.
    expect(await own(2)).toBeNull();

    // A score that moved without a new result of its round is seen; the corrected round makes this one out of date.
    await test.owner.query(`UPDATE score SET score_milli = 1000 WHERE round_id = $1 AND contestant_id = $2`, [
      contest.rounds[1]!.roundId,
      contest.ids[0],
    ]);
    expect((await view(contest)).blockers.map(({ code }) => code)).toEqual(['overall_round_outdated']);
    await send('POST', `rounds/${contest.rounds[1]!.roundId}/corrections`, { reason: 'Chấm lại câu số ba.' });
    expect((await view(contest)).outdated).toBe(true);
    const correct = (reason: string) =>
      send('POST', `contests/${contest.contestId}/overall/corrections`, { reason });
    expect((await correct('ngắn')).body.errors?.[0]?.code).toBe('reason_required');
    // The new winner has not agreed to be named: somebody notes that the name is shortened.
    expect((await view(contest)).blockers.map(({ code }) => code)).toEqual(['winners_without_consent']);
    await send('POST', `rounds/${contest.rounds[1]!.roundId}/short-names`, {});
    expect((await correct('Đợt 2 đã chấm lại.')).status).toBe(201);
    // Nothing new: no further version.
    expect((await correct('Thêm một lần nữa.')).body).toMatchObject({ version: 2, already: true });
    const second = (await page(contest.slug)).body;
    expect([second.state, second.version, second.reason]).toEqual(['official', 2, 'Đợt 2 đã chấm lại.']);
    expect(second.rows.map(({ name }) => name)).toEqual(['Bình N.', 'An Nhất']);
    expect((await page(contest.slug, '?version=1')).body.rows.map(({ name }) => name)).toEqual([
      'An Nhất',
      'Bình N.',
    ]);
    expect(await awards()).toEqual(['Bình Nhì: Giải Nhất']);
    await expect(test.owner.query('UPDATE overall_row SET rank = 1')).rejects.toThrow(/append-only/);
  });

  it('needs two people where the contest asks so, and both see what they sign', async () => {
    const contest = await stage(
      [
        { fullName: 'An', scores: [5000, 3000] },
        { fullName: 'Bình', scores: [3000, 5000] },
        { fullName: 'Chi', scores: [3000, null] },
      ],
      { overall: { combines: 'mean', minimumRounds: 1, ranking: everything } },
    );
    await finaliseRounds(contest);
    await test.owner.query('UPDATE contest SET signatures = 2 WHERE id = $1', [contest.contestId]);
    expect((await finalise(contest)).status).toBe(202);
    expect((await finalise(contest)).status).toBe(202);
    expect((await view(contest)).proposal).toMatchObject({ own: true, current: true });
    expect((await view(contest, 1)).proposal).toMatchObject({ own: false, current: true });
    expect((await finalise(contest, 1)).status).toBe(201);
    const { finalized } = await view(contest);
    expect(finalized).toMatchObject([{ version: 1, by: 'Cán bộ thử', confirmedBy: 'Cán bộ thử' }]);
    const { rows } = await test.owner.query<{ finalized_by: string; confirmed_by: string }>(
      'SELECT finalized_by, confirmed_by FROM overall_result WHERE contest_id = $1',
      [contest.contestId],
    );
    expect([rows[0]!.finalized_by, rows[0]!.confirmed_by]).toEqual(staff.map(({ id }) => id));
    // Anybody can compute the digest again from what is stored.
    expect(finalized[0]!.sha256).toBe(await digestOf(contest.contestId));
  });

  it('waits for equals at the edge of an overall award; rules without one have no page', async () => {
    const tied = { overall: { combines: 'sum', ranking: ['score'] } };
    const contest = await stage(
      [
        { fullName: 'An', scores: [5000, 3000] },
        { fullName: 'Bình', scores: [3000, 5000] },
      ],
      tied,
    );
    await finaliseRounds(contest);
    expect((await view(contest)).blockers.map(({ code }) => code)).toEqual(['awards_wait_for_decision']);
    const plain = await stage([], { overall: null, awards: { tiers: [] } });
    expect((await send('GET', `contests/${plain.contestId}/overall`)).body).toEqual({ overall: null });
    expect((await finalise(plain)).body.code).toBe('overall_not_ruled');
    expect((await page(plain.slug)).body.code).toBe('overall_not_ruled');
    expect((await page('khong-co')).body.code).toBe('contest_not_found');
  });
});

async function digestOf(contestId: string): Promise<string> {
  const { rows } = await test.owner.query<{ text: string }>(
    `SELECT jsonb_build_object('contestId', contest_id, 'basis', basis, 'people', people, 'attempts', attempts)::text AS text
     FROM overall_result WHERE contest_id = $1
     UNION ALL
     SELECT * FROM (SELECT jsonb_build_object('contestantId', w.contestant_id, 'attemptId', w.attempt_id, 'division', w.division,
         'unitId', w.unit_id, 'organizationId', w.organization_id, 'rank', w.rank, 'divisionRank', w.division_rank,
         'rounds', w.rounds, 'attempts', w.attempts, 'over', w.over, 'scoreMilli', w.score_milli, 'correct', w.correct,
         'durationMs', w.duration_ms, 'submittedAt', (extract(epoch FROM w.submitted_at) * 1000)::bigint,
         'facts', w.facts)::text
       FROM overall_row w JOIN overall_result r ON r.id = w.result_id
       WHERE r.contest_id = $1 ORDER BY w.rank, w.contestant_id) lines`,
    [contestId],
  );
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([name, inner]) => [name, sorted(inner)]),
          )
        : value;
  const text = rows.map((row) => `${JSON.stringify(sorted(JSON.parse(row.text)))}\n`).join('');
  return createHash('sha256').update(text).digest('hex');
}

it('special awards of a round and of the whole contest go to whom they are for', async () => {
  const special = [
    { code: 'cao-tuoi', name: 'Cao tuổi nhất', kind: 'oldest', scope: 'round', count: 1, amount: 3 },
    { code: 'tre', name: 'Ít tuổi nhất', kind: 'youngest', scope: 'overall', count: 1, amount: 5 },
  ];
  const contest = await stage(
    [
      { fullName: 'An Giữa', scores: [5000, 5000] },
      { fullName: 'Bình Già', scores: [1000, null] },
      { fullName: 'Chi Trẻ', scores: [2000, 1000] },
      { fullName: 'Dũng Trẻ Nhất', scores: [null, 3000] },
    ],
    {
      overall: { combines: 'best', minimumRounds: 2, ranking: everything },
      awards: { special, onePerPerson: 'all' },
    },
  );
  for (const [i, year] of [1980, 1950, 2000, 2005].entries())
    await test.owner.query('UPDATE contestant SET birth_year = $2 WHERE id = $1', [contest.ids[i], year]);
  await finaliseRounds(contest);
  expect((await finalise(contest)).status).toBe(201);
  const { body } = await send<AwardsAnswer>('GET', `contests/${contest.contestId}/awards`);
  // The youngest of all sat one round only, and stands in no overall standing.
  expect(body.awards.map(({ award, round, name }) => [award, round, name])).toEqual([
    ['Cao tuổi nhất', 'Đợt 1', 'Bình Già'],
    ['Cao tuổi nhất', 'Đợt 2', 'An Giữa'],
    ['Ít tuổi nhất', 'Đợt 2', 'Chi Trẻ'],
  ]);
});
