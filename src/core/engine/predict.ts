import type { PredictionRule } from '../rules/document.js';
import type { AttemptFact } from '../rules/facts.js';

/** The number that was to be guessed, as decimal text with a point, for all or by division. */
export type Actual = {
  all: string | null;
  divisions: Readonly<Record<string, string>>;
  /** What it was counted from, so that every percentage stands with its base. */
  counted: {
    division: string | null;
    perfectPeople: number;
    people: number;
    perfectAttempts: number;
    attempts: number;
  }[];
};

/** Everything right. With an essay that is every question; the essay's points are no matter of right or wrong. */
export const isPerfect = ({
  scoreMilli,
  maxMilli,
  essayMilli,
  correct,
  questions,
}: Pick<AttemptFact, 'scoreMilli' | 'maxMilli' | 'essayMilli' | 'correct' | 'questions'>): boolean =>
  scoreMilli === maxMilli || (essayMilli !== null && correct === questions);

/** What an actual value is counted from. People are counted once, whatever rounds they sat. */
export type Tally = Actual['counted'][number];

export const tallyOf = (division: string | null): Tally => ({
  division,
  perfectPeople: 0,
  people: 0,
  perfectAttempts: 0,
  attempts: 0,
});

/** The actual value of a prediction: of all (one tally without a division) or by division. */
export function actualOf(rule: PredictionRule, counted: Tally[]): Actual {
  const values = counted.map((tally) => [tally.division, actualText(rule, tally)] as const);
  return {
    all: values.find(([division]) => division === null)?.[1] ?? null,
    divisions: Object.fromEntries(
      values.flatMap(([division, value]) => (division === null ? [] : [[division, value]])),
    ),
    counted,
  };
}

/** Nobody took part: 0, whatever was asked. */
export function actualText(
  { asked, decimals }: Pick<PredictionRule, 'asked' | 'decimals'>,
  counts: { perfectPeople: number; people: number; perfectAttempts: number; attempts: number },
): string {
  switch (asked) {
    case 'perfect-people':
      return String(counts.perfectPeople);
    case 'perfect-attempts':
      return String(counts.perfectAttempts);
    case 'entrants':
      return String(counts.people);
    case 'attempts':
      return String(counts.attempts);
    case 'perfect-percent':
      return percentText(counts.perfectPeople, counts.people, decimals);
  }
}

/** `100 × part ÷ whole` with so many places, rounded half up, exactly; 0 of a whole of 0. */
export function percentText(part: number, whole: number, places: number): string {
  if (whole === 0) return fromUnits(0n, places);
  const scaled = BigInt(part) * 100n * 10n ** BigInt(places);
  const over = BigInt(whole);
  return fromUnits((2n * scaled + over) / (2n * over), places);
}

/** How far a guess is off, one too many as near as one too few; exact decimal text. Null: no guess. */
export function errorText(guess: string | null, actual: string): string | null {
  if (guess === null) return null;
  const places = Math.max(placesOf(guess), placesOf(actual));
  const off = toUnits(guess, places) - toUnits(actual, places);
  return fromUnits(off < 0n ? -off : off, places);
}

/** Digits behind the point. */
export const placesOf = (text: string): number =>
  text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;

/** Decimal text in units of its last of `places` places. */
export function toUnits(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

export function fromUnits(units: bigint, places: number): string {
  if (places === 0) return String(units);
  const digits = String(units).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Guesses have at most six decimals, so millionths are whole. */
const GUESS_PLACES = 6;
export const GUESS_UNITS = 10 ** GUESS_PLACES;

export const guessUnits = (text: string): number => Number(toUnits(text, GUESS_PLACES));

/** @param units millionths */
export const errorFrom = (units: number, places: number): string =>
  fromUnits(BigInt(units) / 10n ** BigInt(GUESS_PLACES - places), places);

/** Digits behind the point that millionths need. */
export function placesIn(units: number): number {
  if (Number.isNaN(units) || units % GUESS_UNITS === 0) return 0;
  let places = 6;
  for (let rest = units; rest % 10 === 0; rest /= 10) places -= 1;
  return places;
}

/** Errors as keys that compare exactly: in units of the finest place that anybody used. */
export function errorColumn(errors: readonly (string | null)[]): Float64Array {
  const places = errors.reduce((most, text) => Math.max(most, text === null ? 0 : placesOf(text)), 0);
  return exactColumn(errors.map((text) => (text === null ? null : toUnits(text, places))));
}

/** Exact whole numbers as doubles of the same order; NaN for null. */
export function exactColumn(values: readonly (bigint | null)[]): Float64Array {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (values.every((value) => value === null || (value <= limit && value >= -limit)))
    return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  const known = [...new Set(values.filter((value) => value !== null))].toSorted((a, b) => (a < b ? -1 : 1));
  const place = new Map(known.map((value, i) => [value, i]));
  return Float64Array.from(values, (value) => (value === null ? Number.NaN : (place.get(value) ?? 0)));
}
