import { letterOf } from '../core/draft/bodies.js';
import { part, type Rich, trimmed } from './rich.js';

/** How a document starts its questions: `Câu 1`, `[1]` or `1.` */
export type StartStyle = 'word' | 'bracket' | 'number';

export interface Start {
  style: StartStyle;
  number: number;
  /** `Câu 5`, as the document calls it. */
  name: string;
  /** Where the text of the question begins in the line. */
  length: number;
}

const starts: [StartStyle, RegExp][] = [
  [
    'word',
    /^\s*\*{0,2}((?:Câu(?: hỏi)?|Bài(?: tập)?|Question|Ques)\s*(?:số\s*)?(\d{1,4}))(?![\d\p{L}])\s*(?:\([^)]{0,30}điểm\s*\)|\[[^\]]{0,30}\])?\s*[.:)\-–]?\s*/iu,
  ],
  ['bracket', /^\s*(\[(\d{1,4})\])\s*[.:]?\s*/],
  ['number', /^\s*((\d{1,4}))\s*[.):/](?!\d)\s*/],
];

export function startOf(text: string): Start | null {
  for (const [style, pattern] of starts) {
    const match = pattern.exec(text);
    const number = Number(match?.[2]);
    if (!match) continue;
    const name = style === 'word' ? (match[1] ?? '').replace(/\s+/g, ' ') : `Câu ${number}`;
    return { style, number, name, length: match[0].length };
  }
  return null;
}

const answerPattern =
  /^\s*(?:[-–>*+•]\s*)?(?:Đáp án(?: đúng)?(?: là)?|Đ\/?A|ĐA|Chọn(?: đáp án)?|ANSWERS?|Key|Trả lời(?: đúng)?)\s*(?:[:.\-–=]\s*|\s+(?=[A-H](?![\p{L}\d])))(\S[^]*)$/iu;

/** What stands behind `Đáp án:`; null where the line is no such line. */
export const answerIn = (text: string): string | null => answerPattern.exec(text)?.[1]?.trim() ?? null;

/** Letters of an answer like `B`, `A, C`, `ACD` or `B. Vì …`, and what follows; null where it is none. */
export function lettersIn(answer: string): { letters: string[]; rest: string } | null {
  const match =
    /^\(?([A-Ha-h](?:\s*(?:,|;|&|\/|\+|và)?\s*[A-Ha-h])*)\)?(?![\p{L}\d])\s*[.):,\-–]?\s*([^]*)$/u.exec(
      answer,
    );
  const letters = match?.[1]?.replace(/và/g, '').match(/[A-Ha-h]/g);
  if (!match || !letters) return null;
  return { letters: [...new Set(letters.map((letter) => letter.toLowerCase()))], rest: match[2] ?? '' };
}

const explanationPattern =
  /^\s*(?:[-–>*+•]\s*)?(?:Lời giải(?: chi tiết)?|Hướng dẫn(?: giải| chi tiết| trả lời| làm bài)*|Giải thích|Giải chi tiết|Giải|Explanation|HDG?|Căn cứ(?: pháp lý)?)\s*(?:[:.]\s*([^]*)|)$/iu;

/** What stands behind `Lời giải:`; it may be empty. Null where the line is no such line. */
export function explanationIn(text: string): string | null {
  const match = explanationPattern.exec(text);
  return match ? (match[1] ?? '') : null;
}

export const isEnd = (text: string): boolean => /^[\s\-–—_.*=]*(?:HẾT|THE END)[\s\-–—_.*=!]*$/iu.test(text);

/** The heading of a list of answers at the end. */
export const isKeyHeading = (text: string): boolean =>
  /^\s*(?:[IVX\d]{1,4}[.:)]\s*)?(?:BẢNG\s+|PHẦN\s+)?(?:ĐÁP ÁN|HƯỚNG DẪN GIẢI|LỜI GIẢI CHI TIẾT|ANSWER KEYS?)(?:\s+(?:CHI TIẾT|THAM KHẢO|TRẮC NGHIỆM|ĐỀ.{0,40}|MÔN.{0,40}|CÂU.{0,40}|VÀ .{0,40}|PHẦN.{0,40}|BÀI.{0,40}))*\s*[:.]?\s*$/u.test(
    text.toUpperCase(),
  );

/** The heading of a part: `Phần I. …`, `II. TRẮC NGHIỆM`, `Nhóm 2`. */
export const isSection = (text: string): boolean =>
  /^\s*(?:PHẦN|PART|NHÓM|CHƯƠNG|CHỦ ĐỀ|MỤC)\s+(?:[IVX]{1,5}|\d{1,2}|THỨ|CHUNG|RIÊNG|[A-D])(?![\p{L}\d])/iu.test(
    text,
  ) || /^\s*[IVX]{1,5}\s*[.:\-–)]\s*\p{Lu}/u.test(text);

