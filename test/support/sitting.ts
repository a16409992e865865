import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AttemptView, ReceiptView, ResponsesAnswer } from '../../src/attempt/attempt.dto.js';
import { call } from './app.js';

export interface LogRow {
  n: number;
  kind: string;
  slot: number | null;
  value: unknown;
  client_id: string;
  received_at: Date;
}

/** What a contestant's page does, over HTTP. */
export class Sitting {
  constructor(
    private readonly url: string,
    private readonly cookie: string,
    readonly attemptId: string,
  ) {}

  respond(entries: unknown[], headers?: Record<string, string>) {
    return call<ResponsesAnswer & { code: string }>(
      this.url,
      'POST',
      `/api/attempts/${this.attemptId}/responses`,
      { cookie: this.cookie, body: { entries }, headers },
    );
  }

  answer(slot: number, choices: string[], clientId: string = randomUUID()) {
    return this.respond([{ clientId, kind: 'answer', slot, choices }]);
  }

  open(slot: number, clientId: string = randomUUID()) {
    return call<AttemptView & { code: string }>(this.url, 'POST', `/api/attempts/${this.attemptId}/open`, {
      cookie: this.cookie,
      body: { clientId, slot },
    });
  }

  submit(clientId: string = randomUUID(), more: object = {}) {
    return call<ReceiptView & { code: string }>(this.url, 'POST', `/api/attempts/${this.attemptId}/submit`, {
      cookie: this.cookie,
      body: { clientId, ...more },
    });
  }

  get<T>(path = '') {
    return call<T>(this.url, 'GET', `/api/attempts/${this.attemptId}${path}`, { cookie: this.cookie });
  }

  async view(): Promise<AttemptView> {
    return (await this.get<AttemptView>()).body;
  }
}

export const start = (url: string, roundId: string, cookie: string, body: object = {}) =>
  call<AttemptView & { code: string; message: string }>(url, 'POST', `/api/rounds/${roundId}/attempts`, {
    cookie,
    body,
  });

/** Starts an attempt and gives it with its paper. */
export async function sit(
  url: string,
  roundId: string,
  cookie: string,
  wanted: object = {},
): Promise<{ sitting: Sitting; attempt: AttemptView }> {
  const { status, body } = await start(url, roundId, cookie, wanted);
  if (status !== 201) throw new Error(`start: ${status} ${JSON.stringify(body)}`);
  return { sitting: new Sitting(url, cookie, body.id), attempt: body };
}

export async function logOf(owner: pg.Pool, attemptId: string): Promise<LogRow[]> {
  const { rows } = await owner.query<LogRow>(
    'SELECT n, kind, slot, value, client_id, received_at FROM response WHERE attempt_id = $1 ORDER BY n',
    [attemptId],
  );
  return rows;
}

/** An attempt put straight into the table, so that its deadline can be anywhere; its paper is the bank's. */
export async function insertAttempt(
  owner: pg.Pool,
  roundId: string,
  contestantId: string,
  changes: { deadlineInMs: number; graceMs?: number; number?: number; startedAgoMs?: number },
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO attempt (round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
     SELECT r.id, $2, $3, 'ab', (
         SELECT json_agg(json_build_object('questionId', q.id, 'choiceIds', '["a","b","c","d"]'::json) ORDER BY q.code)
         FROM question q JOIN contest k ON k.bank = q.bank WHERE k.id = r.contest_id),
       clock_timestamp() - $4 * interval '1 ms', clock_timestamp() + $5 * interval '1 ms', $6, $7
     FROM round r WHERE r.id = $1 RETURNING id`,
    [
      roundId,
      contestantId,
      changes.number ?? 1,
      changes.startedAgoMs ?? 60_000,
      changes.deadlineInMs,
      changes.graceMs ?? 0,
      randomBytes(32),
    ],
  );
  return rows[0]!.id;
}

/** Waits until `found` gives something other than null, at most `forMs`. */
export async function until<T>(found: () => Promise<T | null>, forMs = 10_000): Promise<T> {
  for (const end = Date.now() + forMs; ;) {
    const value = await found();
    if (value !== null) return value;
    if (Date.now() > end) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
