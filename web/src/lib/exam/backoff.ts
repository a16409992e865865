const shortest = 500;
const longest = 5000;

/**
 * How long to wait before try number `tries + 1`, in ms: anywhere between half a second and a ceiling
 * that doubles up to five seconds. The spread keeps a province of phones from coming back at one moment.
 */
export function pause(tries: number, random: () => number): number {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(tries + 1, 10));
  return Math.round(shortest + random() * (ceiling - shortest));
}
