import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';

const MOST_FAULTS = 100;
/** Of one file. */
const MOST_DIFFERENCES = 5;
/** A collective result of thousands of bodies is one line; nothing else comes near to it. */
const LONGEST_LINE = 256_000_000;
const LONGEST_SHOWN = 80;

/** The files of an archive, and what was found wrong with them. */
export class ArchiveReader {
  readonly faults: string[] = [];

  constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  fault(text: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(text);
  }

  names(): Iterable<string> {
    return this.entries.keys();
  }

  async digest(name: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.open(name)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }

  /** Lines as they are, without the empty one at the end. */
  async *texts(name: string): AsyncGenerator<string> {
    for await (const line of createInterface({ input: await this.open(name), crlfDelay: Infinity })) {
      if (line.length > LONGEST_LINE) throw new Error(`${name}: a line is too long`);
      if (line !== '') yield line;
    }
  }

  async *each<T>(name: string): AsyncGenerator<T> {
    for await (const line of this.texts(name)) yield JSON.parse(line) as T;
  }

  async all<T>(name: string): Promise<T[]> {
    const values: T[] = [];
    for await (const value of this.each<T>(name)) values.push(value);
    return values;
  }

  /** The first line. */
  async head<T>(name: string): Promise<T> {
    for await (const value of this.each<T>(name)) return value;
    throw new Error(`${name} is empty`);
  }

  /** Says in which lines a file differs from what was computed, and in what. @param computed canonical JSON */
  async compare(name: string, computed: Iterable<string>): Promise<void> {
    const wanted = computed[Symbol.iterator]();
    let [line, differing] = [0, 0];
    const differ = (text: string) => {
      differing += 1;
      if (differing <= MOST_DIFFERENCES) this.fault(`${name}, line ${line}: ${text}`);
    };
    for await (const stored of this.texts(name)) {
      const next = wanted.next();
      line += 1;
      if (next.done) differ(`does not follow: ${short(stored)}`);
      else if (stored !== next.value.trimEnd())
        differ(differencesOf(JSON.parse(stored), JSON.parse(next.value)).join('; '));
    }
    for (let next = wanted.next(); !next.done; next = wanted.next()) {
      line += 1;
      differ(`is missing: ${short(next.value.trimEnd())}`);
    }
    if (differing > MOST_DIFFERENCES)
      this.fault(`${name}: ${differing - MOST_DIFFERENCES} further lines do not follow either`);
  }

  private open(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`${name} is missing`);
    return this.zip.openReadStreamPromise(entry);
  }
}

/** Each place in which two values differ, in words; of a line about somebody, who that is. */
export function differencesOf(stored: unknown, computed: unknown, path = ''): string[] {
  const [one, other] = [placesIn(stored), placesIn(computed)];
  const alike = one && other && Array.isArray(stored) === Array.isArray(computed);
  if (!alike || (Array.isArray(stored) && Object.keys(one).length !== Object.keys(other).length)) {
    const [a, b] = [JSON.stringify(stored), JSON.stringify(computed)];
    return a === b ? [] : [`${path === '' ? 'it' : path} is ${short(a)}, computed is ${short(b)}`];
  }
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  const found = names.flatMap((name) =>
    differencesOf(one[name], other[name], path === '' ? name : `${path}.${name}`),
  );
  const who = one['contestantId'];
  const isNamed = path === '' && typeof who === 'string' && who === other['contestantId'];
  return found.length > 0 && isNamed ? [`contestant ${who}`, ...found] : found;
}

/** Of a list, its places from 1; null: neither list nor object. */
function placesIn(value: unknown): Record<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  return Object.fromEntries(value.map((each: unknown, i) => [i + 1, each]));
}

const short = (text: string | undefined): string =>
  text === undefined ? 'nothing' : text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
