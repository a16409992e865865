import { parentPort } from 'node:worker_threads';
import { readFileOf } from './read-file.js';

/** The thread that reads one file of questions and ends. */
parentPort?.once('message', (bytes: Uint8Array) => {
  void readFileOf(bytes).then((read) => parentPort?.postMessage(read, []));
});
