import { capitalsWidth } from './measures.js';

/** A stretch of text in one style. */
export type Run = { text: string; bold?: boolean; italic?: boolean };
export type Inline = string | readonly Run[];

export type Align = 'left' | 'center' | 'right';

export type Block =
  /** First line indented; justified unless `ragged`: a long code or line of dots would tear the words apart. */
  | { kind: 'paragraph'; text: Inline; ragged?: boolean }
  /** Chapter or section, centred and bold. */
  | { kind: 'heading'; text: string }
  /** "Điều 1." with its name, bold; the text of the article follows as paragraphs. */
  | { kind: 'article'; label: string; name: string }
  /** Widths are shares; the header is repeated on every page. `strong` rows are sums. */
  | {
      kind: 'table';
      caption: string;
      columns: readonly { header: string; share: number; align: Align }[];
      rows: readonly (readonly string[])[];
      strong?: readonly number[];
    };

/** Day of the civil calendar. */
export interface Day {
  day: number;
  month: number;
  year: number;
}

/** The block at the top of the first page. */
export interface Head {
  /** Body above the one that issues; empty: none. */
  parentBody: string;
  body: string;
  /** Sign of the paper, like "QĐ-BTC"; the number before it is written by the records office. */
  sign: string;
  place: string;
  /** What is not given is left for the records office; null: no line at all, as in minutes. */
  date: Day | { year: number | null } | null;
}

export interface Signature {
  /** Capacity and post in capitals, one line each, like "TM. BAN TỔ CHỨC", "TRƯỞNG BAN". */
  post: readonly string[];
  /** Without titles; empty: left for the hand. */
  name: string;
}

export interface Annex {
  /** "Phụ lục I"; */
  label: string;
  name: string;
  /** "(Kèm theo …)"; number and date left for the records office. */
  attachedTo: string;
  landscape: boolean;
  body: readonly Block[];
}

/** One official paper, whatever the file it becomes. Text is as written: nothing in it is markup. */
export interface Paper {
  language: 'vi' | 'en';
  head: Head;
  /** Kind in capitals, and what it is about. */
  title: { kind: string; about: string };
  /** Who decides, in capitals, before the bases; empty: nobody is named. */
  authority: string;
  /** Legal bases without their closing sign. */
  bases: readonly string[];
  /** "QUYẾT ĐỊNH:" between bases and body; empty: none. */
  order: string;
  body: readonly Block[];
  /** One stands at the right beside the recipients; two stand side by side. */
  signatures: readonly Signature[];
  recipients: readonly string[];
  annexes: readonly Annex[];
  /** Of which data it is, small at the foot of every page; empty: none. */
  source: string;
}

/** Text as a file can hold it: NFC, no control characters, no torn surrogates; "Điều 5" is not parted. */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ')
    .replace(/[\p{Cs}\u{fffe}\u{ffff}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '')
    .replace(
      /(?<!\p{L})([Đđ]iều|[Kk]hoản|[Đđ]iểm [a-zđ]|[Pp]hụ lục|[Nn]gày|[Tt]háng|[Nn]ăm) (?=[\dIVX])/gu,
      '$1\u{a0}',
    );

export const runsOf = (text: Inline): readonly Run[] =>
  (typeof text === 'string' ? [{ text }] : text).map((run) => ({ ...run, text: printable(run.text) }));

/**
 * Whether a paragraph stays on the page of what follows: a line that announces a table, and the last one before
 * signatures (`signed`), because a page with nothing but signatures could be put under any text.
 */
export const staysWithNext = (blocks: readonly Block[], i: number, signed: boolean): boolean =>
  i + 1 < blocks.length ? blocks[i + 1]?.kind === 'table' : signed;

/** The bases as printed: each ends with a semicolon, the last with a full stop. */
export const endedBases = (bases: readonly string[]): string[] =>
  bases.map((basis, i) => `${basis.replace(/[\s;.]+$/u, '')}${i < bases.length - 1 ? ';' : '.'}`);

/** "Số:        /QĐ-BTC". */
export const numberLine = (sign: string, language: 'vi' | 'en'): string =>
  `${language === 'vi' ? 'Số:' : 'No.'}${'\u{a0}'.repeat(8)}/${sign}`;

/** A name of a body in its column: as many lines as it needs, of about the same length. */
export function balanced(text: string, points: number, within: number): string[] {
  const words = text.split(' ');
  const count = Math.ceil(capitalsWidth(text, points) / within);
  if (count <= 1 || words.length < count) return [text];
  const length = Math.ceil(text.length / count);
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if (lines.length < count && line !== '' && longer.length - length > length - line.length)
      lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
