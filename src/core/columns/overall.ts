import type { OverallRule } from '../rules/document.js';
import { placing } from './place.js';
import { bornKeys, choosesAttempts, comparing, none, numbersAt, type Rows, wholesAt } from './rows.js';
import type { PersonTable } from './table.js';

/** Columns of a line that several rounds are combined in; errors in millionths, NaN where there is nothing. */
const names = [
  'scoreMilli',
  'maxMilli',
  'correct',
  'questions',
  'durationMs',
  'afterOpeningMs',
  'essayMilli',
  'submittedAt',
  'startedAt',
  'prediction',
  'predictionError',
] as const;
/** Everybody has these. */
const summed = names.slice(0, 6);

type Column = Float64Array<ArrayBuffer>;
export type LineColumns = Record<(typeof names)[number], Column>;

/** What became of the persons. Columns are by number of the person. */
export type OverallRows = {
  /** Numbers of those who are in the standing, ascending. */
  persons: Uint32Array;
  /** Sums; `topics` are all that anybody has points of. */
  rows: Rows;
  /** In how many rounds each took part. */
  rounds: Column;
};

/**
 * Lines of several rounds as they come together, a place for each person. Scores, counts, durations, essays,
 * prediction errors and times since the opening are added up (a mean divides them by the rounds in which the person
 * took part); moments are those of the last round handed in. A missing guess in a round that asked leaves no error at
 * all, else who guessed less would be nearer. `best` takes the one round that stands first by the same order; the number
 * of attempts is that of all rounds together, so it says nothing of one of them.
 */
export class OverallTable {
  /** By number of the person; the line that comes next is written behind the last. */
  readonly columns: LineColumns;
  readonly errorPlaces: Uint8Array;
  /** The place to write to. */
  readonly next: number;
  private readonly topics = new Map<string, Column>();
  private readonly sat: Column;
  private readonly attempts: Column;
  /** Whether a round asked for a guess, and whether one of those has none. */
  private readonly asked: Uint8Array;
  private readonly unknown: Uint8Array;
  private readonly compare: (a: number, b: number) => number;

  /** @param size number of persons */
  constructor(
    private readonly rule: OverallRule,
    size: number,
  ) {
    this.next = size;
    // Whoever has a line has all of these; a million places are made when they are written to.
    this.columns = Object.fromEntries(names.map((name) => [name, new Float64Array(size + 1)])) as LineColumns;
    this.errorPlaces = new Uint8Array(size + 1);
    this.sat = new Float64Array(size);
    this.attempts = new Float64Array(size);
    this.asked = new Uint8Array(size);
    this.unknown = new Uint8Array(size);
    for (const each of rule.ranking) if (each.by === 'topic-points') this.topic(each.topic);
    this.compare = comparing(
      this.rowsOf(this.columns),
      rule.ranking.filter((each) => choosesAttempts(each) || each.by === 'prediction-error'),
    );
  }

  /** Points of a topic. */
  topic(code: string): Column {
    let column = this.topics.get(code);
    if (!column) this.topics.set(code, (column = none(this.next + 1)));
    return column;
  }

  /**
   * Takes in the line that was written; round by round, in the order in which rounds count.
   * @param asked whether its round had a number to be guessed
   * @returns whether this line says who the person is
   */
  take(person: number, asked: boolean, attempts: number): boolean {
    const rounds = (this.sat[person] as number) + 1;
    this.sat[person] = rounds;
    this.attempts[person] = (this.attempts[person] as number) + attempts;
    const best = this.rule.combines === 'best';
    const fresh = rounds === 1 || (best && this.compare(this.next, person) < 0);
    if (fresh) this.put(person, asked);
    else if (!best) this.add(person, asked);
    for (const column of this.topics.values()) column[this.next] = Number.NaN;
    return fresh;
  }

  /** Everybody who took part in enough rounds; nothing more can be taken in afterwards. */
  combined(people: Pick<PersonTable, 'registeredAt' | 'born' | 'settled'>): OverallRows {
    const { sat, rule, columns, attempts } = this;
    const least = Math.max(1, rule.minimumRounds);
    const persons = new Uint32Array(sat.length);
    const born = none(sat.length);
    let found = 0;
    for (let person = 0; person < sat.length; person += 1) {
      if ((sat[person] as number) < least) continue;
      persons[found++] = person;
      born[person] = people.born[person] as number;
      const hasError = this.asked[person] === 1 && this.unknown[person] === 0;
      if (!hasError) columns.predictionError[person] = Number.NaN;
    }
    const rows = {
      ...this.rowsOf(columns),
      over: rule.combines === 'mean' ? columns.scoreMilli.map((_, at) => sat[at] || 1) : null,
      attempts,
      registeredAt: people.registeredAt,
      born: bornKeys(born),
      settled: people.settled,
    };
    return { persons: persons.slice(0, found), rows, rounds: sat };
  }

