import { type OverallTable, rankedRows, type RankedRows } from '../core/columns/overall.js';
import { compareText, wholesAt } from '../core/columns/rows.js';
import type { PersonTable } from '../core/columns/table.js';
import { errorFrom, placesIn } from '../core/engine/predict.js';
import type { Stretch } from '../core/engine/overall.js';
import { reaches } from '../core/engine/lists.js';
import type { Line, Standing } from '../core/engine/rank.js';
import {
  countPassing,
  type Passing,
  placesWithin,
  type Reach,
  type Reachable,
} from '../core/engine/reach.js';
import type { OverallRule, SpecialAward } from '../core/rules/document.js';
import type { RowBytes, TextBytes } from './tally.bytes.js';
import { isNoId, pickIds, uuidAt } from './tally.ids.js';
import { quoted } from './tally.lines.js';
import { unsaid } from './tally.standing.js';

/** Lines that are made before others have their turn. */
const LINES_AT_ONCE = 5000;

/** Lines of rounds by number of the person, and who the persons are; ids of zeros stand for none. */
export interface OverallFacts {
  table: OverallTable;
  people: Pick<PersonTable, 'registeredAt' | 'born' | 'settled'>;
  said: {
    contestant: Buffer;
    attempt: Buffer;
    organization: Buffer;
    /** Places in the words. */
    division: Uint16Array;
    divisions: string[];
    unit: Uint32Array;
    units: string[];
  };
}

/** The standing over several rounds as core has it, in columns in the order of rank; lines are made when they are read. */
export class RankedOverall {
  /** Of what both engines have to agree on. */
  readonly looksFurther = false;
  readonly moreAt = (): null => null;
  readonly people: number;
  readonly attempts: number;
  private readonly divisions: string[];
  private readonly units: string[];
  /** In the order of their codes. */
  private readonly topics: [code: string, points: Float64Array][];

  private readonly columns: RankedRows['columns'];

  private constructor(
    readonly rule: OverallRule,
    private readonly rows: Omit<RankedRows, 'persons'>,
    private readonly said: OverallFacts['said'],
  ) {
    this.columns = rows.columns;
    this.people = rows.rank.length;
    this.attempts = this.columns.attempts.reduce((sum, attempts) => sum + attempts, 0);
    this.divisions = said.divisions.map(quoted);
    this.units = said.units.map((unit) => (unit === '' ? 'null' : quoted(unit)));
    this.topics = [...rows.topics].toSorted(([a], [b]) => compareText(a, b));
  }

  /** The table of the facts is empty afterwards. It may be left at every yield. */
  static *from(rule: OverallRule, facts: OverallFacts): Generator<undefined, RankedOverall> {
    const { division, ...said } = facts.said;
    const rows = yield* rankedRows(rule, facts.table, { ...facts.people, division });
    const contestant = pickIds(said.contestant, rows.persons);
    yield;
    const attempt = pickIds(said.attempt, rows.persons);
    yield;
    const organization = pickIds(said.organization, rows.persons);
    yield;
    const own = new Uint16Array(rows.persons.length);
    for (let at = 0; at < own.length; at += 1) own[at] = division[rows.persons[at] as number] as number;
    yield;
    const unit = wholesAt(said.unit, rows.persons);
    return new RankedOverall(rule, rows, { ...said, contestant, attempt, organization, unit, division: own });
  }

  /** Writes the line in place `at` as canonical JSON (RFC 8785). */
  write(at: number, to: TextBytes): void {
    const { said, columns } = this;
    const { rank, divisionRank } = this.rows;
    to.text('{"attemptId":');
    this.writeId(said.attempt, at, to);
    to.text(',"attempts":').number(columns.attempts[at] as number);
    to.text(',"contestantId":"').id(said.contestant, at).text('","correct":');
    to.number(columns.correct[at] as number);
    to.text(',"division":').text(this.divisions[said.division[at] as number] as string);
    to.text(',"divisionRank":').number(divisionRank[at] as number);
    to.text(',"durationMs":').number(columns.durationMs[at] as number);
    to.text(',"facts":');
    this.writeFacts(at, to);
    to.text(',"organizationId":');
    this.writeId(said.organization, at, to);
    to.text(',"over":')
      .number(this.over(at))
      .text(',"rank":')
      .number(rank[at] as number);
    to.text(',"rounds":').number(columns.rounds[at] as number);
    to.text(',"scoreMilli":').number(columns.scoreMilli[at] as number);
    to.text(',"submittedAt":').number(columns.submittedAt[at] as number);
    to.text(',"unitId":')
      .text(this.units[said.unit[at] as number] as string)
      .text('}\n');
  }

