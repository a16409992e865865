import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MineAnswer, ReceiptView } from '../src/attempt/attempt.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound } from './support/factories.js';
import { insertAttempt, logOf, sit, Sitting, start, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
beforeAll(async () => {
  test = await startTestApp();
  round = await makeRound(test.owner);
});
afterAll(() => test.close());

const mine = (roundId: string, cookie: string) =>
  call<MineAnswer & { code: string }>(test.url, 'GET', `/api/rounds/${roundId}/mine`, { cookie });

async function newSitting(on: MadeRound = round) {
  const contestant = await makeContestant(test.owner, on.contestId);
  return { contestant, ...(await sit(test.url, on.roundId, contestant.cookie)) };
}

describe('starting', () => {
  it('draws the blueprint, says until when, and shows the same attempt again', async () => {
    const { contestant, attempt } = await newSitting();
    expect(attempt.paper.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(attempt.paper.map(({ text }) => text)).size).toBe(5);
    for (const { choices } of attempt.paper)
      expect(choices.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(Date.parse(String(attempt.deadlineAt)) - Date.parse(String(attempt.startedAt))).toBe(20 * 60_000);
    expect(attempt).toMatchObject({
      number: 1,
      contestSlug: round.slug,
      graceMs: 5000,
      answers: {},
      predictionGiven: null,
      lastN: 0,
      endedAt: null,
      endedBy: null,
      prediction: { target: 'perfect-contestants' },
    });
    expect(attempt.continuationCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);

    const again = await start(test.url, round.roundId, contestant.cookie);
    expect(again.status).toBe(200);
    expect(Object.assign({}, again.body, { now: attempt.now })).toEqual(attempt);
    const { body } = await mine(round.roundId, contestant.cookie);
    expect(body).toMatchObject({ used: 1, allowed: 1, open: attempt.id, refused: null, phase: 'open' });
  });

  it('gives one attempt to twenty requests at once', async () => {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => start(test.url, round.roundId, cookie)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  });

  it('slows down who asks sixty times in a minute', async () => {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const asked = Array.from({ length: 62 }, () => start(test.url, round.roundId, cookie));
    expect((await Promise.all(asked)).filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('adds extra time, but not past the closing', async () => {
    const { cookie } = await makeContestant(test.owner, round.contestId, { extraTimePermille: 500 });
    const { attempt } = await sit(test.url, round.roundId, cookie);
    expect(Date.parse(String(attempt.deadlineAt)) - Date.parse(String(attempt.startedAt))).toBe(30 * 60_000);
    const closing = await makeRound(test.owner, { closesInMs: 60_000 });
    const other = await makeContestant(test.owner, closing.contestId, { extraTimePermille: 500 });
    const short = await sit(test.url, closing.roundId, other.cookie);
    const { rows } = await test.owner.query('SELECT closes_at FROM round WHERE id = $1', [closing.roundId]);
    expect(Date.parse(String(short.attempt.deadlineAt))).toBe(rows[0].closes_at.getTime());
  });

  it('is refused before, after, elsewhere, without a session and when all attempts are used', async () => {
    const soon = await makeRound(test.owner, { opensInMs: 60_000 });
    const over = await makeRound(test.owner, { closesInMs: -1000 });
    const refusals: [MadeRound, number, string][] = [
      [soon, 409, 'round_not_open'],
      [over, 409, 'round_closed'],
    ];
    for (const [where, status, code] of refusals) {
      const { cookie } = await makeContestant(test.owner, where.contestId);
      expect(await start(test.url, where.roundId, cookie)).toMatchObject({ status, body: { code } });
      expect((await mine(where.roundId, cookie)).body).toMatchObject({ refused: code, used: 0 });
    }
    const stranger = await makeContestant(test.owner, soon.contestId);
    expect(await start(test.url, round.roundId, stranger.cookie)).toMatchObject({
      status: 403,
      body: { code: 'not_eligible' },
    });
    expect((await start(test.url, randomUUID(), stranger.cookie)).body.code).toBe('round_not_found');
    expect((await start(test.url, 'x', stranger.cookie)).body.code).toBe('round_not_found');
    expect((await start(test.url, round.roundId, '')).status).toBe(401);

    const { contestant, sitting } = await newSitting();
    await sitting.submit();
    const used = await start(test.url, round.roundId, contestant.cookie);
    expect(used).toMatchObject({ status: 409, body: { code: 'attempts_used' } });
    expect(used.body.message).toContain('1 lượt');
  });

  it('says when the bank is too small for the blueprint', async () => {
    const blueprint = [{ topic: 'test', difficulty: 'nhan-biet' as const, count: 6 }];
    const poor = await makeRound(test.owner, { rules: { blueprint } });
    const { cookie } = await makeContestant(test.owner, poor.contestId);
    expect(await start(test.url, poor.roundId, cookie)).toMatchObject({
      status: 503,
      body: { code: 'blueprint_shortage' },
    });
  });

  it('counts attempts where several are allowed', async () => {
    const twice = await makeRound(test.owner, { rules: { attemptsAllowed: 2, counts: 'best' } });
    const { contestant, sitting, attempt } = await newSitting(twice);
    await sitting.submit();
    const second = await sit(test.url, twice.roundId, contestant.cookie);
    expect(second.attempt).toMatchObject({ number: 2 });
    expect(second.attempt.id).not.toBe(attempt.id);
    const { body } = await mine(twice.roundId, contestant.cookie);
    expect(body.attempts.map(({ number, endedBy }) => [number, endedBy])).toEqual([
      [1, 'submit'],
      [2, null],
    ]);
  });
});

describe('answering', () => {
  it('shows after a reload what the log says: the last answer of a slot, cleared ones gone', async () => {
    const { sitting } = await newSitting();
    await sitting.answer(1, ['a']);
    await sitting.answer(2, ['c']);
    await sitting.answer(1, ['b']);
    await sitting.answer(2, []);
    const { body } = await sitting.respond([
      { clientId: randomUUID(), kind: 'answer', slot: 3, choices: ['d'] },
      { clientId: randomUUID(), kind: 'prediction', prediction: 12 },
      { clientId: randomUUID(), kind: 'answer', slot: 3, choices: ['a'] },
    ]);
    expect(body.results.map(({ outcome, n }) => [outcome, n])).toEqual([
      ['saved', 5],
      ['saved', 6],
      ['saved', 7],
    ]);
    expect(await sitting.view()).toMatchObject({
      answers: { 1: ['b'], 3: ['a'] },
      predictionGiven: 12,
      lastN: 7,
    });
    const log = await logOf(test.owner, sitting.attemptId);
    expect(log.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(log.map(({ value }) => value)).toEqual([['a'], ['c'], ['b'], [], ['d'], 12, ['a']]);
  });

  it('keeps one row of fifty equal requests at once and gives each the same ack', async () => {
    const { sitting } = await newSitting();
    const clientId = randomUUID();
    const spelled = (i: number) => (i % 2 === 0 ? clientId : clientId.toUpperCase());
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => sitting.answer(1, ['a'], spelled(i))),
    );
    const acks = answers.map(({ body }) => [body.results[0]?.outcome, body.results[0]?.n]);
    expect(acks).toEqual(acks.map(() => ['saved', 1]));
    expect(new Set(answers.map(({ body }) => body.results[0]?.receivedAt)).size).toBe(1);
    expect(await logOf(test.owner, sitting.attemptId)).toHaveLength(1);
    const later = await sitting.answer(1, ['a'], clientId);
    expect(later.body.results[0]).toEqual(answers[0]?.body.results[0]);
  });

  it('numbers two hundred answers at once without gap or double', async () => {
    const { sitting } = await newSitting();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => sitting.answer((i % 5) + 1, ['a'])),
    );
    const numbers = answers.map(({ body }) => body.results[0]?.n ?? 0).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  it('lets the last of two tabs win, by the order of the log, and keeps both', async () => {
    const { sitting } = await newSitting();
    for (let i = 0; i < 10; i += 1) {
      const [one, two] = await Promise.all([sitting.answer(4, ['a']), sitting.answer(4, ['b'])]);
      const last = one.body.results[0]!.n! > two.body.results[0]!.n! ? 'a' : 'b';
      expect((await sitting.view()).answers[4]).toEqual([last]);
    }
    expect(await logOf(test.owner, sitting.attemptId)).toHaveLength(20);
  });

  it('refuses an entry that the paper cannot hold and saves the others', async () => {
    const { sitting } = await newSitting();
    const answer = (slot: number, choices: string[]) => ({
      clientId: randomUUID(),
      kind: 'answer',
      slot,
      choices,
    });
    const { status, body } = await sitting.respond(
      [
        answer(99, ['a']),
        answer(1, ['z']),
        answer(1, ['a', 'b']),
        { clientId: randomUUID(), kind: 'prediction', prediction: -1 },
        answer(2, ['a']),
      ],
      { 'accept-language': 'en' },
    );
    expect(status).toBe(200);
    expect(body.results.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'slot_not_in_paper',
      'choice_not_in_question',
      'too_many_choices',
      'prediction_invalid',
      'saved',
    ]);
    expect(body.results[0]?.message).toBe('Question 99 is not in your paper.');
    expect(await logOf(test.owner, sitting.attemptId)).toHaveLength(1);
    const none = await sitting.respond([answer(99, [])]);
    expect(none.body.results[0]).toMatchObject({ outcome: 'refused', n: null, receivedAt: null });
    expect(Date.parse(String(none.body.now))).toBeGreaterThan(0);
  });

  const id = randomUUID();
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'entries'],
    ['no object', [], 'entries'],
    ['no entries', { entries: [] }, 'entries'],
    ['too many', { entries: Array.from({ length: 51 }, () => ({})) }, 'entries'],
    ['an unknown field', { entries: [{ clientId: id, kind: 'prediction', prediction: 1 }], now: 1 }, 'now'],
    ['an entry that is none', { entries: [null] }, 'entries.0'],
    ['no client id', { entries: [{ kind: 'prediction', prediction: 1 }] }, 'entries.0.clientId'],
    [
      'a client id that is none',
      { entries: [{ clientId: "'", kind: 'prediction', prediction: 1 }] },
      'entries.0.clientId',
    ],
    ['a foreign kind', { entries: [{ clientId: id, kind: 'timeout' }] }, 'entries.0.kind'],
    ['a kind of the prototype', { entries: [{ clientId: id, kind: 'constructor' }] }, 'entries.0.kind'],
    ['no slot', { entries: [{ clientId: id, kind: 'answer', choices: [] }] }, 'entries.0.slot'],
    [
      'a slot as text',
      { entries: [{ clientId: id, kind: 'answer', slot: '1', choices: [] }] },
      'entries.0.slot',
    ],
    ['no choices', { entries: [{ clientId: id, kind: 'answer', slot: 1 }] }, 'entries.0.choices'],
    [
      'choices of numbers',
      { entries: [{ clientId: id, kind: 'answer', slot: 1, choices: [1] }] },
      'entries.0.choices',
    ],
    [
      'a prediction as text',
      { entries: [{ clientId: id, kind: 'prediction', prediction: '1' }] },
      'entries.0.prediction',
    ],
    [
      'an answer with a time',
      { entries: [{ clientId: id, kind: 'answer', slot: 1, choices: [], receivedAt: 1 }] },
      'entries.0.receivedAt',
    ],
  ])('refuses a body with %s and names the place', async (_, body, field) => {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const path = `/api/attempts/${randomUUID()}/responses`;
    const answer = await call<{ code: string; errors: { field: string; message: string }[] }>(
      test.url,
      'POST',
      path,
      { cookie, body },
    );
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_input' } });
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
  });
});

