import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createApp } from '../src/app.setup.js';
import { roleUrl } from '../src/platform/database.js';
import { startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { type MadeRound, makeContestant, makeRound } from './support/factories.js';
import { makeScore } from './support/graded.js';
import { logOf, sit, Sitting } from './support/sitting.js';

let test: TestApp;
let second: NestFastifyApplication;
let secondUrl: string;
let round: MadeRound;
let play: pg.Pool;
let grading: pg.Pool;
beforeAll(async () => {
  test = await startTestApp();
  second = await createApp(testConfig(), test.ownerUrl);
  await second.listen(0, '127.0.0.1');
  secondUrl = await second.getUrl();
  round = await makeRound(test.owner);
  const as = (role: 'bangvang_play' | 'bangvang_grading') =>
    new pg.Pool({ connectionString: roleUrl(test.ownerUrl, testConfig(), role), max: 2 });
  play = as('bangvang_play');
  grading = as('bangvang_grading');
  for (const pool of [play, grading]) pool.on('error', () => {});
});
afterAll(async () => {
  await Promise.all([play.end(), grading.end()]);
  await second.close();
  await test.close();
});

/** PostgreSQL's codes: its own refusal of the trigger, and a missing right. */
const [appendOnly, noRight] = ['23001', '42501'];

const codeOf = async (pool: pg.Pool, sql: string): Promise<string> => {
  try {
    await pool.query(sql);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the database itself', () => {
  beforeAll(async () => {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting } = await sit(test.url, round.roundId, cookie);
    await sitting.answer(1, ['a']);
  });

  const changes = (table: string) => [
    `UPDATE ${table} SET attempt_id = attempt_id`,
    `UPDATE ${table} SET received_at = now() WHERE false`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `MERGE INTO ${table} t USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE`,
  ];

  it.each(['response', 'late_response'])('refuses the owner every change of %s', async (table) => {
    for (const sql of changes(table)) expect([sql, await codeOf(test.owner, sql)]).toEqual([sql, appendOnly]);
  });

  it.each(['response', 'late_response'])('gives the play role no right to change %s', async (table) => {
    for (const sql of changes(table)) expect([sql, await codeOf(play, sql)]).toEqual([sql, noRight]);
  });

  it('refuses changes of attempts: paper, deadline, owner', async () => {
    for (const column of ['paper', 'deadline_at', 'contestant_id', 'grace_ms']) {
      const sql = `UPDATE attempt SET ${column} = ${column}`;
      expect([await codeOf(test.owner, sql), await codeOf(play, sql)]).toEqual([appendOnly, noRight]);
    }
    expect(await codeOf(test.owner, 'DELETE FROM attempt')).toBe(appendOnly);
  });

  it('takes no second row of a number and no second row of a client id', async () => {
    const row = (n: number, clientId: string) =>
      `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
       SELECT attempt_id, ${n}, ${clientId}, 'answer', now() FROM response LIMIT 1`;
    expect(await codeOf(play, row(1, 'gen_random_uuid()'))).toBe('23505');
    expect(await codeOf(play, row(2, 'client_id'))).toBe('23505');
  });

  it.each([
    'SELECT * FROM vault.question_key',
    'SELECT key FROM vault.question_key LIMIT 1',
    'COPY vault.question_key TO STDOUT',
    `INSERT INTO vault.question_key VALUES (gen_random_uuid(), '[]', null, '')`,
    'SELECT * FROM question q JOIN vault.question_key k ON k.question_id = q.id',
    `INSERT INTO score SELECT attempt_id, null, null, 1, 1, 1, 1, null, 1, now(), 'submit' FROM response`,
    'UPDATE score SET score_milli = 0',
    'SET ROLE bangvang_grading',
  ])('refuses the play role: %s', async (sql) => expect(await codeOf(play, sql)).toBe(noRight));

  it('lets the grading role read keys, and change neither them nor scores nor answers', async () => {
    expect(await codeOf(grading, 'SELECT key FROM vault.question_key LIMIT 1')).toBe('done');
    const refused = [
      `UPDATE vault.question_key SET key = '[]'`,
      'DELETE FROM vault.question_key',
      'UPDATE score SET prediction = 0',
      'DELETE FROM score',
      `INSERT INTO response SELECT * FROM response`,
    ];
    for (const sql of refused) expect([sql, await codeOf(grading, sql)]).toEqual([sql, noRight]);
  });

  it('lets the grading role give a score anew only where people decided about a question', async () => {
    const { contestId, roundId } = await makeRound(test.owner);
    const { id: contestantId } = await makeContestant(test.owner, contestId);
    const attemptId = await makeScore(test.owner, { roundId, contestantId });
    const lift = `UPDATE score SET score_milli = 5000 WHERE attempt_id = '${attemptId}'`;
    expect(await codeOf(grading, lift)).toBe(noRight);
  });
});

describe('two servers on one database', () => {
  async function onBoth() {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting } = await sit(test.url, round.roundId, cookie);
    return [sitting, new Sitting(secondUrl, cookie, sitting.attemptId)] as const;
  }

  it('keep one row of fifty equal requests and give the same ack', async () => {
    for (let i = 0; i < 5; i += 1) {
      const both = await onBoth();
      const clientId = randomUUID();
      const acks = await Promise.all(
        Array.from({ length: 50 }, (_, at) => both[at % 2]!.answer(1, ['a'], clientId)),
      );
      expect(new Set(acks.map(({ body }) => JSON.stringify(body.results[0]))).size).toBe(1);
      expect(acks[0]?.body.results[0]).toMatchObject({ outcome: 'saved', n: 1 });
      expect(await logOf(test.owner, both[0].attemptId)).toHaveLength(1);
    }
  });

  it('number without gap or double, also requests of many entries', async () => {
    const both = await onBoth();
    const entries = () =>
      Array.from({ length: 5 }, (_, i) => ({
        clientId: randomUUID(),
        kind: 'answer',
        slot: i + 1,
        choices: ['a'],
      }));
    const acks = await Promise.all(Array.from({ length: 60 }, (_, at) => both[at % 2]!.respond(entries())));
    const numbers = acks.map(({ body }) => body.results.map(({ n }) => n ?? 0));
    for (const each of numbers) expect(each).toEqual(each.toSorted((a, b) => a - b));
    expect(numbers.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    const log = await logOf(test.owner, both[0].attemptId);
    const times = log.map(({ received_at }) => received_at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('agree on one end, with nothing behind it', async () => {
    for (let i = 0; i < 10; i += 1) {
      const both = await onBoth();
      const answers = Array.from({ length: 10 }, (_, at) => both[at % 2]!.answer(1, ['a']));
      const receipts = await Promise.all([both[0].submit(), both[1].submit()]);
      const acks = await Promise.all(answers);
      expect(receipts.map(({ body }) => body.outcome).toSorted()).toEqual(['already', 'submitted']);
      expect(receipts[0].body.code).toBe(receipts[1].body.code);
      const log = await logOf(test.owner, both[0].attemptId);
      expect(log.map(({ kind }) => kind).indexOf('submit')).toBe(log.length - 1);
      const saved = acks.filter(({ body }) => body.results[0]?.outcome === 'saved');
      expect(saved).toHaveLength(log.length - 1);
    }
  });
});
