import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { call } from './support/app.js';
import { type ExportStage, longChau, parseCsv, startExportStage, workbook } from './support/exports.js';
import { plantContest } from './support/planted-contest.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { makeOverallContest, publishRules } from './support/overall-contest.js';

let stage: ExportStage;

beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

const ask = (path: string, dataset: string, format: string, cookie = stage.organiser.cookie) =>
  call<{ id: string; code: string }>(stage.test.url, 'POST', `/api/staff/${path}/datasets`, {
    cookie,
    body: { dataset, format },
  });

async function made(contestId: string, id: string, cookie = stage.organiser.cookie): Promise<Buffer> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await call<{ files: { id: string; ready: boolean; failure: string }[] }>(
      stage.test.url,
      'GET',
      `/api/staff/contests/${contestId}/files`,
      { cookie },
    );
    const file = body.files.find((each) => each.id === id);
    if (file?.failure) throw new Error(file.failure);
    if (file?.ready) return Buffer.from(await (await stage.fetchFile(id, cookie)).arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('not made');
}

const csv = async (contestId: string, path: string, dataset: string, cookie?: string) => {
  const { status, body } = await ask(path, dataset, 'csv', cookie);
  expect(status).toBe(202);
  return parseCsv((await made(contestId, body.id, cookie)).toString('utf8').replace(/^\uFEFF/, ''));
};

it('counts people and attempts apart, and names the base of every share', async () => {
  const { roundId, contestId } = await stage.plantedRound('2025');
  const [, ...rows] = await csv(contestId, `rounds/${roundId}`, 'participation');
  const agency = rows.find(([, name]) => name?.startsWith('Sở Y tế'));
  expect(agency?.slice(2, -1)).toEqual(['1', '1', '200', '0', '0.5', '1/200', '']);
  expect(rows.find(([, name]) => name?.includes('Trường THPT'))?.slice(4, -1)).toEqual([
    '',
    '',
    '',
    'chưa có số lượng',
    '',
  ]);
  const byDivision = rows.filter(([kind]) => kind === 'Khối');
  expect(byDivision.map(([, name, people]) => [name, people])).toEqual([
    ['Cán bộ, công chức, viên chức', '9'],
    ['Người dân', '4'],
  ]);
  expect(rows.filter(([kind]) => kind === 'Cấp huyện')).toHaveLength(1);
  // Of an organization a commune's coordinator sees only some people: a share of them would be wrong.
  const { cookie } = await makeStaff(stage.test.owner, 'coordinator', { unitId: longChau });
  const [, ...part] = await csv(contestId, `rounds/${roundId}`, 'participation', cookie);
  expect(part.find(([, name]) => name?.includes('Trường THPT'))?.slice(4, 8)).toEqual([
    '',
    '',
    '',
    'chỉ một phần người của nơi này',
  ]);
  const { rows: issued } = await stage.test.owner.query<{ sha256: string }>(
    'SELECT sha256 FROM result WHERE round_id = $1',
    [roundId],
  );
  const [header, ...places] = await csv(contestId, `rounds/${roundId}`, 'standings');
  expect([header?.at(-1), ...new Set(places.map((row) => row.at(-1)))]).toEqual([
    'Mã kiểm tra SHA-256',
    issued[0]?.sha256,
  ]);
  const attempts = await csv(contestId, `contests/${contestId}`, 'attempts');
  const { rows: stored } = await stage.test.owner.query('SELECT 1 FROM score WHERE round_id = $1', [roundId]);
  expect(attempts).toHaveLength(stored.length + 1);
  expect(attempts.flat().join(' ')).not.toContain('Nguyễn Thị Đào');
  const responses = await csv(contestId, `rounds/${roundId}`, 'responses');
  expect(responses.length).toBeGreaterThan(stored.length);
  // What comes from the log names the official result beside it; before there is one, it names none.
  const [first = ''] = issued.map(({ sha256 }) => sha256);
  const lastOf = (table: string[][]) => new Set(table.map((row) => row.at(-1)));
  expect(lastOf(attempts.slice(1))).toEqual(new Set([first]));
  expect(lastOf(responses.slice(1))).toEqual(new Set([first.slice(0, 12)]));
  expect(lastOf(rows)).toEqual(new Set([`Đợt 1: bản 1, SHA-256 ${first}`]));
  const { body } = await ask(`rounds/${roundId}`, 'attempts', 'xlsx');
  const book = await workbook(await made(contestId, body.id));
  expect(book.worksheets[0]!.rowCount).toBe(stored.length + 1);
});