describe('handing in', () => {
  it('gives a receipt, the same for two clicks, and takes nothing after it', async () => {
    const { sitting } = await newSitting();
    const kept = randomUUID();
    await sitting.answer(1, ['b'], kept);
    await sitting.respond([{ clientId: randomUUID(), kind: 'prediction', prediction: 3 }]);
    expect(await sitting.get('/receipt')).toMatchObject({ status: 409, body: { code: 'attempt_running' } });
    const clientId = randomUUID();
    const [one, two] = await Promise.all([sitting.submit(clientId), sitting.submit(clientId)]);
    expect(one).toMatchObject({
      status: 200,
      body: {
        outcome: 'submitted',
        endedBy: 'submit',
        answered: 1,
        questionCount: 5,
        predictionGiven: 3,
        late: 0,
      },
    });
    expect(two.body).toEqual(one.body);
    const other = await sitting.submit();
    expect(other.body).toEqual(Object.assign({}, one.body, { outcome: 'already' }));
    expect((await sitting.get<ReceiptView>('/receipt')).body).toEqual(other.body);

    const after = await sitting.answer(2, ['a']);
    expect(after.body.results[0]).toMatchObject({ outcome: 'ended', n: null });
    const again = await sitting.answer(1, ['b'], kept);
    expect(again.body.results[0]).toMatchObject({ outcome: 'saved', n: 1 });
    const log = await logOf(test.owner, sitting.attemptId);
    expect(log.map(({ kind }) => kind)).toEqual(['answer', 'prediction', 'submit']);
    expect(await sitting.view()).toMatchObject({ endedBy: 'submit', lastN: 3 });
  });

  it('has nothing behind the end, whatever was on its way', async () => {
    for (let i = 0; i < 10; i += 1) {
      const { sitting } = await newSitting();
      const answers = Array.from({ length: 10 }, () => sitting.answer(1, ['a']));
      const [receipt, ...rest] = await Promise.all([
        sitting.submit(),
        ...answers,
        ...Array.from({ length: 5 }, () => sitting.answer(1, ['c'])),
      ]);
      const log = await logOf(test.owner, sitting.attemptId);
      expect(log.at(-1)?.kind).toBe('submit');
      const saved = rest.filter(({ body }) => body.results[0]?.outcome === 'saved').length;
      expect(log).toHaveLength(saved + 1);
      expect(receipt?.body.outcome).toBe('submitted');
    }
  });
});

