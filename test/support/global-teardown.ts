import { rmSync } from 'node:fs';
import type { TestServer } from './database.js';

export default async function globalTeardown(): Promise<void> {
  await globalThis.bangVangTestServer?.stop();
  const { dataDir } = JSON.parse(process.env.BANG_VANG_TEST_SERVER ?? '{}') as TestServer;
  rmSync(dataDir, { recursive: true, force: true });
}
