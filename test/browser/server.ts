import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server.js';

/** Starts the product as a new user gets it: embedded database, demonstration contest, one-time link. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-browser-'));
  chmodSync(dataDir, 0o755);
  const server = await startServer({ DATA_DIR: dataDir });
  process.env.BANG_VANG_URL = server.url;
  process.env.BANG_VANG_DATA_DIR = dataDir;
  process.env.BANG_VANG_INVITATION = /\/quan-tri\/kich-hoat\/\S+/.exec(server.output())?.[0] ?? '';
  return async () => {
    const code = await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The server ended with ${code}:\n${server.output()}`);
  };
}
