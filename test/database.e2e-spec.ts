import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DatabaseRefused, prepareDatabase, roleUrl } from '../src/platform/database.js';
import {
  type EmbeddedPostgres,
  runningEmbeddedUrl,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres.js';
import { openDatabase } from '../src/platform/open-database.js';
import { createTestDatabase, type TestDatabase, testConfig } from './support/database.js';

describe('an operator’s database', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });

  test.each(['synchronous_commit'])('is refused with %s off, with the reason', async (setting) => {
    await ask(
      database.ownerUrl,
      `ALTER DATABASE ${new URL(database.ownerUrl).pathname.slice(1)} SET ${setting} = off`,
    );
    await expect(prepareDatabase(database.ownerUrl, testConfig())).rejects.toThrow(
      new DatabaseRefused(
        `The database runs with ${setting} = off: a saved answer could be lost. Set ${setting} = on and start again`,
      ),
    );
  });

  test('of a newer version is refused, naming what is unknown', async () => {
    await ask(
      database.ownerUrl,
      `INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    );
    await expect(prepareDatabase(database.ownerUrl, testConfig())).rejects.toThrow(
      /newer version.*FromTheFuture/,
    );
  });

  test('is prepared twice at once without harm', async () => {
    const both = [
      prepareDatabase(database.ownerUrl, testConfig()),
      prepareDatabase(database.ownerUrl, testConfig()),
    ];
    await expect(Promise.all(both)).resolves.toHaveLength(2);
  });

  test('that does not answer is refused in one sentence', async () => {
    const nowhere = 'postgres://u:p@127.0.0.1:1/x';
    await expect(prepareDatabase(nowhere, testConfig())).rejects.toThrow(
      /^No connection to the database at 127.0.0.1:1/,
    );
  });

  test('gives the play role no way to the keys, to what was answered, or to scores', async () => {
    const play = roleUrl(database.ownerUrl, testConfig(), 'bangvang_play');
    for (const statement of [
      'SELECT * FROM vault.question_key',
      'UPDATE response SET n = 2',
      'DELETE FROM response',
      'UPDATE attempt SET grace_ms = 1',
      'INSERT INTO score SELECT * FROM score',
      'UPDATE score SET score_milli = 0',
      'UPDATE result SET people = 0',
      'SET ROLE bangvang_grading',
    ]) {
      await expect(ask(play, statement)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('the embedded database', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | null;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-embedded-'));
    chmodSync(dataDir, 0o755);
    server = null;
  });
  afterEach(async () => {
    await server?.stop('immediate').catch(() => {});
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('keeps what was written over a kill of every process, and starts again by itself', async () => {
    server = await startEmbeddedPostgres(dataDir, 'owner');
    await ask(maintenance(server.url), 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    execFileSync('kill', ['-9', String(pid)]);
    // The signal is sent, not yet obeyed: a server that still takes connections would be taken over.
    const { url } = server;
    while (await ask(maintenance(url), 'SELECT 1').then(Boolean, () => false));
    server = await startEmbeddedPostgres(dataDir, 'owner');
    expect(server.adopted).toBe(false);
    expect(await ask(maintenance(server.url), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  test('left running by a killed server is taken over', async () => {
    server = await startEmbeddedPostgres(dataDir, 'owner');
    const again = await startEmbeddedPostgres(dataDir, 'owner');
    expect(again).toMatchObject({ adopted: true, url: server.url });
    expect(runningEmbeddedUrl(dataDir, 'owner')).toBe(server.url);
  });

  test('serves one server only; the second is told so and leaves the first alone', async () => {
    const first = await openDatabase(testConfig({ dataDir }));
    await expect(openDatabase(testConfig({ dataDir }))).rejects.toThrow(/already runs/);
    expect(await ask(first.ownerUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    await first.close();
    expect(runningEmbeddedUrl(dataDir, 'owner')).toBeNull();
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  asRoot('lies in /var/lib where its system user cannot reach the data folder', async () => {
    chmodSync(dataDir, 0o700);
    server = await startEmbeddedPostgres(dataDir, 'owner');
    const cluster = realpathSync(join(dataDir, 'postgres'));
    expect(cluster).toMatch(/^\/var\/lib\/bang-vang\//);
    await server.stop();
    server = await startEmbeddedPostgres(dataDir, 'owner');
    expect(server).toMatchObject({ initialisedInMs: 0 });
    expect(runningEmbeddedUrl(dataDir, 'owner')).toBe(server.url);
    await server.stop('immediate');
    server = null;
    rmSync(join(cluster, '..'), { recursive: true });
    expect(existsSync(cluster)).toBe(false);
  });

  test('is found through a link as well', async () => {
    const link = `${dataDir}-link`;
    symlinkSync(dataDir, link);
    server = await startEmbeddedPostgres(link, 'owner');
    expect(runningEmbeddedUrl(dataDir, 'owner')).toBe(server.url);
    rmSync(link);
  });
});

/** The cluster's maintenance database, which is always there. */
function maintenance(url: string): string {
  return Object.assign(new URL(url), { pathname: '/postgres' }).toString();
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
