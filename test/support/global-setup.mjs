import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compile, load } from './compile.mjs';

/**
 * One real PostgreSQL for the run and one migrated, loaded template that every test file clones.
 * Jest runs this file outside of its own module system, so the server is compiled for it first.
 */
export default async function globalSetup() {
  process.env.BANG_VANG_TEST_BUILD = compile();
  const { startEmbeddedPostgres } = await load('src/platform/embedded-postgres.js');
  const { prepareDatabase } = await load('src/platform/database.js');
  const { loadTemplate, testConfig } = await load('test/support/database.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-test-'));
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres(dataDir, 'test-owner', { max_connections: '300' });
  globalThis.bangVangTestServer = { dataDir, stop: () => server.stop('immediate') };
  const url = new URL(server.url);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  await admin.query('CREATE DATABASE template_bang_vang');
  await admin.end();
  url.pathname = '/template_bang_vang';
  await prepareDatabase(url.toString(), testConfig());
  await loadTemplate(url.toString());
  process.env.BANG_VANG_TEST_SERVER = JSON.stringify({ ownerUrl: url.toString(), dataDir });
}
