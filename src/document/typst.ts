import { Worker } from 'node:worker_threads';

/** Markup of ours with what it prints. `data` is `json("data.json")` there, `files` are found by their names. */
export interface TypstJob {
  /** A constant of this program. What people typed belongs into `data`: markup that is put together can be broken out of. */
  template: string;
  data: unknown;
  /** Pictures, by a name like `map.png` without folders. */
  files?: Readonly<Record<string, Uint8Array>>;
}

export interface Typeset {
  pdf: Buffer;
  pages: number;
}

interface Waiting {
  resolve(made: Typeset): void;
  reject(error: Error): void;
}

type Answer = { id: number } & ({ pdf: Uint8Array; pages: number } | { failure: string });

const IDLE_MS = 20_000;
const LONGEST_MS = 120_000;

let thread: Worker | null = null;
let waiting = new Map<number, Waiting>();
let lastId = 0;
let idle: NodeJS.Timeout | undefined;
let overdue: NodeJS.Timeout | undefined;

/**
 * A4 or whatever the markup says, as PDF. Works in a thread of its own, so that the server goes on answering; the
 * thread starts at the first call and ends when nothing was asked for 20 seconds. Fonts: "Tinos" (400, 700, with
 * italics) and "Be Vietnam Pro" (400, 500, 700). The same job gives the same bytes if the markup sets no date.
 * @throws Error when the markup is wrong or the work takes more than two minutes
 */
export function typeset({ template, data, files = {} }: TypstJob): Promise<Typeset> {
  const refused = Object.keys(files).find((name) => !/^[a-z0-9-]+\.(png|jpg|svg)$/.test(name));
  if (refused !== undefined) throw new Error(`not a name of a picture: ${refused}`);
  clearTimeout(idle);
  thread ??= start();
  lastId += 1;
  const id = lastId;
  const made = new Promise<Typeset>((resolve, reject) => waiting.set(id, { resolve, reject }));
  thread.ref();
  thread.postMessage({ id, template, data: JSON.stringify(data), files }, []);
  watch();
  return made;
}

/** Both the compiled program and the tests' sources have the thread's file beside this one, with the same ending. */
function start(): Worker {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const worker = new Worker(new URL(`./typst.worker${ending}`, import.meta.url), { execArgv: [] });
  worker.on('message', (answer: Answer) => settle(answer));
  worker.on('error', (error) => stop(worker, error));
  worker.on('exit', () => stop(worker, new Error('the typesetter ended')));
  return worker;
}

function settle(answer: Answer): void {
  const asker = waiting.get(answer.id);
  waiting.delete(answer.id);
  if ('failure' in answer) asker?.reject(new Error(answer.failure));
  else asker?.resolve({ pdf: Buffer.from(answer.pdf.buffer), pages: answer.pages });
  watch();
}

/** One document at a time: the clock starts anew whenever one is done. */
function watch(): void {
  clearTimeout(overdue);
  clearTimeout(idle);
  const worker = thread;
  if (!worker) return;
  if (waiting.size > 0) {
    overdue = setTimeout(() => stop(worker, new Error('setting the pages took too long')), LONGEST_MS);
    return;
  }
  worker.unref();
  idle = setTimeout(() => stop(worker, new Error('idle')), IDLE_MS);
  idle.unref();
}

function stop(worker: Worker, reason: Error): void {
  if (thread !== worker) return;
  clearTimeout(idle);
  clearTimeout(overdue);
  thread = null;
  const lost = waiting;
  waiting = new Map();
  for (const asker of lost.values()) asker.reject(reason);
  void worker.terminate();
}
