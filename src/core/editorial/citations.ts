import type { DraftCitation } from '../kind/draft.js';

const place =
  /(?:điểm\s+(?<point>\p{Ll})(?![\p{L}\d])\s*,?\s*)?(?:khoản\s+(?<clause>\d{1,2}[a-zđ]?)(?![\p{L}\d])\s*,?\s*)?điều\s+(?<article>\d{1,3}[a-zđ]?)(?![\p{L}\d])(?<between>[^.;\n]{0,120}?)(?<number>\d{1,4}\/\d{4}\/[\p{Lu}\d-]{2,20})/giu;

/**
 * Citations as people write them in running text, like `điểm a khoản 2 Điều 7 Nghị định số 45/2020/NĐ-CP`.
 * Only documents of the register count, by their number; the sentence that names them is the summary.
 * @param codes by the document's number in capitals
 */
export function citationsIn(text: string, codes: ReadonlyMap<string, string>): DraftCitation[] {
  const found = [...text.normalize('NFC').matchAll(place)].flatMap(({ groups = {}, index }) => {
    const { point = '', clause = '', article = '', number = '' } = groups;
    const document = codes.get(number.toUpperCase());
    const summary = sentenceAt(text, index);
    return document === undefined ? [] : [{ document, article, clause, point: point.toLowerCase(), summary }];
  });
  const key = ({ document, article, clause, point }: DraftCitation) =>
    [document, article, clause, point].join(' ');
  return [...new Map(found.map((citation) => [key(citation), citation])).values()];
}

function sentenceAt(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf('\n', index), text.lastIndexOf('. ', index)) + 1;
  const end = /\.(?:\s|$)|\n|$/.exec(text.slice(index));
  return text.slice(start, index + (end?.index ?? 0) + 1).trim();
}
