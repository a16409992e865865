/**
 * Reads a number as people write it: `12.500`, `12 500`, `12,500`; where decimals are asked for, `87,65` or `87.65`.
 * Null when it is not such a number from 0 to `most`.
 */
export function readPrediction(text: string, decimals = 0, most = 100_000_000): number | null {
  const typed = text.normalize('NFKC').trim();
  const digits = decimals > 0 ? typed.replace(',', '.') : typed.replace(/[\s.,'’]/g, '');
  if (!/^\d{1,9}(\.\d+)?$/.test(digits) || (digits.split('.')[1]?.length ?? 0) > decimals) return null;
  return Number(digits) > most ? null : Number(digits);
}