it('narrows a table to a commune, an organization or a division', async () => {
  const { roundId, contestId } = await stage.plantedRound('2025');
  const narrowed = async (only: object) => {
    const { body } = await call<{ id: string }>(
      stage.test.url,
      'POST',
      `/api/staff/rounds/${roundId}/datasets`,
      {
        cookie: stage.organiser.cookie,
        body: { dataset: 'attempts', format: 'csv', ...only },
      },
    );
    const text = (await made(contestId, body.id)).toString('utf8').replace(/^\uFEFF/, '');
    return parseCsv(text).length - 1;
  };
  expect(await narrowed({ organizationId: stage.agency })).toBe(1);
  expect(await narrowed({ organizationId: stage.school, unitId: longChau })).toBe(8);
  expect(await narrowed({ division: 'cbccvc' })).toBe(9);
  const { body } = await call<{ code: string }>(
    stage.test.url,
    'POST',
    `/api/staff/rounds/${roundId}/datasets`,
    {
      cookie: stage.organiser.cookie,
      body: { dataset: 'attempts', format: 'csv', unitId: 'khong-co' },
    },
  );
  expect(body.code).toBe('place_unknown');
});

it('lists the awards as they were computed last, a coordinator those of the own people', async () => {
  const { owner } = stage.test;
  const person = (organizationId: string, tier: string) => ({
    id: randomUUID(),
    unitId: longChau,
    organizationId,
    groups: [],
    lines: { 'dot-1': { attempts: 1, scoreMilli: 5000, maxMilli: 5000 } },
    awards: [{ scope: 'dot-1', tier }],
  });
  const people = [person(stage.agency, 'nhat'), person(stage.school, 'nhi')];
  const { contestId } = await plantContest(owner, stage.organiser.id, people, {
    roundNames: ['dot-1'],
    collective: [],
    headCounts: [],
  });
  const [, ...rows] = await csv(contestId, `contests/${contestId}`, 'awards');
  expect(rows.map((row) => [row[0], row[1], row[2], row[5]])).toEqual(
    expect.arrayContaining([
      ['dot-1', 'Cá nhân', 'nhat', 'thứ hạng'],
      ['dot-1', 'Cá nhân', 'nhi', 'thứ hạng'],
    ]),
  );
  const { cookie } = await makeStaff(owner, 'coordinator', { organizationId: stage.school });
  const own = await csv(contestId, `contests/${contestId}`, 'awards', cookie);
  expect(own.slice(1).map((row) => row[2])).toEqual(['nhi']);
});

it('gives a coordinator the own people who have not sat, and nothing of others', async () => {
  const { roundId, contestId } = await makeRound(stage.test.owner);
  await makeContestant(stage.test.owner, contestId, { fullName: '=Người Long Châu', unitId: longChau });
  await makeContestant(stage.test.owner, contestId, { fullName: 'Người Nơi Khác', unitId: '2025-28756' });
  const { cookie } = await makeStaff(stage.test.owner, 'coordinator', { unitId: longChau });
  await stage.test.owner.query(
    `WITH brought AS (
       INSERT INTO roster_import (contest_id, file_name, sha256, notes, fates, imported_by)
       VALUES ($1, 'ds.csv', '', '[]', '[]', $2) RETURNING id)
     INSERT INTO roster_entry (contest_id, full_name, search_key, sort_key, birth_year, division, unit_id, import_id)
     SELECT $1, 'Chưa Vào', 'chua vao', 'zz', 1980, 'nguoi-dan', $3, id FROM brought`,
    [contestId, stage.organiser.id, longChau],
  );
  const [, ...rows] = await csv(contestId, `rounds/${roundId}`, 'not-yet', cookie);
  expect(rows.map((row) => [row[1], row[6]])).toEqual([
    ["'=Người Long Châu", 'đã đăng ký'],
    ['Chưa Vào', 'có trong danh sách, chưa vào'],
  ]);
  expect(rows.map((row) => row.slice(-2))).toEqual([
    ['', ''],
    ['', ''],
  ]);
  expect(await csv(contestId, `rounds/${roundId}`, 'not-yet')).toHaveLength(4);
  // Whom the round is not for has nothing to do in it.
  await stage.test.owner.query(
    `UPDATE round SET rules = rules || '{"divisions": ["cbccvc"]}' WHERE id = $1`,
    [roundId],
  );
  expect(await csv(contestId, `rounds/${roundId}`, 'not-yet')).toHaveLength(1);
  expect((await ask(`rounds/${roundId}`, 'attempts', 'csv', cookie)).status).toBe(403);
  expect((await ask(`rounds/${roundId}`, 'participation', 'csv', cookie)).body.code).toBe('dataset_not_yet');
  expect((await ask(`rounds/${roundId}`, 'responses', 'csv')).body.code).toBe('dataset_not_yet');
  expect((await ask(`rounds/${roundId}`, 'x', 'exe')).status).toBe(400);
});

