import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoundRules } from '../src/core/rulebook.js';
import type { OwnPlace } from '../src/result/result.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { contestantCookie, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { plantScores } from './support/scores.js';

let test: TestApp;
let organiser: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  organiser = await makeStaff(test.owner, 'organiser');
});
afterAll(() => test.close());

interface Row {
  rank: number;
  divisionRank: number;
  name: string;
  place: string;
  division: string;
  scoreMilli: number;
  prediction: number | null;
  predictionError: number | null;
}
interface Page {
  version: number;
  newest: number;
  reason: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
  pages: number;
  total: number;
  rows: Row[];
}
interface Problem {
  code: string;
  errors?: { code: string; message: string; field: string }[];
}
interface Finalized {
  version: number;
  already: boolean;
}
interface Finalization {
  blockers: { code: string; message: string; count?: number }[];
  predictionActual: number | null;
  people: number;
  attempts: number;
  top: { division: string; people: number; rows: Row[] }[];
  finalized: { version: number; by: string; reason: string }[];
}

const post = <T>(path: string, body: unknown = {}, cookie = organiser.cookie) =>
  call<T>(test.url, 'POST', `/api/staff/rounds/${path}`, { cookie, body });
const look = async (roundId: string, language = 'vi') =>
  (
    await call<Finalization>(test.url, 'GET', `/api/staff/rounds/${roundId}/finalization`, {
      cookie: organiser.cookie,
      headers: { 'accept-language': language },
    })
  ).body;
const result = (roundId: string, query = '') =>
  call<Page & Problem>(test.url, 'GET', `/api/rounds/${roundId}/result${query}`);
const codes = async (roundId: string) => (await look(roundId)).blockers.map(({ code }) => code);

const closedRound = (rules: Partial<RoundRules> = {}, extra: { freezesInMs?: number } = {}) =>
  makeRound(test.owner, { rules, closesInMs: -60_000, ...extra });

