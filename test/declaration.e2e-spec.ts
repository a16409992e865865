import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { AppealsAnswer, UnitAppealsAnswer } from '../src/appeal/appeal.dto.js';
import type { DeclarationsAnswer } from '../src/declaration/declaration.dto.js';
import type { FinalizationView } from '../src/result/result.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';

const longChau = '2025-29551';
let test: TestApp;
let organiser: { id: string; cookie: string };
let coordinator: { id: string; cookie: string };
let contestId: string;
let roundId: string;
let agency: string;

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  organiser = await makeStaff(test.owner, 'organiser');
  const made = await test.owner.query<{ id: string }>(
    `INSERT INTO organization (name, search_key, kind) VALUES ('Sở Thử nghiệm', 'so thu nghiem', 'department') RETURNING id`,
  );
  agency = made.rows[0]!.id;
  coordinator = await makeStaff(test.owner, 'coordinator', { organizationId: agency });
  const round = await makeRound(test.owner);
  ({ contestId, roundId } = round);
  await publishRulebook(test.owner, round, organiser.id, {
    entry: { groups: [{ code: 'mot-cua', name: 'Bộ phận một cửa', duty: 'mandatory' }] },
    collective: [
      {
        code: 'tap-the',
        name: 'Giải tập thể',
        among: 'organization',
        headCounts: 'stated',
        ranking: [{ by: 'rate' }, { by: 'group-rate', group: 'mot-cua' }, { by: 'decision' }],
        eligibility: { evidence: [{ code: 'phat-dong', name: 'Báo cáo phát động' }] },
        tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 0 }],
      },
    ],
  });
});
afterAll(() => test.close());

const list = async (state = 'all', cookie = organiser.cookie) =>
  (
    await call<DeclarationsAnswer>(
      test.url,
      'GET',
      `/api/staff/contests/${contestId}/declarations?q=thu+nghiem&state=${state}`,
      {
        cookie,
      },
    )
  ).body;
const state = (changes: object, cookie = coordinator.cookie) =>
  call<{ id: string; code: string }>(test.url, 'POST', `/api/staff/contests/${contestId}/head-counts`, {
    cookie,
    body: {
      among: 'organization',
      bodyId: agency,
      people: 40,
      exempt: 4,
      groups: [{ code: 'mot-cua', people: 5 }],
      note: '',
      ...changes,
    },
  });
const decide = (of: string, id: string, confirmed: boolean, cookie = organiser.cookie) =>
  call<{ code: string }>(test.url, 'POST', `/api/staff/${of}/${id}/ruling`, {
    cookie,
    body: { confirmed, reason: confirmed ? '' : 'Số này không khớp danh sách.' },
  });

it('keeps what a unit states and counts it only when an organiser confirmed it', async () => {
  expect(await list()).toMatchObject({ found: 1, waiting: 0, confirmed: 0, groups: [{ code: 'mot-cua' }] });
  expect((await list('all', coordinator.cookie)).total).toBe(1);
  const first = await state({});
  expect(first.status).toBe(201);
  expect((await list('waiting')).bodies[0]).toMatchObject({
    id: agency,
    counted: null,
    stated: {
      people: 40,
      exempt: 4,
      groups: [{ code: 'mot-cua', people: 5 }],
      by: 'Cán bộ thử',
      ruling: null,
    },
  });
  expect((await decide('head-counts', first.body.id, true, coordinator.cookie)).status).toBe(403);
  expect((await decide('head-counts', first.body.id, true)).status).toBe(204);
  expect((await decide('head-counts', first.body.id, false)).body.code).toBe('declaration_decided');

  const second = await state({ people: 50 });
  const finalization = await call<FinalizationView>(
    test.url,
    'GET',
    `/api/staff/rounds/${roundId}/finalization`,
    {
      cookie: organiser.cookie,
    },
  );
  expect(finalization.body.blockers).toContainEqual(
    expect.objectContaining({ code: 'head_counts_unconfirmed', count: 1 }),
  );
  const [waiting] = (await list()).bodies;
  expect([waiting?.counted?.people, waiting?.stated?.people]).toEqual([40, 50]);
  expect((await decide('head-counts', second.body.id, false)).status).toBe(204);
  const [refused] = (await list('all', coordinator.cookie)).bodies;
  expect(refused?.stated?.ruling).toMatchObject({ confirmed: false, reason: 'Số này không khớp danh sách.' });
  expect(refused?.counted?.people).toBe(40);

  const third = await state({ people: 60 });
  const fourth = await state({ people: 61 }, organiser.cookie);
  expect((await decide('head-counts', third.body.id, true)).body.code).toBe('declaration_outdated');
  expect((await list()).bodies[0]?.counted).toMatchObject({ id: fourth.body.id, people: 61 });
  await expect(test.owner.query('UPDATE head_count SET people = 1')).rejects.toThrow('append-only');
});

it('refuses numbers that cannot be, groups that are not asked for and other people’s units', async () => {
  expect((await state({ exempt: 41 })).body.code).toBe('exempt_invalid');
  expect((await state({ groups: [{ code: 'khac', people: 1 }] })).body.code).toBe('group_unknown');
  expect((await state({ groups: [{ code: 'mot-cua', people: 41 }] })).body.code).toBe('head_count_invalid');
  expect((await state({ among: 'unit', bodyId: longChau })).body.code).toBe('body_not_found');
  const { cookie } = await makeStaff(test.owner, 'coordinator', { unitId: longChau });
  expect((await state({}, cookie)).body.code).toBe('body_not_found');
  expect((await list('all', cookie)).total).toBe(0);
});

