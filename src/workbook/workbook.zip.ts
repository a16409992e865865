import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
/** Tables are so alike from row to row that more work hardly makes them smaller. */
const packing = { level: 3, finishFlush: constants.Z_SYNC_FLUSH };
/** An empty last block: every block before it ends on a whole byte. */
const lastBlock = Buffer.from([3, 0]);
/** Characters that are packed at once. */
const AT_ONCE = 1 << 18;
/** Pieces that may wait to be packed and written. */
const WAITING = 2;
const LIMIT = 0xffff_ffff;
/** Sizes stand behind the data; names are UTF-8. */
const FLAGS = 0x0808;

interface Entry {
  name: Uint8Array;
  offset: number;
  crc: number;
  size: number;
  packed: number;
}

/**
 * A ZIP file written front to back: text goes in at once, packing and writing happen behind it on other threads, and
 * `room` holds the writer back, so that the size does not matter to memory. An error of the disk comes out of `room`
 * or `end`.
 */
export class ZipFile {
  private readonly entries: Entry[] = [];
  private entry: Entry | null = null;
  private text: string[] = [];
  private length = 0;
  private offset = 0;
  private tail = Promise.resolve();
  private readonly waiting: Promise<void>[] = [];

  /** @param file open for writing and empty; stays open */
  constructor(private readonly file: FileHandle) {}

  /** What is written from here on is the content of this name. */
  begin(name: string): void {
    this.close();
    const entry: Entry = { name: Buffer.from(name), offset: 0, crc: 0, size: 0, packed: 0 };
    this.entry = entry;
    this.entries.push(entry);
    this.queue(async () => {
      entry.offset = this.offset;
      await this.put(record(0x04034b50, [[20, 2], ...shared({ ...entry, crc: 0 }), [0, 2]], entry.name));
    });
  }

  write(text: string): void {
    this.text.push(text);
    this.length += text.length;
    if (this.length >= AT_ONCE) this.pack();
  }

  /** Waits until little is left to be packed and written. */
  async room(): Promise<void> {
    while (this.waiting.length > WAITING) await this.waiting.shift();
  }

  /** Writes the list of contents; the file is whole then. */
  async end(): Promise<void> {
    this.close();
    await this.tail;
    const start = this.offset;
    for (const entry of this.entries) {
      const fields: Field[] = [
        [20, 2],
        [20, 2],
        ...shared(entry),
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [entry.offset, 4],
      ];
      await this.put(record(0x02014b50, fields, entry.name));
    }
    const count = this.entries.length;
    await this.put(
      record(0x06054b50, [
        [0, 4],
        [count, 2],
        [count, 2],
        [this.offset - start, 4],
        [start, 4],
        [0, 2],
      ]),
    );
  }

  private pack(): void {
    const { entry } = this;
    if (!entry) throw new Error('no entry was begun');
    const bytes = Buffer.from(this.text.join(''));
    this.text = [];
    this.length = 0;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    const packed = deflate(bytes, packing);
    packed.catch(() => undefined);
    this.queue(async () => {
      const piece = await packed;
      entry.packed += piece.length;
      await this.put(piece);
    });
  }

  private close(): void {
    const { entry } = this;
    if (!entry) return;
    if (this.length > 0) this.pack();
    this.entry = null;
    this.queue(async () => {
      entry.packed += lastBlock.length;
      await this.put(lastBlock);
      await this.put(
        record(0x08074b50, [
          [entry.crc, 4],
          [entry.packed, 4],
          [entry.size, 4],
        ]),
      );
    });
  }

  /** In the order in which it was asked for; what failed is told to whoever waits. */
  private queue(work: () => Promise<void>): void {
    this.tail = this.tail.then(work);
    this.tail.catch(() => undefined);
    this.waiting.push(this.tail);
  }

  private async put(bytes: Uint8Array): Promise<void> {
    this.offset += bytes.length;
    if (this.offset > LIMIT) throw new Error('a ZIP file of this form ends at 4 GiB');
    await this.file.writeFile(bytes);
  }
}

/** A number and how many bytes it has. */
type Field = [value: number, bytes: 2 | 4];

/** Fields that both headers of an entry have; the date is the first day that the form knows. */
const shared = ({ crc, packed, size, name }: Entry): Field[] => [
  [FLAGS, 2],
  [8, 2],
  [0, 2],
  [0x21, 2],
  [crc, 4],
  [packed, 4],
  [size, 4],
  [name.length, 2],
];

function record(signature: number, fields: readonly Field[], name: Uint8Array = new Uint8Array()): Buffer {
  const head = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = head.writeUInt32LE(signature);
  for (const [value, bytes] of fields) at = head.writeUIntLE(value, at, bytes);
  return Buffer.concat([head, name]);
}
