import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyArchive } from '../src/archive-check/verify.js';
import type { MineAnswer } from '../src/attempt/attempt.dto.js';
import { compileRound } from '../src/core/rules-check/compile.js';
import type { FinalizationView, FinalizedAnswer } from '../src/result/result.dto.js';
import type { StageImportView, StageView } from '../src/stage/stage.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { addRound, contestantCookie, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { madeRules, putInForce } from './support/rulebooks.js';
import { plantScores } from './support/scores.js';
import { start, until } from './support/sitting.js';

type Staff = { id: string; cookie: string };
type Problem = { code: string; errors?: { field: string; code: string }[] };
let test: TestApp;
let folder: string;
let week: MadeRound;
let stage: MadeRound;
let first: Staff;
let second: Staff;
/** In the order of the week: An, Bình, Chi, Dũng. */
let ids: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bang-vang-stage-'));
  test = await startTestApp({ dataDir: folder });
  [first, second] = (await Promise.all([1, 2].map(() => makeStaff(test.owner, 'organiser')))) as [
    Staff,
    Staff,
  ];
  week = await makeRound(test.owner, { rules: { prediction: null, tieBreaks: ['score', 'duration'] } });
  const base = madeRules();
  const document = madeRules({
    ranking: [{ by: 'score' }, { by: 'duration' }, { by: 'decision' }],
    rounds: [
      {
        ...base.rounds[0]!,
        code: 'tuan-1',
        name: 'Tuần 1',
        opensAt: '2026-01-01 08:00',
        closesAt: '2026-01-02 08:00',
      },
      {
        code: 'chung-ket',
        name: 'Chung kết',
        kind: 'final',
        opensAt: '2026-01-05 08:00',
        closesAt: '2026-01-05 17:00',
        onStage: true,
        stagePoints: 50,
        ranking: ['score', 'decision'],
      },
    ],
    qualification: [{ from: ['tuan-1'], to: 'chung-ket', per: 'all', top: 3, onDecline: 'next' }],
    awards: {
      tiers: [
        {
          code: 'giai',
          name: 'Giải chung kết',
          rounds: ['chung-ket'],
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1_000_000 }],
        },
      ],
    },
  });
  stage = await addRound(test.owner, week, 2, compileRound(document, 'chung-ket')!.rules, {});
  await putInForce(test.owner, week, first.id, document);
  await test.owner.query(`UPDATE round SET rule_code = 'chung-ket' WHERE id = $1`, [stage.roundId]);
  ids = await plantScores(
    test.owner,
    week,
    ['Lê An', 'Trần Bình', 'Hồ Chi', 'Võ Dũng'].map((fullName, i) => ({
      fullName,
      publicName: true,
      attempts: [{ scoreMilli: 5000 - i * 1000, maxMilli: 5000, correctCount: 5 - i }],
    })),
  );
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true });
});

const ask = <T = StageView & Problem>(as: Staff, method: string, path: string, body?: object) =>
  call<T>(test.url, method, `/api/staff/rounds/${stage.roundId}${path}`, {
    cookie: as.cookie,
    ...(body && { body }),
  });
const enter = (as: Staff, points: Record<number, number | null>, reason?: string) =>
  ask(as, 'POST', '/stage/entries', {
    entries: Object.entries(points).map(([i, pointsMilli]) => ({
      contestantId: ids[Number(i)],
      pointsMilli,
    })),
    ...(reason && { reason }),
  });
const waitingOf = ({ people }: StageView) => people.flatMap(({ waiting }) => (waiting ? [waiting.id] : []));
const bring = async (as: Staff, text: string) => {
  const answer = await fetch(`${test.url}/api/staff/rounds/${stage.roundId}/stage/imports?name=diem.csv`, {
    method: 'POST',
    headers: { cookie: as.cookie, origin: test.url, 'content-type': 'text/csv' },
    body: text,
  });
  return (await answer.json()) as StageImportView & Problem;
};
const finalise = (as: Staff, roundId: string) =>
  call<FinalizedAnswer & Problem>(test.url, 'POST', `/api/staff/rounds/${roundId}/finalization`, {
    cookie: as.cookie,
  });
