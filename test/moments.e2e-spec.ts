import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { ReceiptView } from '../src/attempt/attempt.dto.js';
import type { AwardsAnswer } from '../src/award/award.dto.js';
import type { Publication } from '../src/core/publication/moments.js';
import type { ReviewView } from '../src/grading/grading.dto.js';
import type { WatchAnswer, Watching } from '../src/live/protocol.js';
import type { ResultPage } from '../src/result/result.dto.js';
import type { GroupBoard, IndividualBoard, MyPosition } from '../src/standing/scoreboard.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { bytesOf, getPaths } from './support/every-route.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { plantContest } from './support/planted-contest.js';
import { publishRulebook } from './support/rulebooks.js';
import { sit, type Sitting, until } from './support/sitting.js';

/** What nothing else says: a name, a score, a key and an explanation. */
const canaries = { name: 'Canari', score: '155546', key: 'KHOA-BI-MAT-7f3a', why: 'GIAI-THICH-BI-MAT-91cd' };
const rules = {
  prediction: null,
  tieBreaks: ['score', 'duration', 'submitted-at'] as ('score' | 'duration')[],
  pointsMilli: 77_773,
  graceMs: 0,
};

let test: TestApp;
let organiser: { id: string; cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  organiser = await makeStaff(test.owner, 'organiser');
});
afterAll(() => test.close());

const found = (bytes: string): string[] =>
  Object.entries(canaries)
    .filter(([, canary]) => new RegExp(`\\b${canary}\\b`).test(bytes))
    .map(([name]) => name);
const publish = (round: MadeRound, publication: Partial<Publication>, more: object = {}) =>
  publishRulebook(test.owner, round, organiser.id, { publication, ...more });
const read = async <B>(path: string, cookie = ''): Promise<B> => {
  // Standings serve what they read a tenth of a second ago.
  await new Promise((resolve) => setTimeout(resolve, 120));
  return (await call<B>(test.url, 'GET', `/api/${path}`, { cookie })).body;
};
const close = (roundId: string) =>
  test.owner.query(`UPDATE round SET closes_at = clock_timestamp() WHERE id = $1`, [roundId]);

/** A round by such rules, in which somebody with a name, a score and keys worth telling has handed in. */
async function sat(publication: Partial<Publication>) {
  const round = await makeRound(test.owner, { rules });
  await publish(round, publication, { appeals: {} });
  await test.owner.query(
    `UPDATE vault.question_key v SET key = $2, explanation = $3 FROM question q
     WHERE q.id = v.question_id AND q.bank = $1`,
    [round.slug, JSON.stringify(['b', canaries.key]), canaries.why],
  );
  // That key asks for a choice that no paper offers; the first of every two questions stays answerable.
  await test.owner.query(
    `UPDATE vault.question_key v SET key = '["b"]' FROM question q WHERE q.id = v.question_id AND q.bank = $1
     AND q.code IN ('TS-000', 'TS-002', 'TS-004', 'TS-006', 'TS-008')`,
    [round.slug],
  );
  const me = await makeContestant(test.owner, round.contestId, {
    fullName: `Lê ${canaries.name}`,
    publicName: true,
  });
  const other = await makeContestant(test.owner, round.contestId);
  const { sitting, attempt } = await sit(test.url, round.roundId, me.cookie);
  const plain = attempt.paper.filter(({ text }) => /số [02468]\?/.test(text)).slice(0, 2);
  for (const { slot } of plain) await sitting.answer(slot, ['b']);
  await sitting.submit();
  await until(
    async () =>
      (await test.owner.query('SELECT 1 FROM score WHERE attempt_id = $1', [attempt.id])).rowCount || null,
  );
  return { round, me, other, sitting, chosen: plain.map(({ slot }) => slot) };
}

/** Everything that every reading route says to the public, to another contestant and to the own one. */
async function walk(
  { roundId, contestId, slug }: MadeRound,
  attemptId: string,
  cookies: string[],
): Promise<string> {
  const ids = [roundId, contestId, slug, attemptId];
  const paths = (await getPaths(ids)).filter((path) => !path.includes('/staff/'));
  const queries = (path: string) =>
    path.endsWith('/scoreboard') ? ['', '?view=unit', '?view=organization', '?division=nguoi-dan'] : [''];
  const said: string[] = [];
  for (const path of paths)
    for (const cookie of cookies)
      for (const query of queries(path)) said.push(await bytesOf(test.url, 'GET', path + query, cookie));
  return said.join('\n');
}

/** A page that follows boards and its own position; every frame is heard. */
async function spectator(roundId: string, cookie: string) {
  const heard: string[] = [];
  const states: string[] = [];
  const socket: Socket = io(test.url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin: test.url, cookie },
  });
  socket.onAny((event: string, ...frame: unknown[]) => {
    heard.push(JSON.stringify(frame));
    if (event === 'board:state') states.push((frame[0] as { state: string }).state);
  });
  const watch = async (view: string): Promise<Watching> => {
    const answer = (await socket.emitWithAck('board:watch', { roundId, view })) as WatchAnswer;
    heard.push(JSON.stringify(answer));
    return answer as Watching;
  };
  const position = async (): Promise<MyPosition> => {
    const answer = (await socket.emitWithAck('position:watch', { roundId })) as MyPosition;
    heard.push(JSON.stringify(answer));
    return answer;
  };
  return { heard, states, watch, position, end: () => socket.close() };
}

