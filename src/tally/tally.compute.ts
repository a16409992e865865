import { placeRows } from '../core/columns/place.js';
import { numbersAt, type Rows, rowsAt, separating, valueOf, wholesAt } from '../core/columns/rows.js';
import { countTable } from '../core/columns/table.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import { type Actual, GUESS_UNITS } from '../core/engine/predict.js';
import type { Neighbour, Why } from '../core/engine/rank.js';
import type { Criterion } from '../core/rules/document.js';
import type { ResultBasis } from './tally.basis.js';
import type { TextBytes } from './tally.bytes.js';
import type { FactTables } from './tally.facts.js';
import { isNoId, pickIds, uuidAt } from './tally.ids.js';
import { type LineMore, quoted, type ResultHead, type ResultLine } from './tally.lines.js';

/** An id by its place in a column. */
interface Id {
  ids: Buffer;
  place: number;
}

/**
 * The result by core: a function of the facts and the rules. Columns are laid in the order of rank, place by place: in
 * any other a line is looked up all over the memory. Lines are made when they are read.
 */
export class ComputedResult implements ResultHead {
  readonly actual: Actual | null;
  readonly predictionActual: number | null;
  readonly people: number;
  readonly attempts: number;
  /** People with everything right. */
  readonly perfect: number;
  /** Whether the rules look at anything that is kept in `more`. */
  readonly looksFurther: boolean;
  private readonly rows: Rows;
  private readonly keys: readonly Float64Array[];
  private readonly rank: Uint32Array;
  private readonly divisionRank: Uint32Array;
  /** Place in `divisions`. */
  private readonly divisionOf: Uint32Array;
  private readonly divisions: readonly string[];
  private readonly said: FactTables['said'];
  /** What had to be guessed, by number of the division; NaN: nothing. */
  private readonly actuals: readonly number[];
  private readonly quotedDivisions: string[];
  private readonly quotedUnits: string[];

  constructor(
    { tables, people, said }: FactTables,
    readonly basis: ResultBasis,
  ) {
    const [table, ...rest] = tables;
    if (!table) throw new Error('no facts');
    const earlier = rest.map((each, i) => ({ order: basis.earlier[i] as ResultBasis['order'], table: each }));
    const counted = countTable(basis.order, table, people, earlier);
    const { order, ...placed } = placeRows(counted.rows, basis.order.criteria, counted.division);
    this.rows = rowsAt(counted.rows, order);
    this.keys = placed.keys.map((key) => numbersAt(key, order));
    this.rank = wholesAt(placed.rank, order);
    this.divisionRank = wholesAt(placed.divisionRank, order);
    this.divisionOf = wholesAt(Uint32Array.from(counted.division), order);
    const chosen = wholesAt(counted.chosen, order);
    const person = wholesAt(table.person, chosen);
    this.said = {
      attempt: pickIds(said.attempt, chosen),
      guess: numbersAt(said.guess, chosen),
      contestant: pickIds(said.contestant, person),
      organization: pickIds(said.organization, person),
      unit: wholesAt(said.unit, person),
      units: said.units,
    };
    this.divisions = people.divisions;
    this.quotedDivisions = people.divisions.map(quoted);
    this.quotedUnits = said.units.map((unit) => (unit === '' ? 'null' : quoted(unit)));
    this.actual = counted.actual;
    this.actuals = people.divisions.map((code) => {
      const within = basis.order.prediction?.within === 'division';
      return Number((within ? this.actual?.divisions[code] : this.actual?.all) ?? Number.NaN);
    });
    this.predictionActual = this.actual?.all == null ? null : Number(this.actual.all);
    this.people = chosen.length;
    this.attempts = table.person.length;
    this.perfect = chosen.reduce((sum, row) => sum + (table.perfect[row] as number), 0);
    this.looksFurther = basis.order.criteria.some(({ by }) => moreNames[by] !== undefined);
  }
  /** Writes the line in place `at` as `resultText` has it. */
  write(at: number, to: TextBytes): void {
    const { rows, said } = this;
    const more = this.looksFurther ? this.moreAt(at) : null;
    to.text('{"attemptId":"').id(said.attempt, at).text('","attempts":');
    to.number(rows.attempts[at] as number).text(',"contestantId":"');
    to.id(said.contestant, at)
      .text('","correctCount":')
      .number(rows.correct[at] as number);
    to.text(',"division":').text(this.quotedDivisions[this.divisionOf[at] as number] ?? '""');
    to.text(',"divisionRank":').number(this.divisionRank[at] as number);
    to.text(',"durationMs":')
      .number(rows.durationMs[at] as number)
      .text(',');
    if (more !== null) to.text(`"more":${canonicalJson(more as unknown as Json)},`);
    to.text('"organizationId":');
    if (isNoId(said.organization, at)) to.text('null');
    else to.text('"').id(said.organization, at).text('"');
    to.text(',"prediction":').number((said.guess[at] as number) / GUESS_UNITS);
    to.text(',"predictionError":').number((rows.predictionError[at] as number) / GUESS_UNITS);
    to.text(',"rank":').number(this.rank[at] as number);
    to.text(',"scoreMilli":').number(rows.scoreMilli[at] as number);
    to.text(',"submittedAt":').number(rows.submittedAt[at] as number);
    to.text(',"unitId":')
      .text(this.quotedUnits[said.unit[at] as number] ?? 'null')
      .text('}\n');
  }

