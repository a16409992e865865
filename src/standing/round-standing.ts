import { RankedOrder } from '../core/order.js';
import { actualPrediction, compareStandings, countingAttempt, predictionError } from '../core/ranking.js';
import type { Counting, PlainTarget, TieBreak } from '../core/rulebook.js';

/** A graded attempt with what the boards say of its contestant. Times epoch ms; `unitId` of the report map. */
export interface StandingRow {
  attemptId: string;
  contestantId: string;
  scoreMilli: number;
  maxMilli: number;
  correctCount: number;
  durationMs: number;
  submittedAt: number;
  prediction: number | null;
  gradedAt: number;
  fullName: string;
  birthYear: number;
  publicName: boolean;
  division: string;
  unitId: string | null;
  unitName: string;
  organizationId: string | null;
  /** Of a finalised result; while the order is computed here the ranks are 0 and the error is null. */
  rank: number;
  divisionRank: number;
  predictionError: number | null;
}

/** A contestant's counting attempt inside the orders. */
export interface StandingEntry extends StandingRow {
  /** Opaque id, filled when first shown. */
  rowId: string;
}

export interface GroupSum {
  entrants: number;
  scoreMilli: number;
}

/** How the attempts are ordered. `official`: by the ranks of the result instead of by the tie-breaks. */
export interface Scheme {
  counts: Counting;
  tieBreaks: readonly TieBreak[];
  /** The prediction's target once its number may be used, else null: then no error counts or is shown. */
  target: PlainTarget | null;
  official: boolean;
}

type Order = RankedOrder<StandingEntry>;
type GroupKind = 'unit' | 'organization';

/** Attempts graded up to so long before the newest may arrive again and are known by their id. */
const RECENT_MS = 60_000;

let versions = 0;

/**
 * A round's standings in memory: who stands where, among all, in a division and in a unit, and the sums of
 * units and organizations. A plain function of the rows put in, in whatever order they came, so that every
 * process and every restart shows the same.
 */
export class RoundStanding {
  attempts = 0;
  /** Another number after every change that a board could show; no two standings of a process share one. */
  version = 0;
  newestGradedAt = 0;
  readonly #scheme: Scheme;
  readonly #entries = new Map<string, StandingEntry>();
  readonly #recent = new Map<string, number>();
  #orders = new Map<string, Order>();
  #sums: Record<GroupKind, Map<string, GroupSum>> = { unit: new Map(), organization: new Map() };
  #actual: number | null = null;

  constructor(scheme: Scheme, rows: readonly StandingRow[]) {
    this.#scheme = scheme;
    for (const row of rows) this.#take(row);
    this.#forgetOld();
    this.#actual = this.#countActual();
    this.#rebuild();
  }

  get people(): number {
    return this.#entries.size;
  }

  entryOf(contestantId: string): StandingEntry | undefined {
    return this.#entries.get(contestantId);
  }

  /** The list of all, of a division, of a unit, or of both; undefined when nobody is in it. */
  order(division: string | null, unitId: string | null): Order | undefined {
    return this.#orders.get(orderKey(division, unitId));
  }

  /** Entrants and summed scores by id of the unit or organization. */
  groups(kind: GroupKind, division: string | null): Map<string, GroupSum> {
    const sums = new Map<string, GroupSum>();
    for (const [key, { entrants, scoreMilli }] of this.#sums[kind]) {
      const [of, id = ''] = key.split('\t');
      if (division !== null && of !== division) continue;
      const sum = sums.get(id) ?? { entrants: 0, scoreMilli: 0 };
      sums.set(id, { entrants: sum.entrants + entrants, scoreMilli: sum.scoreMilli + scoreMilli });
    }
    return sums;
  }

