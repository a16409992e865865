import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { ReviewView } from '../src/grading/grading.dto.js';
import { startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { bytesOf as bytesFrom, getPaths } from './support/every-route.js';
import { insertAttempt, logOf, sit, Sitting, start, until } from './support/sitting.js';

const canaries = ['KHOA-BI-MAT-7f3a', 'GIAI-THICH-BI-MAT-91cd'];

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await test.owner.query(
    `INSERT INTO legal_document (code, kind, number, title, in_force_from, in_force_until)
     VALUES ('nd-1-2020', 'Nghị định', '1/2020/NĐ-CP', 'về thử nghiệm', '2020-01-01', '2021-12-31')`,
  );
});
afterAll(() => test.close());

/** A round whose keys and explanations are words that nothing else says. */
async function guardedRound(changes: Parameters<typeof makeRound>[1] = {}): Promise<MadeRound> {
  const round = await makeRound(test.owner, changes);
  await test.owner.query(
    `UPDATE vault.question_key v SET key = $2, explanation = $3 FROM question q
     WHERE q.id = v.question_id AND q.bank = $1`,
    [round.slug, JSON.stringify(['b', canaries[0]]), canaries[1]],
  );
  return round;
}

async function closeNow(roundId: string): Promise<void> {
  await test.owner.query(
    `UPDATE round SET opens_at = now() - interval '3 h', closes_at = now() - interval '1 min' WHERE id = $1`,
    [roundId],
  );
}

const bytesOf = (method: string, path: string, cookie: string, body?: unknown) =>
  bytesFrom(test.url, method, path, cookie, body);
const found = (bytes: string) => canaries.filter((canary) => bytes.includes(canary));

const queries = ['', '?view=individual', '?view=unit', '?view=organization&page=1', '?q=a&period=2025'];

