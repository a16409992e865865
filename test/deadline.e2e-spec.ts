import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../src/app.setup.js';
import { startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { type MadeRound, makeContestant, makeRound } from './support/factories.js';
import { insertAttempt, logOf, Sitting, until } from './support/sitting.js';

let test: TestApp;
let second: NestFastifyApplication;
let round: MadeRound;
beforeAll(async () => {
  test = await startTestApp();
  second = await createApp(testConfig(), test.ownerUrl);
  await second.init();
  round = await makeRound(test.owner);
});
afterAll(async () => {
  await second.close();
  await test.close();
});

async function sittingUntil(deadlineInMs: number, graceMs: number): Promise<Sitting> {
  const { id, cookie } = await makeContestant(test.owner, round.contestId);
  const attemptId = await insertAttempt(test.owner, round.roundId, id, { deadlineInMs, graceMs });
  return new Sitting(test.url, cookie, attemptId);
}

/** The database's clock minus ours, by the quickest of twenty questions: a slow answer would shift the race. */
async function clockOffset(): Promise<number> {
  let [best, offset] = [Infinity, 0];
  for (let question = 0; question < 20; question += 1) {
    const asked = performance.now();
    const { rows } = await test.owner.query<{ ms: number }>(
      'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms',
    );
    const answered = performance.now();
    if (answered - asked < best) [best, offset] = [answered - asked, rows[0]!.ms - (asked + answered) / 2];
  }
  return offset;
}

/** The end of an attempt, grace included, on this process's clock. */
async function endOf(attemptId: string, offset: number): Promise<number> {
  const { rows } = await test.owner.query<{ ms: number }>(
    `SELECT extract(epoch FROM deadline_at + grace_ms * interval '1 ms')::float8 * 1000 AS ms
     FROM attempt WHERE id = $1`,
    [attemptId],
  );
  return rows[0]!.ms - offset;
}

/** Fifty phones send ten answers each from 60 ms before their own end to 50 ms after it. */
async function raceAroundTheEnd(leadMs: number) {
  const contestants = await Promise.all(
    Array.from({ length: 50 }, () => makeContestant(test.owner, round.contestId)),
  );
  const sittings = await Promise.all(
    contestants.map(async ({ id, cookie }, i) => {
      const end = { deadlineInMs: leadMs + (i % 5) * 100, graceMs: i % 2 === 0 ? 0 : 40 };
      return new Sitting(test.url, cookie, await insertAttempt(test.owner, round.roundId, id, end));
    }),
  );
  // Warms the sessions and the attempts, so that the race is only about the end.
  await Promise.all(sittings.map((sitting) => sitting.view()));
  const offset = await clockOffset();
  const acks = await Promise.all(
    sittings.map(async (sitting) => {
      const end = await endOf(sitting.attemptId, offset);
      return Promise.all(
        Array.from({ length: 10 }, async (_, i) => {
          await sleep(Math.max(0, end - 60 + i * 12 - performance.now()));
          const { body } = await sitting.answer(1, ['a'], randomUUID());
          return body.results[0]!;
        }),
      );
    }),
  );
  return { acks: acks.flat(), attemptIds: sittings.map(({ attemptId }) => attemptId) };
}

describe('five hundred answers around the end', () => {
  it('are each accepted exactly when the database had them in time', async () => {
    const outcomes = new Set<string>();
    // A slow machine may be late with all of them; then the race is run again with a longer lead.
    for (const leadMs of [2500, 6000, 15_000]) {
      const { acks, attemptIds } = await raceAroundTheEnd(leadMs);
      const { rows } = await test.owner.query<{
        client_id: string;
        table: string;
        in_time: boolean;
        at: Date;
      }>(
        `SELECT r.client_id, r.kept AS table, r.received_at AS at,
           r.received_at <= a.deadline_at + a.grace_ms * interval '1 ms' AS in_time
         FROM (SELECT attempt_id, client_id, received_at, 'log' AS kept FROM response WHERE kind = 'answer'
               UNION ALL SELECT attempt_id, client_id, received_at, 'late' FROM late_response) r
         JOIN attempt a ON a.id = r.attempt_id AND a.id = ANY($1)`,
        [attemptIds],
      );
      const stored = new Map(rows.map((row) => [row.client_id, row]));
      expect(rows).toHaveLength(500);
      const mismatches = acks.filter(({ clientId, outcome, receivedAt }) => {
        const row = stored.get(clientId);
        const right = row?.in_time
          ? outcome === 'saved' && row.table === 'log'
          : outcome === 'late' && row?.table === 'late';
        return !right || Date.parse(String(receivedAt)) !== row?.at.getTime();
      });
      expect(mismatches).toEqual([]);
      for (const { outcome } of acks) outcomes.add(outcome);
      if (outcomes.size === 2) break;
    }
    expect([...outcomes].toSorted()).toEqual(['late', 'saved']);
  }, 90_000);

  it('are answered alike when they are sent again', async () => {
    const sitting = await sittingUntil(1500, 0);
    const end = await endOf(sitting.attemptId, await clockOffset());
    const [before, after] = [randomUUID(), randomUUID()];
    const first = [await sitting.answer(1, ['a'], before)];
    await sleep(end + 50 - performance.now());
    first.push(await sitting.answer(1, ['b'], after));
    expect(first.map(({ body }) => body.results[0]?.outcome)).toEqual(['saved', 'late']);
    for (const [i, clientId] of [before, after].entries()) {
      const again = await sitting.answer(1, ['c'], clientId);
      expect(again.body.results).toEqual(first[i]?.body.results);
    }
    const { rows } = await test.owner.query('SELECT value FROM late_response WHERE attempt_id = $1', [
      sitting.attemptId,
    ]);
    expect(rows).toEqual([{ value: ['b'] }]);
  });
});

describe('the end that nobody hands in', () => {
  it('is written once by two servers, behind the last answer', async () => {
    const sittings = await Promise.all(Array.from({ length: 40 }, () => sittingUntil(3000, 0)));
    await Promise.all(sittings.map((sitting) => sitting.answer(1, ['b'])));
    for (const { attemptId } of sittings) {
      const log = await until(async () => {
        const rows = await logOf(test.owner, attemptId);
        return rows.some(({ kind }) => kind === 'timeout') ? rows : null;
      });
      expect(log.map(({ n, kind }) => [n, kind])).toEqual([
        [1, 'answer'],
        [2, 'timeout'],
      ]);
    }
    const graded = await until(async () => {
      const { rows } = await test.owner.query(
        'SELECT duration_ms, score_milli FROM score WHERE attempt_id = ANY($1)',
        [sittings.map(({ attemptId }) => attemptId)],
      );
      return rows.length === 40 ? rows : null;
    });
    for (const row of graded) {
      expect(row.score_milli).toBe(1000);
      expect(Number(row.duration_ms)).toBeGreaterThanOrEqual(60_000);
      expect(Number(row.duration_ms)).toBeLessThan(63_100);
    }
  });

  it('does not come while the grace lasts', async () => {
    const sitting = await sittingUntil(-500, 6000);
    await sleep(300);
    expect((await sitting.answer(1, ['a'])).body.results[0]?.outcome).toBe('saved');
    expect((await sitting.view()).endedBy).toBeNull();
    const receipt = await sitting.submit();
    expect(receipt.body).toMatchObject({ outcome: 'submitted', endedBy: 'submit' });
  });
});
