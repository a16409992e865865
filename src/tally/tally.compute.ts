import { placeRows, type Placed } from '../core/columns/place.js';
import { separating, valueOf } from '../core/columns/rows.js';
import { countTable, type CountedTable } from '../core/columns/table.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Actual } from '../core/engine/predict.js';
import type { Neighbour, Why } from '../core/engine/rank.js';
import type { Criterion } from '../core/rules/document.js';
import type { ResultBasis } from './tally.basis.js';
import type { TextBytes } from './tally.bytes.js';
import { type FactTables, GUESS_UNITS } from './tally.facts.js';
import { uuidAt } from './tally.ids.js';

/** What criteria beyond score, prediction, duration and moment looked at; only what the rules name is there. */
export interface LineMore {
  /** Epoch ms. */
  startedAt?: number;
  registeredAt?: number;
  /** YYYYMMDD, or YYYY where only years were compared. */
  born?: number;
  essayMilli?: number;
  topicMilli?: Record<string, number>;
  /** Places that lots, an extra question or minutes gave. */
  places?: Record<string, number>;
}

/** A contestant's line of a result; `attempts` counts graded ones, `rank` is over all divisions. */
export interface ResultLine {
  attemptId: string;
  contestantId: string;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  scoreMilli: number;
  correctCount: number;
  prediction: number | null;
  predictionError: number | null;
  durationMs: number;
  /** Epoch ms. */
  submittedAt: number;
  attempts: number;
  rank: number;
  divisionRank: number;
  more: LineMore | null;
}

/** What stands above the lines. */
export interface ResultHead {
  /** The number that was to be guessed by all; null without one. */
  predictionActual: number | null;
  actual: Actual | null;
  /** Null on results of old. */
  basis: ResultBasis | null;
  people: number;
}

/**
 * A result as text from which anybody computes its digest: canonical JSON (RFC 8785), a head and then one line a
 * contestant, in order of rank and id. Their SHA-256 names the result.
 */
export function* resultText(
  roundId: string,
  head: ResultHead,
  lines: Iterable<ResultLine>,
): Generator<string> {
  const { predictionActual, people, actual, basis } = head;
  const plain = { roundId, predictionActual, people };
  yield `${canonicalJson(basis === null ? plain : ({ ...plain, actual, basis } as unknown as Json))}\n`;
  for (const line of lines) yield lineText(line);
}

/** The names of a line in the order of RFC 8785; written out, because a million are written. */
function lineText(line: ResultLine): string {
  const { more, organizationId: organization, unitId: unit } = line;
  const named = more === null ? '' : `"more":${canonicalJson(more as unknown as Json)},`;
  return `{"attemptId":"${line.attemptId}","attempts":${line.attempts},"contestantId":"${line.contestantId}","correctCount":${line.correctCount},"division":${quoted(line.division)},"divisionRank":${line.divisionRank},"durationMs":${line.durationMs},${named}"organizationId":${organization === null ? 'null' : `"${organization}"`},"prediction":${line.prediction},"predictionError":${line.predictionError},"rank":${line.rank},"scoreMilli":${line.scoreMilli},"submittedAt":${line.submittedAt},"unitId":${unit === null ? 'null' : quoted(unit)}}\n`;
}

/** Codes need no escape; whatever else comes is written as JSON writes it. */
const quoted = (text: string): string => (/^[\w-]+$/.test(text) ? `"${text}"` : JSON.stringify(text));

/** An id by its place in a column. */
interface Id {
  ids: Buffer;
  place: number;
}

const noOrganization = '00000000-0000-0000-0000-000000000000';

function isNoId(ids: Buffer, place: number): boolean {
  for (let byte = place * 16; byte < place * 16 + 16; byte += 1) if (ids[byte] !== 0) return false;
  return true;
}

/** The result by core: a function of the facts and the rules. Lines are made when they are read. */
export class ComputedResult implements ResultHead {
  readonly actual: Actual | null;
  readonly predictionActual: number | null;
  readonly people: number;
  readonly attempts: number;
  /** People with everything right. */
  readonly perfect: number;
  private readonly counted: CountedTable;
  private readonly placed: Placed;
  private readonly quotedDivisions: string[];
  private readonly quotedUnits: string[];

