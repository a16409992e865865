import type { Decimal } from './decimal.js';
import { isWithin, readDecimal, readTyped } from './decimal.js';
import { isEmpty, type KindLaw, nothing, shareProblems } from './kind.js';

/** Longer than any number that somebody means. */
const longest = 40;

/**
 * A number. Of the accepted answers from which it lies no farther than their tolerance, the best counts: points ×
 * its share, rounded down. Compared exactly, digit by digit, however it was typed (see `readTyped`).
 */
export const numeric: KindLaw<'numeric'> = {
  validate: ({ key }) => [
    ...key.flatMap(({ value, tolerance }, i) => {
      const allowed = readDecimal(tolerance);
      const readable = readDecimal(value) !== null && allowed !== null && allowed.units >= 0n;
      return readable ? [] : [{ code: 'body_number_invalid' as const, path: `key[${i}]` }];
    }),
    ...shareProblems(
      key.map(({ permille }) => permille),
      'key',
    ),
  ],
  options: () => [],
  arrange: () => [],
  checkResponse: (_, value) => {
    if (isEmpty(value)) return value.length > 1 ? ['too_many_choices'] : [];
    if (value.length > 1) return ['too_many_choices'];
    const [text = ''] = value;
    return text.length <= longest && readTyped(text) !== null ? [] : ['not_a_number'];
  },
  grade: ({ key }, value, pointsMilli) => {
    const given = readTyped(value[0] ?? '');
    if (given === null || value.length !== 1) return nothing;
    const best = Math.max(0, ...key.map((each) => (accepts(each, given) ? each.permille : 0)));
    return { scoreMilli: Math.floor((pointsMilli * best) / 1000), correct: best === 1000 };
  },
};

function accepts({ value, tolerance }: { value: string; tolerance: string }, given: Decimal): boolean {
  const [wanted, allowed] = [readDecimal(value), readDecimal(tolerance)];
  return wanted !== null && allowed !== null && isWithin(given, wanted, allowed);
}
