import { describe, expect, test } from '@jest/globals';
import type { ContestView, Problem } from '#lib/api/types.ts';
import { register as m } from '#lib/messages/vi/register.ts';
import { asErrors } from '#lib/server/form.ts';
import { localPath } from '#lib/server/same-origin.ts';
import { checkWho, formFields, plainPhone, readTyped, toRegistration } from './registration.ts';

const contest = {
  divisions: [{ code: 'nguoi-dan', nameVi: 'Người dân', nameEn: 'Residents', place: 'unit' }],
} as ContestView;

const form = (changes: Record<string, string> = {}): FormData => {
  const data = new FormData();
  const right = {
    fullName: 'Nguyễn Thị Đào',
    phone: '0912 345 678',
    birthYear: '1980',
    division: 'nguoi-dan',
    processing: 'yes',
    placeId: '2025-1|Xã A',
  };
  for (const [name, value] of Object.entries({ ...right, ...changes })) data.set(name, value);
  return data;
};
const faults = (changes: Record<string, string>): string[] =>
  Object.keys(checkWho(readTyped(form(changes)), contest, m, 2026));

describe('the first step of registering', () => {
  test('takes what is right', () => expect(faults({})).toEqual([]));

  test.each<[string, Record<string, string>, string[]]>([
    ['no name', { fullName: '  ' }, ['fullName']],
    ['a name of one letter', { fullName: 'Đ' }, ['fullName']],
    ['a name of 81 letters', { fullName: 'ă'.repeat(81) }, ['fullName']],
    ['a name of 80 letters written with marks apart', { fullName: 'ă'.repeat(80).normalize('NFD') }, []],
    ['a phone of nine digits', { phone: '091234567' }, ['phone']],
    ['a phone with letters', { phone: '09123O5678' }, ['phone']],
    ['a year of two digits', { birthYear: '80' }, ['birthYear']],
    ['a child of five', { birthYear: '2021' }, ['birthYear']],
    ['a child of six', { birthYear: '2020' }, []],
    ['a year before 1900', { birthYear: '1899' }, ['birthYear']],
    ['a year and more', { birthYear: '1980.5' }, ['birthYear']],
    ['another contest’s division', { division: 'hoc-sinh' }, ['division']],
    ['no consent', { processing: '' }, ['processing']],
    [
      'nothing',
      { fullName: '', phone: '', birthYear: '', division: '', processing: '' },
      ['fullName', 'phone', 'birthYear', 'division', 'processing'],
    ],
  ])('%s', (_, changes, wrong) => expect(faults(changes)).toEqual(wrong));

  test.each([
    ['0912345678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['(091) 234-5678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['8491234567', '8491234567'],
    ['12', '12'],
  ])('the phone %s is %s', (typed, phone) => expect(plainPhone(typed)).toBe(phone));
});

describe('what is sent', () => {
  const typed = readTyped(form({ fullName: ' Nguyễn   Thị Đào ', publicName: 'yes' }));

  test('carries the place by its kind', () => {
    expect(toRegistration(typed, 'unit')).toEqual({
      fullName: 'Nguyễn Thị Đào',
      phone: '0912345678',
      birthYear: 1980,
      division: 'nguoi-dan',
      unitId: '2025-1',
      consents: { processing: true, publicName: true },
    });
    expect(toRegistration(typed, 'organization')).toMatchObject({ organizationId: '2025-1' });
  });

  test('keeps the name of a place beside its id', () => {
    expect(typed).toMatchObject({ placeId: '2025-1', placeName: 'Xã A' });
    expect(readTyped(form({ placeId: '', placeName: 'xa a' }))).toMatchObject({
      placeId: '',
      placeName: 'xa a',
    });
  });
});

describe('a refusal beside its fields', () => {
  const problem = (changes: Partial<Problem>): Problem => ({
    status: 400,
    code: 'bad_input',
    message: 'Có chỗ cần sửa.',
    requestId: 'x',
    ...changes,
  });

  test.each<[string, Partial<Problem>, Record<string, string>]>([
    ['stands at the top when it names none', {}, { '': 'Có chỗ cần sửa.' }],
    ['goes to the field it names', { field: 'phone' }, { phone: 'Có chỗ cần sửa.' }],
    [
      'goes to the form’s own name of an inner field',
      { errors: [{ field: 'consents.processing', code: 'consent_required', message: 'Cần đồng ý.' }] },
      { processing: 'Cần đồng ý.' },
    ],
    [
      'keeps the first sentence of a field',
      {
        errors: [
          { field: 'unitId', code: 'place_unknown', message: 'Không có xã này.' },
          { field: 'organizationId', code: 'place_unknown', message: 'Không có cơ quan này.' },
          { field: 'la', code: 'unknown_field', message: 'Không có mục này.' },
        ],
      },
      { placeId: 'Không có xã này.', '': 'Không có mục này.' },
    ],
  ])('%s', (_, changes, errors) => expect(asErrors(problem(changes), 'vi', formFields)).toEqual(errors));

  test('speaks itself when nothing answered', () => {
    expect(asErrors(problem({ code: 'offline', message: '' }), 'vi')['']).toMatch(/mất mạng/);
    expect(asErrors(problem({ code: 'internal', message: '' }), 'en')['']).not.toBe('');
  });
});

test.each([
  ['/cuoc-thi/x?a=1', '/cuoc-thi/x?a=1'],
  ['//vi-du.example', '/'],
  ['/\\vi-du.example', '/'],
  ['https://vi-du.example', '/'],
  ['', '/'],
  [null, '/'],
])('the way back %s leads to %s', (told, path) => expect(localPath(told)).toBe(path));
