import { parentPort } from 'node:worker_threads';
import { alikeIn } from './alike.js';
import { readFileOf } from './read-file.js';
import type { Task } from './read.thread.js';

/** The thread that does one task and ends. */
parentPort?.once('message', (task: Task) => {
  void done(task).then((result) => parentPort?.postMessage(result, []));
});

const done = async (task: Task) =>
  'bytes' in task ? readFileOf(task.bytes) : alikeIn(task.bank, task.drafts);