describe('before the round has closed', () => {
  it('no byte of any answer, to anybody, on any route or socket, holds a key or an explanation', async () => {
    const round = await guardedRound();
    const contestant = await makeContestant(test.owner, round.contestId);
    const { sitting, attempt } = await sit(test.url, round.roundId, contestant.cookie);
    const people = [
      '',
      contestant.cookie,
      (await makeContestant(test.owner, round.contestId)).cookie,
      (await makeStaff(test.owner, 'organiser')).cookie,
      (await makeStaff(test.owner, 'editor')).cookie,
    ];
    const heard: string[] = [];
    const socket = io(test.url, {
      transports: ['websocket'],
      extraHeaders: { origin: test.url, cookie: contestant.cookie },
    });
    socket.onAny((...frame: unknown[]) => heard.push(JSON.stringify(frame)));
    for (const view of ['individual', 'unit', 'organization']) {
      heard.push(JSON.stringify(await socket.emitWithAck('board:watch', { roundId: round.roundId, view })));
    }
    heard.push(JSON.stringify(await socket.emitWithAck('position:watch', { roundId: round.roundId })));

    const said = [JSON.stringify(attempt)];
    for (const { slot, choices } of attempt.paper) {
      for (const { id } of choices) said.push(JSON.stringify((await sitting.answer(slot, [id])).body));
    }
    const ids = [round.roundId, round.contestId, round.slug, attempt.id, contestant.id, 'TS-001'];
    const walk = async () => {
      for (const path of await getPaths(ids)) {
        for (const cookie of people) {
          const asked = path.includes('scoreboard') || path.includes('contestants') ? queries : [''];
          for (const query of asked) said.push(await bytesOf('GET', path + query, cookie));
        }
      }
    };
    await walk();
    said.push(JSON.stringify((await sitting.submit()).body));
    await until(
      async () =>
        (await test.owner.query('SELECT 1 FROM score WHERE attempt_id = $1', [attempt.id])).rowCount || null,
    );
    await sleep(1200);
    await walk();
    const path = `/api/attempts/${attempt.id}`;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      said.push(await bytesOf(method, path, contestant.cookie, { clientId: randomUUID() }));
    }
    said.push(await bytesOf('GET', `${path}/review`, contestant.cookie));
    socket.close();
    expect(said.length).toBeGreaterThan(200);
    expect(found(said.join('\n') + heard.join('\n'))).toEqual([]);
    expect(heard.length).toBeGreaterThanOrEqual(4);

    // The same look finds them once they may be told: it would have seen them before.
    await closeNow(round.roundId);
    expect(found(await bytesOf('GET', `${path}/review`, contestant.cookie))).toEqual(canaries);
    for (const cookie of people.filter((each) => each !== contestant.cookie)) {
      expect(found(await bytesOf('GET', `${path}/review`, cookie))).toEqual([]);
    }
  }, 120_000);

  it('a right answer and a wrong one are acknowledged with the same words', async () => {
    const round = await guardedRound();
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
    const shapes = [];
    for (const choice of attempt.paper[0]!.choices) {
      const { body } = await sitting.answer(1, [choice.id]);
      shapes.push(body.results.map((result) => [Object.keys(result), result.outcome]));
    }
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  it('shows no question before the attempt has its starting time', async () => {
    const round = await makeRound(test.owner, { opensInMs: 60_000 });
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const said = [JSON.stringify((await start(test.url, round.roundId, cookie)).body)];
    for (const path of await getPaths([round.roundId, round.slug, round.contestId])) {
      said.push(await bytesOf('GET', path, cookie));
    }
    expect(said.join('\n')).not.toContain('Câu hỏi thử số');
    expect(said.join('\n')).not.toContain('Lựa chọn a của câu');
  });
});

describe('the review', () => {
  const review = (sitting: Sitting) => sitting.get<ReviewView & { code: string; message: string }>('/review');

  it('opens when closing and grace are over, and tells everything of the own attempt', async () => {
    const round = await makeRound(test.owner, { rules: { graceMs: 700 }, closesInMs: 1500 });
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
    await sitting.answer(1, ['b']);
    await sitting.answer(2, ['a']);
    await sitting.respond([{ clientId: randomUUID(), kind: 'prediction', prediction: 4 }]);
    await sitting.submit();
    const early = await review(sitting);
    expect(early).toMatchObject({ status: 409, body: { code: 'review_not_yet' } });
    expect(early.body.message).toMatch(/\d\d:\d\d, \d\d\/\d\d\/\d{4}/);
    const { body } = await until(async () => {
      const answer = await review(sitting);
      return answer.status === 200 ? answer : null;
    });
    const { rows } = await test.owner.query(
      `SELECT clock_timestamp() > closes_at + interval '700 ms' AS over FROM round WHERE id = $1`,
      [round.roundId],
    );
    expect(rows[0].over).toBe(true);
    expect(body).toMatchObject({
      attemptId: attempt.id,
      status: 'provisional',
      scoreMilli: 1000,
      maxMilli: 5000,
      correctCount: 1,
      questionCount: 5,
      prediction: { given: 4, actual: null, error: null },
      rank: null,
    });
    expect(body.slots.map(({ chosen, solution }) => [chosen, solution?.key, solution?.correct])).toEqual([
      [['b'], ['b'], true],
      [['a'], ['b'], false],
      [[], ['b'], false],
      [[], ['b'], false],
      [[], ['b'], false],
    ]);
    expect(body.slots[0]?.solution?.explanation).toBe('GIAI-THICH-BI-MAT');
    expect(body.slots.map(({ text }) => text)).toEqual(attempt.paper.map(({ text }) => text));
  });

  it('stays shut after an early closing while somebody still works', async () => {
    const round = await guardedRound();
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting } = await sit(test.url, round.roundId, cookie);
    await sitting.submit();
    const other = await makeContestant(test.owner, round.contestId);
    const running = await insertAttempt(test.owner, round.roundId, other.id, { deadlineInMs: 1500 });
    await closeNow(round.roundId);
    expect(await review(sitting)).toMatchObject({ status: 409, body: { code: 'review_not_yet' } });
    expect(
      (await new Sitting(test.url, other.cookie, running).answer(1, ['a'])).body.results[0]?.outcome,
    ).toBe('saved');
    await until(async () => ((await review(sitting)).status === 200 ? true : null));
    expect((await logOf(test.owner, running)).length).toBeGreaterThan(0);
  });

  it("tells rank and prediction's truth when the result is official, with the law's validity", async () => {
    const round = await guardedRound();
    const citation = { document: 'nd-1-2020', article: '3', clause: '1', point: '', summary: 'Tóm tắt.' };
    await test.owner.query('UPDATE question SET citations = $2 WHERE bank = $1', [
      round.slug,
      JSON.stringify([citation]),
    ]);
    const { id, cookie } = await makeContestant(test.owner, round.contestId);
    const attemptId = await insertAttempt(test.owner, round.roundId, id, { deadlineInMs: 60_000 });
    const sitting = new Sitting(test.url, cookie, attemptId);
    await sitting.respond([{ clientId: randomUUID(), kind: 'prediction', prediction: 4 }]);
    await sitting.submit();
    await closeNow(round.roundId);
    const organiser = await makeStaff(test.owner, 'organiser');
    const { rows } = await test.owner.query(
      `INSERT INTO result (round_id, version, finalized_by, prediction_actual, people, attempts)
       VALUES ($1, 1, $2, 9, 1, 1) RETURNING id`,
      [round.roundId, organiser.id],
    );
    await test.owner.query(
      `INSERT INTO result_row VALUES ($1, $2, $3, 'nguoi-dan', 3, 2, 0, 0, 4, 5, 1, now(), 1, null, null)`,
      [rows[0].id, id, attemptId],
    );
    await test.owner.query('UPDATE round SET finalized_at = now() WHERE id = $1', [round.roundId]);
    const { body } = await review(sitting);
    expect(body).toMatchObject({
      status: 'official',
      rank: 3,
      prediction: { given: 4, actual: 9, error: 5 },
    });
    expect(body.slots[0]?.solution?.citations).toEqual([
      {
        ...citation,
        kind: 'Nghị định',
        number: '1/2020/NĐ-CP',
        title: 'về thử nghiệm',
        inForce: false,
        validity: { state: 'lapsed', from: '2020-01-01', until: '2021-12-31' },
      },
    ]);
  });
});
