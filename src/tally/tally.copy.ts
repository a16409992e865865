import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Query } from '../engine-sql/rank.sql.js';

/** Names of a query's columns by what is kept of them. */
export interface ColumnNames {
  uuid: readonly string[];
  /** Words of which there are few. */
  text: readonly string[];
  number: readonly string[];
}

/** Columns of a result set, rows side by side. */
export interface Columns {
  size: number;
  /** Sixteen bytes a row; zeros for NULL. */
  uuids: ReadonlyMap<string, Buffer>;
  /** `at`: place in `words`; '' for NULL. */
  texts: ReadonlyMap<string, { words: string[]; at: Uint32Array }>;
  /** NaN for NULL. */
  numbers: ReadonlyMap<string, Float64Array>;
}

const FIRST_ROWS = 1 << 16;
/** PGCOPY, its signs of damage, flags and the length of an extension. */
const HEADER = 19;
/** In the place of a number of fields. */
const END = -1;

/** Reads a query as columns: no object a row. */
export async function readColumns(
  manager: EntityManager,
  { text, values }: Query,
  names: ColumnNames,
): Promise<Columns> {
  const selected = [...names.uuid, ...names.text, ...names.number.map((name) => `${name}::float8`)];
  const rows = new RowReader(names);
  const query = { text: `SELECT ${selected.join(', ')} FROM (${text}) wanted`, values };
  await copyOut(manager, query, (row) => rows.take(row));
  return rows.columns();
}

/**
 * Reads a query by COPY in its binary form, the cheapest way out of PostgreSQL.
 * @param query with `$1` …; COPY takes no parameters, so they are written out as literals
 * @param take is given each row: the number of its fields (int16), then each with its length before it (int32, −1 for
 * NULL)
 */
export async function copyOut(
  manager: EntityManager,
  { text, values }: Query,
  take: (row: Buffer) => void,
): Promise<void> {
  const query = text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]));
  const client = (await manager.queryRunner?.connect()) as pg.PoolClient | undefined;
  if (!client) throw new Error('rows are copied inside a transaction');
  await new Promise<void>((resolve, reject) => {
    client.query(
      new CopyOut(`COPY (${query}) TO STDOUT (FORMAT binary)`, take, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  });
}

/** Texts, numbers and lists of them are all that facts are asked for by. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(',')}]`;
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'number') return String(value);
  throw new Error(`no literal is made of ${typeof value}`);
}

/** A statement as the driver takes it whose rows go where they are wanted, each in a message of its own. */
class CopyOut implements pg.Submittable {
  private failed: Error | null = null;
  private begun = false;

  constructor(
    private readonly text: string,
    private readonly take: (row: Buffer) => void,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const row = this.begun ? chunk : chunk.subarray(HEADER);
    this.begun = true;
    try {
      if (!this.failed && row.length > 0 && row.readInt16BE() !== END) this.take(row);
    } catch (error) {
      this.failed = error as Error;
    }
  }

  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(this.failed ?? undefined);
  }

  handleCommandComplete(): void {}
}

/** Lays rows of the binary form side by side. */
class RowReader {
  private size = 0;
  private room = FIRST_ROWS;
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly uuids: Uint32Array<ArrayBuffer>[];
  private readonly texts: { words: Map<string, number>; at: Uint32Array<ArrayBuffer> }[];
  private readonly numbers: Float64Array<ArrayBuffer>[];

  constructor(private readonly names: ColumnNames) {
    this.uuids = names.uuid.map(() => new Uint32Array(this.room * 4));
    this.texts = names.text.map(() => ({ words: new Map(), at: new Uint32Array(this.room) }));
    this.numbers = names.number.map(() => new Float64Array(this.room));
  }

  take(chunk: Buffer): void {
    // Rows lie beside each other in what the driver has read.
    if (this.view.buffer !== chunk.buffer) this.view = new DataView(chunk.buffer);
    const { view } = this;
    const start = chunk.byteOffset;
    let at = start + 2;
    if (this.size === this.room) this.grow();
    const row = this.size;
    for (const column of this.uuids) {
      const length = view.getInt32(at);
      at += 4;
      if (length !== 16) continue;
      for (let word = 0; word < 4; word += 1) column[row * 4 + word] = view.getUint32(at + word * 4, true);
      at += 16;
    }
    for (const { words, at: places } of this.texts) {
      const length = Math.max(0, view.getInt32(at));
      at += 4;
      const word = chunk.toString('utf8', at - start, at - start + length);
      let place = words.get(word);
      if (place === undefined) words.set(word, (place = words.size));
      places[row] = place;
      at += length;
    }
    for (const column of this.numbers) {
      const length = view.getInt32(at);
      at += 4;
      column[row] = length === 8 ? view.getFloat64(at) : Number.NaN;
      at += Math.max(0, length);
    }
    this.size += 1;
  }

  columns(): Columns {
    const { names, size } = this;
    const named = <T>(keys: readonly string[], of: (i: number) => T) =>
      new Map(keys.map((name, i) => [name, of(i)]));
    return {
      size,
      uuids: named(names.uuid, (i) =>
        Buffer.from((this.uuids[i] as Uint32Array<ArrayBuffer>).buffer, 0, size * 16),
      ),
      texts: named(names.text, (i) => {
        const { words, at } = this.texts[i] as (typeof this.texts)[number];
        return { words: [...words.keys()], at: at.subarray(0, size) };
      }),
      numbers: named(names.number, (i) => (this.numbers[i] as Float64Array).subarray(0, size)),
    };
  }

  private grow(): void {
    this.room *= 2;
    this.uuids.forEach(
      (column, i) => (this.uuids[i] = new Uint32Array(column.buffer.transfer(this.room * 16))),
    );
    for (const column of this.texts) column.at = new Uint32Array(column.at.buffer.transfer(this.room * 4));
    this.numbers.forEach(
      (column, i) => (this.numbers[i] = new Float64Array(column.buffer.transfer(this.room * 8))),
    );
  }
}
