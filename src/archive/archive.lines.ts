import { createHash, type Hash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import type { EntityManager } from 'typeorm';
import { canonicalJson, type Json } from '../core/decision/canonical.js';

/** A file of the archive as the manifest names it; `bytes` and `sha256` of the file before compression. */
export type ArchivedFile = { name: string; bytes: number; lines: number; sha256: string };

/** Any plain data as JSON data: dates become texts, undefined goes. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** SQL: a moment as whole epoch ms. */
export const ms = (column: string): string => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

/** Rows of a statement as they come, so many at once. @param manager of a transaction */
export async function* batches<T>(
  manager: EntityManager,
  statement: string,
  parameters: readonly unknown[],
  size = 500,
): AsyncGenerator<T[]> {
  await manager.query(`DECLARE archived NO SCROLL CURSOR FOR ${statement}`, [...parameters]);
  for (;;) {
    const rows = await manager.query<T[]>(`FETCH ${size} FROM archived`);
    if (rows.length === 0) break;
    yield rows;
  }
  await manager.query('CLOSE archived');
}

/** A ZIP of files made of canonical JSON lines, written as they come; its size does not matter to memory. */
export class LinesZip {
  readonly files: ArchivedFile[] = [];
  private readonly zip: Zip;
  private readonly file: WriteStream;
  private readonly closed: Promise<void>;
  private current: { entry: ZipDeflate; hash: Hash; about: ArchivedFile } | null = null;

  constructor(path: string) {
    this.file = createWriteStream(path, { mode: 0o600 });
    this.closed = finished(this.file);
    this.closed.catch(() => undefined);
    this.zip = new Zip((error, chunk, final) => {
      if (error) this.file.destroy(error);
      else this.file.write(chunk);
      if (final) this.file.end();
    });
  }

  open(name: string): void {
    this.finishFile();
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date('2026-01-01T00:00:00');
    this.zip.add(entry);
    this.current = {
      entry,
      hash: createHash('sha256'),
      about: { name, bytes: 0, lines: 0, sha256: '' },
    };
  }

  /** Whole lines that are canonical already. */
  async text(lines: readonly string[]): Promise<void> {
    const { current } = this;
    if (!current) throw new Error('no file is open');
    const bytes = Buffer.from(lines.join(''));
    current.hash.update(bytes);
    current.about.bytes += bytes.length;
    current.about.lines += lines.length;
    current.entry.push(bytes);
    if (this.file.errored) throw this.file.errored;
    if (this.file.writableNeedDrain) await Promise.race([once(this.file, 'drain'), this.closed]);
    else await breathe();
  }

  lines(values: readonly unknown[]): Promise<void> {
    return this.text(values.map((value) => `${canonicalJson(asJson(value))}\n`));
  }

  /** A file of the rows of a statement. */
  rows(name: string, manager: EntityManager, statement: string, parameters: unknown[]): Promise<void> {
    this.open(name);
    return this.more(manager, statement, parameters);
  }

  /** Rows of a statement behind what the open file has. */
  async more(manager: EntityManager, statement: string, parameters: unknown[]): Promise<void> {
    for await (const rows of batches(manager, statement, parameters)) await this.lines(rows);
  }

  async close(): Promise<void> {
    this.finishFile();
    this.zip.end();
    await this.closed;
  }

  /** After a failure: the unfinished file lets go of its handle. */
  abandon(): void {
    this.file.destroy();
  }

  private finishFile(): void {
    if (!this.current) return;
    const { entry, hash, about } = this.current;
    entry.push(new Uint8Array(0), true);
    this.files.push({ ...about, sha256: hash.digest('hex') });
    this.current = null;
  }
}
