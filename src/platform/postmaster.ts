import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Port of a server that already runs on the cluster and takes connections; null when none does. */
export async function runningServerPort(cluster: string): Promise<number | null> {
  for (let tries = 0; tries < 40; tries += 1) {
    const port = portOfPidFile(cluster);
    const pid = pidOfPidFile(cluster);
    if (port === null || pid === null || !processLives(pid)) return null;
    if (await accepts(port)) return port;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return null;
}

/** A killed server whose parent has not collected it counts as dead; its pid file would block a start. */
function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'));
}

/** Removes the pid file of a server that is no more; it would block the next start. */
export function forgetDeadServer(cluster: string): void {
  const pid = pidOfPidFile(cluster);
  if (pid !== null && !processLives(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Port written by the server that runs, or ran last, on the cluster. */
export function portOfPidFile(cluster: string): number | null {
  return numberInPidFile(cluster, 3);
}

function pidOfPidFile(cluster: string): number | null {
  return numberInPidFile(cluster, 0);
}

function numberInPidFile(cluster: string, line: number): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const value = Number(readFileSync(file, 'utf8').split('\n')[line]);
  return Number.isInteger(value) && value > 0 ? value : null;
}
