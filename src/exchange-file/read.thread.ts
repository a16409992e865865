import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Likeness } from '../editorial/entry.check.js';
import { type Alike, alikeIn } from './alike.js';
import { exchangeSaid } from './exchange.said.js';
import { type FileRead, readFileOf, refused } from './read-file.js';

/** What a thread is asked: to read a file, or to compare questions with those of a bank. */
export type Task = { bytes: Uint8Array } | { bank: readonly Likeness[]; drafts: readonly Likeness[] };

const LONGEST_MS = 60_000;
/** Memory of the thread: far above what 5,000 questions need, far below what would hurt the server. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** There only when the program is compiled; tests of one room run from its sources and work in their own thread. */
const program = new URL('./read.worker.js', import.meta.url);
const isCompiled = existsSync(fileURLToPath(program));

let before: Promise<unknown> = Promise.resolve();

/**
 * As readFileOf, in a thread of its own, so that nobody who sits an exam waits for a large file. One task at a time;
 * what takes longer than a minute, or more memory than a file of questions can need, is refused as broken.
 */
export async function readInThread(bytes: Uint8Array): Promise<FileRead> {
  if (!isCompiled) return readFileOf(bytes);
  return (await inTurn<FileRead>({ bytes })) ?? refused(exchangeSaid.broken);
}

/** As alikeIn, in a thread like that of readInThread. @returns null when it took too long or too much memory */
export async function compareInThread(
  bank: readonly Likeness[],
  drafts: readonly Likeness[],
): Promise<Alike[][] | null> {
  if (!isCompiled) return alikeIn(bank, drafts);
  // Nothing but what is compared is copied over.
  const words = ({ code, text, body }: Likeness): Likeness => ({ code, text, ...(body && { body }) });
  return inTurn<Alike[][]>({ bank: bank.map(words), drafts: drafts.map(words) });
}

function inTurn<Result>(task: Task): Promise<Result | null> {
  const done = before.then(() => inThread<Result>(task));
  before = done;
  return done;
}

function inThread<Result>(task: Task): Promise<Result | null> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { resourceLimits, execArgv: [] });
    const end = (result: Result | null) => {
      clearTimeout(overdue);
      resolve(result);
      void worker.terminate();
    };
    const overdue = setTimeout(() => end(null), LONGEST_MS);
    worker.once('message', end);
    worker.once('error', () => end(null));
    worker.postMessage(task, []);
  });
}
