import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';

const HEX = Buffer.from('0123456789abcdef');
const [ZERO, DASH] = [48, 45];
/** Whole numbers below this are written digit by digit. */
const DIGITS = 1e15;
const SMALL = 1e9;

/** Text put together as bytes: a million lines of a result are hashed without a string for each. */
export class TextBytes {
  private bytes = Buffer.alloc(1 << 16);
  private at = 0;

  /** What was written since the last time; valid until more is. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.at = 0;
    return taken;
  }

  text(text: string): this {
    this.room(text.length * 3);
    const { bytes, at } = this;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        this.at = at + bytes.write(text, at);
        return this;
      }
      bytes[at + i] = code;
    }
    this.at = at + text.length;
    return this;
  }

  /** As JSON has it: `null` for NaN. */
  number(value: number): this {
    if (Number.isNaN(value)) return this.text('null');
    if (!Number.isInteger(value) || value < 0 || value >= DIGITS) return this.text(JSON.stringify(value));
    this.room(16);
    const { bytes, at } = this;
    let size = 1;
    for (let power = 10; power <= value; power *= 10) size += 1;
    let rest = value;
    let i = at + size - 1;
    // Nine digits at most are a small integer, which is divided far faster.
    for (; rest >= SMALL; i -= 1) {
      const tens = Math.floor(rest / 10);
      bytes[i] = ZERO + rest - tens * 10;
      rest = tens;
    }
    for (let small = rest | 0; i >= at; i -= 1) {
      const tens = (small / 10) | 0;
      bytes[i] = ZERO + small - tens * 10;
      small = tens;
    }
    this.at = at + size;
    return this;
  }

  /** The id in a place of a column, as it is written. */
  id(ids: Buffer, place: number): this {
    this.room(36);
    const { bytes } = this;
    let { at } = this;
    for (let byte = 0; byte < 16; byte += 1) {
      if (byte === 4 || byte === 6 || byte === 8 || byte === 10) bytes[at++] = DASH;
      const value = ids[place * 16 + byte] as number;
      bytes[at++] = HEX[value >> 4] as number;
      bytes[at++] = HEX[value & 15] as number;
    }
    this.at = at;
    return this;
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    this.bytes = Buffer.concat([this.bytes], (this.at + more) * 2);
  }
}

const HIGH = 2 ** 32;
/** Between the epochs of the database and of everybody else. */
const MILLENNIUM_MS = 946_684_800_000;
/** PGCOPY, no flags and no extension. */
const COPY_HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const COPY_END = Buffer.from([255, 255]);
/** What a field may need besides its text. */
const FIELD = 24;

/** Rows as COPY takes them in its binary form; NaN and null are NULL. */
export class RowBytes {
  private bytes = Buffer.from(COPY_HEAD);
  private at = COPY_HEAD.length;

  /** What was written since the last time; valid until more is. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at);
    this.at = 0;
    return taken;
  }

  row(fields: number): this {
    this.room(2);
    this.at = this.bytes.writeInt16BE(fields, this.at);
    return this;
  }

  end(): this {
    return this.raw(COPY_END);
  }

  int(value: number): this {
    this.head(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
    return this;
  }

  /** Of type bigint. */
  long(value: number): this {
    this.head(8);
    this.at = this.bytes.writeInt32BE(Math.floor(value / HIGH), this.at);
    this.at = this.bytes.writeUInt32BE(value - Math.floor(value / HIGH) * HIGH, this.at);
    return this;
  }

  /** @param ms epoch ms */
  moment(ms: number): this {
    return this.long((ms - MILLENNIUM_MS) * 1000);
  }

  nothing(): this {
    this.head(-1);
    return this;
  }

  id(ids: Buffer, place: number): this {
    this.head(16);
    this.at += ids.copy(this.bytes, this.at, place * 16, place * 16 + 16);
    return this;
  }

  text(text: string): this {
    const bytes = Buffer.from(text);
    this.head(bytes.length);
    return this.raw(bytes);
  }

  /** Of type jsonb. @param text of the JSON */
  json(text: Uint8Array): this {
    this.head(text.length + 1);
    this.at = this.bytes.writeUInt8(1, this.at);
    return this.raw(text);
  }

  private raw(bytes: Uint8Array): this {
    this.room(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
    return this;
  }

  private head(length: number): void {
    this.room(FIELD);
    this.at = this.bytes.writeInt32BE(length, this.at);
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    this.bytes = Buffer.concat([this.bytes], (this.at + more) * 2);
  }
}

/** What the driver has to send rows with. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Uint8Array): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/**
 * Writes rows by COPY in its binary form. Pieces are made as the database takes them; others have their turn between.
 * @param target table with its columns
 */
export async function copyIn(
  manager: EntityManager,
  target: string,
  pieces: Iterable<Uint8Array>,
): Promise<void> {
  const client = (await manager.queryRunner?.connect()) as pg.PoolClient | undefined;
  if (!client) throw new Error('rows are copied inside a transaction');
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(target, pieces, (error) => (error ? reject(error) : resolve())));
  });
}

class CopyIn implements pg.Submittable {
  private readonly stopped = new AbortController();

  constructor(
    private readonly target: string,
    private readonly pieces: Iterable<Uint8Array>,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    connection.query(`COPY ${this.target} FROM STDIN (FORMAT binary)`);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: unknown) => {
      if (!this.stopped.signal.aborted) connection.sendCopyFail(String(error));
    });
  }

  private async send(connection: CopyConnection): Promise<void> {
    const { stopped } = this;
    for (const piece of this.pieces) {
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain)
        await once(connection.stream, 'drain', { signal: stopped.signal });
      else await setImmediate();
      if (stopped.signal.aborted) return;
    }
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.stopped.abort();
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done();
  }

  handleCommandComplete(): void {}
}
