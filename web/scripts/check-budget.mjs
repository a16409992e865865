// What each page makes the browser load, from the built site. Fails when a page weighs more than its area may.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const build = process.argv[2] ?? join(import.meta.dirname, '..', 'build');
const kB = 1024;
/** First match counts. Gzip bytes of all scripts and of all style sheets of one page. */
const areas = [
  { name: 'exam', route: /^\/thi\//, script: 60 * kB, style: 12 * kB },
  { name: 'organisers', route: /^\/quan-tri/, script: 120 * kB, style: 16 * kB },
  { name: 'public', route: /./, script: 0, style: 12 * kB },
];

const say = (line) => process.stdout.write(`${line}\n`);
if (!existsSync(join(build, 'server', 'manifest.js'))) {
  say('The pages are not built; run: npm run build -w web');
  process.exit(1);
}
const load = (...path) => import(pathToFileURL(join(build, 'server', ...path)).href);
const { manifest } = await load('manifest.js');
const weights = new Map();
const faults = [];

const pages = manifest.routes.filter((route) => route.page);
for (const { id, page } of pages) {
  const nodes = await Promise.all(
    [...page.layouts, page.leaf]
      .filter((index) => index !== undefined)
      .map((index) => manifest.nodes[index]()),
  );
  const hydrated = setting(nodes, 'csr') ?? true;
  // The router loads the first layout and the error page whatever it shows.
  const always = await Promise.all([0, 1].map((index) => manifest.nodes[index]()));
  const scripts = hydrated ? [manifest.client, ...always, ...nodes].flatMap((part) => part.imports) : [];
  const script = sum(scripts);
  const style = sum(nodes.flatMap((node) => node.stylesheets));
  const area = areas.find(({ route }) => route.test(id));
  say(
    `${mark(script, area.script)} ${kilo(script)} script  ${mark(style, area.style)} ${kilo(style)} style  ${id}`,
  );
  if (script > area.script)
    faults.push(
      `${id}: ${kilo(script).trim()} of scripts; ${area.name} pages may have ${kilo(area.script).trim()}`,
    );
  if (style > area.style)
    faults.push(
      `${id}: ${kilo(style).trim()} of styles; ${area.name} pages may have ${kilo(area.style).trim()}`,
    );
}

// A script of one's own in the markup would get past the sum above. One page has one: the live scoreboard.
const live = { page: 'xep-hang/_page.svelte.js', script: 20 * kB };
const workers = join(build, 'client', '_app', 'immutable', 'workers');
const scripts = existsSync(workers) ? readdirSync(workers).filter((name) => name.endsWith('.js')) : [];
const liveScript = sum(scripts.map((name) => join('_app', 'immutable', 'workers', name)));
say(`${mark(liveScript, live.script)} ${kilo(liveScript)} script  while a scoreboard is live`);
if (liveScript > live.script)
  faults.push(`live scoreboard: ${kilo(liveScript).trim()}; it may have ${kilo(live.script).trim()}`);
const drawn = join(build, 'server', 'entries', 'pages');
for (const file of readdirSync(drawn, { recursive: true }).filter((name) => name.endsWith('.svelte.js'))) {
  if (file.endsWith(live.page)) continue;
  if (/<script\b/i.test(readFileSync(join(drawn, file), 'utf8')))
    faults.push(`${file} writes a <script> element`);
}

if (faults.length > 0) {
  say(`\n${faults.join('\n')}`);
  process.exit(1);
}
say(`\n${pages.length} pages within their budgets`);

/** A page's own word counts before its layouts'. */
function setting(nodes, name) {
  return nodes
    .toReversed()
    .map((node) => node.server?.[name] ?? node.universal?.[name])
    .find((value) => value !== undefined);
}

function sum(files) {
  return [...new Set(files)].reduce((total, file) => total + weigh(file), 0);
}

function weigh(file) {
  if (!weights.has(file)) {
    weights.set(file, gzipSync(readFileSync(join(build, 'client', file)), { level: 9 }).length);
  }
  return weights.get(file);
}

function mark(size, most) {
  return size > most ? 'OVER' : 'ok  ';
}

function kilo(bytes) {
  return `${(bytes / kB).toFixed(1).padStart(5)} KB`;
}
