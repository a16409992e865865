import { AppError } from '../platform/errors.js';

/** What a client or the server wants to append to an attempt's log. */
export interface Entry {
  attemptId: string;
  /** The statement itself checks that the attempt is this contestant's. */
  contestantId: string;
  clientId: string;
  kind: 'answer' | 'prediction' | 'open' | 'submit' | 'takeover';
  slot: number | null;
  value: string[] | number | null;
  /** Where what is open changes: the entry stands only right behind entry `after`, until a moment (epoch ms; null: any). */
  guard?: { after: number; until: number | null };
}

/**
 * `saved`: in the log, durable. `late`: after deadline and grace by the database's clock, kept apart. `ended`:
 * the attempt was handed in before. `missing`: no such attempt of this contestant. `moved`: the log is not as the
 * entry's guard knew it; nothing was written. Times in epoch ms.
 */
export type Verdict =
  | { outcome: 'saved'; n: number; receivedAt: number }
  | { outcome: 'late'; n: null; receivedAt: number }
  | { outcome: 'ended' | 'missing' | 'moved'; n: null; receivedAt: null };

/** The verdict on one entry of a statement; null when another process wrote to the attempt at that moment. */
export type Judged = Verdict | null;

/** What one statement did. `now` is the database's clock in it, epoch ms. */
export interface Written {
  now: number;
  /** In the order of the entries. */
  verdicts: Judged[];
}

export interface Appended {
  now: number;
  verdicts: Verdict[];
}

export interface LogLimits {
  /** Rows in one statement. */
  batch: number;
  /** Statements on their way at once; each holds a connection. */
  inFlight: number;
  /** Entries that may wait; more are refused at once. */
  queue: number;
  /** A statement leaves when so many entries wait, or after `gatherMs`: a commit costs the same for one and for fifty. */
  gather: number;
  gatherMs: number;
}

interface Request {
  verdicts: (Verdict | undefined)[];
  left: number;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

/** An entry on its way; the same client id again waits with the first and gets the same answer. */
interface Waiting {
  entry: Entry;
  tries: number;
  askers: { request: Request; index: number }[];
}

/** After so many lost races for the same number something is wrong. */
const maxTries = 20;

/**
 * The group commit: entries of many requests become one multi-row statement, the next batch forms while the
 * statement before it commits, and a request is answered from its own rows when they are durable.
 *
 * An attempt is in one statement at a time and a submit is the last of its attempt in a statement, so entries
 * keep the order in which they came. Between processes the numbers are the referee: who loses a number is
 * judged anew.
 */
export class ResponseLog {
  private waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private flying = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param write appends the entries in one durable statement. */
  constructor(
    private readonly write: (entries: readonly Entry[]) => Promise<Written>,
    private readonly limits: LogLimits,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /**
   * Appends entries of one attempt in their order and waits until they are durable.
   * @throws AppError `unavailable` when the queue is full or the database did not commit
   */
  append(entries: readonly Entry[]): Promise<Appended> {
    if (this.waiting.length + entries.length > this.limits.queue)
      return Promise.reject(new AppError('unavailable'));
    return new Promise((resolve, reject) => {
      const request: Request = {
        verdicts: Array.from({ length: entries.length }),
        left: entries.length,
        resolve,
        reject,
      };
      entries.forEach((entry, index) => this.waiting.push({ entry, tries: 0, askers: [{ request, index }] }));
      this.schedule();
    });
  }

  /** Leaves in the middle of a burst, so that the database works while the rest of it is read. */
  private schedule(): void {
    if (this.flying >= this.limits.inFlight || this.waiting.length === 0) return;
    if (this.waiting.length >= this.limits.gather) this.depart();
    else this.timer ??= setTimeout(() => this.depart(), this.limits.gatherMs);
  }

  private depart(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.flying >= this.limits.inFlight) return;
    const batch = this.takeBatch();
    if (batch.length === 0) return;
    void this.fly(batch);
    this.schedule();
  }

  private takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const inBatch = new Map<string, Waiting[]>();
    const left: Waiting[] = [];
    const held = new Set<string>();
    for (const [place, item] of this.waiting.entries()) {
      if (batch.length >= this.limits.batch) {
        left.push(...this.waiting.slice(place));
        break;
      }
      const { attemptId, clientId } = item.entry;
      const before = inBatch.get(attemptId);
      const twin = before?.find(({ entry }) => entry.clientId === clientId);
      if (twin) {
        twin.askers.push(...item.askers);
      } else if (this.busy.has(attemptId) || held.has(attemptId) || (before && item.entry.guard)) {
        held.add(attemptId);
        left.push(item);
      } else {
        batch.push(item);
        if (before) before.push(item);
        else inBatch.set(attemptId, [item]);
        if (item.entry.kind === 'submit' || item.entry.guard) held.add(attemptId);
      }
    }
    this.waiting = left;
    for (const attemptId of inBatch.keys()) this.busy.add(attemptId);
    return batch;
  }

  private async fly(batch: Waiting[]): Promise<void> {
    this.flying += 1;
    try {
      const written = await this.write(batch.map(({ entry }) => entry));
      this.settle(batch, written);
    } catch (error) {
      this.onFailure(error);
      for (const item of batch) refuse(item);
    }
    this.flying -= 1;
    for (const { entry } of batch) this.busy.delete(entry.attemptId);
    this.schedule();
  }

  private settle(batch: Waiting[], { now, verdicts }: Written): void {
    const again: Waiting[] = [];
    batch.forEach((item, i) => {
      const verdict = verdicts[i];
      if (verdict) answer(item, verdict, now);
      else if (item.tries >= maxTries) refuse(item);
      else again.push({ ...item, tries: item.tries + 1 });
    });
    // Before the others, or a later answer of the same attempt would overtake them.
    if (again.length > 0) this.waiting = [...again, ...this.waiting];
  }
}

function answer({ askers }: Waiting, verdict: Verdict, now: number): void {
  for (const { request, index } of askers) {
    request.verdicts[index] = verdict;
    request.left -= 1;
    if (request.left === 0) request.resolve({ now, verdicts: request.verdicts as Verdict[] });
  }
}

function refuse({ askers }: Waiting): void {
  for (const { request } of askers) request.reject(new AppError('unavailable'));
}