/** `Đọc đoạn văn sau và trả lời các câu từ 5 đến 7`: a text that several questions share. */
export function sharedRange(text: string): [number, number] | null {
  const match =
    /câu(?:\s*hỏi)?(?:\s*từ)?\s*(?:câu\s*)?(\d{1,4})\s*(?:đến|tới|[-–→])\s*(?:câu\s*)?(\d{1,4})/iu.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  return match && from < to && to - from < 50 ? [from, to] : null;
}

/** A choice as it stands in a line: its letter, the look of the letter, a star before it, and its text. */
export interface FoundOption {
  letter: string;
  isUpper: boolean;
  label: Rich;
  body: Rich;
  isStarred: boolean;
}

interface Candidate {
  at: number;
  end: number;
  letter: string;
  isUpper: boolean;
  isStarred: boolean;
  isStrong: boolean;
}

const label = /(^|[\s\uE000-\uF8FF])(\*{0,2}\s?)\(?([A-Ha-h])\s?[.):/](\*?)(?=\s|$|\S)/g;
const bullet = /^\s*(\*?)\s*[•●○▪■◦o\-–+]\s+(?=\S)/u;

function candidatesIn(text: string): Candidate[] {
  return [...text.matchAll(label)].map((match) => {
    const [whole, before = '', star = '', sign = '', after = ''] = match;
    const at = match.index + before.length;
    const gap = /(\s*)$/.exec(text.slice(0, at))?.[1] ?? '';
    return {
      at,
      end: match.index + whole.length,
      letter: sign.toLowerCase(),
      isUpper: sign !== sign.toLowerCase(),
      isStarred: star.includes('*') || after === '*',
      isStrong: gap.length === at || gap.includes('\t') || gap.length >= 2,
    };
  });
}

/** The first choice's letter of a line; null where the line does not begin with one. */
export function leadingLetter(text: string): string | null {
  const first = candidatesIn(text.slice(0, 20))[0];
  return first && text.slice(0, first.at).trim() === '' ? first.letter : null;
}

/**
 * The choices in a line, from the letter that is due: by tabs or wide gaps; by single spaces only where the row of
 * letters leaves no doubt. `lead`: what stands before the first, null where the line has no choices.
 */
export function optionsIn(
  line: Rich,
  due: number,
  next: string,
): { lead: Rich; options: FoundOption[] } | null {
  const all = candidatesIn(line.text);
  const [first] = all;
  if (!first) return null;
  const leads = line.text.slice(0, first.at).trim() === '';
  const wide = chainFrom(all, due, (candidate) => candidate.isStrong);
  const narrow = chainFrom(all, due, () => true);
  const following = letterOf(due + narrow.length);
  const isSure = narrow.length >= 3 || (narrow.length === 2 && leadingLetter(next) === following);
  const chain = isSure && narrow.length > wide.length ? narrow : wide;
  const [head] = chain;
  if (!head) return null;
  const starts = line.text.slice(0, head.at).trim() === '';
  if (!starts && (leads || due > 0 || chain.length < 2)) return null;
  return {
    lead: trimmed(part(line, 0, head.at)),
    options: chain.map((each, i) => cut(line, each, chain[i + 1]?.at)),
  };
}

function chainFrom(
  all: readonly Candidate[],
  due: number,
  may: (candidate: Candidate) => boolean,
): Candidate[] {
  const chain: Candidate[] = [];
  for (const candidate of all) {
    const sameCase = chain.length === 0 || candidate.isUpper === chain[0]?.isUpper;
    if (candidate.letter === letterOf(due + chain.length) && sameCase && may(candidate))
      chain.push(candidate);
  }
  return chain;
}

function cut(
  line: Rich,
  { at, end, letter, isUpper, isStarred }: Candidate,
  until: number | undefined,
): FoundOption {
  const sign = line.text.slice(at, end).search(/[A-Ha-h]/);
  const body = trimmed(part(line, end, until));
  const starred = body.text.startsWith('*');
  return {
    letter,
    isUpper,
    label: part(line, at + sign, at + sign + 1),
    body: starred ? trimmed(part(body, 1)) : body,
    isStarred: isStarred || starred,
  };
}

/** A line that begins with a choice out of the due order. */
export function strayOption(line: Rich): FoundOption | null {
  const first = candidatesIn(line.text)[0];
  return first && line.text.slice(0, first.at).trim() === '' ? cut(line, first, undefined) : null;
}

/** A choice of a bulleted list, which has no letter of its own. */
export function bulletIn(line: Rich, due: number): FoundOption | null {
  const match = bullet.exec(line.text);
  if (!match) return null;
  const body = trimmed(part(line, match[0].length));
  return { letter: letterOf(due), isUpper: true, label: part(line, 0, 0), body, isStarred: match[1] === '*' };
}
