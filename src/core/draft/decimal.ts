const pattern = /^([+-]?)(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,2}))?$/;
const maxDigits = 40;

/** A number as an integer and how many of its digits stand behind the point. */
type Scaled = { units: bigint; places: number };

/**
 * A number as formats write it (`12,5`, `+.5`, `1.822e3`) in the one form that drafts use: a point, no needless
 * zeros; exact, never through a float. @returns null for anything else
 */
export function decimalText(raw: string): string | null {
  const scaled = parse(raw);
  return scaled && print(scaled);
}

/** `low..high` as a value and how far an answer may lie from it. @returns null for what is no range */
export function rangeOf(low: string, high: string): { value: string; tolerance: string } | null {
  const [from, to] = [parse(low), parse(high)];
  if (!from || !to) return null;
  const places = Math.max(from.places, to.places) + 1;
  const [a, b] = [unitsAt(from, places), unitsAt(to, places)];
  if (a > b) return null;
  return { value: print({ units: (a + b) / 2n, places }), tolerance: print({ units: (b - a) / 2n, places }) };
}

/** A share like `33.33333` percent or `0.3333333` of one in permille. @returns null for what is no number */
export function permilleOf(raw: string, whole: 1 | 100): number | null {
  const text = decimalText(raw);
  return text === null ? null : Math.round((Number(text) * 1000) / whole);
}

/** The greatest of any number of shares, 0 where there is none. */
export const greatest = (shares: readonly number[]): number =>
  shares.reduce((most, share) => Math.max(most, share), 0);

/** 333 → `33.3`. */
export const percentText = (permille: number): string => String(permille / 10);

function parse(raw: string): Scaled | null {
  const text = raw.trim();
  const match = text.length <= maxDigits ? pattern.exec(text) : null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (whole + fraction === '') return null;
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const places = fraction.length - Number(exponent);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}

const unitsAt = ({ units, places }: Scaled, wanted: number): bigint => units * 10n ** BigInt(wanted - places);

function print({ units, places }: Scaled): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const sign = units < 0n ? '-' : '';
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
