import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const server = globalThis.bangVangTestServer;
  await server?.stop();
  if (server) rmSync(server.dataDir, { recursive: true, force: true });
}
