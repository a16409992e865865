import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './support/app.js';
import { type ExportStage, startExportStage } from './support/exports.js';
import { makeStaff } from './support/factories.js';
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

async function made(roundId: string, contestId: string, body: object): Promise<Buffer> {
  const { organiser, test } = stage;
  const { cookie } = organiser;
  const asked = await call<{ id: string }>(test.url, 'POST', `/api/staff/rounds/${roundId}/papers`, {
    cookie,
    body,
  });
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
