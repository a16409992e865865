import type { DivisionRule, LocalDay } from '../rules/document.js';
import { dayNumber, momentText } from '../rules-schema/moments.js';

/** When somebody was born: the year, and the day where it was told. */
export type Born = { year: number; day: LocalDay | null };

/** Days that an age can be counted on: that of registering, the first and the last on which a paper can be sat. */
export type AgeDays = { registration: LocalDay; attempts: { first: LocalDay; last: LocalDay } };

export type AgeVerdict = 'fits' | 'too-young' | 'too-old' | 'day-needed';

/**
 * Whole years reached on a day. With only the year known it may be one more or one less: `least` before the
 * birthday, `most` after it.
 */
export function ageOn(born: Born, day: LocalDay): { least: number; most: number } {
  const years = Number(day.slice(0, 4)) - born.year;
  if (born.day === null) return { least: years - 1, most: years };
  const age = years - (day.slice(5) < born.day.slice(5) ? 1 : 0);
  return { least: age, most: age };
}

/**
 * Whether a division's bounds of age admit somebody. Counted on the day of the attempt, one day between the first
 * and the last must do. `day-needed`: the year alone cannot tell.
 */
export function ageFits(age: DivisionRule['age'], born: Born, days: AgeDays): AgeVerdict {
  if (age === null) return 'fits';
  // The last day makes everybody as old as they get for a minimum, the first as young for a maximum.
  const oldest = ageOn(born, dayFor(age.on, days, 'last'));
  const youngest = ageOn(born, dayFor(age.on, days, 'first'));
  if (age.min !== null && oldest.most < age.min) return 'too-young';
  if (age.max !== null && youngest.least > age.max) return 'too-old';
  const unsure =
    (age.min !== null && oldest.least < age.min) || (age.max !== null && youngest.most > age.max);
  return unsure ? 'day-needed' : 'fits';
}

/** Where the age counts on the day of the attempt, whether somebody may begin one at `now` (epoch ms). */
export function ageToday(age: DivisionRule['age'], born: Born, now: number): AgeVerdict {
  if (age?.on !== 'attempt') return 'fits';
  const today = momentText(now).slice(0, 10);
  return ageFits(age, born, { registration: today, attempts: { first: today, last: today } });
}

function dayFor(on: string, { registration, attempts }: AgeDays, which: 'first' | 'last'): LocalDay {
  if (on === 'registration') return registration;
  return on === 'attempt' ? attempts[which] : on;
}

/** Whether a text is a day on which somebody born in `year` may have been born. */
export const isBirthDay = (text: string, year: number): boolean =>
  dayNumber(text) !== null && Number(text.slice(0, 4)) === year;
