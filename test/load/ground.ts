import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { ensureDatabase, prepareDatabase } from '../../src/platform/database.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { testConfig } from '../support/database.js';
import { type ServerProcess, startServer } from '../support/server.js';

/** A PostgreSQL of one bench's own. */
export interface Ground {
  /** The owner's address of the database, its schema laid out and empty. */
  url: string;
  /** Where the product keeps files. */
  files: string;
  db: pg.Pool;
  /** Ends whatever was begun, and leaves nothing. */
  close: () => Promise<void>;
}

export async function ownDatabase(name: string, connections = 1): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), `bang-vang-${name}-`));
  chmodSync(dataDir, 0o755);
  const cluster = await startEmbeddedPostgres(dataDir, 'owner');
  await ensureDatabase(cluster.url);
  await prepareDatabase(cluster.url, testConfig());
  const db = new pg.Pool({ connectionString: cluster.url, max: connections });
  const close = async () => {
    await db.end();
    await cluster.stop('immediate');
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: cluster.url, files: join(dataDir, 'files'), db, close };
}

/** The whole application in this process; `ground.close` closes it too. */
export async function ownApp(name: string): Promise<Ground & { app: NestFastifyApplication }> {
  const ground = await ownDatabase(name);
  const app = await createApp(testConfig({ dataDir: ground.files }), ground.url);
  await app.init();
  return { ...ground, app, close: () => app.close().then(ground.close) };
}

/** The built server as a process of its own; `ground.close` stops it too. */
export async function ownServer(name: string): Promise<Ground & { server: ServerProcess }> {
  const ground = await ownDatabase(name, 2);
  const server = await startServer({ DATABASE_URL: ground.url, APP_SECRET: testConfig().secret });
  return { ...ground, server, close: () => server.stop().then(ground.close) };
}