it('takes out the official standings: of rounds, overall, and who goes on', async () => {
  const { owner, url } = stage.test;
  const people = [
    { fullName: 'An Nhất', scores: [5000, 3000] },
    { fullName: 'Bình Nhì', scores: [4000, 3500] },
  ];
  const { contestId, rounds } = await makeOverallContest(owner, people);
  await publishRules(owner, contestId, stage.organiser.id, {
    rounds: [{ code: 'tuan-1' }, { code: 'tuan-2' }, { code: 'chung-ket', kind: 'final' }],
    overall: { rounds: ['tuan-1', 'tuan-2'], combines: 'mean', ranking: ['score'] },
    qualification: [{ from: ['overall'], to: 'chung-ket', top: 1 }],
  });
  const { cookie } = stage.organiser;
  const paths = [
    ...rounds.map(({ roundId }) => `rounds/${roundId}/finalization`),
    `contests/${contestId}/overall/finalization`,
    `contests/${contestId}/qualification/chung-ket/versions`,
  ];
  for (const path of paths)
    expect((await call(url, 'POST', `/api/staff/${path}`, { cookie, body: {} })).status).toBe(201);
  const standings = await csv(contestId, `rounds/${rounds[1]!.roundId}`, 'standings');
  expect(standings.slice(1).map((row) => [row[0], row[2], row[4]])).toEqual([
    ['Đợt 2', '1', 'Bình Nhì'],
    ['Đợt 2', '2', 'An Nhất'],
  ]);
  // Of the whole contest, whichever round it is asked from.
  const overall = await csv(contestId, `rounds/${rounds[0]!.roundId}`, 'overall');
  expect(overall.slice(1).map((row) => [row[1], row[3], row[8], row[10]])).toEqual([
    ['1', 'An Nhất', '2', '4'],
    ['2', 'Bình Nhì', '2', '3.75'],
  ]);
  const list = await csv(contestId, `contests/${contestId}`, 'qualification');
  expect(list.slice(1).map((row) => [row[0], row[2], row[4], row[9]])).toEqual([
    ['chung-ket', 'xếp hạng chung cuộc', 'An Nhất', 'được chọn'],
  ]);
  const { body } = await ask(`contests/${contestId}`, 'overall', 'xlsx');
  expect((await workbook(await made(contestId, body.id))).worksheets[0]!.rowCount).toBe(3);
  // Ranks that the rules never publish are not for a contestant's office either.
  const held = { score: 'never', standings: 'never', explanations: 'never' };
  await publishRules(owner, contestId, stage.organiser.id, {
    rounds: [{ code: 'tuan-1' }, { code: 'tuan-2' }],
    publication: held,
  });
  const office = await makeStaff(owner, 'coordinator', { unitId: longChau });
  for (const table of ['standings', 'overall', 'qualification'])
    expect((await ask(`contests/${contestId}`, table, 'csv', office.cookie)).body.code).toBe(
      'withheld_standings_never',
    );
  expect((await csv(contestId, `contests/${contestId}`, 'awards', office.cookie)).length).toBe(1);
  expect(await csv(contestId, `contests/${contestId}`, 'overall')).toHaveLength(3);
});
