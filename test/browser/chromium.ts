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

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium from CHROMIUM_PATH, else the system's, else the one that npm brought. */
export async function chromium(): Promise<{ executablePath: string; args: string[] }> {
  const known = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path));
  if (known) return { executablePath: known, args: flags };
  const { default: packed } = await import('@sparticuz/chromium');
  // Without it no Origin is sent and cookies that are strictly this site's stay away: nobody browses so.
  const args = packed.args.filter((flag) => flag !== '--disable-web-security');
  return { executablePath: await packed.executablePath(), args: [...args, ...flags] };
}
