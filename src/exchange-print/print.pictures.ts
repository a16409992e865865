import sharp from 'sharp';
import type { QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { picturesOf } from '../question/bank.parse.js';

/** A picture as both Word and the typesetter take it. */
export interface PrintedPicture {
  png: Uint8Array;
  /** In pixels. */
  width: number;
  height: number;
}

/** The pictures of questions as PNG, by their names; those that are not there or cannot be read are left out. */
export async function printedPictures(
  drafts: readonly QuestionDraft[],
  pictures: ReadResult['pictures'],
): Promise<Map<string, PrintedPicture>> {
  const printed = new Map<string, PrintedPicture>();
  for (const name of new Set(drafts.flatMap((draft) => picturesOf(draft).map(({ file }) => file)))) {
    const stored = pictures.get(name);
    if (!stored) continue;
    try {
      const { data, info } = await sharp(stored.bytes).png().toBuffer({ resolveWithObject: true });
      printed.set(name, { png: new Uint8Array(data), width: info.width, height: info.height });
    } catch {
      // What cannot be read is told as left out.
    }
  }
  return printed;
}
