// Size budgets: small files, flat rooms, few dependencies. Exits with 1 and the list when one is passed.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './prepare.mjs';

// The platform is no room: every room stands on it. It and the core have parts, one level deeper.
const budget = {
  product: 300,
  spec: 400,
  component: 200,
  room: 10,
  platform: 16,
  constructor: 5,
  roomDepth: 2,
};
const problems = [];

const sources = ['src', 'test', 'scripts', 'web/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|svelte|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

for (const path of sources) {
  const name = relative(root, path);
  if (name.includes('/migrations/') || name.endsWith('schema.d.ts')) continue;
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const limit = limitOf(name);
  if (lines > limit) problems.push(`${name}: ${lines} lines, at most ${limit}`);
  const constructorText = /\bconstructor\(([^)]*(?:\([^)]*\)[^)]*)*)\)\s*\{/.exec(text)?.[1] ?? '';
  const dependencies = constructorText.match(/\bprivate readonly\b/g)?.length ?? 0;
  if (dependencies > budget.constructor)
    problems.push(`${name}: ${dependencies} dependencies, at most ${budget.constructor}`);
}

const perRoom = Map.groupBy(
  sources.filter((path) => relative(root, path).startsWith('src/') && !path.endsWith('.spec.ts')),
  (path) => dirname(relative(root, path)),
);
for (const [room, files] of perRoom) {
  if (room.endsWith('/migrations')) continue;
  const depth = budget.roomDepth + (/^src\/(core|platform)\//.test(room) ? 1 : 0);
  if (room.split('/').length > depth) problems.push(`${room}: rooms are flat`);
  const most = room.startsWith('src/platform') ? budget.platform : budget.room;
  if (files.length > most) problems.push(`${room}: ${files.length} files, at most ${most}`);
}

if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`${sources.length} files within their budgets\n`);

function limitOf(name) {
  if (name.endsWith('.svelte')) return budget.component;
  if (name.startsWith('test/') || name.endsWith('.spec.ts')) return budget.spec;
  return budget.product;
}
