import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type ServerProcess, startServer } from '../support/server.js';
import { tapBank } from './seed.js';
import { ownerUrl } from './owner-url.js';

/** Starts the product as a new user gets it: embedded database, demonstration contest, one-time link. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bang-vang-browser-'));
  chmodSync(dataDir, 0o755);
  const server = await startServer({ DATA_DIR: dataDir });
  process.env.BANG_VANG_URL = server.url;
  process.env.BANG_VANG_DATA_DIR = dataDir;
  process.env.BANG_VANG_INVITATION = await printedLink(server);
  const db = new pg.Pool({ connectionString: ownerUrl(), max: 1 });
  await tapBank(db);
  await db.end();
  return async () => {
    const code = await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The server ended with ${code}:\n${server.output()}`);
  };
}

/** The server answers a moment before it has printed its block. */
async function printedLink(server: ServerProcess): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const link = /\/quan-tri\/kich-hoat\/\S+/.exec(server.output())?.[0];
    if (link && server.output().includes('Ctrl-C')) return link;
    await sleep(100);
  }
  throw new Error(`No link to set up the organiser was printed:\n${server.output()}`);
}
