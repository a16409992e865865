import pg from 'pg';
import { type Config, derivedSecret } from './config.js';
import { ensureDatabase, prepareDatabase, DatabaseRefused } from './database.js';
import { runningEmbeddedUrl, startEmbeddedPostgres } from './embedded-postgres.js';

/** Any number, the same in every process: one server per embedded database. */
const serverLock = 7_315_045_203;

/** A database ready for the application. */
export interface OpenDatabase {
  ownerUrl: string;
  /** True when the embedded cluster was made just now. */
  fresh: boolean;
  /** True when a server left by a killed process was taken over. */
  adopted: boolean;
  /** Stops the embedded server; leaves an operator's database alone. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database, or takes the operator's, and migrates it.
 * @throws DatabaseRefused in one sentence when it cannot be used.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    await prepareDatabase(config.databaseUrl, config);
    return { ownerUrl: config.databaseUrl, fresh: false, adopted: false, close: async () => {} };
  }
  const server = await startEmbeddedPostgres(config.dataDir, derivedSecret(config, 'embedded-owner'));
  await ensureDatabase(server.url);
  const lock = await holdServerLock(server.url, config.dataDir);
  try {
    await prepareDatabase(server.url, config);
  } catch (error) {
    await server.stop();
    await lock.end().catch(() => {});
    throw error;
  }
  return {
    ownerUrl: server.url,
    fresh: server.initialisedInMs > 0,
    adopted: server.adopted,
    // The lock goes with the server: let go before, and the next start could take a server that is stopping.
    close: async () => {
      await server.stop();
      await lock.end().catch(() => {});
    },
  };
}

/** Owner's connection string of the database that a local server uses now; null when none runs. */
export function localOwnerUrl(config: Config): string | null {
  return config.databaseUrl ?? runningEmbeddedUrl(config.dataDir, derivedSecret(config, 'embedded-owner'));
}

/** Held until this process ends, however it ends, so that a second server on the same data is refused. */
async function holdServerLock(ownerUrl: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'bangvang_server_lock' });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [
    serverLock,
  ]);
  if (rows[0]?.held) return client;
  await client.end();
  throw new DatabaseRefused(
    `Bảng Vàng already runs on ${dataDir}; stop it first, or set another DATA_DIR and PORT`,
  );
}
