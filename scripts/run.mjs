import { join } from 'node:path';
import { become, ensureBuilt, ensureInstalled, fail, root } from './prepare.mjs';

/** The command lines of the product, by the name after `npm run`. */
const commands = {
  account: 'account/account.cli.js',
  bank: 'question/bank.cli.js',
  rehearse: 'rehearsal/rehearse.cli.js',
};

const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) fail(`Commands: ${Object.keys(commands).join(', ')}`);
ensureInstalled();
ensureBuilt();
become([join(root, 'dist', commands[name]), ...args]);
