import type { Day } from './paper.js';

/** Numbers below ten have a zero in front; of the months only the first two (Decree 30/2020, annex I). */
const two = (n: number): string => String(n).padStart(2, '0');

/** "ngày 05 tháng 01 năm 2027", "ngày 20 tháng 6 năm 2026". */
export const dateInWords = ({ day, month, year }: Day): string =>
  `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;

/** Place and date of the head; without a day it is left for the hand. */
export function placeAndDate(place: string, date: Day | { year: number }): string {
  const gap = '\u{a0}'.repeat(6);
  return `${place}, ${'day' in date ? dateInWords(date) : `ngày${gap}tháng${gap}năm ${date.year}`}`;
}

/** "05 January 2027", for papers in English. */
export const dateInEnglish = ({ day, month, year }: Day): string =>
  `${two(day)} ${new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1))} ${year}`;

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const scales = ['', 'nghìn', 'triệu'];

/**
 * A whole number from 0 to 999,999,999,999,999 as it is written beside a sum of money: 21 "hai mươi mốt",
 * 105 "một trăm linh năm", 1,005 "một nghìn không trăm linh năm", 15 "mười lăm", 24 "hai mươi tư".
 */
export function numberInWords(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e15) throw new RangeError(`no words for ${n}`);
  if (n === 0) return 'không';
  const billions = Math.floor(n / 1e9);
  const parts = billions > 0 ? [belowBillion(billions, false), 'tỷ'] : [];
  if (n % 1e9 > 0) parts.push(belowBillion(n % 1e9, billions > 0));
  return parts.join(' ');
}

/** "Năm triệu đồng". */
export function moneyInWords(dong: number): string {
  const words = `${numberInWords(dong)} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Groups of three; one that follows another says its hundreds, even if there are none. */
function belowBillion(n: number, follows: boolean): string {
  const words: string[] = [];
  for (const scale of [2, 1, 0]) {
    const group = Math.floor(n / 1000 ** scale) % 1000;
    if (group === 0) continue;
    words.push(hundreds(group, follows || words.length > 0));
    if (scale > 0) words.push(scales[scale]!);
  }
  return words.join(' ');
}

function hundreds(n: number, full: boolean): string {
  const [hundred, ten, one] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const words: string[] = [];
  if (hundred > 0 || full) words.push(digits[hundred]!, 'trăm');
  if (ten === 0 && one > 0 && words.length > 0) words.push('linh');
  if (ten === 1) words.push('mười');
  if (ten > 1) words.push(digits[ten]!, 'mươi');
  if (one > 0) words.push(unit(one, ten));
  return words.join(' ');
}

function unit(one: number, ten: number): string {
  if (one === 1 && ten > 1) return 'mốt';
  if (one === 4 && ten > 1) return 'tư';
  if (one === 5 && ten > 0) return 'lăm';
  return digits[one]!;
}