  constructor(
    private readonly facts: FactTables,
    readonly basis: ResultBasis,
  ) {
    const [table, ...rest] = facts.tables;
    if (!table) throw new Error('no facts');
    const earlier = rest.map((each, i) => ({ order: basis.earlier[i] as ResultBasis['order'], table: each }));
    this.counted = countTable(basis.order, table, facts.people, earlier);
    this.placed = placeRows(this.counted.rows, basis.order.criteria, this.counted.division);
    this.quotedDivisions = facts.people.divisions.map(quoted);
    this.quotedUnits = facts.said.units.map((unit) => (unit === '' ? 'null' : quoted(unit)));
    this.actual = this.counted.actual;
    this.predictionActual = this.actual?.all == null ? null : Number(this.actual.all);
    this.people = this.counted.chosen.length;
    this.attempts = table.person.length;
    this.perfect = this.counted.chosen.reduce((sum, row) => sum + (table.perfect[row] as number), 0);
  }

  /** Writes the line in place `at` as `resultText` has it. */
  write(at: number, to: TextBytes): void {
    const { counted, facts, placed } = this;
    const { said } = facts;
    const row = placed.order[at] as number;
    const chosen = counted.chosen[row] as number;
    const person = this.personOf(chosen);
    const { rows } = counted;
    const more = this.looksFurther ? this.moreOf(row) : null;
    to.text('{"attemptId":"').id(said.attempt, chosen).text('","attempts":');
    to.number(rows.attempts[row] as number).text(',"contestantId":"');
    to.id(said.contestant, person)
      .text('","correctCount":')
      .number(rows.correct[row] as number);
    to.text(',"division":').text(this.quotedDivisions[counted.division[row] as number] ?? '""');
    to.text(',"divisionRank":').number(placed.divisionRank[row] as number);
    to.text(',"durationMs":')
      .number(rows.durationMs[row] as number)
      .text(',');
    if (more !== null) to.text(`"more":${canonicalJson(more as unknown as Json)},`);
    to.text('"organizationId":');
    if (isNoId(said.organization, person)) to.text('null');
    else to.text('"').id(said.organization, person).text('"');
    to.text(',"prediction":').number((said.guess[chosen] as number) / GUESS_UNITS);
    to.text(',"predictionError":').number((rows.predictionError[row] as number) / GUESS_UNITS);
    to.text(',"rank":').number(placed.rank[row] as number);
    to.text(',"scoreMilli":').number(rows.scoreMilli[row] as number);
    to.text(',"submittedAt":').number(rows.submittedAt[row] as number);
    to.text(',"unitId":')
      .text(this.quotedUnits[said.unit[person] as number] ?? 'null')
      .text('}\n');
  }

  /** Lines in order of rank. */
  *lines(): Generator<ResultLine> {
    for (let at = 0; at < this.people; at += 1) yield this.line(at);
  }

  /** Lines down to a rank, among all or inside a division; null: everybody. */
  near(least: number | null): ResultLine[] {
    if (least === null) return [...this.lines()];
    const { order, rank, divisionRank } = this.placed;
    const lines: ResultLine[] = [];
    order.forEach((row, at) => {
      if ((rank[row] as number) <= least || (divisionRank[row] as number) <= least) lines.push(this.line(at));
    });
    return lines;
  }

