import { compareText } from './ranking.js';

/** Entries of a chunk before it is split in two: long enough for a short index, short enough to shift fast. */
const CAPACITY = 512;

/**
 * Entries kept in order while they come and go, with ranks that nobody has to store: a rank is counted when it
 * is asked for. Every step takes time logarithmic in `size`.
 *
 * Order is `compare`, then id; entries equal by `compare` share a rank. The map from id to entry stays outside
 * (one map serves the whole board and every division): hand `remove` the entry that was inserted, and never
 * change an entry that is inside.
 *
 * How: sorted chunks side by side, and a Fenwick tree over their lengths that turns a place into a chunk and
 * back. A split or merge rebuilds the tree, once in some hundred insertions.
 */
export class RankedOrder<T> {
  #chunks: T[][] = [];
  #tree = new Int32Array(1);
  #size = 0;
  readonly #compare: (a: T, b: T) => number;
  readonly #idOf: (entry: T) => string;

  constructor(compare: (a: T, b: T) => number, idOf: (entry: T) => string, entries: readonly T[] = []) {
    this.#compare = compare;
    this.#idOf = idOf;
    const sorted = entries.toSorted((a, b) => this.#total(a, b));
    // Chunks start three quarters full, so that a fresh order does not split at its first insertions.
    const fill = CAPACITY * 0.75;
    for (let from = 0; from < sorted.length; from += fill) this.#chunks.push(sorted.slice(from, from + fill));
    this.#size = sorted.length;
    this.#rebuild();
  }

  get size(): number {
    return this.#size;
  }

  /** False when the same entry (equal by order and id) is already there. */
  insert(entry: T): boolean {
    if (this.#chunks.length === 0) {
      this.#chunks.push([]);
      this.#rebuild();
    }
    const c = Math.min(this.#chunkFor(entry, true), this.#chunks.length - 1);
    const chunk = this.#chunk(c);
    const i = this.#placeIn(chunk, entry, true);
    if (this.#isAt(chunk, i, entry)) return false;
    chunk.splice(i, 0, entry);
    this.#size += 1;
    if (chunk.length <= CAPACITY) {
      this.#count(c, 1);
    } else {
      this.#chunks.splice(c + 1, 0, chunk.splice(CAPACITY / 2));
      this.#rebuild();
    }
    return true;
  }

  /** False when the entry was not there. */
  remove(entry: T): boolean {
    const c = this.#chunkFor(entry, true);
    const chunk = this.#chunks[c];
    if (chunk === undefined) return false;
    const i = this.#placeIn(chunk, entry, true);
    if (!this.#isAt(chunk, i, entry)) return false;
    chunk.splice(i, 1);
    this.#size -= 1;
    if (chunk.length >= CAPACITY / 8 || !this.#merge(c)) this.#count(c, -1);
    return true;
  }

  /** Takes the new entry in the place of the old one (undefined: there was none). */
  replace(old: T | undefined, entry: T): void {
    if (old !== undefined) this.remove(old);
    this.insert(entry);
  }

  /** Shared rank from 1: one more than the number of entries strictly better. The entry need not be inside. */
  rankOf(entry: T): number {
    const c = this.#chunkFor(entry, false);
    const chunk = this.#chunks[c];
    return 1 + this.#before(c) + (chunk === undefined ? 0 : this.#placeIn(chunk, entry, false));
  }

  /** Place from 0 in the listed order, −1 when the entry is not inside. */
  indexOf(entry: T): number {
    const c = this.#chunkFor(entry, true);
    const chunk = this.#chunks[c];
    if (chunk === undefined) return -1;
    const i = this.#placeIn(chunk, entry, true);
    return this.#isAt(chunk, i, entry) ? this.#before(c) + i : -1;
  }

  at(index: number): T | undefined {
    return this.slice(index, 1)[0];
  }

  /** Up to `count` entries from place `from` (0 is the best); what lies outside is left out. */
  slice(from: number, count: number): T[] {
    const start = Math.max(0, from);
    const end = Math.min(this.#size, from + count);
    if (start >= end) return [];
    let { c, offset } = this.#locate(start);
    const entries: T[] = [];
    while (entries.length < end - start) {
      const missing = end - start - entries.length;
      entries.push(...this.#chunk(c).slice(offset, offset + missing));
      c += 1;
      offset = 0;
    }
    return entries;
  }

  /** Like `slice`, each entry with its shared rank. */
  ranked(from: number, count: number): { rank: number; entry: T }[] {
    const start = Math.max(0, from);
    const entries = this.slice(start, count - (start - from));
    let before = entries[0];
    if (before === undefined) return [];
    let rank = this.rankOf(before);
    return entries.map((entry, i) => {
      if (this.#compare(before as T, entry) !== 0) rank = start + i + 1;
      before = entry;
      return { rank, entry };
    });
  }

  /** The entry between up to `reach` neighbours on each side, with shared ranks; empty when it is not inside. */
  around(entry: T, reach: number): { rank: number; entry: T }[] {
    const index = this.indexOf(entry);
    return index < 0 ? [] : this.ranked(index - reach, 2 * reach + 1);
  }

  #total(a: T, b: T): number {
    return this.#compare(a, b) || compareText(this.#idOf(a), this.#idOf(b));
  }

  #chunk(c: number): T[] {
    const chunk = this.#chunks[c];
    if (chunk === undefined) throw new Error(`no chunk ${c}`);
    return chunk;
  }

  #isAt(chunk: T[], i: number, entry: T): boolean {
    const there = chunk[i];
    return there !== undefined && this.#total(there, entry) === 0;
  }

  /** First chunk whose last entry does not stand before `entry`; the number of chunks when there is none. */
  #chunkFor(entry: T, byId: boolean): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.#chunk(middle);
      const last = chunk[chunk.length - 1];
      if (last !== undefined && this.#standsBefore(last, entry, byId)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of entries of the chunk that stand before `entry`. */
  #placeIn(chunk: T[], entry: T, byId: boolean): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#standsBefore(chunk[middle] as T, entry, byId)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #standsBefore(a: T, b: T, byId: boolean): boolean {
    return (byId ? this.#total(a, b) : this.#compare(a, b)) < 0;
  }

  /** Joins a small chunk with a neighbour if both fit well into one; an empty one goes. */
  #merge(c: number): boolean {
    const left = c > 0 ? c - 1 : c;
    const [a, b] = [this.#chunks[left], this.#chunks[left + 1]];
    if (a === undefined || b === undefined || a.length + b.length > CAPACITY * 0.75) return false;
    this.#chunks.splice(left, 2, [...a, ...b]);
    this.#rebuild();
    return true;
  }

  #rebuild(): void {
    const n = this.#chunks.length;
    this.#tree = this.#tree.length === n + 1 ? this.#tree.fill(0) : new Int32Array(n + 1);
    const tree = this.#tree;
    for (let i = 1; i <= n; i += 1) {
      tree[i] = (tree[i] ?? 0) + this.#chunk(i - 1).length;
      const parent = i + (i & -i);
      if (parent <= n) tree[parent] = (tree[parent] ?? 0) + (tree[i] ?? 0);
    }
  }

  #count(c: number, change: number): void {
    for (let i = c + 1; i < this.#tree.length; i += i & -i) this.#tree[i] = (this.#tree[i] ?? 0) + change;
  }

  /** Number of entries in the chunks before chunk `c`. */
  #before(c: number): number {
    let sum = 0;
    for (let i = c; i > 0; i -= i & -i) sum += this.#tree[i] ?? 0;
    return sum;
  }

  /** The chunk that holds place `index` (which must exist), and where in it. */
  #locate(index: number): { c: number; offset: number } {
    let c = 0;
    let offset = index;
    for (let step = 2 ** Math.floor(Math.log2(this.#tree.length)); step >= 1; step /= 2) {
      const held = this.#tree[c + step];
      if (held === undefined || held > offset) continue;
      c += step;
      offset -= held;
    }
    return { c, offset };
  }
}
