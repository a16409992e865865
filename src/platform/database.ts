import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { type Config, derivedSecret } from './config.js';
import { Foundation1790000000000 } from './migrations/1790000000000-foundation.js';
import { Kinds1790000100000 } from './migrations/1790000100000-kinds.js';
import { Marking1790000100100 } from './migrations/1790000100100-marking.js';
import { Imports1790000200000 } from './migrations/1790000200000-imports.js';
import { Downloads1790000500000 } from './migrations/1790000500000-downloads.js';
import { Certificates1790000510000 } from './migrations/1790000510000-certificates.js';
import { Statistics1790000600000 } from './migrations/1790000600000-statistics.js';
import { Decisions1790000700000 } from './migrations/1790000700000-decisions.js';
import { Editorial1790000800000 } from './migrations/1790000800000-editorial.js';
import { Rulebooks1790000900000 } from './migrations/1790000900000-rulebooks.js';
import { RulebookDrafts1790000901000 } from './migrations/1790000901000-rulebook-drafts.js';
import { StruckSlots1790000902000 } from './migrations/1790000902000-struck-slots.js';
import { DecidedResults1790000910000 } from './migrations/1790000910000-decided-results.js';
import { Awards1790000920000 } from './migrations/1790000920000-awards.js';
import { Prizes1790000921000 } from './migrations/1790000921000-prizes.js';
import { Play1790000930000 } from './migrations/1790000930000-play.js';
import { Rosters1790000940000 } from './migrations/1790000940000-rosters.js';
import { Declarations1790000950000 } from './migrations/1790000950000-declarations.js';
import { Collective1790000951000 } from './migrations/1790000951000-collective.js';
import { Review1790000960000 } from './migrations/1790000960000-review.js';
import { BankDigest1790000970000 } from './migrations/1790000970000-bank-digest.js';
import { Overall1790000980000 } from './migrations/1790000980000-overall.js';
import { BoardsAndStages1790000981000 } from './migrations/1790000981000-boards-and-stages.js';
import { ForeseenPrizes1790000985000 } from './migrations/1790000985000-foreseen-prizes.js';
import { OverallCertificates1790000986000 } from './migrations/1790000986000-overall-certificates.js';
import { UnitAppeals1790000986500 } from './migrations/1790000986500-unit-appeals.js';
import { OverallColumns1790000987000 } from './migrations/1790000987000-overall-columns.js';
import { AppealWindow1790000988000 } from './migrations/1790000988000-appeal-window.js';
import { EssayReserves1790000988100 } from './migrations/1790000988100-essay-reserves.js';
import { DecisionEffects1790000990000 } from './migrations/1790000990000-decision-effects.js';

const migrations = [
  Foundation1790000000000,
  Kinds1790000100000,
  Marking1790000100100,
  Imports1790000200000,
  Downloads1790000500000,
  Certificates1790000510000,
  Statistics1790000600000,
  Decisions1790000700000,
  Editorial1790000800000,
  Rulebooks1790000900000,
  RulebookDrafts1790000901000,
  StruckSlots1790000902000,
  DecidedResults1790000910000,
  Awards1790000920000,
  Prizes1790000921000,
  Play1790000930000,
  Rosters1790000940000,
  Declarations1790000950000,
  Collective1790000951000,
  Review1790000960000,
  BankDigest1790000970000,
  Overall1790000980000,
  BoardsAndStages1790000981000,
  ForeseenPrizes1790000985000,
  OverallCertificates1790000986000,
  UnitAppeals1790000986500,
  OverallColumns1790000987000,
  AppealWindow1790000988000,
  EssayReserves1790000988100,
  DecisionEffects1790000990000,
];

/** Any number, the same in every process: who holds it is the one who migrates. */
const migrationLock = 7_315_045_202;

export type Role = 'bangvang_play' | 'bangvang_grading';

/** A reason why this database cannot be used, in one sentence for the person who starts the server. */
export class DatabaseRefused extends Error {}

/** Connection string for one of the two roles under which the server works. */
export function roleUrl(ownerUrl: string, config: Pick<Config, 'secret'>, role: Role): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = derivedSecret(config, role);
  return url.toString();
}

/** TypeORM options of a role's pool; `synchronize` stays off, only migrations change the schema. */
export function roleDataSource(
  ownerUrl: string,
  config: Config,
  role: Role,
  poolSize: number,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: roleUrl(ownerUrl, config, role),
    poolSize,
    applicationName: role,
    extra: {
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      connectionTimeoutMillis: 10_000,
    },
  };
}

/**
 * Makes the database ready: checks that it is durable and new enough, creates the two roles, migrates.
 * @throws DatabaseRefused with the reason and what to do.
 */
export async function prepareDatabase(ownerUrl: string, config: Config): Promise<void> {
  const client = await connect(ownerUrl);
  try {
    await checkServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await ensureRoles(client, ownerUrl, config);
    await client.query('CREATE SCHEMA IF NOT EXISTS pgboss');
    await client.query('GRANT ALL ON SCHEMA pgboss TO bangvang_play');
    await migrate(ownerUrl);
  } finally {
    await client.end();
  }
}

/** Creates the embedded cluster's one database. */
export async function ensureDatabase(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = await connect(url.toString());
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host } = new URL(url);
    throw new DatabaseRefused(`No connection to the database at ${host}: ${(error as Error).message}`);
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version_num')`,
  );
  const setting = new Map(rows.map((row) => [row.name, row.setting]));
  if (Number(setting.get('server_version_num')) < 150_000) {
    throw new DatabaseRefused('PostgreSQL 15 or newer is needed');
  }
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    if (setting.get(name) === 'off') {
      throw new DatabaseRefused(
        `The database runs with ${name} = off: a saved answer could be lost. Set ${name} = on and start again`,
      );
    }
  }
}

async function ensureRoles(client: pg.Client, ownerUrl: string, config: Config): Promise<void> {
  for (const role of ['bangvang_play', 'bangvang_grading'] as const) {
    if (await canConnect(roleUrl(ownerUrl, config, role))) continue;
    const password = pg.escapeLiteral(derivedSecret(config, role));
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    const statement = `${known.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN NOINHERIT PASSWORD ${password}`;
    try {
      await client.query(statement);
    } catch (error) {
      throw new DatabaseRefused(
        `The role ${role} is missing or has another password, and this user may not change roles ` +
          `(${(error as Error).message}). Let an administrator run what "npm run account -- roles-sql" prints`,
      );
    }
  }
}

/** The statements an administrator runs once where the application's user may not create roles. */
export function rolesSql(config: Pick<Config, 'secret'>): string {
  return (['bangvang_play', 'bangvang_grading'] as const)
    .map((role) => `CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD '${derivedSecret(config, role)}';`)
    .join('\n');
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function migrate(ownerUrl: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: 'migration',
  });
  await source.initialize();
  try {
    await refuseNewerSchema(source);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

async function refuseNewerSchema(source: DataSource): Promise<void> {
  const [table] = await source.query<{ found: string | null }[]>(
    "SELECT to_regclass('public.migration') AS found",
  );
  if (!table?.found) return;
  const known = new Set(migrations.map((migration) => migration.name));
  const applied = await source.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id');
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown) {
    throw new DatabaseRefused(
      `The database was made by a newer version of Bảng Vàng (it has "${unknown.name}"). Start that version`,
    );
  }
}
