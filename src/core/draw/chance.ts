import { refuse } from '../errors.js';

/** Fisher–Yates from the front; after `count` steps the first `count` items are a fair draw in fair order. */
export function shuffle<T>(items: T[], chance: Chance, count = items.length): T[] {
  for (let i = 0; i < Math.min(count, items.length - 1); i += 1) {
    const j = i + chance(items.length - i);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Gives a whole number in [0, below), every one equally likely; `below` from 1 to 2³². */
export type Chance = (below: number) => number;

const WORDS = 2 ** 32;

/**
 * A repeatable source of chance (sfc32, Doty-Humphrey's small fast chaotic generator with a counter).
 * `purpose` gives independent streams from one seed. Not for secrets: who holds the seed can redraw.
 *
 * @throws DomainError `seed_not_hex`
 */
export function chanceFrom(seed: string, purpose: string): Chance {
  if (!/^[0-9a-f]+$/i.test(seed)) refuse('seed_not_hex', undefined, 'seed');
  let [a, b, c] = digest(`${seed.toLowerCase()} ${purpose}`);
  let counter = 1;
  const next = (): number => {
    const word = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word;
    return word >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();
  return (below) => {
    // The last incomplete run of 2³² would favour small numbers, so words in it are drawn again.
    const fair = WORDS - (WORDS % below);
    let word = next();
    while (word >= fair) word = next();
    return word % below;
  };
}

/** Spreads any text over three 32-bit words: multiply-and-xor lanes with different odd factors, then mixed. */
function digest(text: string): [number, number, number] {
  let [x, y, z] = [0x9e3779b9, 0x7f4a7c15, 0x85ebca6b];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    x = Math.imul(x ^ unit, 0x01000193) ^ (z >>> 15);
    y = Math.imul(y ^ unit, 0x27d4eb2f) ^ (x >>> 13);
    z = Math.imul(z ^ unit, 0x165667b1) ^ (y >>> 16);
  }
  return [mix(x + z), mix(y + x), mix(z + y)];
}

function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
