// Writes web/src/lib/api/schema.d.ts from the built server's OpenAPI document. With --check only compares;
// with --print gives the document itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { fail, root, say } from './prepare.mjs';

const target = join(root, 'web/src/lib/api/schema.d.ts');
const { describeApi } = await import(pathToFileURL(join(root, 'dist/app.document.js')).href);
const document = await describeApi();

if (process.argv.includes('--print'))
  // Whole before the process ends: a pipe takes less at once than the document is long.
  await new Promise((done) => process.stdout.write(`${JSON.stringify(document)}\n`, done));
else {
  const text = `// Generated from the server's OpenAPI document by: npm run api:types\n${await types()}`;
  if (process.argv.includes('--check')) compare(text);
  else {
    writeFileSync(target, text);
    say(`${Object.keys(document.paths).length} paths written to schema.d.ts`);
  }
}
process.exit(0);

/** In which order the compiler lists a union's members depends on what else it compiles. */
async function types() {
  const sorted = JSON.stringify(document, (key, value) => (key === 'enum' ? value.toSorted() : value));
  return astToString(await openapiTypescript(JSON.parse(sorted)));
}

function compare(text) {
  if (readFileSync(target, 'utf8') !== text)
    fail('web/src/lib/api/schema.d.ts is out of date; run: npm run api:types');
  say('schema.d.ts matches the server');
}
