import { existsSync } from 'node:fs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Flags of the packed browser that are not taken. With some nobody browses: requests to the own site lose their Origin,
 * and people with one process between them get one another's cookies. Others draw by a graphics card in software,
 * which costs more than drawing without one.
 */
const refused = new Set([
  '--disable-web-security',
  '--single-process',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]);

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium from CHROMIUM_PATH, else the system's, else the one that npm brought. */
export async function chromium(): Promise<{ executablePath: string; args: string[] }> {
  const known = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  if (known) return { executablePath: known, args: flags };
  const { default: packed } = await import('@sparticuz/chromium');
  const args = packed.args.filter((flag) => !refused.has(flag));
  return { executablePath: await packed.executablePath(), args: [...args, ...flags] };
}