  /** Lines in order of rank. */
  *lines(): Generator<ResultLine> {
    for (let at = 0; at < this.people; at += 1) yield this.line(at);
  }

  /** Lines down to a rank, among all or inside a division; null: everybody. */
  near(least: number | null): ResultLine[] {
    if (least === null) return [...this.lines()];
    const lines: ResultLine[] = [];
    for (let at = 0; at < this.people; at += 1) {
      if ((this.rank[at] as number) <= least || (this.divisionRank[at] as number) <= least)
        lines.push(this.line(at));
    }
    return lines;
  }

  /** How many a division has, and its first lines with why they stand there among their own. */
  division(code: string, most: number): { people: number; top: { line: ResultLine; why: Why }[] } {
    const number = this.divisions.indexOf(code);
    const own: number[] = [];
    this.divisionOf.forEach((division, at) => {
      if (division === number) own.push(at);
    });
    const top = own
      .slice(0, most)
      .map((at, place) => ({ line: this.line(at), why: this.whyAmong(own, place) }));
    return { people: own.length, top };
  }

  /** What both engines have to agree on of a place in the order; ids are those in a place of their column. */
  row(at: number): {
    contestant: Id;
    attempt: Id;
    rank: number;
    divisionRank: number;
    attempts: number;
    error: number;
    actual: number;
  } {
    const { said, rows } = this;
    return {
      contestant: { ids: said.contestant, place: at },
      attempt: { ids: said.attempt, place: at },
      rank: this.rank[at] as number,
      divisionRank: this.divisionRank[at] as number,
      attempts: rows.attempts[at] as number,
      error: rows.predictionError[at] as number,
      actual: this.actuals[this.divisionOf[at] as number] as number,
    };
  }

  line(at: number): ResultLine {
    const { rows, said } = this;
    const guess = said.guess[at] as number;
    const error = rows.predictionError[at] as number;
    return {
      attemptId: uuidAt(said.attempt, at),
      contestantId: uuidAt(said.contestant, at),
      division: this.divisions[this.divisionOf[at] as number] ?? '',
      unitId: said.units[said.unit[at] as number] || null,
      organizationId: isNoId(said.organization, at) ? null : uuidAt(said.organization, at),
      scoreMilli: rows.scoreMilli[at] as number,
      correctCount: rows.correct[at] as number,
      prediction: Number.isNaN(guess) ? null : guess / GUESS_UNITS,
      predictionError: Number.isNaN(error) ? null : error / GUESS_UNITS,
      durationMs: rows.durationMs[at] as number,
      submittedAt: rows.submittedAt[at] as number,
      attempts: rows.attempts[at] as number,
      rank: this.rank[at] as number,
      divisionRank: this.divisionRank[at] as number,
      more: this.moreAt(at),
    };
  }

  moreAt(at: number): LineMore | null {
    const more: Record<string, unknown> = {};
    for (const criterion of this.basis.order.criteria) {
      const name = moreNames[criterion.by];
      const value = name === undefined ? null : valueOf(this.rows, criterion, at);
      if (name === undefined || value === null) continue;
      if (name === 'topicMilli' || name === 'places') {
        const key = criterion.by === 'topic-points' ? criterion.topic : criterion.by;
        more[name] = { ...(more[name] as object), [key]: value };
      } else more[name] = value;
    }
    return Object.keys(more).length === 0 ? null : more;
  }

  /** @param own places of a division @param place in `own` */
  private whyAmong(own: readonly number[], place: number): Why {
    const rankOf = (other: number) => this.divisionRank[own[other] as number];
    const at = own[place] as number;
    const first = (this.divisionRank[at] as number) - 1;
    let behind = first;
    while (behind < own.length && rankOf(behind) === first + 1) behind += 1;
    const beside = (other: number): Neighbour | null => {
      const there = own[other];
      const criterion: Criterion | undefined =
        there === undefined ? undefined : this.basis.order.criteria[separating(this.keys, at, there)];
      if (there === undefined || !criterion) return null;
      return {
        contestantId: uuidAt(this.said.contestant, there),
        criterion,
        theirs: this.shown(there, criterion),
        own: this.shown(at, criterion),
      };
    };
    return { above: beside(first - 1), below: beside(behind), sharedWith: behind - first - 1 };
  }

  private shown(at: number, criterion: Criterion): number | string | null {
    const value = valueOf(this.rows, criterion, at);
    return criterion.by === 'prediction-error' && value !== null ? String(value / GUESS_UNITS) : value;
  }
}

/** Where a line keeps what a criterion looked at, unless it has a place of its own. */
const moreNames: Partial<Record<Criterion['by'], keyof LineMore>> = {
  'started-at': 'startedAt',
  'registered-at': 'registeredAt',
  older: 'born',
  younger: 'born',
  'essay-score': 'essayMilli',
  'topic-points': 'topicMilli',
  'extra-question': 'places',
  draw: 'places',
  decision: 'places',
};
