import type { Day } from './paper.js';

export { moneyInWords, nation, numberInWords } from '../core/rules-print/words.js';

/** Numbers below ten have a zero in front; of the months only the first two (Decree 30/2020, annex I). */
const two = (n: number): string => String(n).padStart(2, '0');

/** "ngày 05 tháng 01 năm 2027", "ngày 20 tháng 6 năm 2026". */
export const dateInWords = ({ day, month, year }: Day): string =>
  `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;

/** Place and date of the head; what is not known, or no place, is left for the hand. */
export function placeAndDate(place: string, date: Day | { year: number | null }): string {
  const gap = '\u{a0}'.repeat(6);
  const written = 'day' in date ? dateInWords(date) : `ngày${gap}tháng${gap}năm ${date.year ?? gap}`;
  return `${place || gap.repeat(3)}, ${written}`;
}

/** "05 January 2027", for papers in English. */
export const dateInEnglish = ({ day, month, year }: Day): string =>
  `${two(day)} ${new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1))} ${year}`;
