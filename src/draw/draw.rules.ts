import { createHash, createHmac } from 'node:crypto';
import { draw, drawKey, type DrawSource, type DrawStep, type Hash } from '../core/draw/draw.js';
import { searchKey } from '../core/text.js';

export const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest();

/** Beyond the places so many are drawn as reserves, for those who decline. */
const RESERVES = 50;

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A person's line in the pool of one draw: ten signs that say nothing to others and can be told by nobody
 * before the pool is fixed.
 */
export function lineOf(secret: string, drawId: string, contestantId: string): string {
  const bytes = createHmac('sha256', secret).update(`${drawId} ${contestantId}`).digest();
  return Array.from(bytes.subarray(0, 10), (byte) => signs[byte % 32]).join('');
}

/**
 * Among whom lots are drawn. Lists of people's awards are named `award@round`, places in a next round `round<from`;
 * what bodies are compared by has neither sign in its name.
 */
export const drawnAmong = (scope: string): 'winners' | 'chosen' | 'bodies' =>
  scope.includes('<') ? 'chosen' : scope.includes('@') ? 'winners' : 'bodies';

/** Results of lotteries may not be used to draw (Decree 81/2018 says so of promotions; contests follow it). */
const lottery =
  /\b(xo so|so xo|vietlott|lo to|loto|lotto|lo de|ket qua xs|xs(kt|mb|mn|mt)|keno|mega ?6|power ?6|max ?[34]d|lottery)\b/;
export const isLottery = (text: string): boolean => lottery.test(searchKey(text));

const allNumbers = /^\d{1,15}$/;

/** The key: the fixed pool first, so that no draw can be taken for another, then the sources as they were named. */
export function keySources(
  poolSha256: string,
  people: number,
  values: readonly (readonly string[])[],
): DrawSource[] {
  return [
    { name: 'bang-vang', values: [poolSha256, String(people)] },
    ...values.map((own) => ({
      name: null,
      values: own.every((value) => allNumbers.test(value)) ? own.map(Number) : own,
    })),
  ];
}

/** Draws the places and some reserves. */
export function drawFrom(
  pool: readonly string[],
  places: number,
  sources: readonly DrawSource[],
): { key: string; steps: DrawStep[] } {
  const key = drawKey(sources);
  return { key, steps: draw(pool, key, places + RESERVES, sha256) };
}

/** Places by id for the engine: who was not drawn stands behind everybody who was, equal to the others. */
export function placesOf(
  pool: readonly { line: string; id: string }[],
  steps: readonly DrawStep[],
): Record<string, number> {
  const drawn = new Map(steps.map(({ picked, index }) => [picked, index + 1]));
  return Object.fromEntries(pool.map(({ line, id }) => [id, drawn.get(line) ?? steps.length + 1]));
}
