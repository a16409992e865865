import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import { ShippedData } from '../../src/contest/shipped-data.js';
import type { Config } from '../../src/platform/config.js';

export interface TestServer {
  ownerUrl: string;
  dataDir: string;
}

/**
 * A database of one test file's own: a clone of the migrated and loaded template. It ends with the run's whole
 * cluster; to drop it by itself would cost more than to make it.
 */
export interface TestDatabase {
  ownerUrl: string;
}

export function testConfig(changes: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir: join(tmpdir(), 'bang-vang-test-files'),
    databaseUrl: null,
    secret: 'f3b1c0d97a5e4e8fb2d6a1c4907f35e2',
    publicUrl: null,
    trustedProxies: 0,
    smsGateway: null,
    demonstration: true,
    logLevel: 'silent',
    metrics: 'local',
    ...changes,
  };
}

/** Puts what the product ships (units, law, bank, demonstration contest) into the template. */
export async function loadTemplate(ownerUrl: string): Promise<void> {
  const app = await createApp(testConfig(), ownerUrl);
  await app.init();
  await app.get(ShippedData).load();
  await app.close();
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = JSON.parse(process.env.BANG_VANG_TEST_SERVER ?? '{}') as TestServer;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server.ownerUrl);
  url.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: url.toString() });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template_bang_vang`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  return { ownerUrl: url.toString() };
}