it('takes pictures written anew and whole documents, shows them to the unit and the organisers only', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Copyright: 'bi-mat' } })
    .jpeg()
    .toBuffer();
  const send = async (bytes: Buffer, type: string, cookie = coordinator.cookie, code = 'phat-dong') => {
    const query = new URLSearchParams({
      among: 'organization',
      body: agency,
      code,
      name: 'Lễ phát động.jpg',
    });
    const response = await fetch(`${test.url}/api/staff/contests/${contestId}/evidence?${query}`, {
      method: 'POST',
      headers: { origin: test.url, cookie, 'content-type': type },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, body: (await response.json()) as { id: string; code: string } };
  };
  const pdf = Buffer.from('%PDF-1.7\nmột báo cáo\n%%EOF\n');
  const photo = await send(picture, 'image/jpeg');
  expect(photo.status).toBe(201);
  expect((await send(picture, 'image/jpeg')).body.id).toBe(photo.body.id);
  const report = await send(pdf, 'application/pdf');
  expect((await send(pdf.subarray(0, 15), 'application/pdf')).body.code).toBe('evidence_wrong_type');
  expect((await send(Buffer.from('<svg/>'), 'image/png')).body.code).toBe('picture_wrong_type');
  expect((await send(Buffer.from('<svg/>'), 'image/svg+xml')).status).toBe(415);
  expect((await send(pdf, 'application/pdf', coordinator.cookie, 'khac')).body.code).toBe('evidence_unknown');
  expect((await send(Buffer.alloc(8 * 2 ** 20 + 1), 'application/pdf')).body.code).toBe('evidence_too_large');

  const [body] = (await list()).bodies;
  expect(body?.evidence.map(({ mediaType }) => mediaType).toSorted()).toEqual([
    'application/pdf',
    'image/webp',
  ]);
  const open = (id: string, cookie: string) =>
    fetch(`${test.url}/api/staff/evidence/${id}/file`, { headers: { cookie } });
  const shown = await open(photo.body.id, organiser.cookie);
  expect(shown.headers.get('content-disposition')).toMatch(/^attachment; filename="le-phat-dong\.webp"/);
  expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).not.toContain('bi-mat');
  const stranger = await makeStaff(test.owner, 'coordinator', { unitId: longChau });
  expect((await open(report.body.id, stranger.cookie)).status).toBe(404);
  expect((await open(report.body.id, coordinator.cookie)).status).toBe(200);

  expect((await decide('evidence', report.body.id, true)).status).toBe(204);
  expect((await decide('evidence', photo.body.id, false)).status).toBe(204);
  expect((await list()).bodies[0]?.evidence.map(({ ruling }) => ruling?.confirmed).toSorted()).toEqual([
    false,
    true,
  ]);
});

it('a unit appeals where the rules let it; only its own coordinators read the answer', async () => {
  const own = await makeRound(test.owner, { closesInMs: -60_000 });
  const ofUnit = (unitId: string) => makeStaff(test.owner, 'coordinator', { unitId });
  const [ours, others] = [await ofUnit(longChau), await ofUnit('2025-28756')];
  const path = `staff/rounds/${own.roundId}/unit-appeals`;
  const said = { text: 'Quân số của phường ghi thiếu mười hai người.', citation: 'Điều 8 khoản 2 Thể lệ' };
  const ask = <T>(method: string, cookie: string, body?: object) =>
    call<T & { code: string }>(test.url, method, `/api/${path}`, { cookie, ...(body ? { body } : {}) });
  const rules = (by: string) =>
    publishRulebook(test.owner, own, organiser.id, { appeals: { by, withinDays: 3 } });
  await rules('contestant');
  expect((await ask('POST', ours.cookie, said)).body.code).toBe('unit_appeals_not_taken');
  await rules('contestant-or-unit');
  expect((await ask('POST', ours.cookie, { ...said, citation: '' })).body).toMatchObject({
    errors: [{ code: 'appeal_citation_missing', field: 'citation' }],
  });
  for (const cookie of ['', organiser.cookie, (await makeContestant(test.owner, own.contestId)).cookie])
    expect([401, 403]).toContain((await ask('POST', cookie, said)).status);
  const { status, body } = await ask<UnitAppealsAnswer>('POST', ours.cookie, said);
  expect([status, body.open, body.appeals.length]).toEqual([201, true, 1]);
  expect((await ask<UnitAppealsAnswer>('GET', others.cookie)).body.appeals).toEqual([]);

  const view = `staff/rounds/${own.roundId}/finalization`;
  const blockers = async () =>
    (
      await call<FinalizationView>(test.url, 'GET', `/api/${view}`, { cookie: organiser.cookie })
    ).body.blockers.map(({ code }) => code);
  expect(await blockers()).toContain('appeals_open');
  const list = await call<AppealsAnswer>(test.url, 'GET', `/api/staff/rounds/${own.roundId}/appeals`, {
    cookie: organiser.cookie,
  });
  expect(list.body.appeals).toMatchObject([
    { about: 'unit', body: 'Phường Long Châu', attemptId: null, ...said },
  ]);
  const answer = { outcome: 'upheld', text: 'Đã sửa quân số theo biên bản.' };
  const answered = await call(test.url, 'POST', `/api/staff/appeals/${list.body.appeals[0]!.id}/answer`, {
    cookie: organiser.cookie,
    body: answer,
  });
  expect(answered.status).toBe(204);
  expect(await blockers()).not.toContain('appeals_open');
  expect((await ask<UnitAppealsAnswer>('GET', ours.cookie)).body.appeals).toMatchObject([{ answer }]);

  await test.owner.query(
    `UPDATE round SET opens_at = opens_at - interval '9 days', closes_at = closes_at - interval '9 days' WHERE id = $1`,
    [own.roundId],
  );
  expect((await ask('POST', ours.cookie, said)).body.code).toBe('appeal_too_late');
});