describe("another's attempt", () => {
  it('does not exist for anybody else, on any route', async () => {
    const { sitting } = await newSitting();
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const thief = new Sitting(test.url, cookie, sitting.attemptId);
    const tries = [
      thief.get(),
      thief.get('/receipt'),
      thief.get('/review'),
      thief.answer(1, ['a']),
      thief.submit(),
      new Sitting(test.url, cookie, 'x').answer(1, ['a']),
    ];
    for (const answer of await Promise.all(tries)) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'attempt_not_found' } });
    }
    expect(await logOf(test.owner, sitting.attemptId)).toHaveLength(0);
    expect((await new Sitting(test.url, '', sitting.attemptId).answer(1, ['a'])).status).toBe(401);
  });
});

describe('continuing on another device', () => {
  const takeOver = (code: unknown) =>
    call<{ attemptId: string; roundId: string; code: string }>(test.url, 'POST', '/api/continuations', {
      body: { code },
    });

  it('signs the contestant in by the code, whoever sends it; the log tells', async () => {
    const { attempt, sitting } = await newSitting();
    await sitting.answer(1, ['c']);
    const code = attempt.continuationCode;
    const taken = await takeOver(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`);
    expect(taken).toMatchObject({
      status: 200,
      body: { attemptId: attempt.id, roundId: round.roundId },
    });
    const cookie = taken.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const there = new Sitting(test.url, cookie, attempt.id);
    expect((await there.view()).answers).toEqual({ 1: ['c'] });
    await there.answer(1, ['d']);
    const log = await logOf(test.owner, attempt.id);
    expect(log.map(({ kind }) => kind)).toEqual(['answer', 'takeover', 'answer']);
    expect((await sitting.view()).answers).toEqual({ 1: ['d'] });
    await sitting.submit();
    expect(await takeOver(code)).toMatchObject({ status: 404, body: { code: 'continuation_wrong' } });
  });

  it('answers every wrong code alike and lets nobody search', async () => {
    const codes: unknown[] = ['', 'x', 'ABCDEFGH', '00000000', '        ', "' OR 1=1"];
    for (const code of codes) {
      expect(await takeOver(code)).toMatchObject({ status: 404, body: { code: 'continuation_wrong' } });
    }
    expect((await takeOver(12)).status).toBe(400);
    for (let i = 0; i < 6; i += 1) await takeOver('ABCDEFGH');
    expect(await takeOver('ABCDEFGH')).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  });

  it('keeps only a keyed hash of the code', async () => {
    const { attempt } = await newSitting();
    const { rows } = await test.owner.query('SELECT to_jsonb(a)::text AS text FROM attempt a WHERE id = $1', [
      attempt.id,
    ]);
    expect(rows[0].text).not.toContain(attempt.continuationCode);
  });
});

describe('when the time is up', () => {
  it('the server hands in within two seconds, and the receipt says so', async () => {
    const contestant = await makeContestant(test.owner, round.contestId);
    const id = await insertAttempt(test.owner, round.roundId, contestant.id, {
      deadlineInMs: 400,
      graceMs: 200,
    });
    const sitting = new Sitting(test.url, contestant.cookie, id);
    await sitting.answer(1, ['b']);
    const end = await until(async () => (await logOf(test.owner, id)).find(({ n }) => n === 2) ?? null);
    expect(end.kind).toBe('timeout');
    const { rows } = await test.owner.query('SELECT deadline_at FROM attempt WHERE id = $1', [id]);
    const after = end.received_at.getTime() - rows[0].deadline_at.getTime();
    expect(after).toBeGreaterThanOrEqual(200);
    expect(after).toBeLessThan(2200);
    const late = await sitting.answer(2, ['a']);
    expect(late.body.results[0]?.outcome).toBe('late');
    const receipt = await sitting.submit();
    expect(receipt.body).toMatchObject({ outcome: 'already', endedBy: 'timeout', answered: 1, late: 1 });
    expect(Date.parse(String(receipt.body.submittedAt))).toBe(rows[0].deadline_at.getTime());
    const score = await until(
      async () => (await test.owner.query('SELECT * FROM score WHERE attempt_id = $1', [id])).rows[0] ?? null,
    );
    expect(score).toMatchObject({
      ended_by: 'timeout',
      correct_count: 1,
      score_milli: 1000,
      max_milli: 10_000,
    });
    expect(score.ended_at.getTime()).toBe(rows[0].deadline_at.getTime());
  });
});
