// Writes web/src/lib/api/schema.d.ts from the built server's OpenAPI document; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { fail, root, say } from './prepare.mjs';

const target = join(root, 'web/src/lib/api/schema.d.ts');
const { describeApi } = await import(pathToFileURL(join(root, 'dist/app.setup.js')).href);
const document = await describeApi();
const text = `// Generated from the server's OpenAPI document by: npm run api:types\n${astToString(await openapiTypescript(document))}`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text)
    fail('web/src/lib/api/schema.d.ts is out of date; run: npm run api:types');
  say('schema.d.ts matches the server');
} else {
  writeFileSync(target, text);
  say(`${Object.keys(document.paths).length} paths written to schema.d.ts`);
}
process.exit(0);
