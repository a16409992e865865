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
 * Flags of the packed browser with which nobody browses: requests to the own site lose their Origin, and people with
 * one process between them get one another's cookies.
 */
const unlikeAnybody = new Set(['--disable-web-security', '--single-process']);

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium from CHROMIUM_PATH, else the system's, else the one that npm brought. */
export async function chromium(): Promise<{ executablePath: string; args: string[] }> {
  const known = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  if (known) return { executablePath: known, args: flags };
  const { default: packed } = await import('@sparticuz/chromium');
  const args = packed.args.filter((flag) => !unlikeAnybody.has(flag));
  return { executablePath: await packed.executablePath(), args: [...args, ...flags] };
}
