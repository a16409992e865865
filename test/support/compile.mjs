import { transformFileSync } from '@swc/core';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { swcOptions } from './swc.mjs';

const root = join(import.meta.dirname, '..', '..');
const builds = join(root, '.test-build');
/** Of this process alone, so that two runs side by side do not write over each other. */
const compiled = join(builds, String(process.pid));

/** Imports a compiled module by its source's path, e.g. `src/platform/database.js`; call compile() first. */
export const load = (path) => import(pathToFileURL(join(compiled, path)).href);

/**
 * Lays the compiled server out like the package: paths relative to a source file lead to the same data.
 * @returns the folder
 */
export function compile() {
  removeLeftOvers();
  mkdirSync(compiled, { recursive: true });
  process.on('exit', () => rmSync(compiled, { recursive: true, force: true }));
  for (const data of ['question-bank', 'rulebooks', 'units', 'dist'])
    symlinkSync(join(root, data), join(compiled, data));
  for (const folder of ['src', 'test/support', 'test/load']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
      const source = join(entry.parentPath, entry.name);
      const target = join(compiled, relative(root, source).replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, transformFileSync(source, swcOptions).code);
    }
  }
  return compiled;
}

/** What killed runs could not remove. */
function removeLeftOvers() {
  if (!existsSync(builds)) return;
  for (const name of readdirSync(builds)) {
    if (!isRunning(Number(name)) || name === String(process.pid))
      rmSync(join(builds, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
