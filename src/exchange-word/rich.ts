/**
 * Text with the look of each of its signs: `looks` has as many characters as `text`, each the bits of one sign.
 * A picture is one sign of `text`, see `pictureSign`.
 */
export interface Rich {
  text: string;
  looks: string;
}

/** A line of a document with the number of its paragraph, from 1. */
export interface Line extends Rich {
  paragraph: number;
}

/** A table, row by row and cell by cell. */
export interface Table {
  paragraph: number;
  rows: Line[][][];
}

const firstPicture = 0xe000;
const lastPicture = 0xf8ff;
export const mostPictures = lastPicture - firstPicture;

export const plain = (text: string): Rich => ({ text, looks: '\0'.repeat(text.length) });

export const marked = (text: string, look: number): Rich => ({
  text,
  looks: String.fromCharCode(look).repeat(text.length),
});

export const joined = (first: Rich, then: Rich): Rich => ({
  text: first.text + then.text,
  looks: first.looks + then.looks,
});

export const part = ({ text, looks }: Rich, from: number, to?: number): Rich => ({
  text: text.slice(from, to),
  looks: looks.slice(from, to),
});

export function trimmed(rich: Rich): Rich {
  const from = /^\s*/.exec(rich.text)?.[0].length ?? 0;
  return part(rich, from, Math.max(from, rich.text.trimEnd().length));
}

export function linesOf<R extends Rich>(rich: R): R[] {
  const lines: R[] = [];
  let from = 0;
  for (const line of rich.text.split('\n')) {
    lines.push({ ...rich, ...part(rich, from, from + line.length) });
    from += line.length + 1;
  }
  return lines;
}

export const pictureSign = (index: number): string => String.fromCharCode(firstPicture + index);

/** Private signs of symbol fonts would be taken for pictures, and nobody could read them. */
export const withoutPrivate = (text: string): string => text.replace(/[\uE000-\uF8FF]/g, '');

/** Places of the pictures in a text, and the text without them. */
export function picturesIn(text: string): { text: string; pictures: number[] } {
  const pictures = [...text.matchAll(/[\uE000-\uF8FF]/g)].map(([sign]) => sign.charCodeAt(0) - firstPicture);
  return { text: withoutPrivate(text), pictures };
}

/** Whether nearly all letters of a text have a look. */
export function isAll({ text, looks }: Rich, bit: number): boolean {
  let letters = 0;
  let having = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (/\s/.test(text[i] ?? ' ')) continue;
    letters += 1;
    if ((looks.charCodeAt(i) & bit) !== 0) having += 1;
  }
  return letters > 0 && having >= letters * 0.8;
}
