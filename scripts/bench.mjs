// npm run bench [-- --only answers,board,certificates,exchange,export,finalise,live,memory,overall,statistics] [--json FILE] [--minutes 10]
import { ensureBuilt, ensureInstalled, environment, pinnedNode, root } from './prepare.mjs';
import { spawnSync } from 'node:child_process';

ensureInstalled();
ensureBuilt();
const { status } = spawnSync(pinnedNode(), ['--expose-gc', 'test/load/run.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
process.exit(status ?? 1);
