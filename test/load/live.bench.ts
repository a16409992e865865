import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { BoardUpdate, ClientToServer, ServerToClient } from '../../src/live/protocol.js';
import { startPhone } from '../support/answering.js';
import { type MadeRound, makeContestant, makeRound } from '../support/factories.js';
import { plantScores } from '../support/scores.js';
import type { Figures } from './figure.js';
import { ownServer } from './ground.js';
import type { SpectatorNews } from './spectators.js';

const spectators = 5_000;
const loaders = 2;
const changes = 30;
const crowd = 2_000;
/** Longer than the second that lies between two updates, so that each change has an update of its own. */
const betweenMs = 1_500;

/**
 * One built server, five thousand people watching its board. A contestant hands in over HTTP; measured is the
 * time from the acknowledged submit until each spectator has the update: grading, ordering and sending.
 */
export async function runLive(): Promise<Figures> {
  const { db, server, close } = await ownServer('live');
  const children: ChildProcess[] = [];
  try {
    const round = await makeRound(db, {
      rules: { prediction: null, tieBreaks: ['score', 'duration', 'submitted-at'] },
    });
    await plantScores(db, round, await people(db, crowd, 0));
    const bytes = await bytesOfFiveRows(server.url, round, db);

    const began = performance.now();
    for (let i = 0; i < loaders; i += 1) {
      const program = join(import.meta.dirname, 'spectators.js');
      children.push(fork(program, [server.url, round.roundId, String(spectators / loaders)]));
    }
    await Promise.all(children.map(newsOf));
    const connected = (performance.now() - began) / 1000;
    await sleep(2_000);
    const submitted = await handIn(server.url, round, db);
    const waits = await Promise.all(
      children.map(async (child) => {
        child.send('report');
        const news = await newsOf(child);
        return news.kind === 'received' ? news.times : [];
      }),
    );
    const latencies = latenciesOf(submitted, waits.flat());
    const complete = latencies.length === changes * spectators;
    const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? Infinity;
    return {
      live_p99_ms_5k: figure(p99, 'ms', '≤ 500', complete && p99 <= 500),
      live_connect_5k_s: figure(connected, 's', '≤ 30', connected <= 30),
      live_bytes_5_rows: figure(bytes, 'bytes', '≤ 400', bytes <= 400),
    };
  } finally {
    for (const child of children) child.kill();
    await close();
  }
}

const figure = (value: number, unit: string, bound: string, ok: boolean) => ({
  value,
  unit,
  baseline: null,
  ratio: null,
  bound,
  ok,
});

async function newsOf(child: ChildProcess): Promise<SpectatorNews> {
  const [news] = (await once(child, 'message')) as [SpectatorNews];
  if (news.kind === 'failed') throw new Error(news.reason);
  return news;
}

/** One paper after the other. @returns when each was acknowledged, epoch ms */
async function handIn(url: string, { contestId, roundId }: MadeRound, db: pg.Pool): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < changes; i += 1) {
    const { cookie } = await makeContestant(db, contestId);
    const { attemptId } = await startPhone(url, roundId, cookie);
    await sleep(betweenMs);
    const response = await fetch(`${url}/api/attempts/${attemptId}/submit`, {
      method: 'POST',
      headers: { origin: url, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: crypto.randomUUID() }),
    });
    if (!response.ok) throw new Error(`submit: ${response.status} ${await response.text()}`);
    times.push(Date.now());
  }
  await sleep(betweenMs);
  return times;
}

/** Sorted waits of all spectators for all changes; the n-th change is told by the n-th update. */
function latenciesOf(submitted: number[], waits: [seq: number, at: number[]][]): number[] {
  const first = Math.min(...waits.map(([seq]) => seq));
  return waits
    .flatMap(([seq, at]) => at.map((time) => time - (submitted[seq - first] ?? 0)))
    .sort((a, b) => a - b);
}

/** The largest of twenty updates in which five new people enter the rows shown. */
async function bytesOfFiveRows(url: string, round: MadeRound, db: pg.Pool): Promise<number> {
  const client: Socket<ServerToClient, ClientToServer> = io(url, { transports: ['websocket'] });
  const sizes: number[] = [];
  client.on('board:update', (update: BoardUpdate) => {
    // Type 4 and 2 stand in front of the packet that Engine.IO and Socket.IO send.
    if (update.c.length <= 5) sizes.push(Buffer.byteLength(`42${JSON.stringify(['board:update', update])}`));
  });
  await client.emitWithAck('board:watch', { roundId: round.roundId, view: 'individual' });
  for (let i = 1; i <= 20; i += 1) {
    await plantScores(db, round, await people(db, 5, i));
    await sleep(betweenMs);
  }
  client.close();
  if (sizes.length < 15) throw new Error(`only ${sizes.length} updates came`);
  return Math.max(...sizes);
}

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Thạch', 'Kim', 'Võ'];
const middle = ['Thị Ngọc', 'Văn', 'Hoàng', 'Thị Kim', 'Minh', 'Quốc', 'Thị', 'Hữu'];
const given = ['Hương', 'Đào', 'Tuấn', 'Phượng', 'Nhân', 'Thảo', 'Trọng', 'Ánh'];

/** People of the province's own communes; every next group is better than all before. */
async function people(db: pg.Pool, count: number, group: number) {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM unit WHERE id LIKE '2025-2%' AND level = 'commune'`,
  );
  const pick = <T>(from: T[], i: number): T => from[(Math.imul(i + 1, 2_654_435_761) >>> 8) % from.length]!;
  return Array.from({ length: count }, (_, i) => {
    const n = group * 7_919 + i;
    return {
      fullName: `${pick(family, n)} ${pick(middle, n * 3 + 1)} ${pick(given, n * 5 + 2)}`,
      unitId: pick(rows, n).id,
      publicName: n % 3 === 0,
      attempts: [
        {
          scoreMilli: group > 0 ? 20_000 : 1_000 * (n % 20),
          maxMilli: 20_000,
          correctCount: group > 0 ? 20 : n % 20,
          durationMs: group > 0 ? 600_000 - group * 5_000 - i * 731 : 240_000 + n,
          endedAt: Date.now(),
        },
      ],
    };
  });
}
