import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { exchangeSaid } from './exchange.said.js';
import { type FileRead, readFileOf, refused } from './read-file.js';

const LONGEST_MS = 60_000;
/** Memory of the thread: far above what 5,000 questions need, far below what would hurt the server. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** There only when the program is compiled; tests run from its sources and read in their own thread. */
const program = new URL('./read.worker.js', import.meta.url);
const isCompiled = existsSync(fileURLToPath(program));

let before: Promise<unknown> = Promise.resolve();

/**
 * As readFileOf, in a thread of its own, so that nobody who sits an exam waits for a large file. One file at a time;
 * what takes longer than a minute, or more memory than a file of questions can need, is refused as broken.
 */
export function readInThread(bytes: Uint8Array): Promise<FileRead> {
  if (!isCompiled) return readFileOf(bytes);
  const read = before.then(() => inThread(bytes));
  before = read;
  return read;
}

function inThread(bytes: Uint8Array): Promise<FileRead> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { resourceLimits, execArgv: [] });
    const end = (read: FileRead) => {
      clearTimeout(overdue);
      resolve(read);
      void worker.terminate();
    };
    const overdue = setTimeout(() => end(refused(exchangeSaid.broken)), LONGEST_MS);
    worker.once('message', end);
    worker.once('error', () => end(refused(exchangeSaid.broken)));
    worker.postMessage(bytes, []);
  });
}