  /** What criteria beyond the columns of a stored row look at. */
  writeFacts(at: number, to: TextBytes): void {
    const { columns } = this;
    to.text('{"afterOpeningMs":').number(columns.afterOpeningMs[at] as number);
    to.text(',"born":"').number(this.born(at)).text('","essayMilli":');
    to.number(columns.essayMilli[at] as number)
      .text(',"maxMilli":')
      .number(columns.maxMilli[at] as number);
    to.text(',"prediction":').text(textOrNull(this.prediction(at)));
    to.text(',"predictionError":').text(textOrNull(this.error(at)));
    to.text(',"questions":').number(columns.questions[at] as number);
    to.text(',"registeredAt":').number(columns.registeredAt[at] as number);
    to.text(',"startedAt":')
      .number(columns.startedAt[at] as number)
      .text(',"topicMilli":{');
    let before = '';
    for (const [code, { [at]: points }] of this.topics) {
      if (points === undefined || Number.isNaN(points)) continue;
      to.text(before).text(quoted(code)).text(':').number(points);
      before = ',';
    }
    to.text('}}');
  }

  /** The fields of a stored row but its result. @see overallColumns */
  writeRow(at: number, to: RowBytes, facts: Uint8Array): void {
    const { said, columns } = this;
    const { rank, divisionRank } = this.rows;
    to.id(said.contestant, at);
    for (const ids of [said.attempt, said.organization]) {
      if (isNoId(ids, at)) to.nothing();
      else to.id(ids, at);
    }
    const unit = said.units[said.unit[at] as number];
    to.text(said.divisions[said.division[at] as number] as string);
    if (unit === undefined || unit === '') to.nothing();
    else to.text(unit);
    to.int(rank[at] as number).int(divisionRank[at] as number);
    to.int(columns.rounds[at] as number)
      .int(columns.attempts[at] as number)
      .int(this.over(at));
    to.long(columns.scoreMilli[at] as number).int(columns.correct[at] as number);
    to.long(columns.durationMs[at] as number)
      .moment(columns.submittedAt[at] as number)
      .json(facts);
  }

  /** What both engines have to agree on of a place in the order. @see OVERALL_RECORD */
  record(at: number, bytes: Buffer, place: number): void {
    this.said.contestant.copy(bytes, place, at * 16, at * 16 + 16);
    bytes.writeInt32BE(this.rows.rank[at] as number, place + 16);
    bytes.writeInt32BE(this.rows.divisionRank[at] as number, place + 20);
    bytes.writeInt32BE(this.columns.rounds[at] as number, place + 24);
    bytes.writeInt32BE(this.columns.attempts[at] as number, place + 28);
  }

  /** How many a division has, and its first lines. */
  division(code: string, most: number): Stretch & { people: number } {
    const number = this.said.divisions.indexOf(code);
    const first: number[] = [];
    const sharing = new Map<number, number>();
    let behind: number | null = null;
    let people = 0;
    for (let at = 0; at < this.people; at += 1) {
      if (this.said.division[at] !== number) continue;
      people += 1;
      const rank = this.rows.divisionRank[at] as number;
      if (first.length < most) first.push(at);
      else if (rank !== this.rows.divisionRank[first.at(-1) as number]) behind ??= at;
      if (behind === null) sharing.set(rank, (sharing.get(rank) ?? 0) + 1);
    }
    const lines = first.map((at) => this.line(at));
    return { people, before: null, lines, behind: behind === null ? null : this.line(behind), sharing };
  }

