import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** One response that the server said is durable. */
export interface Acknowledged {
  attemptId: string;
  clientId: string;
  slot: number;
  choices: string[];
}

/** A phone that answers as fast as it is acknowledged, and sends the same entry again until it is. */
export interface Phone {
  cookie: string;
  attemptId: string;
  slots: number;
}

/** Starts the attempt of a signed-in contestant. */
export async function startPhone(url: string, roundId: string, cookie: string): Promise<Phone> {
  const response = await fetch(`${url}/api/rounds/${roundId}/attempts`, {
    method: 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  const attempt = (await response.json()) as { id: string; paper: unknown[] };
  if (!response.ok) throw new Error(`start: ${response.status} ${JSON.stringify(attempt)}`);
  return { cookie, attemptId: attempt.id, slots: attempt.paper.length };
}

/** Answers until `stopped()`; what was acknowledged is pushed to `log`. The address may change between sends. */
export async function answerOn(
  phone: Phone,
  url: () => string,
  log: Acknowledged[],
  stopped: () => boolean,
): Promise<void> {
  while (!stopped()) {
    const entry = {
      clientId: randomUUID(),
      kind: 'answer',
      slot: 1 + Math.floor(Math.random() * phone.slots),
      choices: ['abcd'[Math.floor(Math.random() * 4)] ?? 'a'],
    };
    if (await sendUntilAnswered(phone, url, entry, stopped)) {
      log.push({
        attemptId: phone.attemptId,
        clientId: entry.clientId,
        slot: entry.slot,
        choices: entry.choices,
      });
    }
  }
}

async function sendUntilAnswered(
  phone: Phone,
  url: () => string,
  entry: object,
  stopped: () => boolean,
): Promise<boolean> {
  while (!stopped()) {
    try {
      const response = await fetch(`${url()}/api/attempts/${phone.attemptId}/responses`, {
        method: 'POST',
        headers: { origin: url(), cookie: phone.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ entries: [entry] }),
        signal: AbortSignal.timeout(5000),
      });
      const body = (await response.json()) as { results?: { outcome: string }[] };
      if (response.ok) return body.results?.[0]?.outcome === 'saved';
    } catch {
      // The server is down or cut the answer off: unknown, so the same entry goes again.
    }
    await sleep(300 + Math.random() * 300);
  }
  return false;
}

/** Acknowledged responses that the database does not hold as they were sent: the durability checker. */
export async function findLost(
  db: pg.Pool | pg.Client,
  acknowledged: Acknowledged[],
): Promise<Acknowledged[]> {
  const { rows } = await db.query<{ lost: number }>(
    `SELECT a.ord::int - 1 AS lost
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) WITH ORDINALITY AS a(attempt_id, client_id, slot, choice, ord)
     LEFT JOIN response r ON r.attempt_id = a.attempt_id AND r.client_id = a.client_id
       AND r.slot = a.slot AND strpos(r.value::text, '"' || a.choice || '"') > 0
     WHERE r.client_id IS NULL`,
    [
      acknowledged.map(({ attemptId }) => attemptId),
      acknowledged.map(({ clientId }) => clientId),
      acknowledged.map(({ slot }) => slot),
      acknowledged.map(({ choices }) => choices[0]),
    ],
  );
  return rows.map(({ lost }) => acknowledged[lost]).filter((row) => row !== undefined);
}