  /** How many a division has, and its first lines with why they stand there among their own. */
  division(code: string, most: number): { people: number; top: { line: ResultLine; why: Why }[] } {
    const { order } = this.placed;
    const number = this.facts.people.divisions.indexOf(code);
    const own =
      number < 0 ? new Uint32Array(0) : order.filter((row) => this.counted.division[row] === number);
    const top: { line: ResultLine; why: Why }[] = [];
    for (let at = 0; at < order.length && top.length < most; at += 1) {
      const row = order[at] as number;
      if (this.counted.division[row] !== number) continue;
      top.push({ line: this.line(at), why: this.whyAmong(own, row) });
    }
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
  } {
    const { placed, counted, facts } = this;
    const row = placed.order[at] as number;
    const chosen = counted.chosen[row] as number;
    return {
      contestant: { ids: facts.said.contestant, place: this.personOf(chosen) },
      attempt: { ids: facts.said.attempt, place: chosen },
      rank: placed.rank[row] as number,
      divisionRank: placed.divisionRank[row] as number,
      attempts: counted.rows.attempts[row] as number,
      error: counted.rows.predictionError[row] as number,
    };
  }

  /** Whether the rules look at anything that is kept in `more`. */
  get looksFurther(): boolean {
    return this.basis.order.criteria.some(({ by }) => moreNames[by] !== undefined);
  }

  moreAt(at: number): LineMore | null {
    return this.moreOf(this.placed.order[at] as number);
  }

  line(at: number): ResultLine {
    const { counted, facts, placed } = this;
    const row = placed.order[at] as number;
    const chosen = counted.chosen[row] as number;
    const { rows } = counted;
    const { said } = facts;
    const person = this.personOf(chosen);
    const guess = said.guess[chosen] as number;
    const error = rows.predictionError[row] as number;
    const organization = uuidAt(said.organization, person);
    return {
      attemptId: uuidAt(said.attempt, chosen),
      contestantId: uuidAt(said.contestant, person),
      division: facts.people.divisions[counted.division[row] as number] ?? '',
      unitId: said.units[said.unit[person] as number] || null,
      organizationId: organization === noOrganization ? null : organization,
      scoreMilli: rows.scoreMilli[row] as number,
      correctCount: rows.correct[row] as number,
      prediction: Number.isNaN(guess) ? null : guess / GUESS_UNITS,
      predictionError: Number.isNaN(error) ? null : error / GUESS_UNITS,
      durationMs: rows.durationMs[row] as number,
      submittedAt: rows.submittedAt[row] as number,
      attempts: rows.attempts[row] as number,
      rank: placed.rank[row] as number,
      divisionRank: placed.divisionRank[row] as number,
      more: this.moreOf(row),
    };
  }

  /** Number of a row's person. */
  private personOf(chosen: number): number {
    return this.facts.tables[0]?.person[chosen] as number;
  }

  private moreOf(row: number): LineMore | null {
    const more: Record<string, unknown> = {};
    const { rows } = this.counted;
    for (const criterion of this.basis.order.criteria) {
      const name = moreNames[criterion.by];
      const value = name === undefined ? null : valueOf(rows, criterion, row);
      if (name === undefined || value === null) continue;
      if (name === 'topicMilli' || name === 'places') {
        const key = criterion.by === 'topic-points' ? criterion.topic : criterion.by;
        more[name] = { ...(more[name] as object), [key]: value };
      } else more[name] = value;
    }
    return Object.keys(more).length === 0 ? null : more;
  }

  private whyAmong(order: Uint32Array, row: number): Why {
    const { divisionRank, keys } = this.placed;
    const rank = divisionRank[row] as number;
    const first = rank - 1;
    let behind = first;
    while (behind < order.length && divisionRank[order[behind] as number] === rank) behind += 1;
    const beside = (place: number): Neighbour | null => {
      const other = order[place];
      const criterion: Criterion | undefined =
        other === undefined ? undefined : this.basis.order.criteria[separating(keys, row, other)];
      if (other === undefined || !criterion) return null;
      return {
        contestantId: uuidAt(this.facts.said.contestant, this.personOf(this.counted.chosen[other] as number)),
        criterion,
        theirs: this.shown(other, criterion),
        own: this.shown(row, criterion),
      };
    };
    return { above: beside(first - 1), below: beside(behind), sharedWith: behind - first - 1 };
  }

  private shown(row: number, criterion: Criterion): number | string | null {
    const value = valueOf(this.counted.rows, criterion, row);
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
