/** SHA-256, handed in: core has no cryptography of its own. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/**
 * A public value of the draw: name and values go into the key as `name.v1.v2./`. Without a name, and with
 * numbers only, this is a source of RFC 3797, whose values are taken in ascending order.
 */
export type DrawSource = { name: string | null; values: readonly (string | number)[] };

/** One step, so that anybody can redo it with paper and a SHA-256 program. */
export type DrawStep = {
  /** From 0; stands before and behind the key as two bytes. */
  index: number;
  /** Hex SHA-256 of index ‖ key ‖ index. */
  digest: string;
  /** How many were left, and which of them was taken (from 1): the digest as a number modulo `left`, plus 1. */
  left: number;
  position: number;
  picked: string;
};

const MAX_STEPS = 65_536;

/** The key of RFC 3797 section 4: every source's values with a point behind each, and a stroke. */
export function drawKey(sources: readonly DrawSource[]): string {
  return sources
    .map(({ name, values }) => {
      const numbers = values.every((value) => typeof value === 'number');
      const ordered = numbers ? values.toSorted((a, b) => Number(a) - Number(b)) : values;
      return `${[...(name === null ? [] : [name]), ...ordered].join('.')}./`;
    })
    .join('');
}

/** What is published before the draw: hex SHA-256 of the pool, one line each with a line feed, in order of bytes. */
export function poolDigest(pool: readonly string[], hash: Hash): string {
  return hex(hash(utf8(`${poolOrder(pool).join('\n')}\n`)));
}

/** The pool as it is drawn from: every member once, in order of code points. */
export const poolOrder = (pool: readonly string[]): string[] =>
  [...new Set(pool)].toSorted((a, b) => (a < b ? -1 : 1));

/**
 * Draws `count` of the pool by the procedure of RFC 3797 with SHA-256 in the place of MD5. The pool is fixed
 * and in order before the values of `key` are known; the same pool and key give the same picks for ever, and
 * as the digest is uniform over 2^256 no member is likelier than another by more than one in 2^230.
 */
export function draw(pool: readonly string[], key: string, count: number, hash: Hash): DrawStep[] {
  const left = poolOrder(pool);
  const middle = utf8(key);
  const steps: DrawStep[] = [];
  for (let index = 0; index < Math.min(count, MAX_STEPS) && left.length > 0; index += 1) {
    const bytes = new Uint8Array(middle.length + 4);
    bytes.set(middle, 2);
    for (const at of [0, middle.length + 2]) {
      bytes[at] = index >> 8;
      bytes[at + 1] = index & 0xff;
    }
    const digest = hex(hash(bytes));
    const position = Number(BigInt(`0x${digest}`) % BigInt(left.length));
    const [picked] = left.splice(position, 1);
    steps.push({ index, digest, left: left.length + 1, position: position + 1, picked: picked as string });
  }
  return steps;
}

/** Lots among equals, as a settlement's places: the first drawn stands first. */
export const placesByLot = (pool: readonly string[], key: string, hash: Hash): Record<string, number> =>
  Object.fromEntries(draw(pool, key, pool.length, hash).map(({ picked, index }) => [picked, index + 1]));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
