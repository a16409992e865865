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
 * Reads a query by COPY in its binary form, the cheapest way out of PostgreSQL. Rows are taken as they come off the
 * wire, so that nothing of them is kept.
 * @param query with `$1` …; COPY takes no parameters, so they are written out as literals
 * @param room what is to be waited for before more is read; asked after a row, unless it is waited for already
 */
export async function copyOut(
  manager: EntityManager,
  { text, values }: Query,
  take: (row: CopiedRow) => void,
  room: () => Promise<unknown> | undefined = () => undefined,
): Promise<void> {
  const query = text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]));
  const client = (await manager.queryRunner?.connect()) as pg.PoolClient | undefined;
  if (!client) throw new Error('rows are copied inside a transaction');
  await new Promise<void>((resolve, reject) => {
    client.query(
      new CopyOut(`COPY (${query}) TO STDOUT (FORMAT binary)`, { take, room }, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  });
}

/** Texts, numbers and lists of them are all that is asked for by. */
function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(',')}]`;
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'number') return String(value);
  throw new Error(`no literal is made of ${typeof value}`);
}

/** The fields of a row in their order: each has its length before it, −1 for NULL. */
export class CopiedRow {
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;

  /** @param bytes with the number of fields in front */
  set(bytes: Buffer): void {
    // Rows lie beside each other in what the driver has read.
    if (this.view.buffer !== bytes.buffer) this.view = new DataView(bytes.buffer);
    this.bytes = bytes;
    this.at = bytes.byteOffset + 2;
  }

  text(): string | null {
    const length = this.length();
    if (length < 0) return null;
    const start = this.at - this.bytes.byteOffset;
    this.at += length;
    return this.bytes.toString('utf8', start, start + length);
  }

  /** Of a column of type float8; NaN for NULL. */
  number(): number {
    const length = this.length();
    if (length < 0) return Number.NaN;
    this.at += length;
    return this.view.getFloat64(this.at - length);
  }

  /** Writes the four words of an id at a place; NULL leaves what is there. */
  id(into: Uint32Array, place: number): void {
    const length = this.length();
    if (length < 0) return;
    for (let word = 0; word < 4; word += 1)
      into[place + word] = this.view.getUint32(this.at + word * 4, true);
    this.at += length;
  }

  /** A copy: what the driver has read holds more than this. */
  copy(): Buffer {
    const length = Math.max(0, this.length());
    const start = this.at - this.bytes.byteOffset;
    this.at += length;
    return Buffer.from(this.bytes.subarray(start, start + length));
  }

  private length(): number {
    const length = this.view.getInt32(this.at);
    this.at += 4;
    return length;
  }
}

/** A statement as the driver takes it whose rows go where they are wanted, each in a message of its own. */
class CopyOut implements pg.Submittable {
  private readonly row = new CopiedRow();
  private stream: Pick<pg.Connection['stream'], 'pause' | 'resume'> | null = null;
  private failed: Error | null = null;
  private begun = false;
  private waiting: Promise<void> | null = null;

  constructor(
    private readonly text: string,
    private readonly to: { take: (row: CopiedRow) => void; room: () => Promise<unknown> | undefined },
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    this.stream = connection.stream;
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const bytes = this.begun ? chunk : chunk.subarray(HEADER);
    this.begun = true;
    if (this.failed || bytes.length === 0 || bytes.readInt16BE() === END) return;
    try {
      this.row.set(bytes);
      this.to.take(this.row);
      if (!this.waiting) this.waitFor(this.to.room());
    } catch (error) {
      this.failed = error as Error;
    }
  }

  /** What is read already still comes meanwhile. */
  private waitFor(room: Promise<unknown> | undefined): void {
    if (!room) return;
    this.stream?.pause();
    this.waiting = room
      .then(
        () => undefined,
        (error: unknown) => {
          this.failed = error as Error;
        },
      )
      .finally(() => {
        this.waiting = null;
        this.stream?.resume();
      });
  }

  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    void Promise.resolve(this.waiting).then(() => this.done(this.failed ?? undefined));
  }

  handleCommandComplete(): void {}
}

/** Lays rows of the binary form side by side. */
class RowReader {
  private size = 0;
  private room = FIRST_ROWS;
  private readonly uuids: Uint32Array<ArrayBuffer>[];
  private readonly texts: { words: Map<string, number>; at: Uint32Array<ArrayBuffer> }[];
  private readonly numbers: Float64Array<ArrayBuffer>[];

  constructor(private readonly names: ColumnNames) {
    this.uuids = names.uuid.map(() => new Uint32Array(this.room * 4));
    this.texts = names.text.map(() => ({ words: new Map(), at: new Uint32Array(this.room) }));
    this.numbers = names.number.map(() => new Float64Array(this.room));
  }

  take(from: CopiedRow): void {
    if (this.size === this.room) this.grow();
    const row = this.size;
    for (const column of this.uuids) from.id(column, row * 4);
    for (const { words, at } of this.texts) {
      const word = from.text() ?? '';
      let place = words.get(word);
      if (place === undefined) words.set(word, (place = words.size));
      at[row] = place;
    }
    for (const column of this.numbers) column[row] = from.number();
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
