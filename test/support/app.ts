import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from '../../src/app.setup.js';
import type { Config } from '../../src/platform/config.js';
import { createTestDatabase, testConfig } from './database.js';

/** A whole application on a database of its own, listening on a free port of the loopback. */
export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  ownerUrl: string;
  /** The owner's connection: sees every table, for arranging and checking. */
  owner: pg.Pool;
  close(): Promise<void>;
}

export async function startTestApp(changes: Partial<Config> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const app = await createApp(testConfig(changes), database.ownerUrl);
  await app.listen(0, '127.0.0.1');
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  owner.on('error', () => {});
  return {
    app,
    url: await app.getUrl(),
    ownerUrl: database.ownerUrl,
    owner,
    close: async () => {
      await app.close();
      await owner.end();
    },
  };
}

/** A JSON request as a browser of this site would send it. */
export async function call<T = unknown>(
  base: string,
  method: string,
  path: string,
  options: { cookie?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: T; headers: Headers }> {
  const response = await fetch(base + path, {
    method,
    headers: {
      origin: base,
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as T,
    headers: response.headers,
  };
}
