import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { makeRound } from '../support/factories.js';
import type { Figures } from './figure.js';
import { ownServer } from './ground.js';
import { HttpConnection } from './http-loader.js';

const connections = 128;
const attemptsPerConnection = 8;
const plainClients = 16;
const rounds = 5;
const roundMs = 3_000;
const warmUpMs = 3_000;
const leadInMs = 1_000;

interface Seat {
  attemptId: string;
  cookie: string;
}

/** Sends its next answer; resolves when it is durable. */
type Sender = () => Promise<void>;

/**
 * Durable answers per second over HTTP, beside single-row commits per second of 16 plain clients on the same
 * PostgreSQL; then the 99th percentile at half of that load, beside that of the plain clients under the same
 * load. Short rounds of both in turn, medians of each, so that what else the machine does meets both.
 */
export async function runAnswers(): Promise<Figures> {
  const { url, db, server, close } = await ownServer('answers');
  const clients = await connected(url);
  const lines = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(server.url)));
  try {
    const seats = await makeSeats(db, connections * attemptsPerConnection + plainClients);
    const http = lines.map((line, at) => overHttp(line, seats, at));
    const plain = clients.map((client, at) => committing(client, seats.at(-1 - at) as Seat));
    await flatOut(http, warmUpMs);
    const rates = await inTurns(
      async () => (await flatOut(plain, roundMs)).perSecond,
      () => stored(db, seats.slice(0, -plainClients), () => flatOut(http, roundMs)),
    );
    const half = rates.http / 2;
    const p99 = await inTurns(
      () => paced(plain, half, roundMs),
      () => paced(http, half, roundMs),
    );
    return {
      answers_ratio: {
        value: Math.round(rates.http),
        unit: 'answers/s',
        baseline: Math.round(rates.plain),
        ratio: rates.http / rates.plain,
        bound: 'ratio ≥ 0.7',
        ok: rates.http / rates.plain >= 0.7,
      },
      answers_p99_ms_half_load: {
        value: p99.http,
        unit: 'ms',
        baseline: p99.plain,
        ratio: p99.http / p99.plain,
        bound: '≤ 50',
        ok: p99.http <= 50,
      },
    };
  } finally {
    for (const line of lines) line.close();
    await Promise.all(clients.map((client) => client.end()));
    await close();
  }
}

async function inTurns(
  measurePlain: () => Promise<number>,
  measureHttp: () => Promise<number>,
): Promise<{ plain: number; http: number }> {
  const plain: number[] = [];
  const http: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await measurePlain());
    http.push(await measureHttp());
  }
  return { plain: median(plain), http: median(http) };
}

interface Sent {
  saved: number;
  perSecond: number;
}

/** Every sender sends its next when the one before is durable. */
async function flatOut(senders: readonly Sender[], forMs: number): Promise<Sent> {
  const began = performance.now();
  let saved = 0;
  await Promise.all(
    senders.map(async (send) => {
      while (performance.now() - began < forMs) {
        await send();
        saved += 1;
      }
    }),
  );
  return { saved, perSecond: (saved * 1000) / (performance.now() - began) };
}

/**
 * Answers fall due evenly, whatever happens to them; waiting for a free sender counts. The lead-in does not: a side that
 * rested while the other was measured is slow for a moment, which is not its time under this load. @returns the p99 in ms
 */
async function paced(senders: readonly Sender[], perSecond: number, forMs: number): Promise<number> {
  const began = performance.now();
  const latencies: number[] = [];
  let taken = 0;
  await Promise.all(
    senders.map(async (send) => {
      for (;;) {
        const due = began + (taken++ * 1000) / perSecond;
        if (due - began > leadInMs + forMs) return;
        const wait = due - performance.now();
        if (wait > 0) await sleep(wait);
        // A timer may be late; that is this loader's fault, not the server's.
        const from = wait > 0 ? performance.now() : due;
        await send();
        if (due - began > leadInMs) latencies.push(performance.now() - from);
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  return latencies[Math.floor(latencies.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

/** Answers per second. @throws Error when the log does not hold exactly what was acknowledged */
async function stored(db: pg.Pool, seats: readonly Seat[], send: () => Promise<Sent>): Promise<number> {
  const before = await countOf(db, seats);
  const { saved, perSecond } = await send();
  const grown = (await countOf(db, seats)) - before;
  if (grown !== saved || saved === 0)
    throw new Error(`${saved} answers were acknowledged, ${grown} are in the log`);
  return perSecond;
}

function overHttp(line: HttpConnection, seats: readonly Seat[], connection: number): Sender {
  let i = 0;
  return async () => {
    const { attemptId, cookie } = seats[
      connection * attemptsPerConnection + (i++ % attemptsPerConnection)
    ] as Seat;
    const entry = { clientId: randomUUID(), kind: 'answer', slot: 1, choices: ['b'] };
    const { status, body } = await line.post(
      `/api/attempts/${attemptId}/responses`,
      cookie,
      JSON.stringify({ entries: [entry] }),
    );
    if (status !== 200 || !body.includes('"outcome":"saved"')) throw new Error(`${status} ${body}`);
  };
}

/** What the machine gives without the product: one row, one commit. */
function committing(client: pg.Client, { attemptId }: Seat): Sender {
  let n = 0;
  return async () => {
    await client.query({
      name: 'one',
      text: `INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
             VALUES ($1, $2, $3, 'answer', 1, '["b"]', clock_timestamp())`,
      values: [attemptId, (n += 1), randomUUID()],
    });
  };
}

async function connected(url: string): Promise<pg.Client[]> {
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

async function countOf(db: pg.Pool, seats: readonly Seat[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM response WHERE attempt_id = ANY($1)',
    [seats.map(({ attemptId }) => attemptId)],
  );
  return rows[0]?.count ?? 0;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
