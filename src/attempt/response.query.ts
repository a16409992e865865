import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Entry, Judged, Written } from './response-log.js';

/** Statements of the response log on their way at once. */
export const logConnections = 2;

/**
 * The statement's plan is made once, perhaps while the log is still empty, and must be right when it has
 * millions of rows: only look-ups by index, one entry at a time.
 */
const plannerSettings = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material', 'memoize']
  .map((kind) => `-c enable_${kind}=off`)
  .concat('-c plan_cache_mode=force_generic_plan', '-c jit=off')
  .join(' ');

/** PostgreSQL's codes for "begin again": a deadlock or a serialization failure. */
const transient = new Set(['40P01', '40001']);

/**
 * Writes to the response log. It has connections of its own, so that no other work of the server can keep
 * answers waiting, and one prepared statement, planned once per connection.
 */
@Injectable()
export class ResponseQuery implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@InjectDataSource() database: DataSource, logger: PinoLogger) {
    const { url } = database.options as { url?: string };
    this.pool = new pg.Pool({
      connectionString: url,
      max: logConnections,
      application_name: 'bangvang_log',
      options: plannerSettings,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 15_000,
      // Idle connections may stay: the next answer should not wait for a handshake.
      idleTimeoutMillis: 0,
    });
    this.pool.on('error', (error) => logger.warn({ err: error }, 'a connection of the response log broke'));
  }

  /**
   * Appends entries in one statement; resolves after its commit. Several entries of one attempt keep their
   * order; a submit must be the last of its attempt.
   */
  async append(entries: readonly Entry[], mayRetry = true): Promise<Written> {
    try {
      const answer = await this.pool.query<AppendRow>({
        name: 'append',
        text: appendStatement,
        values: columnsOf(entries),
        rowMode: 'array',
      });
      return toWritten(answer.rows, entries.length);
    } catch (error) {
      if (!mayRetry || !transient.has(String((error as { code?: string }).code))) throw error;
      return this.append(entries, false);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/**
 * One array literal per column, written by hand: ids, kinds and numbers need no quotes, and PostgreSQL reads
 * arrays several times faster than JSON.
 */
function columnsOf(entries: readonly Entry[]): string[] {
  return [
    literal(entries, (entry) => entry.attemptId),
    literal(entries, (entry) => entry.contestantId),
    literal(entries, (entry) => entry.clientId),
    literal(entries, (entry) => entry.kind),
    literal(entries, (entry) => (entry.slot === null ? 'NULL' : String(entry.slot))),
    literal(entries, ({ value }) =>
      value === null ? 'NULL' : `"${JSON.stringify(value).replace(/["\\]/g, '\\$&')}"`,
    ),
    literal(entries, ({ guard }) => String(guard?.after ?? 'NULL')),
    literal(entries, ({ guard }) => String(guard?.until ?? 'NULL')),
  ];
}

const literal = (entries: readonly Entry[], text: (entry: Entry) => string): string =>
  `{${entries.map(text).join(',')}}`;

type AppendRow = [place: number, state: string, n: number | null, at: number | null, now: number];

function toWritten(rows: AppendRow[], count: number): Written {
  const verdicts: Judged[] = Array.from({ length: count }, () => null);
  for (const [place, state, n, at] of rows) {
    const ord = place - 1;
    if (state === 'saved' && n !== null && at !== null) {
      verdicts[ord] = { outcome: 'saved', n, receivedAt: at };
    } else if (state === 'late' && at !== null) {
      verdicts[ord] = { outcome: 'late', n: null, receivedAt: at };
    } else if (state === 'ended' || state === 'missing' || state === 'moved') {
      verdicts[ord] = { outcome: state, n: null, receivedAt: null };
    }
  }
  return { now: rows[0]?.[4] ?? 0, verdicts };
}

/**
 * The law of accepting, in one statement:
 * - an entry whose client id is in the log (or among the late) is answered with that row, whenever it comes;
 * - after a submit nothing is taken; past deadline + grace, by the database's clock in this statement, an
 *   entry goes to the late ones;
 * - a guarded entry is written only behind the entry that its sender had seen, and not past its own end;
 * - the others get the next numbers of their attempt. The first of an attempt (`lead`) claims max + 1; if
 *   another transaction took that number, none of this attempt's entries is written and all are judged anew
 *   (they are missing from the answer). Whoever holds the claim holds everything behind it, so `rest` cannot
 *   meet a conflict and numbers have no gaps.
 * The time is cut to the millisecond, so that what is stored, compared and told is the same.
 * Claims are made in the order of attempts, so that two statements cannot wait for each other.
 */
const appendStatement = `
  WITH clock AS MATERIALIZED (SELECT date_trunc('milliseconds', clock_timestamp()) AS now),
  judged AS MATERIALIZED (
    SELECT e.ord, e.a AS attempt_id, e.c AS client_id, e.k AS kind, e.s AS slot, e.v AS value,
      coalesce(last.n, 0) AS last_n, known.n AS known_n, known.received_at AS known_at,
      CASE
        WHEN a.id IS NULL THEN 'missing'
        WHEN known.n IS NOT NULL THEN 'saved'
        WHEN ended.kind = 'submit' THEN 'ended'
        WHEN clock.now > a.deadline_at + a.grace_ms * interval '1 ms' THEN 'late'
        WHEN ended.kind = 'timeout' THEN 'ended'
        WHEN e.g <> coalesce(last.n, 0) THEN 'moved'
        WHEN date_part('epoch', clock.now) * 1000 > e.u THEN 'late'
        ELSE 'new'
      END AS state
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::jsonb[],
      $7::integer[], $8::float8[]) WITH ORDINALITY AS e (a, o, c, k, s, v, g, u, ord)
    CROSS JOIN clock
    LEFT JOIN attempt a ON a.id = e.a AND a.contestant_id = e.o
    LEFT JOIN LATERAL (
      SELECT r.n, r.kind FROM response r WHERE r.attempt_id = a.id ORDER BY r.n DESC LIMIT 1
    ) last ON true
    LEFT JOIN LATERAL (
      SELECT last.kind WHERE last.kind IN ('submit', 'timeout')
      UNION ALL
      SELECT r.kind FROM response r
      WHERE last.kind IN ('void', 'reinstate') AND r.attempt_id = a.id AND r.kind IN ('submit', 'timeout')
      LIMIT 1
    ) ended ON true
    LEFT JOIN LATERAL (
      SELECT r.n, r.received_at FROM response r WHERE r.attempt_id = a.id AND r.client_id = e.c LIMIT 1
    ) known ON true
  ),
  numbered AS MATERIALIZED (
    SELECT *, CASE WHEN state = 'new' THEN row_number() OVER (PARTITION BY attempt_id, state ORDER BY ord) END AS place
    FROM judged
  ),
  lead AS (
    INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
    SELECT attempt_id, last_n + 1, client_id, kind, slot, value, now FROM numbered, clock
    WHERE place = 1 ORDER BY attempt_id
    ON CONFLICT DO NOTHING RETURNING attempt_id
  ),
  rest AS (
    INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
    SELECT attempt_id, last_n + place, client_id, kind, slot, value, now FROM numbered, clock
    WHERE place > 1 AND attempt_id = ANY (ARRAY(SELECT attempt_id FROM lead)) ORDER BY attempt_id, place
  ),
  late AS (
    INSERT INTO late_response (attempt_id, client_id, kind, slot, value, received_at)
    SELECT attempt_id, client_id, kind, slot, value, now FROM numbered, clock
    WHERE state = 'late' AND kind <> 'takeover' ORDER BY attempt_id, client_id
    ON CONFLICT DO NOTHING
  )
  SELECT ord::integer, CASE WHEN state = 'new' THEN 'saved' ELSE state END,
    coalesce(known_n, (last_n + place)::integer),
    round(date_part('epoch', coalesce(
      known_at,
      (SELECT l.received_at FROM late_response l
        WHERE state = 'late' AND l.attempt_id = numbered.attempt_id AND l.client_id = numbered.client_id),
      now
    )) * 1000),
    round(date_part('epoch', now) * 1000)
  FROM numbered CROSS JOIN clock
  WHERE state <> 'new' OR attempt_id IN (SELECT attempt_id FROM lead)`;
