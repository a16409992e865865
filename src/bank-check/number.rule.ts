import type { LawRegister } from '../question/law.js';
import { type Finding, found, keyTexts, type Subject } from './finding.js';

/**
 * Numbers and days in the right answer that no stored summary of its citations says. A number may stand there
 * in words ("hai", "mười lăm"); the number of a cited document counts as said.
 */
export function checkNumbers(subject: Subject, register: LawRegister): Finding[] {
  const { body, citations } = subject.draft;
  const said = new Set(
    citations.flatMap(({ document, summary }) => [
      ...numbersIn(summary),
      ...numbersInWords(summary),
      ...numbersOf(register.get(document)?.number ?? ''),
    ]),
  );
  const missing = new Set(
    keyTexts(body)
      .flatMap(numbersIn)
      .filter((number) => !said.has(number)),
  );
  const path = [body.kind === 'numeric' ? 'answers' : body.kind === 'short-text' ? 'accepted' : 'key'];
  return [...missing].map((number) => found(subject, 'number-not-cited', path, { number }));
}

/** Digits, with their date, fraction or sign kept together: 01 → 1, 22/5/2020, 118/2025, 12,5 → 12.5. */
function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:[/.,]\d+)*/gu) ?? []).map((each) => {
    if (each.includes('/')) return each.split('/').map(Number).join('/');
    // A point between groups of three divides thousands, a comma the decimals.
    const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(each) ? each.replaceAll('.', '') : each;
    return String(Number(plain.replace(',', '.')));
  });
}

/** Of a document's number, 20/2023/QH15: the number, and the year by which people call a law. */
function numbersOf(documentNumber: string): string[] {
  const year = /\/(\d{4})\//.exec(documentNumber)?.[1];
  return [...numbersIn(documentNumber), ...(year === undefined ? [] : [year])];
}

const units: Record<string, number> = {
  một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9,
}; // oxfmt-ignore

/** Numbers in words up to ninety-nine: ba, mười, mười lăm, hai mươi, ba mươi hai. */
function numbersInWords(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.flatMap((word, i) => {
    const before = words[i - 1] ?? '';
    const next = units[words[i + 1] ?? ''] ?? 0;
    if (word === 'mười') return [String(10 + next)];
    if (word === 'mươi') return [String((units[before] ?? 0) * 10 + next)];
    if (word === 'phần' || !(word in units)) return [];
    return [String(units[word])];
  });
}