describe('what must be over before a result is official', () => {
  it('names everything at once, in the language of the reader, and answers 409 with the same list', async () => {
    const round = await makeRound(test.owner, { freezesInMs: -60_000 });
    await plantScores(test.owner, round, [
      { attempts: [{ ended: false }] },
      { attempts: [{ graded: false }] },
      { attempts: [{ graded: false }] },
    ]);
    const view = await look(round.roundId);
    expect(view.blockers).toEqual([
      {
        code: 'round_not_closed',
        message: expect.stringMatching(/Đợt đóng lúc \d\d:\d\d, \d\d\/\d\d\/\d{4}/),
      },
      { code: 'attempts_open', count: 1, message: expect.stringContaining('Còn 1 lượt thi') },
      { code: 'attempts_ungraded', count: 2, message: expect.stringContaining('Còn 2 bài') },
      { code: 'board_frozen', message: expect.stringContaining('đóng băng') },
    ]);
    expect((await look(round.roundId, 'en')).blockers[1]!.message).toContain('1 attempts have not ended');
    const refused = await post<Problem>(`${round.roundId}/finalization`);
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('finalisation_blocked');
    expect(refused.body.errors!.map(({ code }) => code)).toEqual(view.blockers.map(({ code }) => code));
    expect(refused.body.errors!.map(({ message }) => message)).toEqual(
      view.blockers.map(({ message }) => message),
    );
    expect((await result(round.roundId)).body.code).toBe('result_not_found');
  });

  it('waits for the grace of the round and of the last deadline', async () => {
    const justClosed = await makeRound(test.owner, { closesInMs: -1000, rules: { graceMs: 60_000 } });
    expect(await codes(justClosed.roundId)).toEqual(['answers_arriving']);
    const closedEarly = await closedRound();
    await plantScores(test.owner, closedEarly, [
      { attempts: [{ ended: false, deadlineAt: Date.now() + 60_000 }] },
    ]);
    expect(await codes(closedEarly.roundId)).toEqual(['answers_arriving', 'attempts_open']);
    const handedIn = await closedRound();
    await plantScores(test.owner, handedIn, [{ attempts: [{ deadlineAt: Date.now() + 60_000 }] }]);
    expect(await codes(handedIn.roundId)).toEqual([]);
  });

  it('refuses while the board is frozen, though everything else is done', async () => {
    const round = await closedRound({}, { freezesInMs: -120_000 });
    await plantScores(test.owner, round, [{ attempts: [{}] }]);
    expect(await codes(round.roundId)).toEqual(['board_frozen']);
    expect((await post(`${round.roundId}/thaw`)).status).toBe(200);
    expect(await codes(round.roundId)).toEqual([]);
    expect((await post(`${round.roundId}/finalization`)).status).toBe(201);
  });

  it('refuses scores older than what was struck out; a voided attempt counts for nothing', async () => {
    const round = await closedRound();
    const [first, second] = await plantScores(test.owner, round, [
      { attempts: [{ scoreMilli: 5000 }] },
      { attempts: [{ scoreMilli: 4000 }] },
    ]);
    const strike = (contestantId: string, slot: number | null) =>
      test.owner.query(
        `INSERT INTO response (attempt_id, n, client_id, kind, slot, received_at)
         SELECT id, 3, gen_random_uuid(), 'void', $2, clock_timestamp() FROM attempt WHERE contestant_id = $1`,
        [contestantId, slot],
      );
    await strike(first!, null);
    expect(await look(round.roundId)).toMatchObject({ blockers: [], people: 1, predictionActual: 0 });
    await strike(second!, 1);
    expect(await codes(round.roundId)).toEqual(['attempts_changed']);
  });

  it('refuses scores that do not say what their log says', async () => {
    for (const change of [
      "ended_at = ended_at - interval '1 s'",
      'duration_ms = duration_ms - 1',
      'prediction = 4',
      'prediction = NULL',
      "ended_by = 'timeout'",
    ]) {
      const round = await closedRound();
      await plantScores(test.owner, round, [{ attempts: [{ prediction: 3 }] }, { attempts: [{}] }]);
      expect(await codes(round.roundId)).toEqual([]);
      await test.owner.query(`UPDATE score SET ${change} WHERE round_id = $1 AND prediction = 3`, [
        round.roundId,
      ]);
      expect((await look(round.roundId)).blockers).toMatchObject([{ code: 'scores_unlike_log', count: 1 }]);
      expect((await post<Problem>(`${round.roundId}/finalization`)).body.errors![0]!.code).toBe(
        'scores_unlike_log',
      );
    }
  });

  it('is the organiser’s to do', async () => {
    const round = await closedRound();
    const editor = await makeStaff(test.owner, 'editor');
    const contestant = await makeContestant(test.owner, round.contestId);
    for (const path of ['close', 'thaw', 'finalization', 'corrections']) {
      expect((await post(`${round.roundId}/${path}`, {}, editor.cookie)).status).toBe(403);
      expect((await post(`${round.roundId}/${path}`, {}, contestant.cookie)).status).toBeGreaterThanOrEqual(
        401,
      );
      expect((await post(`${round.roundId}/${path}`, {}, '')).status).toBe(401);
    }
    for (const id of ['4b1b1c52-0000-4000-8000-000000000000', 'x']) {
      expect((await post<Problem>(`${id}/finalization`)).body.code).toBe('round_not_found');
      expect((await result(id)).body.code).toBe('round_not_found');
    }
  });
});

