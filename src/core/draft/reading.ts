import type { Loss, QuestionDraft, ReadError, ReadResult } from '../kind/draft.js';
import { clean } from '../text.js';
import { said } from './said.js';

/** What one file may bring in. */
export const draftLimits = { bytes: 20 * 1024 * 1024, questions: 5_000 };

/** Says that something of a question was not taken as it stood. */
export type Tell = (what: string, action?: Loss['action']) => void;

/** Why a question could not be read, as a sentence for a person; caught where its place is known. */
export class Unreadable extends Error {}

/** Text of several lines as drafts keep it: each line clean, at most one empty line between two. */
export function tidy(text: string): string {
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u).map(clean);
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** What reading a file has given so far. */
export class Reading {
  private readonly questions: ReadResult['questions'] = [];
  private readonly losses: Loss[] = [];
  private readonly errors: ReadError[] = [];
  private readonly pictures: ReadResult['pictures'] = new Map();
  private readonly tallies = new Map<string, { loss: Loss; count: number }>();
  private overflow = 0;

  lose(where: string, what: string, action: Loss['action'] = 'dropped'): void {
    this.losses.push({ where, what, action });
  }

  /** For small things that nearly every question has: one line with the first place and a count. */
  tally(where: string, what: string, action: Loss['action'] = 'dropped'): void {
    const known = this.tallies.get(what);
    if (known) {
      known.count += 1;
      return;
    }
    const loss: Loss = { where, what, action };
    this.tallies.set(what, { loss, count: 1 });
    this.losses.push(loss);
  }

  fail(where: string, what: string): void {
    this.errors.push({ where, what });
  }

  add(where: string, draft: QuestionDraft): void {
    if (this.questions.length < draftLimits.questions) this.questions.push({ draft, where });
    else this.overflow += 1;
  }

  /** Reads one question; what it throws as `Unreadable` becomes an error at its place. */
  question(where: string, read: (tell: Tell) => QuestionDraft[]): void {
    try {
      const drafts = read((what, action) => this.lose(where, what, action));
      for (const draft of drafts) this.add(where, draft);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.fail(where, error.message);
    }
  }

  /**
   * Keeps a picture of the file. Only rasters: drawings may carry scripts.
   * @returns the name under which it is kept, null where it is no picture
   */
  picture(name: string, bytes: Uint8Array): string | null {
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === null) return null;
    let free = name;
    for (let n = 2; this.pictures.has(free); n += 1) {
      if (sameBytes(this.pictures.get(free)?.bytes, bytes)) return free;
      free = name.replace(/(\.[^.]*)?$/, (ending) => `-${n}${ending}`);
    }
    this.pictures.set(free, { bytes, mediaType });
    return free;
  }

  result(): ReadResult {
    for (const { loss, count } of this.tallies.values())
      if (count > 1) loss.where = said.andOthers(loss.where, count - 1);
    if (this.overflow > 0)
      this.losses.push({ where: said.wholeFile, what: said.tooMany(this.overflow), action: 'dropped' });
    const { questions, losses, errors, pictures } = this;
    return { questions, losses, errors, pictures };
  }
}

function mediaTypeOf(bytes: Uint8Array): string | null {
  const begins = (text: string, at = 0) =>
    text.split('').every((sign, i) => bytes[at + i] === sign.charCodeAt(0));
  if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif';
  return begins('RIFF') && begins('WEBP', 8) ? 'image/webp' : null;
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.length === other.length && one.every((byte, i) => byte === other[i]);
}
