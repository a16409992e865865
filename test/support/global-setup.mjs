import { transformFileSync } from '@swc/core';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { swcOptions } from './swc.mjs';

const root = join(import.meta.dirname, '..', '..');
const compiled = join(root, '.test-build');

/**
 * One real PostgreSQL for the run and one migrated, loaded template that every test file clones.
 * Jest runs this file outside of its own module system, so the server is compiled for it first.
 */
export default async function globalSetup() {
  compile();
  const load = (path) => import(pathToFileURL(join(compiled, path)).href);
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

/** Lays the compiled server out like the package: paths relative to a source file lead to the same data. */
function compile() {
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled);
  for (const data of ['question-bank', 'units']) symlinkSync(join(root, data), join(compiled, data));
  for (const folder of ['src', 'test/support']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
      const source = join(entry.parentPath, entry.name);
      const target = join(compiled, relative(root, source).replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, transformFileSync(source, swcOptions).code);
    }
  }
}
