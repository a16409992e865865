import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { draw as drawAgain } from '../src/core/draw/draw.js';
import { call } from './support/app.js';
import { type ExportStage, startExportStage } from './support/exports.js';
import type { DrawView, FixedDraw } from '../src/draw/draw.dto.js';
import type { OverallAnswer } from '../src/overall/overall.dto.js';
import type { QualificationsAnswer } from '../src/qualification/qualification.dto.js';
import { addRound, makeStaff } from './support/factories.js';
import { makeOverallContest, publishRules, type Sat } from './support/overall-contest.js';
import { wordText } from './support/read-papers.js';

let stage: ExportStage;

beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

const request = {
  paper: 'decision',
  format: 'docx',
  version: null,
  parentBody: 'Ủy ban nhân dân tỉnh Vĩnh Long',
  body: 'Ban Tổ chức cuộc thi',
  place: 'Vĩnh Long',
  day: null,
};
const tiers = [
  { name: 'Giải Nhất', count: 1, amount: 5_000_000 },
  { name: 'Giải Nhì', count: 2, amount: 3_000_000 },
];

const made = (roundId: string, contestId: string, body: object) =>
  madeAt(`/api/staff/rounds/${roundId}/papers`, contestId, body);

async function madeAt(path: string, contestId: string, body: object): Promise<Buffer> {
  const { organiser, test } = stage;
  const { cookie } = organiser;
  const asked = await call<{ id: string }>(test.url, 'POST', path, { cookie, body });
  expect([asked.status, asked.body]).toEqual([202, { id: expect.any(String) }]);
  for (let tries = 0; tries < 200; tries += 1) {
    const { body: list } = await call<{ files: { id: string; ready: boolean; failedAt: string | null }[] }>(
      test.url,
      'GET',
      `/api/staff/contests/${contestId}/files`,
      { cookie },
    );
    const file = list.files.find(({ id }) => id === asked.body.id);
    expect(file?.failedAt ?? null).toBeNull();
    if (file?.ready) return Buffer.from(await (await stage.fetchFile(file.id)).arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the paper was not made');
}

describe('papers of a fixed result', () => {
  it('say what the database says', async () => {
    const { roundId, contestId } = await stage.plantedRound('2025');
    await stage.planAwards(contestId, { tiers });
    const { rows: people } = await stage.test.owner.query<{ name: string; rank: number; division: string }>(
      `SELECT c.full_name AS name, x.division_rank AS rank, x.division
       FROM result_row x JOIN result r ON r.id = x.result_id JOIN contestant c ON c.id = x.contestant_id
       WHERE r.round_id = $1 AND x.division_rank <= 3`,
      [roundId],
    );
    const { rows: sums } = await stage.test.owner.query<{
      people: number;
      attempts: number;
      version: number;
    }>('SELECT people, attempts, version FROM result WHERE round_id = $1', [roundId]);
    const { people: entrants, attempts, version } = sums[0]!;
    const amount = people.reduce((sum, { rank }) => sum + (rank === 1 ? 5_000_000 : 3_000_000), 0);
    const decision = wordText(await made(roundId, contestId, request));
    expect(decision).toContain(`gồm ${entrants} người dự thi với ${attempts} lượt thi.`);
    expect(decision).toContain(`Trao giải cho ${people.length} cá nhân`);
    expect(decision).toContain(`${amount.toLocaleString('vi-VN')} đồng (`);
    expect(decision).toContain(`phiên bản ${version}`);
    expect(decision).toContain('Phụ lục III');
    for (const { name } of people) expect(decision).toContain(name.normalize('NFC').trim());

    const minutes = wordText(await made(roundId, contestId, { ...request, paper: 'minutes' }));
    for (const { name } of people) expect(minutes).toContain(name.normalize('NFC').trim());
    expect(minutes).toContain(`${entrants} người dự thi với ${attempts} lượt thi`);

    const notice = wordText(await made(roundId, contestId, { ...request, paper: 'notice' }));
    const { rows: shy } = await stage.test.owner.query<{ name: string }>(
      `SELECT c.full_name AS name FROM contestant c WHERE c.contest_id = $1 AND NOT c.public_name`,
      [contestId],
    );
    expect(shy.length).toBeGreaterThan(0);
    for (const { name } of shy) expect(notice.split('\n')).not.toContain(name);
    expect((await made(roundId, contestId, { ...request, format: 'pdf' })).subarray(0, 5).toString()).toBe(
      '%PDF-',
    );
  });

  it('of a day: people and attempts of each commune add up to the database', async () => {
    const { roundId, contestId } = await stage.plantedRound('2025', false);
    const bulletin = wordText(await made(roundId, contestId, { ...request, paper: 'bulletin' }));
    const { rows } = await stage.test.owner.query<{ people: number; attempts: number }>(
      `SELECT count(DISTINCT contestant_id)::int AS people, count(*)::int AS attempts FROM score WHERE round_id = $1`,
      [roundId],
    );
    expect(bulletin).toContain(
      `Từ khi mở đợt thi có ${rows[0]!.people} người với ${rows[0]!.attempts} lượt thi.`,
    );
    expect(bulletin).toContain('chưa khai số người');
    expect(bulletin).toMatch(/\(\d+\/200\)/);
  });

  it('are for organisers, of results that exist, and wrong wishes are all named', async () => {
    const { roundId } = await stage.plantedRound('2025', false);
    const ask = (body: object, cookie = stage.organiser.cookie) =>
      call<{ code: string; errors?: { field: string }[] }>(
        stage.test.url,
        'POST',
        `/api/staff/rounds/${roundId}/papers`,
        { cookie, body },
      );
    expect((await ask(request)).body.code).toBe('result_not_found');
    const coordinator = await makeStaff(stage.test.owner, 'coordinator', { unitId: '2025-29551' });
    expect((await ask(request, coordinator.cookie)).status).toBe(403);
    const wrong = await ask({
      ...request,
      paper: 'x',
      place: '',
      day: 'x',
    });
    expect(wrong.status).toBe(400);
    expect(new Set(wrong.body.errors?.map(({ field }) => field))).toEqual(new Set(['paper', 'place', 'day']));
  });
});

describe('papers of a whole contest', () => {
  const tier = (name: string, amount: number) => [{ code: 'nhat', name, count: 1, amount }];
  const rules = {
    divisions: [
      { code: 'nguoi-dan', name: 'Người dân' },
      { code: 'cbccvc', name: 'Cán bộ' },
    ],
    ranking: ['score', 'duration', 'submitted-at'],
    overall: { rounds: ['tuan-1', 'tuan-2'], combines: 'mean', minimumRounds: 1, ranking: ['score'] },
    qualification: [{ from: ['overall'], to: 'chung-ket', per: 'division', top: 2 }],
    awards: {
      tiers: [
        {
          code: 'tuan',
          name: 'Giải tuần',
          scope: 'round',
          tiers: tier('Giải Tuần', 1_000_000),
          equals: 'all',
        },
        {
          code: 'chung',
          name: 'Giải chung cuộc',
          scope: 'overall',
          tiers: tier('Giải Nhất', 9_000_000),
          equals: 'all',
        },
      ],
    },
  };
  const send = <T = unknown>(method: string, path: string, body?: unknown, cookie = stage.organiser.cookie) =>
    call<T & { code: string }>(stage.test.url, method, `/api/staff/${path}`, {
      cookie,
      ...(body === undefined ? {} : { body }),
    });
  const wanted = {
    paper: 'overall-minutes',
    format: 'docx',
    version: null as number | null,
    target: null as string | null,
    drawId: null as string | null,
    withCollective: false,
    parentBody: '',
    body: 'Ban Tổ chức cuộc thi',
    place: 'Vĩnh Long',
  };
  const ruled = async (people: Sat[], changes: object = {}) => {
    const contest = await makeOverallContest(stage.test.owner, people);
    await addRound(stage.test.owner, contest, 3);
    await publishRules(stage.test.owner, contest.contestId, stage.organiser.id, {
      rounds: [{ code: 'tuan-1' }, { code: 'tuan-2' }, { code: 'chung-ket', kind: 'final' }],
      ...rules,
      ...changes,
    });
    const { contestId, rounds } = contest;
    const path = `contests/${contestId}/papers`;
    return {
      contest,
      ask: async (change: object, cookie?: string) =>
        (await send('POST', path, { ...wanted, ...change }, cookie)).body.code,
      paper: async (change: object) =>
        wordText(await madeAt(`/api/staff/${path}`, contestId, { ...wanted, ...change })),
      finalise: async () => {
        for (const { roundId } of rounds)
          expect((await send('POST', `rounds/${roundId}/finalization`, {})).status).toBe(201);
      },
      fixed: async () =>
        (await send<OverallAnswer>('GET', `contests/${contestId}/overall`)).body.overall!.finalized,
    };
  };
  const people: Sat[] = [
    { fullName: 'An Một', scores: [5000, 4000] },
    { fullName: 'Bình Hai', scores: [4000, 3000], publicName: false },
    { fullName: 'Chi Ba', scores: [3000, 3000] },
    { fullName: 'Dung Tư', scores: [2000, null] },
    { fullName: 'Giang Cán Bộ', scores: [1000, 2000], division: 'cbccvc' },
  ];

  it('are refused before anything is fixed, then say what the overall result says, and which version they replace', async () => {
    const { contest, ask, paper, finalise, fixed } = await ruled(people);
    const { contestId, rounds } = contest;
    expect(await ask({})).toBe('overall_not_official');
    const early = await send('POST', `contests/${contestId}/certificates`, { issuer: wanted.body });
    expect(early.body.code).toBe('overall_not_official');
    expect(await ask({ paper: 'chosen-minutes', target: 'chung-ket' })).toBe('qualification_not_official');
    expect(await ask({ paper: 'chosen-minutes' })).toBe('qualification_not_official');
    expect(await ask({ paper: 'draw-minutes' })).toBe('draw_not_found');
    expect((await send('POST', `contests/${crypto.randomUUID()}/papers`, wanted)).body.code).toBe(
      'contest_not_found',
    );
    const coordinator = await makeStaff(stage.test.owner, 'coordinator', { unitId: '2025-29551' });
    expect(await ask({}, coordinator.cookie)).toBe('forbidden');
    await finalise();
    expect(await ask({})).toBe('overall_not_official');
    expect((await send('POST', `contests/${contestId}/overall/finalization`, {})).status).toBe(201);
    const [first] = await fixed();
    const { rows: sums } = await stage.test.owner.query<{
      name: string;
      people: number;
      attempts: number;
      mean: string;
    }>(
      `SELECT d.name_vi AS name, count(*)::int AS people, sum(x.attempts)::int AS attempts,
         replace(round(avg(x.score_milli::numeric / x.over) / 1000, 2)::text, '.', ',') AS mean
       FROM overall_row x JOIN overall_result r ON r.id = x.result_id
       JOIN division d ON d.contest_id = r.contest_id AND d.code = x.division WHERE r.contest_id = $1 GROUP BY 1`,
      [contestId],
    );
    expect(sums).toHaveLength(2);
    const minutes = await paper({});
    for (const { name, people: n, attempts, mean } of sums)
      expect(minutes).toContain([name, n, attempts, mean].join('\n'));
    expect(minutes).toContain('Gồm 5 người dự thi với 9 lượt thi.');
    expect(minutes).toContain(`Mã băm SHA-256 của phiên bản 1: ${first!.sha256}`);
    expect(minutes).not.toContain('Thay thế phiên bản');
    // The mean of 5 and 4; who sat one of the two rounds has that one.
    expect(minutes).toMatch(/\n1\nAn Một\n\d{4}\n[^\n]*\n4,5\n/);
    expect(minutes).toMatch(/\n4\nDung Tư\n\d{4}\n[^\n]*\n2\n[^\n]*\n1\n1\n/);
    const decision = await paper({ paper: 'overall-decision' });
    expect(decision).toContain(
      'Trao giải chung cuộc cho 1 cá nhân, gồm 1 giải, có tên tại Phụ lục I và Phụ lục II với tổng số tiền thưởng là 9.000.000 đồng (Chín triệu đồng).',
    );
    expect(decision).not.toContain('Giải Tuần');
    expect(await ask({ paper: 'overall-decision', withCollective: true })).toBe('collective_not_official');
    // Certificates of overall awards are of the contest.
    const certify = () =>
      send<{ issued: number }>('POST', `contests/${contestId}/certificates`, { issuer: wanted.body });
    expect((await certify()).body.issued).toBe(1);
    expect((await certify()).body.issued).toBe(0);
    const { rows: issued } = await stage.test.owner.query<{ code: string }>(
      'SELECT k.code FROM certificate k JOIN overall_result r ON r.id = k.overall_id WHERE r.contest_id = $1',
      [contestId],
    );
    const check = () => call(stage.test.url, 'GET', `/api/certificates/${issued[0]!.code}`);
    const shown = { state: 'valid', award: 'Giải Nhất', round: 'Chung cuộc', name: 'An Một' };
    expect((await check()).body).toMatchObject(shown);

    // The overall award is in no round's papers: nobody gets the same prize by two decisions.
    const ofRound = wordText(await made(rounds[1]!.roundId, contestId, request));
    expect(ofRound).toContain('Giải Tuần');
    expect(ofRound).not.toContain('9.000.000');

    await stage.test.owner.query(
      'UPDATE score SET score_milli = 0 WHERE round_id = $1 AND contestant_id = $2',
      [rounds[1]!.roundId, contest.ids[0]],
    );
    const reason = 'Huỷ câu 3 vì hết hiệu lực.';
    await send('POST', `rounds/${rounds[1]!.roundId}/short-names`, {});
    expect((await send('POST', `rounds/${rounds[1]!.roundId}/corrections`, { reason })).status).toBe(201);
    expect((await send('POST', `contests/${contestId}/overall/corrections`, { reason })).status).toBe(201);
    expect((await check()).body).toMatchObject({ state: 'corrected' });
    const [second] = await fixed();
    expect(second!.sha256).not.toBe(first!.sha256);
    const corrected = await paper({ paper: 'overall-notice' });
    expect(corrected).toContain(`Thay thế phiên bản 1 (SHA-256 ${first!.sha256}). Lý do: ${reason}`);
    expect(corrected).toContain(`phiên bản 2: ${second!.sha256}`);
    expect(corrected).toContain('Bình H.');
    expect(corrected).not.toContain('Bình Hai');
    expect(await paper({ version: 1 })).toContain(`phiên bản 1: ${first!.sha256}`);
    expect(await ask({ version: 3 })).toBe('overall_not_official');
    const roundAgain = wordText(await made(rounds[1]!.roundId, contestId, { ...request, paper: 'minutes' }));
    expect(roundAgain).toMatch(/Thay thế phiên bản 1 \(SHA-256 [0-9a-f]{64}\)\. Lý do: Huỷ câu 3/);
  });

  it('name who goes on, who declined, who came instead and who stands behind', async () => {
    const { contest, paper, ask, finalise } = await ruled(people);
    const path = `contests/${contest.contestId}/qualification/chung-ket`;
    await finalise();
    await send('POST', `contests/${contest.contestId}/overall/finalization`, {});
    const chosen = { paper: 'chosen-minutes', target: 'chung-ket' };
    expect(await ask(chosen)).toBe('qualification_not_official');
    expect((await send('POST', `${path}/versions`, {})).status).toBe(201);
    const before = await paper(chosen);
    expect(before).toContain('Xếp hạng chung cuộc, Người dân: 2 người.');
    expect(before).toMatch(/Danh sách dự bị[^]*\n1\nChi Ba\n[^]*\n2\nDung Tư\n/);
    const said = { contestantId: contest.ids[0], declined: true, reason: 'Bận công tác.' };
    expect((await send('POST', `${path}/declines`, said)).status).toBe(204);
    expect((await send('POST', `${path}/versions`, { reason: 'Thay một người từ chối.' })).status).toBe(201);
    const { versions } = (
      await send<QualificationsAnswer>('GET', `contests/${contest.contestId}/qualification`)
    ).body.lists[0]!;
    const decision = await paper({ ...chosen, paper: 'chosen-decision' });
    expect(decision).toContain(`Phê duyệt danh sách ${versions[0]!.people} người vào Đợt 3`);
    expect(decision).toMatch(/Chi Ba\n\d{4}\n[^\n]*\n3\nThay người từ chối: An Một\n/);
    expect(decision).toContain('Từ chối; người thay: Chi Ba');
    expect(decision).toMatch(/2\. Danh sách dự bị[^]*\n1\nDung Tư\n/);
    expect(decision).toContain(`Mã băm SHA-256 của phiên bản 2: ${versions[0]!.sha256}`);
    expect(decision).toContain(
      `Thay thế phiên bản 1 (SHA-256 ${versions[1]!.sha256}). Lý do: Thay một người từ chối.`,
    );
    expect(await paper({ ...chosen, version: 1 })).toContain(`phiên bản 1: ${versions[1]!.sha256}`);
  });

  it('let anybody draw lots again from the minutes alone', async () => {
    const equal = ['An', 'Bình', 'Chi', 'Dung'].map((fullName) => ({ fullName, scores: [4000, 4000] }));
    const { contest, paper, ask, finalise } = await ruled(equal, { awards: undefined });
    const base = `contests/${contest.contestId}/qualification`;
    await finalise();
    await send('POST', `contests/${contest.contestId}/overall/finalization`, {});
    const [tie] = (await send<QualificationsAnswer>('GET', base)).body.lists[0]!.ties;
    const sources = [{ name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026' }];
    const fix = await send<FixedDraw>('POST', `${base}/chung-ket/draws`, { scope: tie!.scope, sources });
    const draw = { paper: 'draw-minutes', drawId: fix.body.id };
    expect(await ask(draw)).toBe('draw_not_made');
    const witnesses = ['Lê Thị Chứng', 'Trần Văn Kiến'].map((name) => ({ name, post: 'Thanh tra tỉnh' }));
    const values = [{ values: ['1650,25'], knownAt: new Date().toISOString() }];
    await send('POST', `draws/${fix.body.id}/outcome`, { sources: values, witnesses });
    const text = await paper(draw);
    const { outcome, poolSha256 } = (await call<DrawView>(stage.test.url, 'GET', `/api/draws/${fix.body.id}`))
      .body;
    for (const { name } of witnesses) expect(text).toContain(name);
    expect(text).toContain('1650,25');
    // What is printed is enough: the pool by its lines, the key by its parts, and each step.
    const lines = text
      .slice(text.indexOf('Dòng\nMã\n'))
      .match(/(?<=\n\d\n)[0-9A-Z]{10}(?=\n)/g)!
      .slice(0, 4);
    expect(
      createHash('sha256')
        .update(`${lines.join('\n')}\n`)
        .digest('hex'),
    ).toBe(poolSha256);
    const key = [...text.matchAll(/^(\S+\.\/) \(/gm)].map(([, part]) => part).join('');
    expect(key).toBe(outcome!.key);
    const again = drawAgain(lines, key, 4, (bytes) => createHash('sha256').update(bytes).digest());
    const printed = again.map(({ index, digest, left, position, picked }) =>
      [index, digest.match(/.{16}/g)!.join(' '), left, position, picked].join('\n'),
    );
    for (const step of printed) expect(text).toContain(step);
    const other = await ruled(equal);
    expect(await other.ask(draw)).toBe('draw_not_found');
  });
});
