import { exactColumn } from '../engine/predict.js';
import type { AttemptFact, PersonFact, Settlement } from '../rules/facts.js';
import type { Criterion, CriterionName } from '../rules/document.js';

/**
 * Facts side by side: place i of every column speaks of row i. Whole numbers (thousandths of points, ms, epoch
 * ms) as doubles, NaN where there is none. A million rows fit where a million objects would not.
 */
export type Rows = {
  size: number;
  /** What divides points, counts, durations and errors of each row; null: nothing does, these are no means. */
  over: Float64Array | null;
  scoreMilli: Float64Array;
  correct: Float64Array;
  essayMilli: Float64Array;
  /** By code; only topics that a criterion names. */
  topics: ReadonlyMap<string, Float64Array>;
  /** In units of the last decimal place. */
  predictionError: Float64Array;
  durationMs: Float64Array;
  submittedAt: Float64Array;
  afterOpeningMs: Float64Array;
  startedAt: Float64Array;
  registeredAt: Float64Array;
  /** Attempts of the row's person. */
  attempts: Float64Array;
  /** Day of birth as YYYYMMDD, or YYYY for everybody where somebody's day is unknown. */
  born: Float64Array;
  settled: Readonly<Record<Settlement['by'], Float64Array>>;
};

type Side = { values: Float64Array; best: 'least' | 'most' };
type Column = (rows: Rows, criterion: Criterion) => Side;

const most = (values: Float64Array) => ({ values, best: 'most' as const });
const least = (values: Float64Array) => ({ values, best: 'least' as const });

/** Every criterion a rulebook may name: which column it looks at, and which end of it stands in front. */
const registry: Record<CriterionName, Column> = {
  score: (rows) => most(rows.scoreMilli),
  correct: (rows) => most(rows.correct),
  'essay-score': (rows) => most(rows.essayMilli),
  'topic-points': (rows, criterion) =>
    most((criterion.by === 'topic-points' && rows.topics.get(criterion.topic)) || none(rows.size)),
  'prediction-error': (rows) => least(rows.predictionError),
  duration: (rows) => least(rows.durationMs),
  'submitted-at': (rows) => least(rows.submittedAt),
  'submitted-after-opening': (rows) => least(rows.afterOpeningMs),
  'started-at': (rows) => least(rows.startedAt),
  'registered-at': (rows) => least(rows.registeredAt),
  attempts: (rows) => least(rows.attempts),
  older: (rows) => least(rows.born),
  younger: (rows) => most(rows.born),
  'extra-question': (rows) => least(rows.settled['extra-question']),
  draw: (rows) => least(rows.settled.draw),
  decision: (rows) => least(rows.settled.decision),
};

/** Criteria that say something of one attempt before the others are known, so that they can choose between two. */
const ofAttempts = new Set<CriterionName>([
  'score',
  'correct',
  'essay-score',
  'topic-points',
  'duration',
  'submitted-at',
  'submitted-after-opening',
  'started-at',
]);
export const choosesAttempts = ({ by }: Criterion): boolean => ofAttempts.has(by);

export const none = (size: number): Float64Array<ArrayBuffer> => new Float64Array(size).fill(Number.NaN);

/** The column of a criterion as keys: less is better, Infinity stands behind everyone who has a value. */
export function keysOf(rows: Rows, criterion: Criterion): Float64Array {
  const { values, best } = registry[criterion.by](rows, criterion);
  const told = rows.over && divided.has(criterion.by) ? quotients(values, rows.over) : values;
  return told.map((value) => (Number.isNaN(value) ? Infinity : best === 'most' ? -value : value));
}

/**
 * Whole numbers divided by smaller ones, as keys that compare exactly: unlike quotients are at least one divided by
 * both divisors apart, which a double of this size still tells; larger ones are counted off.
 */