  private rowsOf(columns: LineColumns): Rows {
    const unknown = none(0);
    const settled = { 'extra-question': unknown, draw: unknown, decision: unknown };
    const { topics } = this;
    return {
      ...columns,
      size: this.next,
      over: null,
      topics,
      registeredAt: unknown,
      born: unknown,
      attempts: unknown,
      settled,
    };
  }

  private put(person: number, asked: boolean): void {
    const { columns, next } = this;
    for (const name of names) columns[name][person] = columns[name][next] as number;
    for (const column of this.topics.values()) column[person] = column[next] as number;
    this.errorPlaces[person] = this.errorPlaces[next] as number;
    this.asked[person] = Number(asked);
    this.unknown[person] = Number(asked && Number.isNaN(columns.predictionError[next]));
  }

  private add(person: number, asked: boolean): void {
    const { columns, next, errorPlaces } = this;
    for (const name of summed)
      columns[name][person] = (columns[name][person] as number) + (columns[name][next] as number);
    for (const column of [columns.essayMilli, ...this.topics.values()]) addKnown(column, person, next);
    if ((columns.submittedAt[next] as number) > (columns.submittedAt[person] as number))
      for (const name of ['submittedAt', 'startedAt'] as const)
        columns[name][person] = columns[name][next] as number;
    columns.prediction[person] = Number.NaN;
    if (!asked) return;
    if (Number.isNaN(columns.predictionError[next])) this.unknown[person] = 1;
    if (this.asked[person] === 0) {
      columns.predictionError[person] = Number.NaN;
      errorPlaces[person] = 0;
    }
    this.asked[person] = 1;
    addKnown(columns.predictionError, person, next);
    errorPlaces[person] = Math.max(errorPlaces[person] as number, errorPlaces[next] as number);
  }
}

function addKnown(column: Float64Array, person: number, next: number): void {
  const more = column[next] as number;
  if (Number.isNaN(more)) return;
  const sum = column[person] as number;
  column[person] = Number.isNaN(sum) ? more : sum + more;
}

/** What a line of the standing says. */
const columnNames = [...names, 'attempts', 'rounds', 'registeredAt', 'born'] as const;
type RankedColumns = Record<(typeof columnNames)[number], Float64Array>;

/** A standing in the order of rank; place i of every column speaks of `persons[i]`. */
export type RankedRows = {
  persons: Uint32Array;
  columns: RankedColumns;
  /** By code. */
  topics: ReadonlyMap<string, Float64Array>;
  errorPlaces: Uint8Array;
  rank: Uint32Array;
  divisionRank: Uint32Array;
};

/** Combines and ranks; it may be left at every yield. The table's columns are given up on the way. */
export function* rankedRows(
  rule: OverallRule,
  table: OverallTable,
  people: Pick<PersonTable, 'registeredAt' | 'born' | 'settled' | 'division'>,
): Generator<undefined, RankedRows> {
  const { persons, rows, rounds } = table.combined(people);
  yield;
  const { order, rank, divisionRank } = yield* placing(rows, rule.ranking, people.division, persons);
  const { attempts, registeredAt, born } = rows;
  const all = { ...table.columns, attempts, rounds, registeredAt, born };
  const columns: Partial<RankedColumns> = {};
  for (const name of columnNames) {
    columns[name] = numbersAt(all[name], order);
    if (name in table.columns) release(all[name] as Column);
    yield;
  }
  const topics = new Map<string, Float64Array>();
  for (const [code, points] of rows.topics) {
    topics.set(code, numbersAt(points, order));
    release(points as Column);
    yield;
  }
  const errorPlaces = new Uint8Array(order.length);
  for (let at = 0; at < order.length; at += 1)
    errorPlaces[at] = table.errorPlaces[order[at] as number] as number;
  yield;
  return {
    persons: order,
    columns: columns as RankedColumns,
    topics,
    errorPlaces,
    rank: wholesAt(rank, order),
    divisionRank: wholesAt(divisionRank, order),
  };
}

/** Gives its memory back at once. */
const release = (column: Column): unknown => column.buffer.transfer(0);
