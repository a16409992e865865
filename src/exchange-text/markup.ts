import { Buffer } from 'node:buffer';
import type { Piece } from '../core/draft/bodies.js';
import { said } from '../core/draft/said.js';
import type { Reading, Tell } from '../core/draft/reading.js';
import type { PictureRef, Stimulus } from '../core/kind/draft.js';
import type { Plain } from './plain.js';

/** Finds a picture that markup names; `name`: how the batch may call it. */
export type FindPicture = (source: string) => { name: string; bytes: Uint8Array } | null;

type Image = Plain['images'][number];

/** Takes the plain texts of one question with their pictures; formats that went are told once, at the end. */
export class Markup {
  private readonly formats = new Set<string>();
  private readonly media = new Set<string>();

  constructor(
    private readonly reading: Reading,
    private readonly tell: Tell,
    private readonly find: FindPicture = () => null,
  ) {}

  /** A place that holds text and at most one picture. */
  piece(plain: Plain, find = this.find): Piece {
    this.note(plain);
    return { text: plain.text, picture: this.picture(plain.images, find) };
  }

  /** A place that holds text only. */
  text(plain: Plain): string {
    this.note(plain);
    if (plain.images.length > 0) this.tell(said.pictureHere);
    return plain.text;
  }

  /** What is asked, with what it shares with others. The code of a stimulus is given by who knows it. */
  stem(plain: Plain, find = this.find): Piece & { stimulus: Stimulus | null } {
    this.note(plain);
    const [inside, outside] = [true, false].map((inStimulus) =>
      plain.images.filter((image) => image.inStimulus === inStimulus),
    );
    const stimulus =
      plain.stimulus === null
        ? null
        : { code: '', text: plain.stimulus, picture: this.picture(inside ?? [], find) };
    return { text: plain.text, picture: this.picture(outside ?? [], find), stimulus };
  }

  /** Says what all the texts together lost. */
  done(): void {
    if (this.formats.size > 0) this.tell(said.formatting([...this.formats].join(', ')), 'changed');
    for (const kind of this.media) this.tell(said.media(kind));
  }

  picture(images: readonly Image[], find = this.find): PictureRef | null {
    const [first, ...others] = images;
    if (!first) return null;
    if (others.length > 0) this.tell(said.pictureExtra);
    const found = inline(first.source) ?? find(first.source);
    if (!found) {
      const outside = /^(?:https?:)?\/\//.test(first.source);
      this.tell(outside ? said.pictureOutside : said.pictureMissing(shown(first.source)));
      return null;
    }
    const file = this.reading.picture(found.name, found.bytes);
    if (file === null) {
      this.tell(said.pictureKind(shown(found.name)));
      return null;
    }
    if (first.alt === '') this.tell(said.altMissing, 'changed');
    return { file, alt: first.alt };
  }

  private note({ formats, media }: Plain): void {
    for (const format of formats) this.formats.add(format);
    for (const kind of media) this.media.add(kind);
  }
}

const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** A picture that is written out in its own address. */
function inline(source: string): { name: string; bytes: Uint8Array } | null {
  const head = /^data:image\/([a-z+]{1,12});base64,/i.exec(source.slice(0, 60));
  if (!head) return null;
  return { name: `anh.${head[1]}`, bytes: Buffer.from(source.slice(head[0].length), 'base64') };
}
