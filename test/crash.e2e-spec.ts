import { beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureDatabase } from '../src/platform/database.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { type Acknowledged, answerOn, findLost, type Phone, startPhone } from './support/answering.js';
import { createTestDatabase, type TestDatabase, testConfig } from './support/database.js';
import { makeContestant, makeRound } from './support/factories.js';
import { freePort, type ServerProcess, startServer } from './support/server.js';

const secret = testConfig().secret;
const kills = 20;

describe('an acknowledged answer', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });

  test(`survives ${kills} kills of the server under load`, async () => {
    const db = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    const PORT = String(await freePort());
    const start = () => startServer({ DATABASE_URL: database.ownerUrl, APP_SECRET: secret, PORT });
    let server = await start();
    const log: Acknowledged[] = [];
    try {
      const phones = await startPhones(db, server.url, 16);
      let over = false;
      const load = Promise.all(
        phones.map((phone) =>
          answerOn(
            phone,
            () => server.url,
            log,
            () => over,
          ),
        ),
      );
      for (let kill = 1; kill <= kills; kill += 1) {
        const before = log.length;
        while (log.length < before + 20) await sleep(5);
        await sleep(Math.random() * 50);
        await server.kill();
        server = await start();
      }
      over = true;
      await load;
      expect(log.length).toBeGreaterThan(kills * 20);
      expect(await findLost(db, log)).toEqual([]);
    } finally {
      await server.kill();
      await db.end();
    }
  }, 240_000);

  test('would be missed by the same checker if the database were not durable', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-loss-'));
    chmodSync(dataDir, 0o755);
    let cluster = await startEmbeddedPostgres(dataDir, 'owner', { wal_writer_delay: '10000' });
    let server: ServerProcess | null = null;
    try {
      await ensureDatabase(cluster.url);
      server = await startServer({ DATABASE_URL: cluster.url, APP_SECRET: secret });
      let db = new pg.Client({ connectionString: cluster.url });
      await db.connect();
      const phones = await startPhones(db, server.url, 8);
      await db.query('CHECKPOINT');
      // The server would refuse to start like this, so durability is taken away behind its back.
      await db.query('ALTER SYSTEM SET synchronous_commit = off');
      await db.query('SELECT pg_reload_conf()');
      await db.end();
      const log: Acknowledged[] = [];
      const until = Date.now() + 3000;
      const url = server.url;
      await Promise.all(
        phones.map((phone) =>
          answerOn(
            phone,
            () => url,
            log,
            () => Date.now() > until,
          ),
        ),
      );
      await cluster.stop('immediate');
      await server.kill();
      cluster = await startEmbeddedPostgres(dataDir, 'owner');
      db = new pg.Client({ connectionString: cluster.url });
      await db.connect();
      const lost = await findLost(db, log);
      await db.end();
      expect(lost.length).toBeGreaterThan(0);
    } finally {
      await server?.kill();
      await cluster.stop('immediate');
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 120_000);
});

async function startPhones(db: pg.Pool | pg.Client, url: string, count: number): Promise<Phone[]> {
  const round = await makeRound(db as pg.Pool);
  const phones: Phone[] = [];
  for (let index = 0; index < count; index += 1) {
    const { cookie } = await makeContestant(db as pg.Pool, round.contestId);
    phones.push(await startPhone(url, round.roundId, cookie));
  }
  return phones;
}