/** The result as finalising leaves it. */
async function finalise({ roundId }: MadeRound, contestantId: string, attemptId: string): Promise<void> {
  const { rows } = await test.owner.query<{ id: string }>(
    `INSERT INTO result (round_id, version, finalized_by, people, attempts, sha256)
     VALUES ($1, 1, $2, 1, 1, repeat('a', 64)) RETURNING id`,
    [roundId, organiser.id],
  );
  await test.owner.query(
    `INSERT INTO result_row (result_id, contestant_id, attempt_id, division, rank, division_rank, score_milli,
       correct_count, duration_ms, submitted_at, attempts)
     VALUES ($1, $2, $3, 'nguoi-dan', 1, 1, ${canaries.score}, 2, 1000, now(), 1)`,
    [rows[0]!.id, contestantId, attemptId],
  );
  await test.owner.query('UPDATE round SET finalized_at = clock_timestamp() WHERE id = $1', [roundId]);
}

const held = { rows: true, position: true, paging: true, means: true };

describe('by the rules, score and standings with the closing, keys with the official result', () => {
  let made: Awaited<ReturnType<typeof sat>>;
  beforeAll(async () => {
    made = await sat({
      score: 'after-closing',
      standings: 'after-closing',
      explanations: 'after-finalising',
    });
  });
  const review = (sitting: Sitting) => sitting.get<ReviewView>('/review');

  it('before closing no byte on any route or socket tells who stands where, or with how much', async () => {
    const { round, me, other, sitting } = made;
    const page = await spectator(round.roundId, other.cookie);
    const boards = [];
    for (const view of ['individual', 'unit', 'organization']) boards.push((await page.watch(view)).board);
    const withheld = await page.position();
    const mine = await walk(round, sitting.attemptId, [me.cookie]);
    const others = await walk(round, sitting.attemptId, ['', other.cookie]);
    page.end();
    expect(found(others + page.heard.join('\n'))).toEqual([]);
    // One's own name is in one's own account.
    expect(found(mine)).toEqual(['name']);
    const { closesAt } = await read<{ closesAt: string }>(`rounds/${round.roundId}`);
    for (const board of boards)
      expect(board).toMatchObject({
        state: 'held',
        rows: [],
        totals: { people: 1, attempts: 1 },
        withheld: { ...held, totals: false, reason: 'withheld_standings_until_closing', until: closesAt },
      });
    expect(withheld).toMatchObject({ withheld: 'withheld_standings_until_closing', position: null });
    expect((await sitting.get<ReceiptView>('/receipt')).body.score).toBeNull();
  }, 120_000);

  it('the closing opens the boards by itself, for who watches too; the score is told', async () => {
    const { round, other, sitting } = made;
    const page = await spectator(round.roundId, other.cookie);
    expect((await page.watch('individual')).size).toBe(0);
    expect((await page.watch('unit')).size).toBe(50);
    await test.owner.query(
      `UPDATE round SET closes_at = clock_timestamp() + interval '500 ms' WHERE id = $1`,
      [round.roundId],
    );
    await until(async () => (page.states.length === 2 ? true : null));
    expect(page.states).toEqual(['provisional', 'provisional']);
    const { board, size } = await page.watch('individual');
    page.end();
    expect(size).toBe(50);
    expect(board.rows).toMatchObject([{ rank: 1, name: `Lê ${canaries.name}`, scoreMilli: 155_546 }]);
    // The same look finds them now: it would have seen them before.
    expect(found(await walk(round, sitting.attemptId, ['']))).toEqual(['name', 'score']);
    expect((await sitting.get<ReceiptView>('/receipt')).body.score).toMatchObject({ scoreMilli: 155_546 });
  }, 120_000);

  it('the own paper is shown as it was sat, without keys, and takes appeals', async () => {
    const { round, me, sitting, chosen } = made;
    const { body } = await review(sitting);
    expect(body).toMatchObject({ scoreMilli: 155_546, correctCount: 2, status: 'provisional' });
    expect(body.slots.map(({ solution }) => solution)).toEqual([null, null, null, null, null]);
    expect(body.slots.filter((slot) => slot.chosen.length > 0).map(({ slot }) => slot)).toEqual(chosen);
    expect(body.slots[0]?.text).toContain('Câu hỏi thử số');
    expect(found(await walk(round, sitting.attemptId, [me.cookie]))).toEqual(['name', 'score']);
    const filed = await call(test.url, 'POST', `/api/attempts/${sitting.attemptId}/appeals`, {
      cookie: me.cookie,
      body: {
        about: 'question',
        slot: 1,
        text: 'Câu này có hai lựa chọn cùng đúng.',
        citation: 'Khoản 2 Điều 5.',
      },
    });
    expect(filed.status).toBe(201);
  }, 120_000);

  it('the official result brings keys and explanations', async () => {
    const { round, me, sitting } = made;
    await finalise(round, me.id, sitting.attemptId);
    const { body } = await review(sitting);
    expect(found(JSON.stringify(body))).toEqual(['score', 'key', 'why']);
    expect(body).toMatchObject({ status: 'official', rank: 1 });
  });
});