  /** The lines within reach; null: everybody. It may be left at every yield. @param barred why people may not win, by id */
  *standing(reach: Reach | null, barred: ReadonlyMap<string, string>): Generator<undefined, Standing> {
    const { people, attempts, rule } = this;
    const places = reach === null ? Array(people).keys() : yield* placesWithin(reach, this.reachable());
    const lines: Line[] = [];
    for (const at of places) {
      const line = this.line(at);
      lines.push({ ...line, person: { ...line.person, cannotWin: barred.get(line.contestantId) ?? null } });
      if (lines.length % LINES_AT_ONCE === 0) yield;
    }
    return { scope: 'overall', criteria: rule.ranking, actual: null, people, attempts, lines };
  }

  /** How many pass of a list. */
  count(passing: Passing): number {
    return countPassing(this.reachable(), passing);
  }

  private reachable(): Reachable {
    const { columns } = this;
    const keys: Record<SpecialAward['kind'], (at: number) => number> = {
      'nearest-prediction': (at) => columns.predictionError[at] as number,
      youngest: (at) => -this.born(at),
      oldest: this.born,
      'most-attempts': (at) => -(columns.attempts[at] as number),
    };
    return {
      people: this.people,
      rankAt: (at) => this.rows.rank[at] as number,
      divisions: this.said.divisions,
      divisionAt: (at) => this.said.division[at] as number,
      divisionRankAt: (at) => this.rows.divisionRank[at] as number,
      passes: (at, percent) =>
        reaches(
          { scoreMilli: columns.scoreMilli[at] as number, maxMilli: columns.maxMilli[at] as number },
          percent,
        ),
      keyAt: (at, kind) => keys[kind](at),
    };
  }

  line(at: number): Line {
    const { said, columns } = this;
    const contestantId = uuidAt(said.contestant, at);
    const organizationId = isNoId(said.organization, at) ? null : uuidAt(said.organization, at);
    const essay = columns.essayMilli[at] as number;
    return {
      contestantId,
      person: {
        contestantId,
        division: said.divisions[said.division[at] as number] as string,
        unitId: said.units[said.unit[at] as number] || null,
        organizationId,
        born: String(this.born(at)),
        registeredAt: columns.registeredAt[at] as number,
        groups: [],
        cannotWin: null,
      },
      attemptId: isNoId(said.attempt, at) ? null : uuidAt(said.attempt, at),
      rounds: columns.rounds[at] as number,
      attempts: columns.attempts[at] as number,
      over: this.over(at),
      scoreMilli: columns.scoreMilli[at] as number,
      maxMilli: columns.maxMilli[at] as number,
      correct: columns.correct[at] as number,
      questions: columns.questions[at] as number,
      durationMs: columns.durationMs[at] as number,
      startedAt: columns.startedAt[at] as number,
      submittedAt: columns.submittedAt[at] as number,
      afterOpeningMs: columns.afterOpeningMs[at] as number,
      essayMilli: Number.isNaN(essay) ? null : essay,
      topicMilli: Object.fromEntries(
        this.topics.flatMap(([code, points]) =>
          Number.isNaN(points[at]) ? [] : [[code, points[at] as number]],
        ),
      ),
      prediction: this.prediction(at),
      predictionError: this.error(at),
      rank: this.rows.rank[at] as number,
      divisionRank: this.rows.divisionRank[at] as number,
      why: unsaid,
      whyInDivision: unsaid,
    };
  }

  /** A year is all that is known. */
  private born = (at: number): number => this.columns.born[at] as number;

  private over = (at: number): number =>
    this.rule.combines === 'mean' ? (this.columns.rounds[at] as number) : 1;

  private error(at: number): string | null {
    const error = this.columns.predictionError[at] as number;
    return Number.isNaN(error) ? null : errorFrom(error, this.rows.errorPlaces[at] as number);
  }

  private prediction(at: number): string | null {
    const guess = this.columns.prediction[at] as number;
    return Number.isNaN(guess) ? null : errorFrom(guess, placesIn(guess));
  }

  private writeId(ids: Buffer, at: number, to: TextBytes): void {
    if (isNoId(ids, at)) to.text('null');
    else to.text('"').id(ids, at).text('"');
  }
}

const textOrNull = (text: string | null): string => (text === null ? 'null' : `"${text}"`);
