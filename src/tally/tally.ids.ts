/** Ids in columns: sixteen bytes each, side by side. */

/** The id in a place, as it is written. */
export function uuidAt(ids: Buffer, place: number): string {
  const hex = ids.toString('hex', place * 16, place * 16 + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether there is none: all zeros. */
export function isNoId(ids: Buffer, place: number): boolean {
  for (let byte = place * 16; byte < place * 16 + 16; byte += 1) if (ids[byte] !== 0) return false;
  return true;
}

/** Below zero: the id in place `a` comes first. */
export function compareIds(ids: Buffer, a: number, others: Buffer, b: number): number {
  for (let byte = 0; byte < 16; byte += 4) {
    const order = ids.readUInt32BE(a * 16 + byte) - others.readUInt32BE(b * 16 + byte);
    if (order !== 0) return order;
  }
  return 0;
}

/** Bits of a whole number that a double holds. */
const BITS = 53;

/**
 * Places in order of their ids, equals by `ties`. The first bits of an id and its place are sorted as one number;
 * only the few that are alike in these are compared.
 */
export function orderOfIds(ids: Buffer, ties: (a: number, b: number) => number = () => 0): Uint32Array {
  const size = ids.length / 16;
  const places = 2 ** Math.ceil(Math.log2(size + 1));
  const dropped = 2 ** Math.max(0, 32 + Math.log2(places) - BITS);
  const keys = new Float64Array(size);
  const view = new DataView(ids.buffer, ids.byteOffset, ids.byteLength);
  for (let i = 0; i < size; i += 1) keys[i] = Math.floor(view.getUint32(i * 16) / dropped) * places + i;
  keys.sort();
  const order = new Uint32Array(size);
  const prefix = (i: number) => Math.floor((keys[i] as number) / places);
  for (let i = 0; i < size; i += 1) order[i] = (keys[i] as number) - prefix(i) * places;
  const compare = (a: number, b: number) => compareIds(ids, a, ids, b) || ties(a, b);
  for (let from = 0; from < size;) {
    let until = from + 1;
    while (until < size && prefix(until) === prefix(from)) until += 1;
    // Mostly one or two.
    for (let i = from + 1; i < until; i += 1) {
      const moved = order[i] as number;
      let to = i;
      for (; to > from && compare(order[to - 1] as number, moved) > 0; to -= 1)
        order[to] = order[to - 1] as number;
      order[to] = moved;
    }
    from = until;
  }
  return order;
}

/** The ids in these places. */
export function pickIds(ids: Buffer, places: Uint32Array): Buffer {
  const from = new Uint32Array(ids.buffer, ids.byteOffset, ids.length / 4);
  const picked = new Uint32Array(places.length * 4);
  for (let i = 0; i < places.length; i += 1) {
    const place = (places[i] as number) * 4;
    for (let word = 0; word < 4; word += 1) picked[i * 4 + word] = from[place + word] as number;
  }
  return Buffer.from(picked.buffer);
}

/** Ids that are laid between two pauses. */
const AT_ONCE = 1 << 16;

/** Finds the places of ids in a column: ids are random, so that one that is taken gives way to the next. */
export class IdPlaces {
  /** The four words of each id. */
  private readonly ids: Uint32Array;
  /** Place and one; 0 for none. */
  private readonly slots: Uint32Array;

  private constructor(ids: Buffer) {
    this.ids = new Uint32Array(ids.buffer, ids.byteOffset, ids.length / 4);
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(ids.length / 8 + 2)));
  }

  /** It may be left at every yield. */
  static *from(column: Buffer): Generator<undefined, IdPlaces> {
    const places = new IdPlaces(column);
    const { ids, slots } = places;
    for (let place = 0; place < column.length / 16; place += 1) {
      let slot = places.slotOf(ids, place * 4);
      while (slots[slot] !== 0) slot = (slot + 1) % slots.length;
      slots[slot] = place + 1;
      if (place % AT_ONCE === 0) yield;
    }
    return places;
  }

  /** @param at of its first word in `words` @returns −1: not there */
  of(words: Uint32Array, at: number): number {
    const { ids, slots } = this;
    for (let slot = this.slotOf(words, at); slots[slot] !== 0; slot = (slot + 1) % slots.length) {
      const place = (slots[slot] as number) - 1;
      const own = place * 4;
      let word = 0;
      while (word < 4 && ids[own + word] === words[at + word]) word += 1;
      if (word === 4) return place;
    }
    return -1;
  }

  /** @param id as it is written */
  find(id: string): number {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return this.of(
      Uint32Array.from([0, 4, 8, 12], (at) => bytes.readUInt32LE(at)),
      0,
    );
  }

  private slotOf(words: Uint32Array, at: number): number {
    const mixed =
      (words[at] as number) ^
      (words[at + 1] as number) ^
      (words[at + 2] as number) ^
      (words[at + 3] as number);
    return (mixed >>> 0) % this.slots.length;
  }
}
