import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';
import { applyUpdate, type Line, linesOf, Labels } from '../src/live/board-diff.js';
import type {
  BoardStateChange,
  BoardUpdate,
  BoardWatch,
  ClientToServer,
  PositionAnswer,
  Refusal,
  ServerToClient,
  WatchAnswer,
  Watching,
} from '../src/live/protocol.js';
import type { PredictionTarget } from '../src/core/rulebook.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound } from './support/factories.js';
import { makeScore } from './support/graded.js';
import { plantScores } from './support/scores.js';

type Client = Socket<ServerToClient, ClientToServer>;

let test: TestApp;
const clients: Client[] = [];
beforeAll(async () => {
  test = await startTestApp();
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => test.close());

const open = {
  prediction: null,
  tieBreaks: ['score', 'duration', 'submitted-at'] as ('score' | 'duration')[],
};
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what must come, however slow the machine is; the expectation after it says what is missing. */
async function until(come: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end && !(await come());) await sleep(50);
}

async function connect(
  options: { cookie?: string; origin?: string; transports?: string[] } = {},
): Promise<Client> {
  const { cookie, origin = test.url, transports = ['websocket'] } = options;
  const client: Client = io(test.url, {
    transports,
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin, ...(cookie ? { cookie } : {}) },
  });
  clients.push(client);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', reject);
  });
  return client;
}

