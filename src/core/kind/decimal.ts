/** units × 10^−places, exactly. */
export type Decimal = { units: bigint; places: number };

/** A number as drafts keep it: `-12.5`. @returns null for anything else */
export function readDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  return { units: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
}

/**
 * A number as people here type it. The comma is the decimal sign and dots or spaces part thousands:
 * `1.250,5`, `1 250,5`. Without a comma one dot is read as the decimal sign (`1250.5`, `0.125`), unless
 * exactly three digits follow one to three that do not begin with 0: `1.250` is a thousand two hundred and
 * fifty. A sign in front is fine.
 *
 * @returns null for what is no number, or could be meant in two ways (`1,250.5`)
 */
export function readTyped(text: string): Decimal | null {
  const signed = text.normalize('NFKC').replace(/[−–]/g, '-').trim();
  const [, sign = '', body = ''] = /^([+-]?)\s*(.*)$/s.exec(signed) ?? [];
  const [whole = '', fraction, ...rest] = body.split(',');
  if (rest.length > 0) return null;
  if (fraction !== undefined) return plain(sign, grouped(whole), fraction);
  const thousands = grouped(body);
  if (thousands !== null) return plain(sign, thousands, undefined);
  const [, before = null, after] = /^(\d+)\.(\d+)$/.exec(body) ?? [];
  return plain(sign, before, after);
}

/** How a number is written here: `1.250,5`. */
export function writeDecimal({ units, places }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, '.');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `,${fraction}`}`;
}

/** |given − wanted| ≤ allowed. */
export function isWithin(given: Decimal, wanted: Decimal, allowed: Decimal): boolean {
  const places = Math.max(given.places, wanted.places, allowed.places);
  const difference = scaled(given, places) - scaled(wanted, places);
  return (difference < 0n ? -difference : difference) <= scaled(allowed, places);
}

const scaled = ({ units, places }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - places);

/** Digits with or without thousands parted by one sign throughout; null for anything else. */
function grouped(text: string): string | null {
  const digits = text.trim();
  if (/^\d+$/.test(digits)) return digits;
  return /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:\s\d{3})+)$/.test(digits) ? digits.replace(/\D/g, '') : null;
}

function plain(sign: string, whole: string | null, fraction: string | undefined): Decimal | null {
  if (whole === null) return null;
  const text = `${sign === '-' ? '-' : ''}${whole}${fraction === undefined ? '' : `.${fraction.trim()}`}`;
  return readDecimal(text);
}
