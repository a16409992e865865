import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { makeContestant, makeRound } from '../support/factories.js';
import type { Figures } from './figure.js';
import { ownApp } from './ground.js';

const attempts = 1_000_000;
const bankSize = 200;
const perPaper = 20;
const bound = 20;

/** All statistics of a round of a million attempts of twenty questions, drawn from two hundred. */
export async function runStatistics(): Promise<Figures> {
  const { app, db, close } = await ownApp('statistics');
  try {
    const roundId = await fill(db);
    const plain = await seconds(() =>
      db.query(
        `SELECT count(u.serial) FROM vault.slot_score s CROSS JOIN LATERAL unnest(s.questions) AS u(serial)`,
      ),
    );
    const value = await seconds(() => app.get(StatisticsService).compute(roundId));
    const { rows } = await db.query<{ n: string }>(
      `SELECT sum((figures ->> 'n')::bigint) AS n FROM question_statistic WHERE round_id = $1`,
      [roundId],
    );
    if (Number(rows[0]?.n) !== attempts * perPaper) throw new Error(`${rows[0]?.n} answers were counted`);
    return {
      statistics_s_1m: {
        value,
        unit: 's',
        baseline: plain,
        ratio: value / plain,
        bound: `≤ ${bound}`,
        ok: value <= bound,
      },
    };
  } finally {
    await close();
  }
}

/** Rows as grading leaves them: papers of twenty different questions, answers that follow ability. */
async function fill(db: pg.Pool): Promise<string> {
  const { contestId, roundId, slug } = await makeRound(db, {
    closesInMs: -60_000,
    rules: { blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: perPaper }] },
  });
  const { id: contestantId } = await makeContestant(db, contestId);
  for (let i = 0; i < bankSize; i += 1) {
    const id = randomUUID();
    await db.query(
      `INSERT INTO question (id, bank, code, version, topic, difficulty, audience, kind, text, choices, citations, content_hash)
       SELECT $1, bank, $2, 1, topic, 'nhan-biet', audience, kind, text, choices, citations, $2
       FROM question WHERE bank = $3 LIMIT 1`,
      [id, `TK-${String(i).padStart(3, '0')}`, slug],
    );
    await db.query(`INSERT INTO vault.question_key VALUES ($1, '["b"]', NULL, 'x')`, [id]);
  }
  const { rows } = await db.query<{ low: number }>(
    `SELECT min(serial) AS low FROM question WHERE code LIKE 'TK-%'`,
  );
  // References need no check: everything is made here.
  await db.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await db.query(
    `CREATE TABLE made AS
     SELECT gen_random_uuid() AS id, n, points, chosen, questions
     FROM generate_series(1, ${attempts}) AS n CROSS JOIN LATERAL (
       SELECT array_agg(${rows[0]?.low} + (n * 7 + slot * (n % 91 * 2 + 3)) % ${bankSize} ORDER BY slot) AS questions,
         array_agg(CASE WHEN hashint8(n * 31 + slot) % 20 < n % 20 THEN 1000 ELSE 0 END ORDER BY slot) AS points,
         array_agg(CASE WHEN hashint8(n * 31 + slot) % 20 < n % 20 THEN 'b' ELSE 'acd'::text END ORDER BY slot) AS chosen
       FROM generate_series(0, ${perPaper - 1}) AS slot) AS drawn`,
  );
  const total = `(SELECT sum(p) FROM unnest(points) AS p)`;
  await db.query(
    `INSERT INTO attempt (id, round_id, contestant_id, number, seed, paper, deadline_at, grace_ms, continuation_hash)
     SELECT id, $1, $2, n, '', '[]', now() - interval '1 hour', 0, decode(md5(n::text), 'hex') FROM made`,
    [roundId, contestantId],
  );
  await db.query(
    `INSERT INTO response (attempt_id, n, client_id, kind, received_at)
     SELECT id, 1, id, 'submit', now() - interval '2 hours' FROM made`,
  );
  await db.query(
    `INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
       duration_ms, ended_at, ended_by)
     SELECT id, $1, $2, ${total}, ${perPaper * 1000}, 0, ${perPaper}, 0, now(), 'submit' FROM made`,
    [roundId, contestantId],
  );
  await db.query(
    `INSERT INTO vault.slot_score SELECT id, $1, ${total}, questions, points, chosen FROM made`,
    [roundId],
  );
  await db.query('ANALYZE vault.slot_score; ANALYZE score; ANALYZE attempt; ANALYZE response');
  return roundId;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
