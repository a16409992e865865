import { Buffer } from 'node:buffer';
import type { Entry, ZipFile } from 'yauzl';
import { zipSaid } from './zip.said.js';

/** What an archive from outside may weigh. Bytes; counts of entries; unpacked ÷ packed. */
export const zipLimits = { bytes: 20 * 1024 * 1024, entries: 2_000, unpacked: 200 * 1024 * 1024, ratio: 100 };

/** Small files of one repeated sign pack far better than 1 : 100 without being a bomb. */
const ratioCountsFrom = 1024 * 1024;
const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;

/** Why an archive was not opened, as a sentence for a person. */
export class ZipRefused extends Error {}

/** An open archive; nothing is unpacked before it is asked for, and never onto a disk. */
export interface Zip {
  /** Paths of the files with `/`, in the order of the archive; folders are left out. */
  names: readonly string[];
  /** @returns null where there is no such file @throws ZipRefused for a damaged or oversized one */
  read(name: string): Promise<Uint8Array | null>;
}

/** Whether bytes begin like a ZIP archive; what is in it is not looked at. */
export const looksLikeZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * Reads the directory of an archive under caps (security: bombs, escapes, links, duplicates).
 * @throws ZipRefused with a Vietnamese sentence, whatever the bytes
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  if (bytes.length > zipLimits.bytes) throw new ZipRefused(zipSaid.tooLarge);
  const { fromBufferPromise } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opened = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(refused);
  const entries = await directory(opened, bytes.length);
  const budget = { left: zipLimits.unpacked };
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      return entry ? unpack(opened, entry, budget) : null;
    },
  };
}

async function directory(zip: ZipFile, packed: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > zipLimits.entries) throw new ZipRefused(zipSaid.tooMany(zipLimits.entries));
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/')) continue;
      if (entries.size >= zipLimits.entries) throw new ZipRefused(zipSaid.tooMany(zipLimits.entries));
      if (entries.has(name)) throw new ZipRefused(zipSaid.twice(name));
      if (((entry.externalFileAttributes >>> 16) & fileTypeMask) === symbolicLink)
        throw new ZipRefused(zipSaid.link(name));
      if (entry.isEncrypted()) throw new ZipRefused(zipSaid.encrypted);
      unpacked += entry.uncompressedSize;
      checkRatio(entry.uncompressedSize, entry.compressedSize);
      entries.set(name, entry);
    }
  } catch (error) {
    return refused(error);
  }
  checkRatio(unpacked, packed);
  if (unpacked > zipLimits.unpacked) throw new ZipRefused(zipSaid.bomb);
  return entries;
}

function checkRatio(unpacked: number, packed: number): void {
  if (unpacked > ratioCountsFrom && unpacked > packed * zipLimits.ratio) throw new ZipRefused(zipSaid.bomb);
}

/** Sizes were only promises of the directory: counted again while unpacking. */
async function unpack(zip: ZipFile, entry: Entry, budget: { left: number }): Promise<Uint8Array> {
  if (!entry.canDecodeFileData()) throw new ZipRefused(zipSaid.method(entry.fileName));
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) {
      budget.left -= part.length;
      if (budget.left < 0) throw new ZipRefused(zipSaid.bomb);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): never {
  if (error instanceof ZipRefused) throw error;
  const { message } = error as Error;
  const escapes = /^(invalid relative path|absolute path|invalid characters in fileName)/.test(message);
  throw new ZipRefused(escapes ? zipSaid.escapes : zipSaid.damaged);
}
