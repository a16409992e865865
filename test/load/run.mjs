import { compile, load } from '../support/compile.mjs';

compile();
const { main } = await load('test/load/bench.js');
process.exit(await main(process.argv.slice(2)));