  /** Adds newly graded attempts; those already in are passed over. */
  add(rows: readonly StandingRow[]): void {
    for (const row of rows) {
      const old = this.#entries.get(row.contestantId);
      const entry = this.#take(row);
      if (entry === null) continue;
      this.version = versions += 1;
      if (entry === old) continue;
      if (old !== undefined) this.#leave(old);
      this.#join(entry);
    }
    this.#forgetOld();
    const actual = this.#countActual();
    if (actual === this.#actual) return;
    this.#actual = actual;
    this.#rebuild();
  }

  /** The contestant's counting attempt after this one; null when this one was known. */
  #take(row: StandingRow): StandingEntry | null {
    if (this.#recent.has(row.attemptId)) return null;
    this.#recent.set(row.attemptId, row.gradedAt);
    this.newestGradedAt = Math.max(this.newestGradedAt, row.gradedAt);
    this.attempts += 1;
    const entry = { ...row, predictionError: this.#errorOf(row), rowId: '' };
    const old = this.#entries.get(row.contestantId);
    const { counts, tieBreaks } = this.#scheme;
    // Pairwise is enough: what counts is the least of one total order, so the order of arrival has no say.
    const chosen = old === undefined ? entry : (countingAttempt([old, entry], counts, tieBreaks) ?? entry);
    this.#entries.set(row.contestantId, chosen);
    return chosen;
  }

  #errorOf(row: StandingRow): number | null {
    if (this.#scheme.official) return row.predictionError;
    return this.#actual === null ? null : predictionError(row.prediction, this.#actual);
  }

  #countActual(): number | null {
    const { target } = this.#scheme;
    return target === null ? null : actualPrediction(target, [...this.#entries.values()]);
  }

  #forgetOld(): void {
    if (this.#recent.size < 1000) return;
    for (const [attemptId, gradedAt] of this.#recent) {
      if (gradedAt < this.newestGradedAt - RECENT_MS) this.#recent.delete(attemptId);
    }
  }

  #rebuild(): void {
    this.version = versions += 1;
    const lists = new Map<string, StandingEntry[]>();
    this.#sums = { unit: new Map(), organization: new Map() };
    for (const [contestantId, old] of this.#entries) {
      const entry = { ...old, predictionError: this.#errorOf(old) };
      this.#entries.set(contestantId, entry);
      this.#count(entry, 1);
      for (const key of orderKeys(entry)) {
        const list = lists.get(key);
        if (list) list.push(entry);
        else lists.set(key, [entry]);
      }
    }
    this.#orders = new Map([...lists].map(([key, list]) => [key, this.#newOrder(key, list)]));
  }

  #newOrder(key: string, entries: StandingEntry[]): Order {
    const { official, tieBreaks } = this.#scheme;
    const byDivision = key.endsWith('\t') && key.length > 1;
    const compare = !official
      ? compareStandings(tieBreaks)
      : byDivision
        ? (a: StandingEntry, b: StandingEntry) => a.divisionRank - b.divisionRank
        : (a: StandingEntry, b: StandingEntry) => a.rank - b.rank;
    return new RankedOrder(compare, (entry) => entry.contestantId, entries);
  }

  #join(entry: StandingEntry): void {
    this.#count(entry, 1);
    for (const key of orderKeys(entry)) {
      const order = this.#orders.get(key);
      if (order) order.insert(entry);
      else this.#orders.set(key, this.#newOrder(key, [entry]));
    }
  }

  #leave(entry: StandingEntry): void {
    this.#count(entry, -1);
    for (const key of orderKeys(entry)) this.#orders.get(key)?.remove(entry);
  }

  #count({ division, unitId, organizationId, scoreMilli }: StandingEntry, change: 1 | -1): void {
    for (const [kind, id] of [
      ['unit', unitId],
      ['organization', organizationId],
    ] as const) {
      if (id === null) continue;
      const key = `${division}\t${id}`;
      const sum = this.#sums[kind].get(key) ?? { entrants: 0, scoreMilli: 0 };
      sum.entrants += change;
      sum.scoreMilli += change * scoreMilli;
      this.#sums[kind].set(key, sum);
    }
  }
}

const orderKey = (division: string | null, unitId: string | null): string =>
  `${division ?? ''}\t${unitId ?? ''}`;

function orderKeys({ division, unitId }: StandingEntry): string[] {
  const keys = [orderKey(null, null), orderKey(division, null)];
  return unitId === null ? keys : [...keys, orderKey(null, unitId), orderKey(division, unitId)];
}
