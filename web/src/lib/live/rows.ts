import type { At, BoardUpdate, GroupChange, PersonChange, Watching } from '../../../../src/live/protocol.js';

type Board = Watching['board'];
export type Row = Board['rows'][number];
type Person = Extract<Board, { view: 'individual' }>['rows'][number];
type Group = Exclude<Row, Person>;

const indexOf = (at: At): number => (typeof at === 'number' ? at : at[0]);
const rankOf = (at: At): number => (typeof at === 'number' ? at + 1 : at[1]);

/** A list as this page follows it, beginning with the server's answer to `board:watch`. */
export class FollowedList {
  rows: readonly Row[];
  private readonly places: string[];

  constructor(private readonly watching: Pick<Watching, 'board' | 'size' | 'places' | 'divisions'>) {
    this.rows = watching.board.rows.slice(0, watching.size);
    this.places = [...watching.places];
  }

  /**
   * Takes in what changed, by the steps that src/live/board-diff.ts describes: changed rows stand at the index
   * they name, the others keep their order around them and their rank moves along with them.
   */
  apply(update: BoardUpdate): void {
    this.places.push(...(update.l ?? []));
    const old = new Map(this.rows.map((row, index) => [row.id, { row, index }]));
    const gone = new Set([...(update.d ?? []), ...update.c.map(([, id]) => id)]);
    const kept = this.rows.filter(({ id }) => !gone.has(id));
    const changed = new Map(update.c.map((change) => [indexOf(change[0]), change]));
    const length = Math.min(this.watching.size, kept.length + changed.size);
    let next = 0;
    this.rows = Array.from({ length }, (_, index): Row => {
      const change = changed.get(index);
      if (change) return this.read(change, old.get(change[1])?.row, update.t);
      const row = kept[next++] as Row;
      return { ...row, rank: row.rank + index - (old.get(row.id)?.index ?? index) };
    });
  }

  private read(change: PersonChange | GroupChange, was: Row | undefined, at: number): Row {
    const rank = rankOf(change[0]);
    if (change.length === 2 && was) return { ...was, rank };
    return this.watching.board.view === 'individual'
      ? this.person(change as PersonChange, was as Person | undefined, rank, at)
      : group(change as GroupChange, was as Group | undefined, rank);
  }

  private person(change: PersonChange, was: Person | undefined, rank: number, at: number): Person {
    const [, id, scoreMilli = 0, correctCount = 0, durationMs = 0, ago = 0, ...rest] = change;
    const named = rest.length >= 2;
    const [name, label] = named ? (rest as [string, number]) : [was?.name ?? '', -1];
    const error = (named ? rest[2] : rest[0]) as number | undefined;
    const { divisions } = this.watching;
    return {
      id,
      rank,
      name,
      place: named ? (this.places[Math.floor(label / divisions.length)] ?? '') : (was?.place ?? ''),
      division: named ? (divisions[label % divisions.length] ?? '') : (was?.division ?? ''),
      scoreMilli,
      correctCount,
      durationMs,
      submittedAt: new Date((at - ago) * 1000).toISOString(),
      predictionError: error ?? null,
    };
  }
}

function group(change: GroupChange, was: Group | undefined, rank: number): Group {
  const [, id, entrants = null, headCount = null, participationPermille = null, meanScoreMilli = null, name] =
    change;
  return {
    id,
    rank,
    name: name ?? was?.name ?? '',
    entrants,
    headCount,
    participationPermille,
    meanScoreMilli,
  };
}
