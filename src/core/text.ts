/** One form for the same Vietnamese text, whichever keyboard typed it (Unicode NFC). */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * A line of text as it is kept: NFC, single spaces, trimmed; control and invisible characters (bidirectional
 * overrides, zero-width, lone surrogates) are dropped, they could disguise a name on a board; so are marks
 * heaped on one letter beyond what any writing needs.
 */
export function clean(text: string): string {
  const visible = text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  return nfc(visible)
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/ +/g, ' ')
    .trim();
}

/**
 * For finding: no marks, đ → d, lower case, words divided by single spaces; hoà and hòa, Đắk and Dak, H'Hen
 * and HHen are the same. Signs other than the apostrophe divide words.
 */
export function searchKey(text: string): string {
  return words(text).join(' ').replace(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}

/**
 * For listing people: given name (tên), family name (họ), then middle names (đệm), by the Vietnamese alphabet
 * (a ă â b … d đ …) and then by tone: ngang, huyền, hỏi, ngã, sắc, nặng, as in dictionaries. Compare keys as
 * plain strings of code units; in PostgreSQL that is COLLATE "C".
 */
export function sortKey(fullName: string): string {
  const parts = words(fullName);
  const given = parts.pop();
  return given === undefined ? '' : [given, ...parts].map(wordKey).join(' ');
}

/**
 * Text for a cell of a spreadsheet or CSV: what a spreadsheet program would run as a formula gets an apostrophe
 * in front (OWASP, CSV injection), characters that a file cannot hold are dropped.
 */
export function cellText(text: string): string {
  const storable = text.replace(/[^\P{Cc}\t\r\n]|\p{Cs}/gu, '');
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(storable) ? `'${storable}` : storable;
}

/** Lower-case words, marks decomposed; the eth and the African d are often typed for đ. */
function words(text: string): string[] {
  const joined = clean(text).replace(/['’‘ʼ`´]/g, '');
  const plain = joined.toLowerCase().normalize('NFKD').replace(/[ðɖ]/g, 'đ');
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Marks that make another letter, by place after the plain one: a ă â, o ô ơ. */
const letterMarks: Record<string, string> = { '\u0306': '1', '\u0302': '2', '\u031b': '3' };
/** Marks that are tones, in dictionary order; ngang is 0, a foreign mark comes last. */
const toneMarks: Record<string, string> = {
  '\u0300': '1',
  '\u0309': '2',
  '\u0303': '3',
  '\u0301': '4',
  '\u0323': '5',
};

/** Two signs for each letter, then a space and the tones: "Ánh" is "a0n0h0 4". A space comes before any sign. */
function wordKey(word: string): string {
  let tones = '';
  const letters = (word.match(/\P{M}\p{M}*/gu) ?? []).map((cluster) => {
    const [letter = '', ...marks] = Array.from(cluster);
    tones += marks.map((mark) => toneMarks[mark] ?? (mark in letterMarks ? '' : '6')).join('');
    if (letter === 'đ') return 'd1';
    return letter + (marks.map((mark) => letterMarks[mark]).find((place) => place !== undefined) ?? '0');
  });
  return `${letters.join('')} ${tones || '0'}`;
}