describe('closing and thawing', () => {
  it('closes an open round now, once', async () => {
    const round = await makeRound(test.owner);
    const times = () =>
      test.owner.query<{ closes_at: Date }>('SELECT closes_at FROM round WHERE id = $1', [round.roundId]);
    const closed = await post<{ closesAt: string; already: boolean }>(`${round.roundId}/close`);
    expect(closed).toMatchObject({ status: 200, body: { already: false } });
    expect(Math.abs(Date.parse(closed.body.closesAt) - Date.now())).toBeLessThan(5000);
    const again = await post<{ closesAt: string }>(`${round.roundId}/close`);
    expect(again.body).toEqual({ closesAt: closed.body.closesAt, already: true });
    expect((await times()).rows[0]!.closes_at.toISOString()).toBe(closed.body.closesAt);
  });

  it('does not close what has not opened', async () => {
    const round = await makeRound(test.owner, { opensInMs: 60_000 });
    expect((await post<Problem>(`${round.roundId}/close`)).body.code).toBe('round_not_open');
  });

  it('thaws only a frozen round that is closed, once', async () => {
    const open = await makeRound(test.owner, { freezesInMs: -1000 });
    expect((await post<Problem>(`${open.roundId}/thaw`)).body.code).toBe('nothing_to_thaw');
    const never = await closedRound();
    expect((await post<Problem>(`${never.roundId}/thaw`)).body.code).toBe('nothing_to_thaw');
    const frozen = await closedRound({}, { freezesInMs: -120_000 });
    const thawed = await post<{ thawedAt: string }>(`${frozen.roundId}/thaw`);
    expect(thawed.body).toMatchObject({ already: false });
    expect((await post<{ thawedAt: string }>(`${frozen.roundId}/thaw`)).body).toEqual({
      ...thawed.body,
      already: true,
    });
  });
});

