import { type Actual, actualOf, type Tally, tallyOf } from '../engine/predict.js';
import type { Counting, Criterion, PredictionRule } from '../rules/document.js';
import type { Settlement } from '../rules/facts.js';
import {
  bornKeys,
  choosesAttempts,
  compareKeys,
  keysOf,
  none,
  numbersAt,
  type Rows,
  rowsAt,
} from './rows.js';

/** What a ranking of one round goes by. `opensAt` epoch ms. */
export type RoundOrder = {
  round: string;
  opensAt: number;
  counts: Counting;
  criteria: readonly Criterion[];
  prediction: PredictionRule | null;
};

/** Attempts of one round side by side, in order of person, moment of handing in and id. */
export type AttemptTable = {
  /** Columns of attempts; those about people and settlements are not looked at. */
  rows: Rows;
  /** Number of each row's person: persons are numbered in order of id, all rounds alike. */
  person: Uint32Array;
  /** 1: everything right. */
  perfect: Uint8Array;
  /** How far the guesses of some rows are off; `actual` by place in `rows`. */
  errorsOf: (rows: Uint32Array, actual: (place: number) => string | null) => Float64Array;
};

/** By number of the person. */
export type PersonTable = {
  size: number;
  /** Place in `divisions`. */
  division: Uint16Array;
  divisions: readonly string[];
  registeredAt: Float64Array;
  /** YYYYMMDD, YYYY0000 where only the year is known. */
  born: Float64Array;
  settled: Readonly<Record<Settlement['by'], Float64Array>>;
};

export type CountedTable = {
  /** Rows that count, one a person, in order of person. */
  chosen: Uint32Array;
  /** Every column of the chosen rows. */
  rows: Rows;
  division: Uint16Array;
  actual: Actual | null;
  /** The number that a chosen row had to guess; null: none. */
  actualAt: (place: number) => string | null;
};

/**
 * The attempts that count, with everything that an order looks at. `earlier`: rounds that a prediction over the
 * contest so far looks at too, this one left out.
 */
export function countTable(
  order: RoundOrder,
  table: AttemptTable,
  people: PersonTable,
  earlier: readonly { order: RoundOrder; table: AttemptTable }[] = [],
): CountedTable {
  const chosen = chosenRows(table, order);
  const { prediction } = order;
  const soFar = prediction?.over === 'contest-so-far' ? earlier : [];
  const actual =
    prediction &&
    actualOf(
      prediction,
      talliesOf(prediction, people, [
        ...soFar.map((each) => ({ table: each.table, chosen: chosenRows(each.table, each.order) })),
        { table, chosen },
      ]),
    );
  const person = chosen.map((row) => table.person[row] as number);
  const division = Uint16Array.from(person, (number) => people.division[number] as number);
  const actualAt = (place: number): string | null => {
    if (!actual) return null;
    const code = people.divisions[division[place] as number] ?? '';
    return prediction?.within === 'division' ? (actual.divisions[code] ?? null) : actual.all;
  };
  const rows: Rows = {
    ...rowsAt(table.rows, chosen),
    attempts: attemptsOf(table.person, person),
    predictionError: actual ? table.errorsOf(chosen, actualAt) : none(chosen.length),
    ...personRows(people, person),
  };
  return { chosen, rows, division, actual, actualAt };
}

/** First, last, or best by the rulebook's own order; between equals the earlier, then the lesser id. */
function chosenRows({ rows, person }: AttemptTable, { counts, criteria }: RoundOrder): Uint32Array {
  const keys = criteria.filter(choosesAttempts).map((criterion) => keysOf(rows, criterion));
  const better = {
    best: (row: number, than: number) => compareKeys(keys, row, than) < 0,
    first: () => false,
    last: () => true,
  }[counts];
  const chosen = new Uint32Array(rows.size);
  let found = 0;
  for (let row = 0; row < rows.size; row += 1) {
    const last = found > 0 ? (chosen[found - 1] as number) : -1;
    if (last < 0 || person[last] !== person[row]) chosen[found++] = row;
    else if (better(row, last)) chosen[found - 1] = row;
  }
  return chosen.slice(0, found);
}

/** Rows of the table are in order of person, so that each person's stand together. */
function attemptsOf(all: Uint32Array, chosen: Uint32Array): Float64Array {
  const attempts = new Float64Array(chosen.length);
  let place = 0;
  for (const person of all) {
    while ((chosen[place] as number) < person) place += 1;
    attempts[place] = (attempts[place] as number) + 1;
  }
  return attempts;
}

function talliesOf(
  { within }: PredictionRule,
  people: PersonTable,
  rounds: readonly { table: AttemptTable; chosen: Uint32Array }[],
): Tally[] {
  const tallies = within === 'all' ? [tallyOf(null)] : people.divisions.map((code) => tallyOf(code));
  const at = (person: number) => tallies[within === 'all' ? 0 : (people.division[person] as number)] as Tally;
  const sat = new Uint8Array(people.size);
  const right = new Uint8Array(people.size);
  for (const { table, chosen } of rounds) {
    table.person.forEach((person, row) => {
      const tally = at(person);
      tally.attempts += 1;
      tally.perfectAttempts += table.perfect[row] as number;
    });
    for (const row of chosen) {
      const person = table.person[row] as number;
      const tally = at(person);
      if (sat[person] === 0) tally.people += 1;
      sat[person] = 1;
      if (table.perfect[row] === 1 && right[person] === 0) {
        tally.perfectPeople += 1;
        right[person] = 1;
      }
    }
  }
  return tallies;
}

function personRows(
  people: PersonTable,
  person: Uint32Array,
): Pick<Rows, 'registeredAt' | 'born' | 'settled'> {
  return {
    registeredAt: numbersAt(people.registeredAt, person),
    born: bornKeys(numbersAt(people.born, person)),
    settled: {
      'extra-question': numbersAt(people.settled['extra-question'], person),
      draw: numbersAt(people.settled.draw, person),
      decision: numbersAt(people.settled.decision, person),
    },
  };
}
