// Everything that must hold before a change lands, in one command on a clean checkout.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, environment, fail, pinnedNode, root, say } from './prepare.mjs';

const tool = (path) => join(root, 'node_modules', path);
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', tool('jest/bin/jest.js')];

/** Steps of one lane run one after the other; the two lanes of a stage run side by side and take about as long. */
const stages = [
  // Writes the pages' own tsconfig, which lint and types read.
  [[['pages prepared', [tool('@sveltejs/kit/svelte-kit.js'), 'sync'], join(root, 'web')]]],
  [
    [
      ['format', [tool('oxfmt/bin/oxfmt'), '--check']],
      ['lint', [tool('oxlint/bin/oxlint'), '--type-aware', 'src', 'test', 'scripts', 'web/src']],
      ['types', [tool('@typescript/native/bin/tsc'), '--noEmit']],
    ],
    [['build', ['scripts/build.mjs']]],
  ],
  // Jest and the browser need what was built. Alone, each leaves a core idle for a good part of its time.
  [
    [
      [
        'arrows',
        [tool('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'src'],
      ],
      ['sizes', ['scripts/check-size.mjs']],
      [
        'types of the pages',
        [
          tool('svelte-check/bin/svelte-check'),
          '--workspace',
          'web',
          '--tsconfig',
          './tsconfig.json',
          '--tsgo',
        ],
      ],
      ['unit and integration', [...jest, '--ci']],
    ],
    [
      ['weight of the pages', ['web/scripts/check-budget.mjs']],
      ['types of the API', ['scripts/api-types.mjs', '--check']],
      ['browser', [tool('@playwright/test/cli.js'), 'test']],
    ],
  ],
];

ensureInstalled();
// What was laid down here for components that are gone since would be checked too.
rmSync(join(root, 'web/.svelte-kit/.svelte-check'), { recursive: true, force: true });
const began = Date.now();
let passed = 0;
let failed = 0;
for (const stage of stages) {
  await Promise.all(stage.map(lane));
  if (failed > 0) break;
}
say(`\n${Math.round((Date.now() - began) / 1000)} s`);
say(`checks: ${passed} passed, ${failed} failed`);
if (failed > 0) fail('npm test: failed');

async function lane(steps) {
  for (const [name, args, cwd = root] of steps) {
    const started = Date.now();
    const { code, output } = await step(args, cwd);
    const took = `${Math.round((Date.now() - started) / 1000)} s`;
    say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}, ${took}${code === 0 ? '' : `\n${output}`}`);
    if (code === 0) {
      passed += 1;
      const summary = output.split('\n').filter((line) => /^\s*(Tests:|Test Suites:|\d+ passed)/.test(line));
      if (summary.length > 0) say(summary.join('\n'));
    } else failed += 1;
  }
}

/** Output is shown whole only when the step fails. */
function step(args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), args, {
      cwd,
      env: { ...environment(), CI: '1', FORCE_COLOR: '0' },
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}
