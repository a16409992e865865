import type { Lang } from './i18n.ts';

/** Every time on the site is the province's, wherever the reader or the server sits. */
const zone = 'Asia/Ho_Chi_Minh';

type Moment = string | number | Date;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Date pieces as two-digit text. ICU's own Vietnamese patterns are not the ones in official use. */
function parts(at: Moment): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const found = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of clock.formatToParts(new Date(at))) {
    if (type in found) found[type as keyof typeof found] = value;
  }
  return found;
}

/** `08:14` */
export function time(at: Moment): string {
  const p = parts(at);
  return `${p.hour}:${p.minute}`;
}

/** `08:14:09` */
export function timeWithSeconds(at: Moment): string {
  return `${time(at)}:${parts(at).second}`;
}

/** `01/12/2026` */
export function date(at: Moment): string {
  const p = parts(at);
  return `${p.day}/${p.month}/${p.year}`;
}

/** `08:00, 01/12/2026`, kept on one line. */
export function dateTime(at: Moment): string {
  return `${time(at)},\u00a0${date(at)}`;
}

/** `ngày 01 tháng 12 năm 2026`; months 3–9 without the zero, as Nghị định 30/2020 writes them. */
export function longDate(at: Moment, lang: Lang = 'vi'): string {
  const p = parts(at);
  if (lang === 'en') return `${p.day}/${p.month}/${p.year}`;
  const month = Number(p.month) <= 2 ? p.month : String(Number(p.month));
  return `ngày ${p.day} tháng ${month} năm ${p.year}`;
}

const numbers = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** `1.234.567,5` in Vietnamese, `1,234,567.5` in English. */
export function number(value: number, lang: Lang = 'vi'): string {
  return numbers[lang].format(value);
}

/** Milli-points as points: 18500 → `18,5`. */
export function points(milli: number, lang: Lang = 'vi'): string {
  return number(milli / 1000, lang);
}

const means = {
  vi: new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** A mean of milli-points, always with two decimals so that a column lines up: 83333 → `83,33`. */
export function meanPoints(milli: number, lang: Lang = 'vi'): string {
  return means[lang].format(milli / 1000);
}

/** Permille as percent with two decimals at most: 964 → `96,4 %`. */
export function percent(permille: number, lang: Lang = 'vi'): string {
  return `${number(permille / 10, lang)}\u00a0%`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `09 phút 41 giây`; with hours when there are any. Whole seconds, rounded down. */
export function duration(ms: number, lang: Lang = 'vi'): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (lang === 'en') return `${h ? `${h} h ` : ''}${two(m)} min ${two(s)} s`;
  return `${h ? `${h} giờ ` : ''}${two(m)} phút ${two(s)} giây`;
}

/** A limit as people say it: `20 phút`, `1 giờ 30 phút`, `45 giây`. */
export function limit(ms: number, lang: Lang = 'vi'): string {
  const seconds = Math.round(ms / 1000);
  const units: [number, string, string][] = [
    [Math.floor(seconds / 3600), 'giờ', 'hour'],
    [Math.floor(seconds / 60) % 60, 'phút', 'minute'],
    [seconds % 60, 'giây', 'second'],
  ];
  const said = units
    .filter(([n]) => n > 0)
    .map(([n, vi, en]) => `${n}\u00a0${lang === 'vi' ? vi : n === 1 ? en : `${en}s`}`);
  return said.join(' ') || (lang === 'en' ? '0 minutes' : '0 phút');
}

/** Time left as a clock: `12:40`, `1:05:00`. Never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** How far away a moment is, in its two largest units: `3 ngày`, `2 ngày 23 giờ`, `5 giờ 12 phút`, `12 phút`. */
export function span(ms: number, lang: Lang = 'vi'): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const units: [number, string, string][] = [
    [Math.floor(minutes / 1440), 'ngày', 'd'],
    [Math.floor(minutes / 60) % 24, 'giờ', 'h'],
    [minutes % 60, 'phút', 'min'],
  ];
  const first = units.findIndex(([n]) => n > 0);
  const said = units.slice(first, first + 2).filter(([n]) => n > 0);
  return said.map(([n, vi, en]) => `${n}\u00a0${lang === 'en' ? en : vi}`).join(' ');
}

/** `0912 345 678`; anything that is not ten digits is left alone. */
export function phone(digits: string): string {
  return digits.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
}

/** Groups a code for reading aloud: `K7M294QD` → `K7M2-94QD`. */
export function grouped(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
