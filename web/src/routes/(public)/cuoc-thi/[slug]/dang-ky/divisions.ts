import type { ContestView, Schemas } from '#lib/api/types.ts';

/** Divisions that somebody born in a year may enter; all while the year is not known. */
export function divisionsFor(
  divisions: ContestView['divisions'],
  rules: Schemas['EntryDivisionView'][],
  birthYear: string,
  thisYear: number,
): ContestView['divisions'] {
  if (!/^\d{4}$/.test(birthYear)) return divisions;
  const fits = divisions.filter(({ code }) => {
    const age = rules.find((rule) => rule.code === code)?.age;
    if (!age) return true;
    const years = Number(/^\d{4}/.exec(age.on)?.[0] ?? thisYear) - Number(birthYear);
    // Ages counted on a day of the next year may still be reached.
    const later = age.on === 'attempt' ? 1 : 0;
    return years + later >= (age.min ?? 0) && years - 1 <= (age.max ?? Infinity);
  });
  return fits.length > 0 ? fits : divisions;
}