function quotients(values: Float64Array, over: Float64Array): Float64Array {
  const most = over.reduce((a, b) => Math.max(a, b), 1);
  const largest = values.reduce((a, b) => (Math.abs(b) > a ? Math.abs(b) : a), 0);
  if (largest * most * most < 2 ** 52) return values.map((value, row) => value / (over[row] as number));
  let common = 1n;
  for (const each of new Set(over)) common = leastCommon(common, BigInt(each));
  return exactColumn(
    Array.from(values, (value, row) =>
      Number.isNaN(value) ? null : BigInt(value) * (common / BigInt(over[row] as number)),
    ),
  );
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** What a criterion sees in a row, as it may be shown; null: nothing. */
export function valueOf(rows: Rows, criterion: Criterion, row: number): number | null {
  const value = registry[criterion.by](rows, criterion).values[row];
  if (value === undefined || Number.isNaN(value)) return null;
  return rows.over && divided.has(criterion.by) ? value / (rows.over[row] as number) : value;
}
const divided = new Set<CriterionName>([
  'score',
  'correct',
  'essay-score',
  'topic-points',
  'prediction-error',
  'duration',
  'submitted-after-opening',
]);

/** Compares two rows by columns that still change: below zero, `a` stands before `b`. None of them is a mean. */
export function comparing(rows: Rows, criteria: readonly Criterion[]): (a: number, b: number) => number {
  const sides = criteria.map((criterion) => registry[criterion.by](rows, criterion));
  const keyAt = ({ values, best }: Side, row: number): number => {
    const value = values[row] as number;
    return Number.isNaN(value) ? Infinity : best === 'most' ? -value : value;
  };
  return (a, b) => {
    for (const side of sides) {
      const [x, y] = [keyAt(side, a), keyAt(side, b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
}

/** Below zero: row `a` stands before row `b`; 0 when all keys are equal. */
export function compareKeys(keys: readonly Float64Array[], a: number, b: number): number {
  for (const column of keys) {
    const [x, y] = [column[a] as number, column[b] as number];
    if (x < y) return -1;
    if (x > y) return 1;
  }
  return 0;
}

/** Place in `keys` of the first criterion that separates two rows, −1 when none does. */
export const separating = (keys: readonly Float64Array[], a: number, b: number): number =>
  keys.findIndex((column) => column[a] !== column[b]);

/** Plain order of code units: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows in these places, in their order; columns without anything stay so. */
export function rowsAt(rows: Rows, places: Uint32Array): Rows {
  const at = (column: Float64Array) => numbersAt(column, places);
  return {
    size: places.length,
    over: rows.over && at(rows.over),
    scoreMilli: at(rows.scoreMilli),
    correct: at(rows.correct),
    essayMilli: at(rows.essayMilli),
    topics: new Map([...rows.topics].map(([topic, column]) => [topic, at(column)])),
    predictionError: at(rows.predictionError),
    durationMs: at(rows.durationMs),
    submittedAt: at(rows.submittedAt),
    afterOpeningMs: at(rows.afterOpeningMs),
    startedAt: at(rows.startedAt),
    registeredAt: at(rows.registeredAt),
    attempts: at(rows.attempts),
    born: at(rows.born),
    settled: {
      'extra-question': at(rows.settled['extra-question']),
      draw: at(rows.settled.draw),
      decision: at(rows.settled.decision),
    },
  };
}

/** The values in these places; none of a column without any. */
export function numbersAt(column: Float64Array, places: Uint32Array): Float64Array {
  if (column.length === 0) return column;
  const picked = new Float64Array(places.length);
  for (let i = 0; i < places.length; i += 1) picked[i] = column[places[i] as number] as number;
  return picked;
}

/** Like `numbersAt`; a function a kind, so that each stays fast. */
export function wholesAt(from: Uint32Array, places: Uint32Array): Uint32Array {
  const picked = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i += 1) picked[i] = from[places[i] as number] as number;
  return picked;
}

/** What is compared between attempts of a round, without the columns that need to know everybody. */
export function attemptRows(
  attempts: readonly AttemptFact[],
  criteria: readonly Criterion[],
  opensAt: number,
): Rows {
  const size = attempts.length;
  const of = (value: (fact: AttemptFact) => number | null | undefined) =>
    Float64Array.from(attempts, (fact) => value(fact) ?? Number.NaN);
  const unknown = none(size);
  const topics = criteria.flatMap((criterion) => (criterion.by === 'topic-points' ? [criterion.topic] : []));
  return {
    size,
    over: null,
    scoreMilli: of((fact) => fact.scoreMilli),
    correct: of((fact) => fact.correct),
    essayMilli: of((fact) => fact.essayMilli),
    topics: new Map(topics.map((topic) => [topic, of((fact) => fact.topicMilli[topic])])),
    predictionError: unknown,
    durationMs: of((fact) => fact.durationMs),
    submittedAt: of((fact) => fact.submittedAt),
    afterOpeningMs: of((fact) => fact.submittedAt - opensAt),
    startedAt: of((fact) => fact.startedAt),
    registeredAt: unknown,
    attempts: unknown,
    born: unknown,
    settled: { 'extra-question': unknown, draw: unknown, decision: unknown },
  };
}

/** Columns about people and about what was settled in `scope`, for rows of one person each. */
export function personColumns(
  people: readonly PersonFact[],
  settlements: readonly Settlement[],
  scope: string,
): Pick<Rows, 'registeredAt' | 'born' | 'settled'> {
  const settled = (by: Settlement['by']) => {
    const places = new Map(
      settlements
        .filter((each) => each.scope === scope && each.by === by)
        .flatMap((each) => Object.entries(each.places)),
    );
    return Float64Array.from(people, ({ contestantId }) => places.get(contestantId) ?? Number.NaN);
  };
  return {
    registeredAt: Float64Array.from(people, ({ registeredAt }) => registeredAt),
    born: bornKeys(Float64Array.from(people, ({ born }) => bornNumber(born))),
    settled: {
      'extra-question': settled('extra-question'),
      draw: settled('draw'),
      decision: settled('decision'),
    },
  };
}

/** `YYYY-MM-DD` as YYYYMMDD; `YYYY` as YYYY0000. */
export const bornNumber = (born: string): number =>
  born.length === 4 ? Number(born) * 10_000 : Number(born.replaceAll('-', ''));

/** By year alone where somebody's day is unknown. */
export const bornKeys = (born: Float64Array): Float64Array =>
  born.some((day) => day % 10_000 === 0) ? born.map((day) => Math.floor(day / 10_000)) : born;