describe('by the rules, everything with the official result', () => {
  it('is held back after closing too; an amendment counts from when it is published', async () => {
    const { round, me, sitting } = await sat({
      score: 'after-finalising',
      standings: 'after-finalising',
      explanations: 'after-finalising',
    });
    await close(round.roundId);
    const { body } = await until(async () => {
      const answer = await sitting.get<ReviewView>('/review');
      return answer.status === 200 ? answer : null;
    });
    expect(body).toMatchObject({ scoreMilli: null, correctCount: null, rank: null, maxMilli: 5 * 77_773 });
    expect(found(await walk(round, sitting.attemptId, [me.cookie]))).toEqual(['name']);
    expect(await read<GroupBoard>(`rounds/${round.roundId}/scoreboard?view=unit`)).toMatchObject({
      state: 'held',
      rows: [],
      withheld: { reason: 'withheld_standings_until_official', until: null },
    });

    await publish(round, { score: 'after-closing', standings: 'after-closing', explanations: 'never' });
    expect((await read<IndividualBoard>(`rounds/${round.roundId}/scoreboard`)).rows).toHaveLength(1);
    const later = await sitting.get<ReviewView>('/review');
    expect(later.body).toMatchObject({ scoreMilli: 155_546, slots: [{ solution: null }, {}, {}, {}, {}] });

    await publish(round, { score: 'after-finalising', standings: 'after-finalising', explanations: 'never' });
    await finalise(round, me.id, sitting.attemptId);
    expect((await read<IndividualBoard>(`rounds/${round.roundId}/scoreboard`)).rows).toHaveLength(1);
    expect(found(JSON.stringify((await sitting.get('/review')).body))).toEqual(['score']);
  }, 120_000);
});

describe('without a word in the rules', () => {
  it('the score is on the receipt as soon as it is known, and the board is live', async () => {
    const { round, sitting } = await sat({});
    expect((await sitting.get<ReceiptView>('/receipt')).body.score).toEqual({
      scoreMilli: 155_546,
      maxMilli: 5 * 77_773,
    });
    const board = await read<IndividualBoard>(`rounds/${round.roundId}/scoreboard`);
    expect(board).toMatchObject({ state: 'live', rows: [{ name: `Lê ${canaries.name}` }] });
    await publish(round, { names: 'shortened' });
    expect((await read<IndividualBoard>(`rounds/${round.roundId}/scoreboard`)).rows[0]?.name).toBe('Lê C.');
  });
});

describe('ranks that are never published', () => {
  it('are in no official page; who won is, without a place', async () => {
    const people = ['nhi', 'nhat'].map((tier) => ({
      id: randomUUID(),
      unitId: null,
      organizationId: randomUUID(),
      groups: [],
      lines: { 'dot-1': { attempts: 1, scoreMilli: 155_546, maxMilli: 200_000 } },
      awards: [{ scope: 'dot-1', tier }],
    }));
    await test.owner.query(
      `INSERT INTO organization (id, name, kind, search_key) SELECT x, x::text, 'agency', '' FROM unnest($1::uuid[]) AS x`,
      [people.map(({ organizationId }) => organizationId)],
    );
    const planted = await plantContest(test.owner, organiser.id, people, {
      roundNames: ['dot-1'],
      collective: [],
      headCounts: [],
    });
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM round WHERE contest_id = $1', [
      planted.contestId,
    ]);
    const round = { ...planted, roundId: rows[0]!.id };
    const awards = () => read<AwardsAnswer>(`contests/${round.slug}/awards`);
    expect((await awards()).awards.map(({ rank, why }) => [rank, why !== ''])).toEqual([
      [1, true],
      [1, true],
    ]);

    await publish(
      round,
      { score: 'never', standings: 'never', explanations: 'never' },
      { rounds: planted.rules.rounds },
    );
    expect(await read<ResultPage>(`rounds/${round.roundId}/result`)).toMatchObject({
      rows: [],
      total: 0,
      people: 2,
    });
    expect((await read<IndividualBoard>(`rounds/${round.roundId}/scoreboard`)).state).toBe('held');
    const told = await awards();
    expect(told.awards.map(({ rank, why }) => [rank, why])).toEqual([
      [null, ''],
      [null, ''],
    ]);
    expect(found(await walk(round, randomUUID(), ['']))).toEqual([]);
  }, 60_000);
});
