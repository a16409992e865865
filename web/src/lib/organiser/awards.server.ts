import { fail } from '@sveltejs/kit';
import type { Lang } from '#lib/i18n.ts';
import { awards as area } from '#lib/messages/awards.ts';
import type { FieldErrors } from '#lib/server/form.ts';

/** People typed one a line, "họ tên; chức vụ"; null when a line cannot be read or there are fewer than two. */
export function readPersons(typed: string): { name: string; post: string }[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const people = lines.map((line) => line.split(';').map((part) => part.trim()));
  if (people.length < 2 || people.some(([name, post, ...rest]) => !name || !post || rest.length > 0))
    return null;
  return people.map(([name = '', post = '']) => ({ name, post }));
}

/** "27/11/2026 15:00" on the clock in Vietnam as an instant; null when it is none. */
export function readMoment(typed: string): string | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[ ,]+(\d{1,2})[:h](\d{2})$/.exec(typed);
  if (!found) return null;
  const [day = '', month = '', year = '', hour = '', minute = ''] = found
    .slice(1)
    .map((part) => part.padStart(2, '0'));
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:00+07:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** "31/01/2027" as `2027-01-31`; null when it is no day. */
export function readDay(typed: string): string | null {
  const at = readMoment(`${typed} 12:00`);
  return at === null ? null : at.slice(0, 10);
}

export const missing = <T extends object>(typed: T, errors: FieldErrors) =>
  fail(400, { ...typed, errors, signedOut: false });

/** Order numbers of `places` people, written beside their ids (`thu-tu-ID`); null unless each is there once. */
export function readOrder(form: FormData, places: number): string[] | null {
  const chosen = new Map<number, string>();
  for (const [name, value] of form.entries()) {
    if (!name.startsWith('thu-tu-') || typeof value !== 'string' || value.trim() === '') continue;
    const at = Number(value.trim());
    if (!Number.isInteger(at) || at < 1 || at > places || chosen.has(at)) return null;
    chosen.set(at, name.slice('thu-tu-'.length));
  }
  const order = Array.from({ length: places }, (_, i) => chosen.get(i + 1) ?? '');
  return order.includes('') ? null : order;
}

export const wordsOf = (lang: Lang) => area[lang];
