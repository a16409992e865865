import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureDatabase } from '../../src/platform/database.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { testConfig } from '../support/database.js';
import { makeRound } from '../support/factories.js';
import { startServer } from '../support/server.js';
import type { Figures } from './figure.js';
import { HttpConnection } from './http-loader.js';

const connections = 128;
const attemptsPerConnection = 8;
const plainClients = 16;
const rounds = 5;
const roundMs = 3_000;
const warmUpMs = 3_000;
const halfLoadMs = 10_000;

interface Seat {
  attemptId: string;
  cookie: string;
}

/**
 * Durable answers per second over HTTP, beside single-row commits per second of 16 plain clients on the same
 * PostgreSQL: short rounds of both in turn, medians of each. Then the 99th percentile at half of that load,
 * counted from when a request was due.
 */
export async function runAnswers(): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-answers-'));
  chmodSync(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres(dataDir, 'owner');
  await ensureDatabase(cluster.url);
  const server = await startServer({ DATABASE_URL: cluster.url, APP_SECRET: testConfig().secret });
  const db = new pg.Pool({ connectionString: cluster.url, max: 2 });
  const clients = await plain(cluster.url);
  const lines = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(server.url)));
  try {
    const seats = await makeSeats(db, connections * attemptsPerConnection + plainClients);
    const commit = () => commits(clients, seats.slice(-plainClients), roundMs);
    const before = await countOf(db, seats, 0);
    await answers(lines, seats, warmUpMs);
    const perSecond: { http: number[]; plain: number[] } = { http: [], plain: [] };
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      perSecond.plain.push(await commit());
      const counted = await countOf(db, seats, plainClients);
      const { saved, rate } = await answers(lines, seats, roundMs);
      const grown = (await countOf(db, seats, plainClients)) - counted;
      if (grown !== saved) throw new Error(`${saved} answers were acknowledged, ${grown} are in the log`);
      acknowledged += saved;
      perSecond.http.push(rate);
    }
    if (before !== 0 || acknowledged === 0) throw new Error('the rounds measured nothing');
    const [value, baseline] = [median(perSecond.http), median(perSecond.plain)];
    const p99 = await halfLoad(lines, seats, value / 2);
    return {
      answers_ratio: {
        value: Math.round(value),
        unit: 'answers/s',
        baseline: Math.round(baseline),
        ratio: value / baseline,
        bound: 'ratio ≥ 0.7',
        ok: value / baseline >= 0.7,
      },
      answers_p99_ms_half_load: {
        value: p99,
        unit: 'ms',
        baseline: null,
        ratio: null,
        bound: '≤ 50',
        ok: p99 <= 50,
      },
    };
  } finally {
    for (const line of lines) line.close();
    await Promise.all([db.end(), ...clients.map((client) => client.end())]);
    await server.stop();
    await cluster.stop('immediate');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Every connection sends its next answer when the one before is acknowledged. */
async function answers(
  lines: readonly HttpConnection[],
  seats: readonly Seat[],
  forMs: number,
): Promise<{ saved: number; rate: number }> {
  const began = performance.now();
  let saved = 0;
  await Promise.all(
    lines.map(async (line, at) => {
      for (let i = 0; performance.now() - began < forMs; i += 1) {
        await answer(line, seatOf(seats, at, i));
        saved += 1;
      }
    }),
  );
  return { saved, rate: (saved * 1000) / (performance.now() - began) };
}

/** Requests fall due evenly, whatever the server does; waiting for a free connection counts. */
async function halfLoad(
  lines: readonly HttpConnection[],
  seats: readonly Seat[],
  perSecond: number,
): Promise<number> {
  const began = performance.now();
  const latencies: number[] = [];
  let taken = 0;
  await Promise.all(
    lines.map(async (line, at) => {
      for (let i = 0; ; i += 1) {
        const due = began + (taken++ * 1000) / perSecond;
        if (due - began > halfLoadMs) return;
        const wait = due - performance.now();
        if (wait > 0) await sleep(wait);
        // A timer may be late; that is this loader's fault, not the server's.
        const from = wait > 0 ? performance.now() : due;
        await answer(line, seatOf(seats, at, i));
        latencies.push(performance.now() - from);
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  return latencies[Math.floor(latencies.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

async function answer(line: HttpConnection, { attemptId, cookie }: Seat): Promise<void> {
  const entry = { clientId: randomUUID(), kind: 'answer', slot: 1, choices: ['b'] };
  const { status, body } = await line.post(
    `/api/attempts/${attemptId}/responses`,
    cookie,
    JSON.stringify({ entries: [entry] }),
  );
  if (status !== 200 || !body.includes('"outcome":"saved"')) throw new Error(`${status} ${body}`);
}

const seatOf = (seats: readonly Seat[], connection: number, i: number): Seat =>
  seats[connection * attemptsPerConnection + (i % attemptsPerConnection)] as Seat;

/** What the machine gives without the product: one row, one commit, each client as fast as it can. */
async function commits(
  clients: readonly pg.Client[],
  seats: readonly Seat[],
  forMs: number,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    clients.map(async (client, at) => {
      const attemptId = seats[at]?.attemptId;
      const { rows } = await client.query<{ n: number }>(
        'SELECT coalesce(max(n), 0) AS n FROM response WHERE attempt_id = $1',
        [attemptId],
      );
      for (let n = (rows[0]?.n ?? 0) + 1; performance.now() - began < forMs; n += 1) {
        await client.query({
          name: 'one',
          text: `INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
                 VALUES ($1, $2, $3, 'answer', 1, '["b"]', clock_timestamp())`,
          values: [attemptId, n, randomUUID()],
        });
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

async function plain(url: string): Promise<pg.Client[]> {
  const clients = Array.from({ length: plainClients }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/** Contestants in the middle of an attempt, each signed in. */
async function makeSeats(db: pg.Pool, count: number): Promise<Seat[]> {
  const { contestId, roundId, slug } = await makeRound(db, { rules: { durationMs: 3_600_000 } });
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const { rows } = await db.query<{ id: string; token: string }>(
    `WITH seat AS (
       SELECT gen_random_uuid() AS contestant_id, gen_random_uuid() AS attempt_id, token, ord
       FROM unnest($1::text[]) WITH ORDINALITY AS t (token, ord)
     ), person AS (
       INSERT INTO contestant (id, contest_id, full_name, search_key, sort_key, phone, birth_year, division, unit_id)
       SELECT contestant_id, $2, 'Thí Sinh', 'thi sinh', 'sinh thi', '+849' || lpad(ord::text, 8, '0'), 1980,
         'nguoi-dan', (SELECT id FROM unit WHERE level = 'commune' LIMIT 1) FROM seat RETURNING id
     ), signed_in AS (
       INSERT INTO session (token_hash, contestant_id, expires_at)
       SELECT sha256(token::bytea), contestant_id, now() + interval '1 day' FROM seat
       WHERE contestant_id IN (SELECT id FROM person)
     ), sitting AS (
       INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, deadline_at, grace_ms, continuation_hash)
       SELECT attempt_id, $3, contestant_id, 1, 'ab', (
           SELECT json_agg(json_build_object('questionId', q.id, 'choiceIds', '["a","b","c","d"]'::json) ORDER BY q.code)
           FROM question q WHERE q.bank = $4),
         now() + interval '50 minutes', 0, sha256(attempt_id::text::bytea) FROM seat
       WHERE contestant_id IN (SELECT id FROM person)
     )
     SELECT attempt_id AS id, token FROM seat`,
    [tokens, contestId, roundId, slug],
  );
  return rows.map(({ id, token }) => ({ attemptId: id, cookie: `bv_thi=${token}` }));
}

/** Rows in the log of all seats but the last `without`. */
async function countOf(db: pg.Pool, seats: readonly Seat[], without: number): Promise<number> {
  const ids = seats.slice(0, seats.length - without).map(({ attemptId }) => attemptId);
  const { rows } = await db.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM response WHERE attempt_id = ANY($1)',
    [ids],
  );
  return rows[0]?.count ?? 0;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
