import { Buffer } from 'node:buffer';
import { Scalar } from 'yaml';
import { said } from '../core/draft/said.js';
import type { Reading, Tell } from '../core/draft/reading.js';
import { withPictures } from '../core/draft/stored.js';
import { withoutPictures } from '../core/draft/writing.js';
import type { QuestionDraft, ReadResult } from '../core/kind/draft.js';

/** A picture that a file carries: its name in this file, and its bytes in Base64. */
interface Carried {
  file: string;
  data: unknown;
}

const endings: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};
const base64Line = /.{1,100}/g;

/** Pictures under the names that a bank's files use: those of the store have no ending. */
export function fileNames(pictures: ReadResult['pictures']): Map<string, string> {
  const named = [...pictures].map(([name, { mediaType }]): [string, string] => {
    const has = /\.\w{3,4}$/.test(name);
    return [name, has ? name : `${name}.${endings[mediaType] ?? 'png'}`];
  });
  return new Map(named);
}

/** The pictures of some questions, each once, as they stand at the end of a document; null for none. */
export function carriedBy(
  drafts: readonly QuestionDraft[],
  pictures: ReadResult['pictures'],
  names: ReadonlyMap<string, string>,
): Carried[] | null {
  const text = JSON.stringify(drafts);
  const carried = [...pictures].flatMap(([name, { bytes }]) => {
    const file = names.get(name) ?? name;
    if (!text.includes(`"file":${JSON.stringify(file)}`)) return [];
    const data = new Scalar((Buffer.from(bytes).toString('base64').match(base64Line) ?? []).join('\n'));
    data.type = 'BLOCK_LITERAL';
    return [{ file, data }];
  });
  return carried.length > 0 ? carried : null;
}

/**
 * Keeps the pictures that a document carries. @returns the names under which they are kept, by their names there;
 * what is no picture is left out, and told where a question asks for it
 */
export function picturesIn(list: unknown, reading: Reading): Map<string, string> {
  const kept = new Map<string, string>();
  for (const each of Array.isArray(list) ? list : []) {
    const { file, data } = (each ?? {}) as Partial<Carried>;
    if (typeof file !== 'string' || typeof data !== 'string') continue;
    const name = reading.picture(file.normalize('NFC').slice(0, 80), Buffer.from(data, 'base64'));
    if (name !== null) kept.set(file, name);
  }
  return kept;
}

/** A question with the pictures that came with it; each other one is named and left. */
export function pictured(draft: QuestionDraft, kept: ReadonlyMap<string, string>, tell: Tell): QuestionDraft {
  const missing = new Set<string>();
  const has = (file: string) => {
    if (!kept.has(file)) missing.add(file);
    return kept.has(file);
  };
  const present = withoutPictures(draft, () => {}, has);
  for (const file of missing) tell(said.pictureMissing(file));
  return withPictures(present, kept);
}
