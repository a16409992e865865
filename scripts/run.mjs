import { totalmem } from 'node:os';
import { join } from 'node:path';
import { become, ensureBuilt, ensureInstalled, ensureServerBuilt, fail, root } from './prepare.mjs';

/** The command lines, by the name after `npm run`. */
const commands = {
  archive: 'dist/archive-check/archive.cli.js',
  account: 'dist/account/account.cli.js',
  bank: 'dist/exchange-cli/bank.cli.js',
  'bank:check': 'dist/bank-check/bank-check.cli.js',
  rulebook: 'dist/rulebook-cli/rulebook.cli.js',
  rehearse: 'dist/rehearsal/rehearse.cli.js',
  'api-types': 'scripts/api-types.mjs',
};

const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) fail(`Commands: ${Object.keys(commands).join(', ')}`);
ensureInstalled();
// The pages are made from the API's types, so these come first; banks and rules need no pages.
if (['api-types', 'bank', 'bank:check', 'rulebook'].includes(name)) ensureServerBuilt();
else ensureBuilt();
// Results of a million people are ranked again in memory.
const room = name === 'archive' ? [`--max-old-space-size=${Math.floor((totalmem() / 2 ** 20) * 0.75)}`] : [];
become([...room, join(root, commands[name]), ...args]);
