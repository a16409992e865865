import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fillDefaults } from '../rules-check/check.js';
import { momentOf } from '../rules-schema/moments.js';
import type { Rulebook } from '../rules/document.js';
import { ageFits, ageOn, isBirthDay } from './age.js';
import { type EntryClaim, entryProblems, registrationRefusal, registrationWindow } from './entry.js';

const template = (name: string): Rulebook => {
  const { template: _, ...document } = parse(readFileSync(`rulebooks/${name}.yaml`, 'utf8')) as object & {
    template: unknown;
  };
  return fillDefaults(document);
};
const base = template('ba-muoi-phut-tai-khoan-cap');
const at = (local: string) => momentOf(local) ?? 0;

describe('an age', () => {
  it.each([
    ['the day before the birthday', { year: 2010, day: '2010-04-02' }, '2027-04-01', 16, 16],
    ['on the birthday', { year: 2010, day: '2010-04-01' }, '2027-04-01', 17, 17],
    ['of a leap day, in a common year', { year: 2008, day: '2008-02-29' }, '2027-02-28', 18, 18],
    ['of a leap day, a day later', { year: 2008, day: '2008-02-29' }, '2027-03-01', 19, 19],
    ['of a year alone', { year: 2010, day: null }, '2027-04-01', 16, 17],
  ])('%s', (_, born, day, least, most) => {
    expect(ageOn(born, day)).toEqual({ least, most });
  });

  const days = { registration: '2027-01-10', attempts: { first: '2027-04-01', last: '2027-04-20' } };
  it.each([
    ['old enough by the year alone', { min: 16, max: null, on: 'attempt' }, 2010, null, 'fits'],
    ['perhaps old enough', { min: 16, max: null, on: 'attempt' }, 2011, null, 'day-needed'],
    ['sixteen on the last day', { min: 16, max: null, on: 'attempt' }, 2011, '2011-04-20', 'fits'],
    ['sixteen a day too late', { min: 16, max: null, on: 'attempt' }, 2011, '2011-04-21', 'too-young'],
    ['counted when registering', { min: 16, max: null, on: 'registration' }, 2011, '2011-01-11', 'too-young'],
    ['too old by the year alone', { min: null, max: 15, on: '2027-01-01' }, 2010, null, 'too-old'],
    ['fifteen on the named day', { min: null, max: 15, on: '2027-01-01' }, 2011, '2011-01-02', 'fits'],
    ['without bounds', null, 1900, null, 'fits'],
  ])('%s', (_, age, year, day, verdict) => {
    if (day !== null) expect(isBirthDay(day, year)).toBe(true);
    expect(ageFits(age, { year, day }, days)).toBe(verdict);
  });
});

describe('the time of registering', () => {
  const rules: Rulebook = {
    ...base,
    entry: { ...base.entry, registersFrom: '2027-03-01 08:00', registersUntil: '2027-03-31 24:00' },
  };
  it.each([
    ['2027-03-01 07:59:59', 'registration_not_open'],
    ['2027-03-01 08:00:00', null],
    ['2027-03-31 23:59:59', null],
    ['2027-04-01 00:00:00', 'registration_over'],
  ])('at %s', (now, refusal) => {
    expect(registrationRefusal(registrationWindow(rules), at(now))).toBe(refusal);
  });

  it('ends with the last round where the rules say nothing', () => {
    const { from, until } = registrationWindow(base);
    expect([from, until]).toEqual([null, at('2027-04-20 17:00')]);
  });
});

describe('what the rules do not admit', () => {
  const rules: Rulebook = {
    ...base,
    divisions: base.divisions.map((each) =>
      each.code === 'doan-vien'
        ? { ...each, age: { min: 16, max: 30, on: '2027-04-01' }, organizationKinds: ['school'] }
        : each,
    ),
    entry: {
      ...base.entry,
      groups: [{ code: 'mot-cua', name: 'Bộ phận Một cửa', duty: 'mandatory', divisions: ['cbccvc'] }],
    },
  };
  const claim = (changes: Partial<EntryClaim>): EntryClaim => ({
    division: 'doan-vien',
    born: { year: 2005, day: null },
    organizationKind: 'school',
    groups: [],
    ...changes,
  });
  const problems = (changes: Partial<EntryClaim>) =>
    entryProblems(rules, claim(changes), at('2027-03-01 08:00')).map(({ field, code }) => `${field} ${code}`);

  it('is told all at once, at its field', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ division: 'khac' })).toEqual(['division division_unknown']);
    expect(
      problems({ born: { year: 1980, day: null }, organizationKind: 'department', groups: ['mot-cua', 'x'] }),
    ).toEqual([
      'division age_too_old',
      'organizationId place_unfit',
      'groups group_not_of_division',
      'groups group_unknown',
    ]);
    expect(problems({ born: { year: 2011, day: null } })).toEqual(['birthDate birth_date_needed']);
    expect(problems({ born: { year: 2011, day: '2011-04-01' } })).toEqual([]);
  });

  it('names the divisions that would do', () => {
    const [problem] = entryProblems(
      rules,
      claim({ born: { year: 1980, day: null } }),
      at('2027-03-01 08:00'),
    );
    expect(problem?.params).toEqual({
      division: 'Đoàn viên, học sinh, sinh viên',
      age: 30,
      others: 'Cán bộ, công chức, viên chức',
    });
  });
});
