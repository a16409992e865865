import type { Schemas } from '#lib/api/types.ts';

export type Draft = Schemas['DraftView'];
export type DraftCheck = Schemas['DraftCheckAnswer'];
export type Found = Schemas['FoundView'];
export type Step = Draft['fields'][number]['step'];

/** The steps in their order, with the last part of their addresses. */
export const places = {
  template: 'mau',
  who: 'doi-tuong',
  papers: 'de-thi',
  prizes: 'giai-thuong',
  review: 'ra-soat',
} as const;
export type Place = keyof typeof places;
export const order = Object.keys(places) as Place[];

/** The step of an address; null for any other word. */
export const stepAt = (word: string): Step | null =>
  (['who', 'papers', 'prizes'] as const).find((step) => places[step] === word) ?? null;

export const wizardPath = (id: string, place: Place): string => `/quan-tri/cuoc-thi/${id}/${places[place]}`;
export const wholePath = (id: string, line = 0): string =>
  `/quan-tri/cuoc-thi/${id}/toan-bo${line > 0 ? `?dong=${line}` : ''}`;
export const afterStep: Record<Step, Place> = { who: 'papers', papers: 'prizes', prizes: 'review' };

/** Name of a field's input, which is its id too. */
export const inputName = (field: string): string => `o-${field}`;

/** Where something found is mended: at its field, or at its line of the whole document. */
export function placeOf(id: string, { field, step, line, path }: Found): string {
  if (path === 'slug') return `${wholePath(id)}#slug`;
  return field === null ? `${wholePath(id, line)}#yaml` : `${wizardPath(id, step)}#${inputName(field)}`;
}

/** The first message of each field, by the name of its input. */
export function faultsOf(problems: readonly Found[], step: Step): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { field, message, step: at } of problems)
    if (field !== null && at === step) faults[inputName(field)] ??= message;
  return faults;
}

/** What was typed, by code of the field, and the bank. */
export function typedIn(form: FormData): { values: Record<string, string>; bank?: string } {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries())
    if (typeof value === 'string' && name.startsWith('o-') && name !== 'o-bank')
      values[name.slice(2)] = value;
  const bank = form.get('o-bank');
  return { values, ...(typeof bank === 'string' && bank !== '' ? { bank } : {}) };
}

/** `2027-03-01` as people write it; anything else as it was typed. */
export const dayTyped = (value: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year ? `${day}/${month}/${year}` : value;
};

/** 1500000 as 1.500.000; what is no number stays as it was typed. */
export const moneyTyped = (value: string): string =>
  /^\d{4,}$/.test(value) ? value.replace(/\B(?=(\d{3})+$)/g, '.') : value;