const scores = async () =>
  (
    await test.owner.query<{ name: string; score: number }>(
      `SELECT c.full_name AS name, s.score_milli AS score FROM score s JOIN contestant c ON c.id = s.contestant_id
       WHERE s.round_id = $1 AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id) ORDER BY 2 DESC`,
      [stage.roundId],
    )
  ).rows.map(({ name, score }) => [name, score]);

describe('a round on a stage', () => {
  it('waits for the official result from which one qualifies, and is not sat', async () => {
    const cookie = await contestantCookie(test.owner, ids[0]!);
    expect((await start(test.url, stage.roundId, cookie)).body.code).toBe('round_on_stage');
    expect((await ask(first, 'GET', '/stage')).body).toMatchObject({
      maxMilli: 50_000,
      needsDuration: false,
      qualified: true,
      waits: true,
      people: [],
    });
    expect((await enter(first, { 0: 1000 })).body.code).toBe('stage_waits');
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      week.roundId,
    ]);
    await finalise(first, week.roundId);
    await finalise(second, week.roundId);
    expect((await ask(first, 'GET', '/stage')).body.waits).toBe(true);
    const fixed = await call(
      test.url,
      'POST',
      `/api/staff/contests/${week.contestId}/qualification/chung-ket/versions`,
      { cookie: first.cookie, body: {} },
    );
    expect(fixed.body).toMatchObject({ version: 1 });
    const { people, waits } = (await ask(first, 'GET', '/stage')).body;
    expect(waits).toBe(false);
    expect(people.map(({ fullName }) => fullName).toSorted()).toEqual(['Hồ Chi', 'Lê An', 'Trần Bình']);
  });

  it('takes points of those who go on, and whether somebody is absent', async () => {
    const wrong = await enter(first, { 0: 50_001, 3: 1000 });
    expect(wrong.body.errors).toMatchObject([
      { field: 'entries.0', code: 'stage_points_invalid' },
      { field: 'entries.1', code: 'stage_person_unknown' },
    ]);
    expect((await enter(first, { 0: 40_000, 1: null })).status).toBe(200);
    expect((await enter(first, { 2: 41_500 })).status).toBe(200);
    // The same again is nothing new.
    const before = (await ask(first, 'GET', '/stage')).body;
    expect(waitingOf((await enter(first, { 2: 41_500 })).body)).toEqual(waitingOf(before));
    expect(await scores()).toEqual([]);
  });

  it('counts them once another person has confirmed what stands there', async () => {
    const seen = waitingOf((await ask(first, 'GET', '/stage')).body);
    expect(seen).toHaveLength(3);
    expect((await ask(first, 'POST', '/stage/confirmations', { entryIds: seen })).body.code).toBe(
      'second_person_needed',
    );
    await enter(first, { 2: 42_000 });
    expect((await ask(second, 'POST', '/stage/confirmations', { entryIds: seen })).body.code).toBe(
      'stage_entry_changed',
    );
    const blockers = (await ask<FinalizationView>(first, 'GET', '/finalization')).body.blockers;
    expect(blockers.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['stage_nobody', 'stage_unconfirmed', 'round_not_closed']),
    );
    const { body } = await ask(second, 'GET', '/stage');
    const done = await ask(second, 'POST', '/stage/confirmations', { entryIds: waitingOf(body) });
    expect(
      Object.fromEntries(done.body.people.map(({ fullName, counted }) => [fullName, counted?.pointsMilli])),
    ).toEqual({ 'Hồ Chi': 42_000, 'Lê An': 40_000, 'Trần Bình': null });
    expect(await until(async () => ((await scores()).length === 2 ? scores() : null))).toEqual([
      ['Hồ Chi', 42_000],
      ['Lê An', 40_000],
    ]);
  });

  it('reads a file, tells the fate of every row and changes nothing twice', async () => {
    const code = (i: number) => ids[i]!.slice(0, 8);
    const text = [
      'Mã,Họ và tên,Điểm',
      `${code(0)},Lê An,40`,
      `${code(2)},Hồ Chi,"43,25"`,
      `${code(1)},Trần Bình,vắng`,
      `${code(1)},Trần Bình,1`,
      'khongco,Ai Đó,1',
      `${code(3)},Võ Dũng,1`,
    ].join('\n');
    const made = await bring(first, text);
    expect(made).toMatchObject({ added: 0, known: 2, refused: 4 });
    expect(made.rows.map(({ row, messages }) => [row, messages[0]?.slice(0, 30)])).toEqual([
      [3, 'Đã xác nhận điểm khác (42). Sử'],
      [5, 'Người này đã có ở dòng 4.'],
      [6, 'Không có mã “khongco” trong da'],
      [7, `Không có mã “${code(3)}” trong d`],
    ]);
    expect((await bring(first, 'Họ và tên\nLê An')).code).toBe('roster_header_missing');
    const sheet = await fetch(`${test.url}/api/staff/rounds/${stage.roundId}/stage/sheet.xlsx`, {
      headers: { cookie: first.cookie },
    });
    expect(sheet.status).toBe(200);
    const report = await fetch(`${test.url}/api/staff/stage-imports/${made.id}/report.xlsx`, {
      headers: { cookie: first.cookie },
    });
    expect(report.status).toBe(200);
  });

  it('corrects what was confirmed with a reason and two people, and keeps what was before', async () => {
    expect((await enter(second, { 0: 45_000 })).body.code).toBe('reason_required');
    const again = await enter(second, { 0: 45_000 }, 'Cộng sót điểm phần thi thứ hai');
    expect(again.body.people.find(({ fullName }) => fullName === 'Lê An')).toMatchObject({
      counted: { pointsMilli: 40_000 },
      waiting: { pointsMilli: 45_000, own: true },
    });
    await ask(first, 'POST', '/stage/confirmations', { entryIds: waitingOf(again.body) });
    await until(async () => ((await scores())[0]?.[1] === 45_000 ? true : null));
    for (const sql of ['UPDATE stage_entry SET points_milli = 0', 'DELETE FROM stage_confirmation'])
      await expect(test.owner.query(sql)).rejects.toThrow('append-only');
  });

  it('becomes official with its winners like any other round', async () => {
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      stage.roundId,
    ]);
    await finalise(first, stage.roundId);
    const done = await finalise(second, stage.roundId);
    expect(done.body).toMatchObject({ version: 1 });
    const { rows } = await test.owner.query<{ name: string; rank: number; attempts: number }>(
      `SELECT c.full_name AS name, w.rank, w.attempts FROM result_row w JOIN result r ON r.id = w.result_id
       JOIN contestant c ON c.id = w.contestant_id WHERE r.round_id = $1 ORDER BY w.rank`,
      [stage.roundId],
    );
    expect(rows).toEqual([
      { name: 'Lê An', rank: 1, attempts: 1 },
      { name: 'Hồ Chi', rank: 2, attempts: 1 },
    ]);
    const cookie = await contestantCookie(test.owner, ids[0]!);
    const mine = await call<MineAnswer>(test.url, 'GET', `/api/rounds/${stage.roundId}/mine`, { cookie });
    const review = await call(test.url, 'GET', `/api/attempts/${mine.body.attempts.at(-1)!.id}/review`, {
      cookie,
    });
    expect(review.body).toMatchObject({ scoreMilli: 45_000, maxMilli: 50_000, rank: 1, slots: [] });
    const awards = await call(test.url, 'GET', `/api/contests/${week.slug}/awards`);
    expect(JSON.stringify(awards.body)).toContain('Giải Nhất');
  });

  it('proves itself in the archive', async () => {
    const staff = `/api/staff/contests/${week.contestId}`;
    const made = await call<{ id: string }>(test.url, 'POST', `${staff}/archive`, {
      cookie: first.cookie,
      body: {},
    });
    await until(async () => {
      const { body } = await call<{ files: { id: string; ready: boolean }[] }>(
        test.url,
        'GET',
        `${staff}/files`,
        {
          cookie: first.cookie,
        },
      );
      return body.files.some(({ id, ready }) => id === made.body.id && ready) ? true : null;
    });
    const file = await fetch(`${test.url}/api/staff/exports/${made.body.id}/file`, {
      headers: { cookie: first.cookie },
    });
    const path = join(folder, 'archive.zip');
    await writeFile(path, Buffer.from(await file.arrayBuffer()));
    const { faults, attempts, malformed } = await verifyArchive(path);
    expect([malformed, attempts]).toEqual([null, 7]);
    // The scores of the week were planted without answers.
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM attempt WHERE round_id = $1', [
      week.roundId,
    ]);
    const planted = ['ranking-1', ...rows.map(({ id }) => id)];
    expect(faults.filter((fault) => !planted.some((name) => fault.includes(name)))).toEqual([]);
  });
});