describe('the official result', () => {
  it('shares ranks, ranks divisions on their own, finds the prediction, publishes shortened names', async () => {
    const round = await closedRound();
    const same = { scoreMilli: 5000, prediction: 3, durationMs: 60_000, endedAt: Date.now() - 600_000 };
    const [, , fourth] = await plantScores(test.owner, round, [
      { fullName: 'Trần Văn Hai', attempts: [same] },
      { fullName: 'Lê Thị Ba', publicName: true, attempts: [same] },
      { fullName: 'Phạm Văn Tư', attempts: [{ ...same, prediction: 9 }] },
      { fullName: 'Em Bé Năm', birthYear: 2020, publicName: true, attempts: [{ ...same, prediction: null }] },
      { fullName: 'Võ Thị Sáu', division: 'cbccvc', attempts: [{ ...same, scoreMilli: 1000 }] },
    ]);
    const preview = await look(round.roundId);
    expect(preview).toMatchObject({
      blockers: [],
      predictionActual: 4,
      people: 5,
      attempts: 5,
      finalized: [],
    });
    expect(preview.top.map(({ division, people }) => [division, people])).toEqual([
      ['nguoi-dan', 4],
      ['cbccvc', 1],
    ]);
    expect(preview.top[0]!.rows[0]!.name).toMatch(/Trần Văn Hai|Lê Thị Ba/);
    const cookie = await contestantCookie(test.owner, fourth ?? '');
    const own = () =>
      call<OwnPlace & Problem>(test.url, 'GET', `/api/rounds/${round.roundId}/result/mine`, { cookie });
    expect((await own()).body.code).toBe('result_not_found');
    expect((await post(`${round.roundId}/finalization`)).body).toMatchObject({ version: 1, already: false });
    const score = { criterion: 'điểm', own: '5', theirs: '5', decides: false };
    expect((await own()).body).toMatchObject({
      rank: 3,
      divisionRank: 3,
      people: 4,
      sharedWith: 0,
      above: {
        name: expect.stringMatching(/^(Lê Thị Ba|Trần Văn H\.)$/),
        divisionRank: 1,
        compared: [score, { criterion: 'sai số dự đoán', own: '5', theirs: '1', decides: true }],
      },
      below: {
        name: 'Thí sinh',
        divisionRank: 4,
        compared: [score, { own: '5', theirs: 'không có', decides: true }],
      },
    });

    const { body: page } = await result(round.roundId);
    expect(page).toMatchObject({
      version: 1,
      newest: 1,
      people: 5,
      predictionActual: 4,
      pages: 1,
      reason: '',
    });
    expect(page.rows.map((row) => [row.rank, row.divisionRank, row.predictionError])).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [3, 3, 5],
      [4, 4, null],
      [5, 1, 1],
    ]);
    expect(
      page.rows
        .slice(0, 2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Lê Thị Ba', 'Trần Văn H.']);
    expect(page.rows[3]!.name).toBe('Thí sinh');
    expect(page.rows[0]!.place).toBe('Phường Long Châu');
    const officials = await result(round.roundId, '?division=cbccvc');
    expect(officials.body).toMatchObject({ total: 1, rows: [{ rank: 5, divisionRank: 1 }] });
    expect((await look(round.roundId)).finalized).toMatchObject([
      { version: 1, by: 'Cán bộ thử', reason: '' },
    ]);
  });

  it('is made once by fifty at the same moment, and again changes nothing', async () => {
    const round = await closedRound();
    await plantScores(
      test.owner,
      round,
      Array.from({ length: 200 }, () => ({ attempts: [{}] })),
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post<Finalized>(`${round.roundId}/finalization`)),
    );
    expect(answers.map(({ body }) => body.version)).toEqual(Array.from({ length: 50 }, () => 1));
    const stored = await test.owner.query<{ rows: string }>(
      `SELECT (SELECT count(*) FROM result_row WHERE result_id = r.id) AS rows FROM result r WHERE round_id = $1`,
      [round.roundId],
    );
    expect(stored.rows).toEqual([{ rows: '200' }]);
    const again = await post<Finalized>(`${round.roundId}/finalization`);
    expect(again).toMatchObject({ status: 200, body: { version: 1, already: true } });
  });

  it('is corrected only with a reason, by a new version; the old one stays readable', async () => {
    const round = await closedRound();
    await plantScores(test.owner, round, [{ fullName: 'Đỗ Văn Một', attempts: [{ scoreMilli: 2000 }] }]);
    const correct = (reason: unknown) =>
      post<Finalized & Problem>(`${round.roundId}/corrections`, { reason });
    expect((await correct('Chấm thiếu một bài thi')).body.code).toBe('result_not_found');
    await post(`${round.roundId}/finalization`);
    for (const reason of ['ngắn', '         \u200b        ', 'x'.repeat(501), 5, undefined]) {
      const refused = await correct(reason);
      expect(refused.status).toBe(400);
      expect(refused.body.errors![0]).toMatchObject({ field: 'reason', code: 'reason_required' });
    }
    await plantScores(test.owner, round, [{ fullName: 'Đỗ Văn Hai', attempts: [{ scoreMilli: 4000 }] }]);
    expect((await correct('Chấm thiếu một bài thi')).body).toMatchObject({ version: 2, already: false });
    expect((await correct('Chấm thiếu một bài thi')).body).toMatchObject({ version: 2, already: true });
    expect((await result(round.roundId)).body).toMatchObject({
      version: 2,
      reason: 'Chấm thiếu một bài thi',
      people: 2,
      rows: [{ name: 'Đỗ Văn H.' }, { name: 'Đỗ Văn M.' }],
    });
    const old = (await result(round.roundId, '?version=1')).body;
    expect(old).toMatchObject({ version: 1, newest: 2, people: 1, rows: [{ name: 'Đỗ Văn M.' }] });
    expect((await result(round.roundId, '?version=3')).status).toBe(404);
    expect((await look(round.roundId)).finalized.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('pages through', async () => {
    const round = await closedRound();
    await plantScores(
      test.owner,
      round,
      Array.from({ length: 120 }, (_, i) => ({ attempts: [{ durationMs: i }] })),
    );
    await post(`${round.roundId}/finalization`);
    const pages = await Promise.all(
      [1, 2, 3, 4].map(async (page) => (await result(round.roundId, `?page=${page}`)).body),
    );
    expect(pages.flatMap(({ rows }) => rows.map(({ rank }) => rank))).toEqual(
      Array.from({ length: 120 }, (_, i) => i + 1),
    );
    expect(pages[0]).toMatchObject({ pages: 3, total: 120 });
    for (const page of ['0', '-1', 'x', '1.5']) {
      expect((await result(round.roundId, `?page=${page}`)).status).toBe(400);
    }
  });

  it('is not public while the contest is not published', async () => {
    const round = await closedRound();
    await post(`${round.roundId}/finalization`);
    await test.owner.query('UPDATE contest SET published_at = NULL WHERE id = $1', [round.contestId]);
    expect((await result(round.roundId)).body.code).toBe('result_not_found');
  });
});
