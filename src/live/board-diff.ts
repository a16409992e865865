import type { GroupRow, IndividualRow, Scoreboard } from '../standing/scoreboard.js';
import type { At, BoardUpdate, GroupChange, PersonChange } from './protocol.js';

/**
 * A row as it goes over the wire: numbers in the protocol's order (people: score, correct, duration, submitted
 * in epoch seconds, prediction error or null), its name, and for people the index of its label (else −1).
 */
export interface Line {
  id: string;
  rank: number;
  values: (number | null)[];
  name: string;
  label: number;
}

/** Names of a board's places, only ever appended to, and its divisions; a label is the number of a pair of them. */
export class Labels {
  readonly places: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(
    readonly divisions: readonly string[],
    places: readonly string[],
  ) {
    for (const place of places) this.numberOf(place);
  }

  of(place: string, division: string): number {
    return this.numberOf(place) * this.divisions.length + this.divisions.indexOf(division);
  }

  private numberOf(place: string): number {
    const known = this.numbers.get(place);
    if (known !== undefined) return known;
    this.numbers.set(place, this.places.length);
    return this.places.push(place) - 1;
  }
}

export function linesOf(board: Scoreboard, labels: Labels): Line[] {
  if (board.view === 'individual') return board.rows.map((row) => personLine(row, labels));
  return board.rows.map(groupLine);
}

function personLine(row: IndividualRow, labels: Labels): Line {
  const { id, rank, name, scoreMilli, correctCount, durationMs, predictionError } = row;
  const submitted = Math.floor(Date.parse(row.submittedAt) / 1000);
  const values = [scoreMilli, correctCount, durationMs, submitted, predictionError];
  return { id, rank, values, name, label: labels.of(row.place, row.division) };
}

function groupLine(row: GroupRow): Line {
  const { id, rank, name, entrants, headCount, participationPermille, meanScoreMilli } = row;
  return { id, rank, values: [entrants, headCount, participationPermille, meanScoreMilli], name, label: -1 };
}

/**
 * The least that turns the rows before into the rows after, for a list cut at `size`.
 * @param t the update's time in epoch seconds, from which hand-in times are counted back
 */
export function diff(
  before: readonly Line[],
  after: readonly Line[],
  size: number,
  t: number,
): Pick<BoardUpdate, 'c' | 'd'> {
  const old = new Map(before.map((line, index) => [line.id, { line, index }]));
  const c: BoardUpdate['c'] = [];
  let lastKept = -1;
  after.forEach((line, index) => {
    const was = old.get(line.id);
    // Rows that keep their order need not be told where they are; one that overtook without a new value must.
    if (was && sameContent(was.line, line) && was.index > lastKept) {
      lastKept = was.index;
      const rank = was.line.rank + index - was.index;
      if (rank !== line.rank) c.push([atOf(line, index), line.id]);
      return;
    }
    c.push(change(line, index, was?.line, t));
  });
  const here = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }, index) => !here.has(id) && (index < lastKept || after.length < size));
  return gone.length === 0 ? { c } : { c, d: gone.map(({ id }) => id) };
}

function sameContent(a: Line, b: Line): boolean {
  return a.name === b.name && a.label === b.label && a.values.every((value, i) => value === b.values[i]);
}

function change(line: Line, index: number, was: Line | undefined, t: number): PersonChange | GroupChange {
  const at = atOf(line, index);
  const named = was === undefined || was.name !== line.name || was.label !== line.label;
  if (line.label < 0) return [at, line.id, ...line.values, ...(named ? [line.name] : [])] as GroupChange;
  const [score, correct, duration, submitted, error] = line.values;
  const row = [at, line.id, score, correct, duration, t - (submitted ?? t)];
  const label = named ? [line.name, line.label] : [];
  return [...row, ...label, ...(error === null ? [] : [error])] as PersonChange;
}

const atOf = ({ rank }: Line, index: number): At => (rank === index + 1 ? index : [index, rank]);
const indexOf = (at: At): number => (typeof at === 'number' ? at : at[0]);
const rankOf = (at: At): number => (typeof at === 'number' ? at + 1 : at[1]);

/** What a client does with an update. The web has its own copy of these steps; tests run this one. */
export function applyUpdate(before: readonly Line[], update: BoardUpdate, size: number): Line[] {
  const old = new Map(before.map((line, index) => [line.id, { line, index }]));
  const moved = new Set([...(update.d ?? []), ...update.c.map(([, id]) => id)]);
  const kept = before.filter(({ id }) => !moved.has(id));
  const changed = new Map(update.c.map((row) => [indexOf(row[0]), row]));
  const length = Math.min(size, kept.length + changed.size);
  return Array.from({ length }, (_, index) => {
    const row = changed.get(index);
    if (row) return read(row, old.get(row[1])?.line, update.t);
    const line = kept.shift() as Line;
    return { ...line, rank: line.rank + index - (old.get(line.id)?.index ?? index) };
  });
}

function read(row: PersonChange | GroupChange, was: Line | undefined, t: number): Line {
  const [at, id, ...rest] = row;
  const rank = rankOf(at);
  const known = was ?? { id, rank, values: [], name: '', label: -1 };
  if (rest.length === 0) return { ...known, rank };
  const isGroup = was ? was.label < 0 : rest.length === 5;
  if (isGroup) {
    const [name = known.name] = rest.slice(4) as string[];
    return { id, rank, values: rest.slice(0, 4) as (number | null)[], name, label: -1 };
  }
  const [score, correct, duration, ago, ...more] = rest;
  const named = more.length >= 2;
  const [name, label] = named ? (more as [string, number]) : [known.name, known.label];
  const error = (more[named ? 2 : 0] ?? null) as number | null;
  const numbers = [score, correct, duration, t - Number(ago)] as number[];
  return { id, rank, values: [...numbers, error], name, label };
}
