export const largestPrediction = 100_000_000;

/** Reads a number as people write it: `12.500`, `12 500`, `12,500`. Null when it is not a whole number in range. */
export function readPrediction(text: string): number | null {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s.,'’]/g, '');
  if (!/^\d{1,9}$/.test(digits)) return null;
  const value = Number(digits);
  return value <= largestPrediction ? value : null;
}
