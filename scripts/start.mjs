import { join } from 'node:path';
import { become, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
// Room for the young: with much traffic the collector then pauses half as long.
become(['--max-semi-space-size=16', join(root, 'dist', 'main.js')]);
