import { clean } from '../core/text.js';

/** The wording that people agree to; a new number when its meaning changes, so that each row says which. */
export const consentVersion = '2026-1';

/** A checked registration, waiting for its phone to be proven. */
export interface Registration {
  fullName: string;
  birthYear: number;
  /** `YYYY-MM-DD`, only where an age is counted by the day. */
  born: string | null;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  /** Codes of the rulebook's groups, as declared. */
  groups: string[];
  /** Declared to be a close relative of those who hold the contest: plays, cannot win. */
  relative: boolean;
  /** The full name may stand on public boards. */
  publicName: boolean;
}

/** The year on calendars in Vietnam, which has been UTC+7 without summer time since 1975. */
export function yearInVietnam(now: number): number {
  return new Date(now + 7 * 3_600_000).getUTCFullYear();
}

/** As on boards (core/board.ts, publicName): who may still be 15 on some day of this year counts as a child. */
export function isChild(birthYear: number, now: number): boolean {
  return yearInVietnam(now) - birthYear <= 16;
}

/**
 * Names as identity cards have them: letters of any people, apostrophes (H'Hen), dots and dashes. More than
 * two marks on a letter are no name but a way to smear over a board.
 */
const namePattern = /^(?!.*\p{M}{3})\p{L}[\p{L}\p{M} .'’‘ʼ`´-]*$/u;

export function isFullName(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 400) return false;
  const name = clean(value);
  return name.length >= 2 && name.length <= 80 && namePattern.test(name);
}

/** From the oldest person alive to a child who has just learnt to read. */
export const birthYears = () => ({ min: 1900, max: yearInVietnam(Date.now()) - 6 });

export function isBirthYear(value: unknown): boolean {
  const { min, max } = birthYears();
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
