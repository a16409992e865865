import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MineAnswer } from '../src/attempt/attempt.dto.js';
import type { DrawView, FixedDraw } from '../src/draw/draw.dto.js';
import type { PublicListsAnswer, QualificationsAnswer } from '../src/qualification/qualification.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { addRound, contestantCookie, type MadeRound, makeStaff } from './support/factories.js';
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
const list = async ({ contestId }: OverallContest, who = 0) =>
  (await send<QualificationsAnswer>('GET', `contests/${contestId}/qualification`, undefined, who)).body
    .lists[0]!;
const published = async ({ slug }: OverallContest) =>
  (await call<PublicListsAnswer>(test.url, 'GET', `/api/contests/${slug}/qualification`)).body.lists;
const fix = ({ contestId }: OverallContest, body: object = {}, who = 0) =>
  send('POST', `contests/${contestId}/qualification/chung-ket/versions`, body, who);
const decline = ({ contestId }: OverallContest, body: object) =>
  send('POST', `contests/${contestId}/qualification/chung-ket/declines`, { declined: true, ...body });
const finaliseRounds = async ({ rounds }: OverallContest) => {
  for (const { roundId } of rounds)
    expect((await send('POST', `rounds/${roundId}/finalization`, {})).status).toBe(201);
};

/** Rounds that are closed, and an open final for those who are chosen. */
const stage = async (people: Sat[], qualification: object[], changes: object = {}, rounds = 1) => {
  const contest = await makeOverallContest(test.owner, people, rounds);
  const final = await addRound(test.owner, contest, rounds + 1);
  const weeks = Array.from({ length: rounds }, (_, i) => ({ code: `tuan-${i + 1}` }));
  await publishRules(test.owner, contest.contestId, staff[0]!.id, {
    rounds: [...weeks, { code: 'chung-ket', kind: 'final' }],
    divisions: [
      { code: 'nguoi-dan', name: 'Người dân' },
      { code: 'cbccvc', name: 'Cán bộ' },
    ],
    ranking: ['score', 'duration'],
    qualification,
    ...changes,
  });
  return { contest, final };
};
const start = async ({ roundId }: MadeRound, id: string) => {
  const cookie = await contestantCookie(test.owner, id);
  const begun = await call<Problem>(test.url, 'POST', `/api/rounds/${roundId}/attempts`, {
    cookie,
    body: {},
  });
  const mine = await call<MineAnswer>(test.url, 'GET', `/api/rounds/${roundId}/mine`, { cookie });
  return [begun.status, begun.body.code ?? mine.body.refused];
};

