import type { DraftCitation } from '../core/kind/draft.js';
import { type LawRegister, provisionInForce } from '../question/law.js';
import { type Finding, found, type Subject } from './finding.js';

/** The articles of a document: their number, or a list where only some are known. Absent: not known. */
export type KnownArticles = ReadonlyMap<string, number | readonly string[]>;

/** Citations to what is not there. */
export function checkPlaces(subject: Subject, register: LawRegister, articles: KnownArticles): Finding[] {
  return subject.draft.citations.flatMap(({ document, article }, i) => {
    const path = ['citations', i, 'article'];
    if (!register.has(document)) {
      return [found(subject, 'unknown-document', ['citations', i, 'document'], { document })];
    }
    const known = articles.get(document);
    if (known === undefined) return [found(subject, 'unread-document', path, { document, article })];
    if (holds(known, article)) return [];
    const told = typeof known === 'number' ? `1–${known}` : known.join(', ');
    return [found(subject, 'unknown-article', path, { document, article, known: told })];
  });
}

/** An article with a letter, like 21a, was put in behind its number. */
function holds(known: number | readonly string[], article: string): boolean {
  if (typeof known !== 'number') return known.includes(article);
  const number = Number.parseInt(article, 10);
  return number >= 1 && number <= known;
}

/** Provisions that are not law on the days for which the question says that it is right. */
export function checkDays(subject: Subject, register: LawRegister): Finding[] {
  const { asksAbout, validFrom, validUntil, citations, text } = subject.draft;
  const told = asksAbout === null || namesDay(text, asksAbout);
  const untold = told ? [] : [found(subject, 'past-day-untold', ['text'], { day: asksAbout })];
  return [
    ...untold,
    ...citations.flatMap((citation, i) => {
      if (!register.has(citation.document)) return [];
      const first = asksAbout ?? validFrom;
      const { from, until } = provisionInForce(register, citation, first ?? '');
      const path = ['citations', i];
      const params = { document: citation.document, place: placeOf(citation) };
      // Without an end of its own a question is taken to be right for ever.
      const last = asksAbout ?? validUntil ?? '9999-12-31';
      if (until !== null && last > until) return [found(subject, 'lapsed-law', path, { ...params, until })];
      if (from !== null && first !== null && first < from) {
        return [found(subject, 'law-not-begun', path, { ...params, from, day: first })];
      }
      return [];
    }),
  ];
}

/** Whether a text says a day as people write it: 14/10/2021, 01/7/2025 or 1/7/2025. */
function namesDay(text: string, day: string): boolean {
  const [year = '', month = '', date = ''] = day.split('-');
  const pattern = `(?<!\\d)0?${Number(date)}[/-]0?${Number(month)}[/-]${year}(?!\\d)`;
  const inWords = `ngày 0?${Number(date)} tháng 0?${Number(month)} năm ${year}(?!\\d)`;
  return new RegExp(`${pattern}|${inWords}`, 'u').test(text);
}

function placeOf({ article, clause, point }: DraftCitation): string {
  const parts = [`Điều ${article}`];
  if (clause !== '') parts.push(`khoản ${clause}`);
  if (point !== '') parts.push(`điểm ${point}`);
  return parts.join(' ');
}