/** Any event with any packet, as a client without manners sends it. */
const ask = <T>(client: Client, event: string, ...packet: unknown[]): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer to ${event}`)), 3_000).unref();
    (client as unknown as Socket).emit(event, ...packet, resolve);
  });

/** A page that follows a board as protocol.ts asks. */
async function follow(client: Client, watch: BoardWatch) {
  const answer = (await ask<WatchAnswer>(client, 'board:watch', watch)) as Watching;
  expect(answer.ok).toBe(true);
  const labels = new Labels(answer.divisions, answer.places);
  const page = {
    answer,
    lines: linesOf(answer.board, labels),
    seq: answer.board.seq,
    totals: answer.board.totals,
    updates: [] as BoardUpdate[],
    states: [] as BoardStateChange[],
    seen: new Set<string>(),
  };
  client.on('board:update', (update) => {
    if (update.k !== answer.k) return;
    expect(update.s).toBe(page.seq + 1);
    page.seq = update.s;
    page.updates.push(update);
    page.totals = {
      people: update.p ?? page.totals?.people ?? 0,
      attempts: update.a ?? page.totals?.attempts ?? 0,
    };
    page.lines = applyUpdate(page.lines, update, answer.size);
    for (const place of update.l ?? []) labels.of(place, 'nguoi-dan');
    for (const { name } of page.lines) page.seen.add(name);
  });
  client.on('board:state', (change) => {
    if (change.k === answer.k) page.states.push(change);
  });
  return { page, labels };
}

const linesOver = async (roundId: string, labels: Labels): Promise<Line[]> => {
  const answer = await call<Watching['board']>(test.url, 'GET', `/api/rounds/${roundId}/scoreboard`);
  return linesOf(answer.body, labels);
};

async function hand(contestId: string, roundId: string, fullName: string, scoreMilli: number) {
  const made = await makeContestant(test.owner, contestId, { fullName, publicName: true });
  await makeScore(test.owner, { roundId, contestantId: made.id, scoreMilli });
  return made;
}

describe('a watched board', () => {
  it.each([['websocket'], ['polling']])('shows two spectators a change, by %s', async (transport) => {
    const { contestId, roundId } = await makeRound(test.owner, { rules: open });
    await hand(contestId, roundId, 'Lê Văn Một', 3000);
    const pages = await Promise.all(
      [1, 2].map(async () =>
        follow(await connect({ transports: [transport] }), { roundId, view: 'individual' }),
      ),
    );
    await hand(contestId, roundId, 'Lê Văn Hai', 4000);
    await until(() => pages.every(({ page }) => page.seen.has('Lê Văn Hai')));
    for (const { page, labels } of pages) {
      expect(page.lines).toEqual(await linesOver(roundId, labels));
      expect(page.updates).toHaveLength(1);
      const row = [
        0,
        expect.any(String),
        4000,
        4,
        60_000,
        expect.any(Number),
        'Lê Văn Hai',
        expect.any(Number),
      ];
      expect(page.updates[0]).toMatchObject({ p: 2, a: 2, c: [row] });
    }
  });

  it('stays equal to the HTTP board through a run of changes, at most one update a second', async () => {
    const { contestId, roundId } = await makeRound(test.owner, {
      rules: { ...open, attemptsAllowed: 2, counts: 'best' },
    });
    await plantScores(
      test.owner,
      { contestId, roundId },
      Array.from({ length: 60 }, (_, i) => ({ attempts: [{ scoreMilli: 1000 * (i % 5) }] })),
    );
    const { page, labels } = await follow(await connect(), { roundId, view: 'individual' });
    const began = Date.now();
    for (let round = 0; round < 12; round += 1) {
      const { id } = await hand(contestId, roundId, `Trần Thị ${round}`, 1000 * (round % 6));
      await sleep(250);
      await makeScore(test.owner, { roundId, contestantId: id, number: 2, scoreMilli: 4500 });
    }
    await until(() => page.totals?.attempts === 84);
    expect(page.lines).toEqual(await linesOver(roundId, labels));
    expect(page.updates.length).toBeLessThanOrEqual(1 + (Date.now() - began) / 1_000);
    expect(page.updates.length).toBeGreaterThan(1);
  });

  it('tells when the board freezes, thaws and becomes official', async () => {
    const { roundId } = await makeRound(test.owner, { rules: open, freezesInMs: 300 });
    const { page } = await follow(await connect(), { roundId, view: 'unit' });
    await until(() => page.states.length === 1);
    await test.owner.query(`UPDATE round SET closes_at = now(), thawed_at = now() WHERE id = $1`, [roundId]);
    await until(() => page.states.length === 2);
    expect(page.states.map(({ state }) => state)).toEqual(['frozen', 'provisional']);
  });

  it('falls silent after unwatch', async () => {
    const { contestId, roundId } = await makeRound(test.owner, { rules: open });
    const client = await connect();
    const watch: BoardWatch = { roundId, view: 'individual' };
    const { page } = await follow(client, watch);
    expect(await ask(client, 'board:unwatch', watch)).toEqual({ ok: true });
    await hand(contestId, roundId, 'Lê Văn Một', 3000);
    await sleep(800);
    expect(page.updates).toEqual([]);
  });
});

describe('what a prediction forbids', () => {
  it.each<[PredictionTarget]>([['perfect-contestants'], ['entrants']])(
    '%s: no message tells the number, nor does its absence',
    async (target) => {
      const { contestId, roundId } = await makeRound(test.owner, { rules: { prediction: { target } } });
      await plantScores(
        test.owner,
        { contestId, roundId },
        Array.from({ length: 30 }, (_, i) => ({ attempts: [{ scoreMilli: 5000, durationMs: 10_000 + i }] })),
      );
      const { cookie } = await makeContestant(test.owner, contestId);
      const client = await connect({ cookie });
      const { page } = await follow(client, { roundId, view: 'individual' });
      expect([page.answer.board.rows.length, page.answer.size, page.answer.board.pages]).toEqual([
        10,
        10,
        null,
      ]);
      const position = await ask<PositionAnswer>(client, 'position:watch', { roundId });
      expect(position).toEqual({ ok: true, withheld: page.answer.board.withheld.reason, position: null });

      // Behind the rows shown: a perfect paper and another one.
      await hand(contestId, roundId, 'Lê Văn Một', 5000);
      await hand(contestId, roundId, 'Lê Văn Hai', 1000);
      await sleep(800);
      if (target === 'entrants') expect(page.updates).toEqual([]);
      else expect(page.updates.map(({ c, n }) => [c, n])).toEqual([[[], undefined]]);

      const { id } = await makeContestant(test.owner, contestId);
      await makeScore(test.owner, { roundId, contestantId: id, scoreMilli: 5000, durationMs: 5_000 });
      await until(() => page.updates.some(({ c }) => c.length > 0));
      const last = page.updates.at(-1)!;
      expect(last.c.map(([at]) => at)).toEqual([0]);
      expect([last.n, 'p' in last]).toEqual([undefined, target !== 'entrants']);
      expect(page.lines).toHaveLength(10);
    },
  );
});

describe('one’s own position', () => {
  it('needs the contestant’s cookie', async () => {
    const { roundId } = await makeRound(test.owner, { rules: open });
    expect(await ask(await connect(), 'position:watch', { roundId })).toMatchObject({
      ok: false,
      code: 'signed_out',
    });
  });

  it('moves with others’ papers', async () => {
    const { contestId, roundId } = await makeRound(test.owner, { rules: open });
    const { cookie } = await hand(contestId, roundId, 'Lê Văn Một', 3000);
    const client = await connect({ cookie });
    const moves: unknown[] = [];
    client.on('position:update', (update) => moves.push(update));
    const answer = await ask<PositionAnswer>(client, 'position:watch', { roundId });
    expect(answer).toMatchObject({ ok: true, position: { rank: 1, of: 1 } });
    await hand(contestId, roundId, 'Lê Văn Hai', 4000);
    await until(() => moves.length > 0);
    expect(moves).toEqual([{ roundId, rank: 2, of: 2 }]);
  }, 15_000);
});

describe('strangers', () => {
  it('a page of another site is refused at the door, by both transports', async () => {
    for (const transports of [['websocket'], ['polling']]) {
      await expect(connect({ origin: 'https://evil.example', transports })).rejects.toThrow();
    }
  });

  it.each([
    ['board:watch', undefined],
    ['board:watch', { roundId: 'x', view: 'individual' }],
    ['join', 'room'],
    ['position:watch', [1, 2]],
  ])('%s %j is refused in words', async (event, packet) => {
    const { contestId } = await makeRound(test.owner);
    const { cookie } = await makeContestant(test.owner, contestId);
    const refusal = await ask<Refusal>(await connect({ cookie }), event, packet);
    expect(refusal).toEqual({ ok: false, code: 'bad_packet', message: 'Gói tin không đúng dạng.' });
  });

  it('an unknown round is said to be unknown', async () => {
    const watch = { roundId: '00000000-0000-4000-8000-000000000000', view: 'individual' };
    expect(await ask(await connect(), 'board:watch', watch)).toMatchObject({
      ok: false,
      code: 'round_not_found',
    });
  });

  it('a flood is answered, then cut off; others notice nothing', async () => {
    const { roundId } = await makeRound(test.owner, { rules: open });
    const [flooding, calm] = [await connect(), await connect()];
    const answers: (WatchAnswer | Refusal)[] = [];
    for (let i = 0; i < 300; i += 1) {
      flooding.emit('board:watch', { roundId, view: 'individual' }, (answer) => answers.push(answer));
    }
    await until(() => !flooding.connected);
    expect(flooding.connected).toBe(false);
    expect(
      answers.filter((answer) => !answer.ok && answer.code === 'too_many_requests').length,
    ).toBeGreaterThan(100);
    expect(await ask(calm, 'board:watch', { roundId, view: 'individual' })).toMatchObject({ ok: true });
  });

  it('packets of any shape never harm the server', async () => {
    const { contestId, roundId } = await makeRound(test.owner, { rules: open });
    const { cookie } = await makeContestant(test.owner, contestId);
    const events = fc.constantFrom(
      'board:watch',
      'board:unwatch',
      'position:watch',
      'position:unwatch',
      '',
      'x',
      'error',
    );
    const shapes = fc.array(
      fc.oneof(
        fc.json().map((json) => JSON.parse(json) as unknown),
        fc.uint8Array(),
      ),
      {
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(events, shapes, fc.boolean(), async (event, packet, wantsAnswer) => {
        const client = await connect({ cookie });
        (client as unknown as Socket).emit(event, ...packet, ...(wantsAnswer ? [() => {}] : []));
        expect(await ask(client, 'board:watch', { roundId, view: 'individual' })).toMatchObject({ ok: true });
        client.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a stop of the server', () => {
  it('is announced, and ends connections in a way after which clients come back by themselves', async () => {
    const other = await startTestApp();
    const client: Client = io(other.url, { transports: ['websocket'], forceNew: true });
    clients.push(client);
    await until(() => client.connected);
    const heard: unknown[] = [];
    client.on('live:restarting', (notice) => heard.push(notice));
    client.on('disconnect', (reason) => heard.push(reason));
    await other.close();
    expect(heard).toEqual([{ withinMs: expect.any(Number) }, 'transport close']);
    expect(client.active).toBe(true);
  });
});
