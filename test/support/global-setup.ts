import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../../src/platform/database.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { loadTemplate, testConfig, type TestServer } from './database.js';

declare global {
  var bangVangTestServer: { stop(): Promise<void> } | undefined;
}

/** One real PostgreSQL for the run and one migrated, loaded template that every test file clones. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-test-'));
  const server = await startEmbeddedPostgres(dataDir, 'test-owner', { max_connections: '300' });
  globalThis.bangVangTestServer = { stop: () => server.stop('immediate') };
  const url = new URL(server.url);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query('CREATE DATABASE template_bang_vang');
  await admin.end();
  url.pathname = '/template_bang_vang';
  await prepareDatabase(url.toString(), testConfig());
  await loadTemplate(url.toString());
  const handle: TestServer = { ownerUrl: url.toString(), dataDir };
  process.env.BANG_VANG_TEST_SERVER = JSON.stringify(handle);
}
