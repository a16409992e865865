import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** A module of the compiled server, like `src/app.setup.js`, loaded as a running server does: once a process. */
export const requireNative = (module) => require(join(process.env.BANG_VANG_TEST_BUILD, module));
