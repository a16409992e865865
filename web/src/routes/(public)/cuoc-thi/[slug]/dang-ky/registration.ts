import type { ContestView, Registration } from '#lib/api/types.ts';
import type { Register } from '#lib/messages/vi/register.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';

/** Everything typed so far; carried from step to step in the form itself, so nothing is kept on the server. */
export interface Typed {
  fullName: string;
  phone: string;
  birthYear: string;
  /** Only where the rules count ages by the day. */
  birthDate: string;
  division: string;
  processing: string;
  publicName: string;
  relative: string;
  /** Codes of groups, divided by commas. */
  groups: string;
  placeId: string;
  placeName: string;
}

export function readTyped(form: FormData): Typed {
  return {
    fullName: text(form, 'fullName').replace(/\s+/g, ' '),
    phone: text(form, 'phone'),
    birthYear: text(form, 'birthYear'),
    birthDate: text(form, 'birthDate'),
    division: text(form, 'division'),
    processing: text(form, 'processing'),
    publicName: text(form, 'publicName'),
    relative: text(form, 'relative'),
    groups: text(form, 'groups') || ticked(form),
    ...readPlace(text(form, 'placeId'), text(form, 'placeName')),
  };
}

/** Each group has a tick box of its own name. */
function ticked(form: FormData): string {
  const names = [...new Set(form.keys())].filter((name) => name.startsWith('group-'));
  return names.map((name) => name.slice('group-'.length)).join(',');
}

/** A radio of a place says both its id and its name, so that going back can show what was chosen. */
function readPlace(chosen: string, name: string): Pick<Typed, 'placeId' | 'placeName'> {
  const [placeId = '', placeName = name] = chosen.split('|');
  return { placeId, placeName };
}

/** Ten digits from 0, whatever people put between them; else what was typed. */
export function plainPhone(typed: string): string {
  const digits = typed.replace(/[\s.\-()]/g, '').replace(/^\+?84(?=\d{9}$)/, '0');
  return /^0\d{9}$/.test(digits) ? digits : typed;
}

/** Errors of the first step, all at once. The API checks again; this only spares a round trip. */
export function checkWho(typed: Typed, contest: ContestView, m: Register, thisYear: number): FieldErrors {
  const errors: FieldErrors = {};
  const letters = [...typed.fullName].length;
  if (letters < 2 || letters > 80) errors.fullName = m.faults.fullName;
  if (!/^0\d{9}$/.test(plainPhone(typed.phone))) errors.phone = m.faults.phone;
  const [min, max] = [1900, thisYear - 6];
  const year = Number(typed.birthYear);
  if (!/^\d{4}$/.test(typed.birthYear) || year < min || year > max)
    errors.birthYear = m.faults.birthYear(min, max);
  if (!contest.divisions.some((division) => division.code === typed.division))
    errors.division = m.faults.division;
  if (typed.processing !== 'yes') errors.processing = m.faults.processing;
  return errors;
}

export function toRegistration(typed: Typed, place: 'unit' | 'organization'): Registration {
  return {
    fullName: typed.fullName,
    phone: plainPhone(typed.phone),
    birthYear: Number(typed.birthYear),
    ...(typed.birthDate ? { birthDate: typed.birthDate } : {}),
    division: typed.division,
    ...(typed.groups ? { groups: typed.groups.split(',') } : {}),
    ...(typed.relative === 'yes' ? { relativeOfOrganisers: true } : {}),
    ...(place === 'unit' ? { unitId: typed.placeId } : { organizationId: typed.placeId }),
    consents: { processing: typed.processing === 'yes', publicName: typed.publicName === 'yes' },
  };
}

/** Names of the API's fields → of this form's. */
export const formFields: Record<string, string> = {
  fullName: 'fullName',
  phone: 'phone',
  birthYear: 'birthYear',
  birthDate: 'birthDate',
  division: 'division',
  groups: 'groups',
  consents: 'processing',
  unitId: 'placeId',
  organizationId: 'placeId',
};

/** Fields of the first step: an error on one of them sends the reader back to it. */
export const whoFields = ['fullName', 'phone', 'birthYear', 'birthDate', 'division', 'processing'];
