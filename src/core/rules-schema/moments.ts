import type { LocalDay, LocalTime, TimeOfDay } from '../rules/document.js';

/** Vietnam has kept UTC+7 without summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

const localTime = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;
const timeOfDay = /^(\d\d):(\d\d)$/;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of a day of the Gregorian calendar, `YYYY-MM-DD`; null where it is none. */
export function dayNumber(text: LocalDay): number | null {
  const [, years = '', months = '', days = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day < 1 || day > (lengths[month - 1] ?? 0) + (month === 2 && leap ? 1 : 0)) return null;
  const passed = lengths.slice(0, month - 1).reduce((sum, each) => sum + each, 0);
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leaps + passed + (month > 2 && leap ? 1 : 0) + day - 1 - 719_162;
}

export const isDay = (text: string): boolean => dayNumber(text) !== null;

/** Minutes since midnight, 1440 for `24:00`; null where it is no time of day. */
export function minutesOf(text: TimeOfDay): number | null {
  const [, hours = '', minutes = ''] = timeOfDay.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return hours === '' || Number(minutes) > 59 || total > 1440 ? null : total;
}

export const isTimeOfDay = (text: string): boolean => minutesOf(text) !== null;

/** Epoch ms of a moment in Vietnam; `24:00` is the next midnight; null where it is none. */
export function momentOf(text: LocalTime): number | null {
  const [, day = '', hours = '', minutes = '', seconds = '00'] = localTime.exec(text) ?? [];
  const number = dayNumber(day);
  if (number === null || Number(seconds) > 59) return null;
  const sinceMidnight = minutesOf(`${hours}:${minutes}`);
  if (sinceMidnight === null || (sinceMidnight === 1440 && seconds !== '00')) return null;
  return number * DAY_MS - OFFSET_MS + sinceMidnight * 60_000 + Number(seconds) * 1000;
}

/** The moment as a rulebook writes it, to the second below. @param epochMs any moment of the Gregorian calendar */
export function momentText(epochMs: number): LocalTime {
  const local = Math.floor((epochMs + OFFSET_MS) / 1000);
  const days = Math.floor(local / 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = local - days * 86_400;
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two);
  return `${dayAfter('1970-01-01', days)} ${time.join(':')}`;
}

/** Day and time as written, `24:00` kept: what printed rules say. */
export function localParts(text: LocalTime): {
  day: LocalDay;
  hours: number;
  minutes: number;
  seconds: number;
} {
  const [, day = '', hours = '', minutes = '', seconds = '0'] = localTime.exec(text) ?? [];
  return { day, hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
}

/** The day so many days after, `YYYY-MM-DD`. */
export function dayAfter(day: LocalDay, days: number): LocalDay {
  const wanted = (dayNumber(day) ?? 0) + days;
  // The year is off by one at most; the last month that begins by then holds the day.
  const year = Math.floor(1970 + wanted / 365.2425);
  const starts = [year - 1, year, year + 1].flatMap((y) =>
    lengths.map((_, month) => `${y}-${String(month + 1).padStart(2, '0')}-01`),
  );
  const start = starts.findLast((each) => (dayNumber(each) ?? Infinity) <= wanted) ?? day;
  return `${start.slice(0, 8)}${String(wanted - (dayNumber(start) ?? 0) + 1).padStart(2, '0')}`;
}
