import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { ResultService } from '../../src/result/result.service.js';
import { testConfig } from '../support/database.js';
import { makeRound, makeStaff } from '../support/factories.js';
import type { Figures } from './figure.js';
import { ownDatabase } from './ground.js';

const attempts = 1_000_000;
const perPerson = 2;
const bound = 10;
/** A start looks through every attempt for what a stop may have left; nobody clicks meanwhile. */
const startMs = 8000;

/** From the click to the commit: a round of a million attempts of half a million people becomes official. */
export async function runFinalise(): Promise<Figures> {
  const { url, db, close } = await ownDatabase('finalise');
  // Before the server starts: it would end and grade what is half planted.
  const { roundId, accountId } = await fill(db);
  const app = await createApp(testConfig(), url);
  await app.init();
  try {
    await setTimeout(startMs);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const { version } = await app.get(ResultService).finalise(roundId, accountId);
    const value = (performance.now() - began) / 1000;
    const { rows } = await db.query<{ people: number; attempts: number; first: number }>(
      `SELECT r.people, r.attempts, (SELECT count(*)::int FROM result_row x WHERE x.result_id = r.id) AS first
       FROM result r WHERE r.round_id = $1`,
      [roundId],
    );
    const [made] = rows;
    if (version !== 1 || made?.attempts !== attempts || made.first !== attempts / perPerson)
      throw new Error(`not the result of a million attempts: ${JSON.stringify(made)}`);
    const megabytes = (process.memoryUsage().rss - before) / 1_048_576;
    process.stderr.write(`  memory of the server: +${Math.round(megabytes)} MB\n`);
    return {
      finalise_s_1m: {
        value,
        unit: 's',
        baseline: null,
        ratio: null,
        bound: `≤ ${bound}`,
        ok: value <= bound,
      },
    };
  } finally {
    await app.close();
    await close();
  }
}

/** Rows as play and grading leave them, deadlines behind them, full of ties; every second person is of the other division. */
async function fill(db: pg.Pool): Promise<{ roundId: string; accountId: string }> {
  const { contestId, roundId } = await makeRound(db, {
    closesInMs: -60_000,
    rules: { attemptsAllowed: perPerson, counts: 'best' },
  });
  const { id: accountId } = await makeStaff(db, 'organiser');
  // References need no check: everything is made here.
  await db.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await db.query(
    `CREATE TABLE made AS
     SELECT gen_random_uuid() AS id, n, md5((n / ${perPerson})::text)::uuid AS person,
       date_trunc('milliseconds', now() - interval '1 hour' + hashint8(n) % 1000000 * interval '1 ms') AS started,
       (abs(hashint8(n * 3)) % 500000)::bigint AS duration, 1000 * (abs(hashint8(n * 5)) % 6) AS points
     FROM generate_series(0, ${attempts - 1}) AS n`,
  );
  await db.query(
    `INSERT INTO contestant (id, contest_id, full_name, search_key, sort_key, phone, birth_year, division, unit_id)
     SELECT person, $1, 'Nguyễn Văn Số', 'x', 'x', person::text, 1980, CASE WHEN max(n) % 4 < 2 THEN 'cbccvc' ELSE 'nguoi-dan' END,
       '2025-00001' FROM made GROUP BY person`,
    [contestId],
  );
  await db.query(
    `INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
     SELECT id, $1, person, 1 + n % ${perPerson}, '', '[]', started, started + interval '10 minutes', 0, decode(md5(n::text), 'hex')
     FROM made`,
    [roundId],
  );
  await db.query(
    `INSERT INTO response (attempt_id, n, client_id, kind, value, received_at)
     SELECT id, 1, id, 'prediction', to_jsonb(n % 5000), started FROM made
     UNION ALL SELECT id, 2, gen_random_uuid(), 'submit', NULL, started + duration * interval '1 ms' FROM made`,
  );
  await db.query(
    `INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
       prediction, duration_ms, ended_at, ended_by)
     SELECT id, $1, person, points, 5000, points / 1000, 5, n % 5000, duration, started + duration * interval '1 ms', 'submit'
     FROM made`,
    [roundId],
  );
  await db.query(`UPDATE round SET opens_at = now() - interval '1 day' WHERE id = $1`, [roundId]);
  await db.query('DROP TABLE made');
  await db.query('VACUUM ANALYZE score');
  await db.query('VACUUM ANALYZE attempt');
  await db.query('VACUUM ANALYZE response');
  await db.query('VACUUM ANALYZE contestant');
  return { roundId, accountId };
}
