import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Tables are so alike from row to row that more work hardly makes them smaller. */
const packing = { compressionLevel: 3 };
/** Characters that are handed on at once: few, so that they do not outlive a sweep of young memory; and bytes that may wait. */
const AT_ONCE = 1 << 14;
const WAITING = 1 << 20;

/**
 * A ZIP file written front to back: text goes in at once, packing and writing happen behind it on other threads, and
 * `room` holds the writer back, so that the size does not matter to memory. An error of the disk comes out of `room`
 * or `end`.
 */
export class ZipFile {
  private readonly zip = new yazl.ZipFile();
  private readonly written: Promise<void>;
  private readonly givenUp = new AbortController();
  private entry: PassThrough | null = null;
  private text: string[] = [];
  private length = 0;

  /** @param path of a file that only this user may read; made or emptied */
  constructor(path: string) {
    const file = createWriteStream(path, { mode: 0o600 });
    this.written = pipeline(this.zip.outputStream, file, { signal: this.givenUp.signal });
    this.written.catch(() => undefined);
  }

  /** What is written from here on is the content of this name. */
  begin(name: string): void {
    this.close();
    this.entry = new PassThrough({ highWaterMark: WAITING });
    this.zip.addReadStream(this.entry, name, packing);
  }

  write(text: string): void {
    this.text.push(text);
    this.length += text.length;
    if (this.length >= AT_ONCE) this.handOn();
  }

  get isFull(): boolean {
    return this.entry?.writableNeedDrain ?? false;
  }

  /** Waits while much is left to be packed and written. An entry that is ended meanwhile never drains, but finishes. */
  async room(): Promise<void> {
    const { entry } = this;
    if (!entry || !this.isFull) return;
    const over = new AbortController();
    const passed = ['drain', 'finish'].map((event) => once(entry, event, { signal: over.signal }));
    await Promise.race([...passed, this.written]).finally(() => over.abort());
  }

  /** Writes the list of contents; the file is whole then. */
  async end(): Promise<void> {
    this.close();
    this.zip.end();
    await this.written;
  }

  /** Closes the file as it is. */
  async giveUp(): Promise<void> {
    this.givenUp.abort();
    await this.written.catch(() => undefined);
  }

  private handOn(): void {
    if (!this.entry) throw new Error('no entry was begun');
    this.entry.write(this.text.join(''));
    this.text = [];
    this.length = 0;
  }

  private close(): void {
    if (!this.entry) return;
    if (this.length > 0) this.handOn();
    this.entry.end();
    this.entry = null;
  }
}
