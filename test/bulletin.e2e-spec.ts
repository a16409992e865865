import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BulletinsAnswer } from '../src/bulletin/bulletin.dto.js';
import { BulletinJob } from '../src/bulletin/bulletin.job.js';
import type { ReleasedAnswer } from '../src/download/download.dto.js';
import { DownloadJob } from '../src/download/download.job.js';
import { call } from './support/app.js';
import { type ExportStage, longChau, startExportStage } from './support/exports.js';
import { makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';
import { plantScores } from './support/scores.js';

let stage: ExportStage;
const hour = 3_600_000;
beforeAll(async () => {
  stage = await startExportStage();
});
afterAll(() => stage.close());

/** The time of day in Vietnam, `HH:MM`. */
const timeOfDay = (ms: number) => new Date(ms + 7 * hour).toISOString().slice(11, 16);
const bulletins = async (slug: string) =>
  (await call<BulletinsAnswer>(stage.test.url, 'GET', `/api/contests/${slug}/bulletins`)).body.bulletins;

it('makes one bulletin a day at the hour of the rules, however often it is asked, and shows it to everybody', async () => {
  const { owner, app } = stage.test;
  const round = await makeRound(owner, { opensInMs: -50 * hour, closesInMs: 24 * hour });
  const now = Date.now();
  await plantScores(owner, round, [
    { unitId: longChau, attempts: [{ endedAt: now - 26 * hour }, { endedAt: now - 27 * hour }] },
    { unitId: longChau, attempts: [{ endedAt: now - 2 * hour }] },
    // After the newest bulletin.
    { unitId: longChau, attempts: [{ endedAt: now }] },
  ]);
  await publishRulebook(owner, round, stage.organiser.id, {
    publication: { bulletinAt: timeOfDay(now - hour) },
  });
  const job = app.get(BulletinJob, { strict: false });
  await Promise.all([job.makeDue(), job.makeDue()]);
  await job.makeDue();
  expect(await job.makeDue()).toBe(0);
  const list = await bulletins(round.slug);
  expect(new Set(list.map(({ day }) => day)).size).toBe(list.length);
  const [newest, before] = list;
  expect(newest).toMatchObject({ people: 1, attempts: 1, peopleSoFar: 2, attemptsSoFar: 3, round: 'Đợt 1' });
  expect(before).toMatchObject({ people: 1, attempts: 2, peopleSoFar: 1, attemptsSoFar: 2 });
  for (const [format, start] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
  ]) {
    const response = await fetch(
      `${stage.test.url}/api/rounds/${round.roundId}/bulletins/${newest!.day}/${format}`,
    );
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(new RegExp(`^${start}`));
    expect(response.headers.get('content-disposition')).toContain(`ban-tin-${newest!.day}.${format}`);
  }
  const gone = await call<{ code: string }>(
    stage.test.url,
    'GET',
    `/api/rounds/${round.roundId}/bulletins/2020-01-01/pdf`,
  );
  expect([gone.status, gone.body.code]).toEqual([404, 'bulletin_not_found']);
  await expect(owner.query('DELETE FROM bulletin')).rejects.toThrow('append-only');
});

it('says nothing while the numbers would give a prediction away, nor beyond a freeze', async () => {
  const { owner, app } = stage.test;
  const rules = { publication: { bulletinAt: timeOfDay(Date.now() - hour) } };
  const times = { opensInMs: -50 * hour, closesInMs: hour };
  const guessed = await makeRound(owner, { ...times, rules: { prediction: { target: 'entrants' } } });
  const frozen = await makeRound(owner, { ...times, freezesInMs: -2 * hour });
  for (const round of [guessed, frozen]) await publishRulebook(owner, round, stage.organiser.id, rules);
  await app.get(BulletinJob, { strict: false }).makeDue();
  expect(await bulletins(guessed.slug)).toEqual([]);
  const shown = await bulletins(frozen.slug);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.every(({ until }) => Date.parse(String(until)) <= Date.now() - 2 * hour)).toBe(true);
});

it('lets the public fetch what an organiser released, and only what tells of nobody', async () => {
  const { test, organiser } = stage;
  const { roundId, slug } = await stage.plantedRound('2025');
  const paper = {
    format: 'docx',
    version: null,
    parentBody: '',
    body: 'Ban Tổ chức',
    place: 'Vĩnh Long',
    day: null,
  };
  const made = async (name: string) => {
    const { body } = await call<{ id: string }>(test.url, 'POST', `/api/staff/rounds/${roundId}/papers`, {
      cookie: organiser.cookie,
      body: { ...paper, paper: name },
    });
    await test.app.get(DownloadJob, { strict: false }).make(body.id);
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await test.owner.query(
        'SELECT 1 FROM export_file WHERE id = $1 AND path IS NOT NULL',
        [body.id],
      );
      if (rows.length > 0) return body.id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('not made');
  };
  const release = (id: string, released: boolean, cookie = organiser.cookie) =>
    call<{ code: string }>(test.url, 'POST', `/api/staff/exports/${id}/release`, {
      cookie,
      body: { released },
    });
  const listed = async () =>
    (await call<ReleasedAnswer>(test.url, 'GET', `/api/contests/${slug}/downloads`)).body.files;
  const [notice, minutes] = [await made('notice'), await made('minutes')];
  const open = (id: string) => fetch(`${test.url}/api/downloads/${id}/file`);
  expect((await open(notice)).status).toBe(404);
  expect((await release(minutes, true)).body.code).toBe('release_not_public');
  const coordinator = await makeStaff(test.owner, 'coordinator', { unitId: longChau });
  expect((await release(notice, true, coordinator.cookie)).status).toBe(403);
  expect((await release(notice, true)).status).toBe(204);
  expect(await listed()).toMatchObject([
    { id: notice, title: 'thông báo kết quả', round: 'Đợt 1', format: 'docx' },
  ]);
  const response = await open(notice);
  expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([
    200,
    (await listed())[0]!.bytes,
  ]);
  await test.owner.query(`UPDATE export_file SET created_at = now() - interval '9 days' WHERE id = $1`, [
    notice,
  ]);
  await test.app.get(DownloadJob, { strict: false }).upkeep();
  expect((await open(notice)).status).toBe(200);
  expect((await release(notice, false)).status).toBe(204);
  expect((await open(notice)).status).toBe(404);
  expect(await listed()).toEqual([]);
});