describe('who goes on to a next round', () => {
  it('is fixed from an official result, opens the round to just these, and is replaced when somebody declines', async () => {
    const { contest, final } = await stage(
      [
        { fullName: 'An Một', scores: [5000] },
        { fullName: 'Bình Hai', scores: [4000], publicName: false },
        { fullName: 'Chi Ba', scores: [3000] },
        { fullName: 'Dung Riêng', scores: [2000], division: 'cbccvc' },
      ],
      [{ from: ['tuan-1'], to: 'chung-ket', per: 'division', top: 2 }],
    );
    const [an, binh, chi, dung] = contest.ids as [string, string, string, string];
    expect((await list(contest)).blockers.map(({ code }) => code)).toEqual(['overall_round_open']);
    expect((await fix(contest)).body.code).toBe('finalisation_blocked');
    expect((await decline(contest, { contestantId: an, reason: 'Gọi điện báo.' })).body.code).toBe(
      'qualification_unfixed',
    );
    expect(await start(final, an)).toEqual([409, 'qualification_pending']);

    await finaliseRounds(contest);
    const ready = await list(contest);
    expect(ready.rows.map(({ name, group, rank, state }) => [name, group, rank, state])).toEqual([
      ['Dung Riêng', 'Cán bộ, công chức, viên chức', 1, 'qualified'],
      ['An Một', 'Người dân', 1, 'qualified'],
      ['Bình Hai', 'Người dân', 2, 'qualified'],
    ]);
    expect((await published(contest))[0]).toMatchObject({ state: 'provisional', rows: [] });
    expect((await fix(contest)).status).toBe(201);
    expect((await fix(contest)).status).toBe(200);
    const [official] = await published(contest);
    expect(official).toMatchObject({ state: 'official', version: 1, sha256: ready.sha256, people: 3 });
    expect(official!.rows.map(({ name, contestantId }) => [name, contestantId])).toEqual([
      ['Dung Riêng', ''],
      ['An Một', ''],
      ['Bình H.', ''],
    ]);
    expect(await start(final, chi)).toEqual([403, 'not_qualified']);
    expect(await start(final, dung)).toEqual([201, null]);

    // Who has begun cannot decline; who is not on the list neither.
    const said = { reason: 'Bận công tác, đã báo bằng điện thoại.' };
    expect((await decline(contest, { ...said, contestantId: dung })).body.code).toBe('qualification_sat');
    expect((await decline(contest, { ...said, contestantId: chi })).body.code).toBe('contestant_not_found');
    expect((await decline(contest, { ...said, contestantId: binh })).status).toBe(204);
    const moved = await list(contest);
    expect([moved.outdated, moved.declines[0]?.name]).toEqual([true, 'Bình Hai']);
    expect(moved.rows.slice(1).map(({ name, state, replaces }) => [name, state, replaces])).toEqual([
      ['An Một', 'qualified', false],
      ['Bình Hai', 'declined', false],
      ['Chi Ba', 'qualified', true],
    ]);
    expect((await published(contest))[0]!.state).toBe('outdated');
    expect((await fix(contest)).body.code).toBe('reason_required');
    expect((await fix(contest, { reason: 'Thay một người từ chối.' })).status).toBe(201);
    const [second] = await published(contest);
    expect([second!.version, second!.reason]).toEqual([2, 'Thay một người từ chối.']);
    expect(second!.rows.map(({ name }) => name)).toEqual(['Dung Riêng', 'An Một', 'Chi Ba']);
    expect(await start(final, chi)).toEqual([201, null]);
    expect(await start(final, binh)).toEqual([403, 'not_qualified']);
  });

  it('needs two people where the contest asks so, and minutes for equals at the edge', async () => {
    const { contest } = await stage(
      ['An', 'Bình', 'Chi'].map((fullName) => ({ fullName, scores: [4000] })),
      [{ from: ['tuan-1'], to: 'chung-ket', top: 1 }],
      { ranking: ['score'] },
    );
    await finaliseRounds(contest);
    await test.owner.query('UPDATE contest SET signatures = 2 WHERE id = $1', [contest.contestId]);
    const tied = await list(contest);
    expect(tied.blockers.map(({ code }) => code)).toEqual(['qualification_ties_open']);
    expect(tied.ties).toMatchObject([{ places: 1, people: 3 }]);
    const decide = (winners: string[]) =>
      send('POST', `contests/${contest.contestId}/qualification/chung-ket/tie-decisions`, {
        scope: tied.ties[0]!.scope,
        winners,
        minutes: 'Biên bản số 02/BB-BTC ngày 27/11/2026.',
        members: [
          { name: 'Lê Thị Chứng', post: 'Thanh tra tỉnh' },
          { name: 'Trần Văn Kiến', post: 'Trưởng ban' },
        ],
      });
    expect((await decide(contest.ids)).body.code).toBe('tie_winners_wrong');
    expect((await decide([contest.ids[1]!])).status).toBe(204);
    expect((await list(contest)).rows.map(({ name }) => name)).toEqual(['Bình']);
    expect((await fix(contest)).status).toBe(202);
    expect((await list(contest, 1)).proposal).toMatchObject({ own: false, current: true });
    expect((await fix(contest, {}, 1)).status).toBe(201);
    expect((await list(contest)).versions).toMatchObject([
      { version: 1, confirmedBy: 'Cán bộ thử', people: 1 },
    ]);
  });

  it('lets lots decide among equals at the edge, from lines that anybody can check', async () => {
    const { contest } = await stage(
      ['An', 'Bình', 'Chi', 'Dung'].map((fullName, i) => ({ fullName, scores: [i === 0 ? 5000 : 4000] })),
      [{ from: ['tuan-1'], to: 'chung-ket', per: 'division', top: 2 }],
      { ranking: ['score'] },
    );
    await finaliseRounds(contest);
    const [tie] = (await list(contest)).ties;
    const path = `contests/${contest.contestId}/qualification/chung-ket/draws`;
    const wanted = {
      scope: tie!.scope,
      sources: [{ name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026' }],
    };
    expect((await send('POST', path, { ...wanted, scope: 'chung-ket<tuan-9' })).body.code).toBe(
      'tie_not_found',
    );
    const unnamed = { ...wanted, sources: [{ name: '', from: 'Giá' }] };
    expect((await send('POST', path, unnamed)).body.errors).toMatchObject([
      { field: 'sources.0.name', code: 'draw_source_name_invalid' },
      { field: 'sources.0.from', code: 'draw_source_from_invalid' },
    ]);
    const { body: made } = await send<FixedDraw>('POST', path, wanted);
    expect((await send('POST', path, wanted)).body).toEqual(made);
    expect((await list(contest)).ties[0]?.draw).toEqual(made);
    const view = async () => (await call<DrawView>(test.url, 'GET', `/api/draws/${made.id}`)).body;
    expect(await view()).toMatchObject({
      title: 'Chọn vào Đợt 2 từ Đợt 1 – Người dân',
      places: 1,
      people: 3,
      bodies: null,
    });
    const values = [{ values: ['1650,25'], knownAt: new Date().toISOString() }];
    const witnesses = ['Lê Thị Chứng', 'Trần Văn Kiến'].map((name) => ({ name, post: 'Thanh tra tỉnh' }));
    const outcome = await send('POST', `draws/${made.id}/outcome`, { sources: values, witnesses });
    expect(outcome.status).toBe(204);

    const drawn = await list(contest);
    expect([drawn.ties, drawn.blockers, drawn.rows.length]).toEqual([[], [], 2]);
    expect(drawn.rows[0]!.name).toBe('An');
    // Nobody is named before the list is official; then the first line drawn is who goes on.
    expect((await view()).outcome!.steps.map(({ name }) => name)).toEqual(['', '', '']);
    expect((await fix(contest)).status).toBe(201);
    expect((await view()).outcome!.steps[0]!.name).toBe(drawn.rows[1]!.name);
  });

  it('follows the overall standing where the rules say so', async () => {
    const { contest } = await stage(
      [
        { fullName: 'An', scores: [5000, 1000] },
        { fullName: 'Bình', scores: [4000, 4000] },
      ],
      [{ from: ['overall'], to: 'chung-ket', top: 1 }],
      { overall: { rounds: ['tuan-1', 'tuan-2'], combines: 'sum', ranking: ['score', 'submitted-at'] } },
      2,
    );
    await finaliseRounds(contest);
    expect((await list(contest)).blockers.map(({ code }) => code)).toEqual(['overall_not_official']);
    await send('POST', `contests/${contest.contestId}/overall/finalization`, {});
    const ready = await list(contest);
    expect([ready.blockers, ready.rows.map(({ name, why }) => [name, why])]).toEqual([
      [],
      [['Bình', 'Hạng 1 ở xếp hạng chung cuộc: thuộc 1 người đứng đầu được chọn.']],
    ]);
    expect((await fix(contest)).status).toBe(201);
    expect(
      (await send('POST', `contests/${contest.contestId}/qualification/khong-co/versions`, {})).body.code,
    ).toBe('qualification_not_found');
  });

  it('finds the first of each unit however far down they stand', async () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ fullName: `Người ${i}`, scores: [5000 - i, 1000] }));
    const { contest } = await stage(
      [...many, { fullName: 'Xa Xôi', scores: [100, 100] }, { fullName: 'Xa Hơn', scores: [90, 100] }],
      [{ from: ['overall', 'tuan-1'], to: 'chung-ket', per: 'unit', top: 1 }],
      { overall: { rounds: ['tuan-1', 'tuan-2'], combines: 'sum', ranking: ['score', 'submitted-at'] } },
      2,
    );
    await test.owner.query(
      `UPDATE contestant SET unit_id = (SELECT id FROM unit WHERE id <> coalesce(unit_id, '') ORDER BY id LIMIT 1)
       WHERE id = ANY($1)`,
      [contest.ids.slice(-2)],
    );
    await finaliseRounds(contest);
    await send('POST', `contests/${contest.contestId}/overall/finalization`, {});
    const { blockers, rows } = await list(contest);
    expect(blockers).toEqual([]);
    const names = rows.flatMap(({ state, name }) => (state === 'qualified' ? [name] : []));
    expect(names.toSorted()).toEqual(['Người 0', 'Người 1', 'Xa Hơn', 'Xa Xôi']);
  });
});
