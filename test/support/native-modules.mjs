import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { requireNative } from './native-require.mjs';

/**
 * In Jest's sandbox every spec loads all its modules anew, which for a whole server takes seconds. So the server
 * stays outside: what is left of its modules inside are the names of their exports, which lead there.
 */
export default {
  getCacheKey: (source, path) => createHash('sha256').update(`${path}\n${source}`).digest('hex'),
  process(_, path, { config }) {
    const module = relative(config.rootDir, path).replace(/\.ts$/, '.js');
    const names = Object.keys(requireNative(module));
    return {
      code: `const outside = requireNative(${JSON.stringify(module)});
        export const { ${names.join(', ')} } = outside;`,
    };
  },
};
