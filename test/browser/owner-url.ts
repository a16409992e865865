import { join } from 'node:path';
import { derivedSecret, readConfig } from '../../src/platform/config.js';
import { runningEmbeddedUrl } from '../../src/platform/embedded-postgres.js';

/** What `npm run account` does to reach the embedded database of a running server. */
export function ownerUrl(): string {
  const dataDir = process.env.BANG_VANG_DATA_DIR!;
  const config = readConfig({ DATA_DIR: dataDir });
  const url = runningEmbeddedUrl(join(dataDir), derivedSecret(config, 'embedded-owner'));
  if (url === null) throw new Error('the server runs no database');
  return url;
}
