import type { Problem } from '#lib/api/types.ts';
import { errors as area } from '#lib/messages/errors.ts';
import type { Lang } from '#lib/i18n.ts';

/** A form's errors: field → sentence; `''` for the form as a whole. */
export type FieldErrors = Record<string, string>;

/** One text field, trimmed and in NFC. Absent and file fields are empty. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

/** A field taken exactly as typed, such as a password: a space at its end belongs to it. */
export function asTyped(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/**
 * A refusal of the API as errors of a form. `fields` maps the API's names to the form's;
 * what has no field of its own stands at the top.
 */
export function asErrors(problem: Problem, lang: Lang, fields: Record<string, string> = {}): FieldErrors {
  const m = area[lang];
  const whole = problem.code === 'offline' ? m.offline : problem.message || m.fallback;
  const named = problem.errors ?? (problem.field ? [{ field: problem.field, message: whole }] : []);
  const errors: FieldErrors = {};
  for (const { field, message } of named)
    errors[fields[field] ?? fields[field.split('.')[0] ?? ''] ?? ''] ??= message;
  return Object.keys(errors).length > 0 ? errors : { '': whole };
}
