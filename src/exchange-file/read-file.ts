import { draftLimits } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import type { ReadResult } from '../core/kind/draft.js';
import { exchangeSaid } from './exchange.said.js';
import { type Read, readers, type ReadFormat } from './formats.js';

/** What a file gave, and as what it was read; null: nothing that is known. */
export type FileRead = ReadResult & { format: ReadFormat | null };

/**
 * Reads a file of questions by its content, never by its name. It never throws, whatever the bytes: what went
 * wrong is in `errors`.
 */
export async function readFileOf(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.length === 0) return refused(exchangeSaid.empty);
  if (bytes.length > draftLimits.bytes) return refused(said.tooLarge);
  try {
    const { detect } = await import('./detect.js');
    const found = await detect(bytes);
    if (found.refusal !== null) return refused(found.refusal);
    return await firstThatReads(bytes, found.formats);
  } catch {
    // A fault of ours in a reader is the same to the person as a broken file.
    return refused(exchangeSaid.broken);
  }
}

/** Signs may fit several formats; the first that finds questions is meant, else the first tells what is wrong. */
async function firstThatReads(bytes: Uint8Array, formats: readonly ReadFormat[]): Promise<FileRead> {
  let first: FileRead | null = null;
  for (const format of formats) {
    const read: Read = await readers[format](bytes);
    const result: FileRead = { ...read, format: read.format ?? format };
    if (result.questions.length > 0) return result;
    first ??= result;
  }
  if (!first) return refused(exchangeSaid.unknown);
  if (first.errors.length > 0) return first;
  return { ...first, errors: [{ where: said.wholeFile, what: said.empty }] };
}

/** A file of which nothing could be read, and why. */
export const refused = (what: string): FileRead => ({
  format: null,
  questions: [],
  losses: [],
  errors: [{ where: said.wholeFile, what }],
  pictures: new Map(),
});
