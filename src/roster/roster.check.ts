import { isBirthDay } from '../core/entry/age.js';
import { entryProblems } from '../core/entry/entry.js';
import type { Rulebook } from '../core/rules/document.js';
import { searchKey } from '../core/text.js';
import { birthYears, isBirthYear, isFullName } from '../contestant/contestant.policy.js';
import { parsePhone } from '../contestant/phone.js';
import type { ErrorCode, ErrorParams } from '../platform/errors.js';
import type { Found, Places } from './roster.places.js';
import { type Column, looksGarbled, type RosterLine } from './roster.table.js';

/** A person as the roster has them. */
export interface Person {
  accountCode: string | null;
  fullName: string;
  /** E.164; null: none told. */
  phone: string | null;
  birthYear: number;
  born: string | null;
  division: string;
  unitId: string | null;
  organizationId: string | null;
  groups: string[];
}

/** What is wrong in a cell, or worth a look; `column` null: the row as a whole. */
export interface RowNote {
  column: Column | null;
  code: ErrorCode;
  params: ErrorParams;
}

/**
 * What became of a row. `added`: in now; `known`: was in with the same data; `refused`: not in, with every reason.
 * Notes of the first two are only worth a look.
 */
export interface Fate {
  row: number;
  name: string;
  state: 'added' | 'known' | 'refused';
  notes: RowNote[];
}

/** What judging a row needs to know. */
export interface RosterGround {
  rules: Rulebook;
  divisions: { code: string; nameVi: string; nameEn: string; place: 'unit' | 'organization' }[];
  places: Places;
  /** People of the roster already. */
  people: readonly Person[];
  /** Phones of contestants who entered without the roster. */
  phonesElsewhere: ReadonlySet<string>;
  /** Epoch ms. */
  now: number;
}

const accountPattern = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/** Every row's fate, and the people who come in. Depends on nothing but its arguments. */
export function judge(
  lines: readonly RosterLine[],
  ground: RosterGround,
): { fates: Fate[]; added: Person[] } {
  const known = new Register();
  for (const person of ground.people) known.add(person, null);
  const added: Person[] = [];
  const fates = lines.map((line): Fate => {
    const fate = { row: line.row, name: line.cells.name };
    const { person, faults } = read(line, ground);
    if (person === null) return { ...fate, state: 'refused', notes: faults };
    const seen = known.find(person);
    if (seen !== null) {
      const same = JSON.stringify(seen.person) === JSON.stringify(person);
      if (same && seen.row === null) {
        seen.row = line.row;
        return { ...fate, state: 'known', notes: [] };
      }
      return { ...fate, state: 'refused', notes: [clash(person, seen, same)] };
    }
    if (person.phone !== null && ground.phonesElsewhere.has(person.phone)) {
      return {
        ...fate,
        state: 'refused',
        notes: [{ column: 'phone', code: 'roster_phone_entered', params: {} }],
      };
    }
    const alike = known.alike(person);
    known.add(person, line.row);
    added.push(person);
    return { ...fate, state: 'added', notes: alike };
  });
  return { fates, added };
}

interface Seen {
  person: Person;
  /** Row of this file; null: from the roster itself. */
  row: number | null;
}

function clash(person: Person, { person: other, row }: Seen, same: boolean): RowNote {
  if (row !== null) return { column: null, code: 'roster_duplicate', params: { row } };
  const byPhone = person.accountCode !== other.accountCode && person.phone === other.phone;
  if (byPhone) return { column: 'phone', code: 'roster_phone_taken', params: { name: other.fullName } };
  return { column: null, code: same ? 'roster_duplicate' : 'roster_differs', params: { row: 0 } };
}

/** People by all that tells them apart: the account's code, the phone, else name, year of birth and place. */
class Register {
  private readonly byAccount = new Map<string, Seen>();
  private readonly byPhone = new Map<string, Seen>();
  private readonly bySelf = new Map<string, Seen>();

  add(person: Person, row: number | null): void {
    const seen = { person, row };
    if (person.accountCode !== null) this.byAccount.set(person.accountCode, seen);
    if (person.phone !== null) this.byPhone.set(person.phone, seen);
    this.bySelf.set(selfOf(person), seen);
  }

  find(person: Person): Seen | null {
    const { accountCode, phone } = person;
    const found =
      (accountCode === null ? undefined : this.byAccount.get(accountCode)) ??
      (phone === null ? undefined : this.byPhone.get(phone));
    if (found || accountCode !== null || phone !== null) return found ?? null;
    return this.bySelf.get(selfOf(person)) ?? null;
  }

  /** Two people of one name, year and place may well be two; they are let in and told. */
  alike(person: Person): RowNote[] {
    const seen = this.bySelf.get(selfOf(person));
    if (!seen) return [];
    const code = seen.row === null ? 'roster_note_alike_there' : 'roster_note_alike';
    return [{ column: null, code, params: seen.row === null ? {} : { row: seen.row } }];
  }
}

const selfOf = ({ fullName, birthYear, unitId, organizationId }: Person): string =>
  [searchKey(fullName), birthYear, unitId ?? organizationId].join('|');

function read({ cells }: RosterLine, ground: RosterGround): { person: Person | null; faults: RowNote[] } {
  const faults: RowNote[] = [];
  const fault = (column: Column, code: ErrorCode, params: ErrorParams = {}): null => {
    faults.push({ column, code, params });
    return null;
  };
  if (looksGarbled(cells.name)) fault('name', 'roster_garbled');
  else if (!isFullName(cells.name)) fault('name', 'name_invalid');
  const birth = readBirth(cells.birth);
  if (birth === null) fault('birth', 'roster_birth_invalid', { value: cells.birth || '–' });
  else if (!isBirthYear(birth.year)) fault('birth', 'birth_year_invalid', birthYears());
  const phone = cells.phone === '' ? null : parsePhone(cells.phone);
  if (cells.phone !== '' && phone === null) {
    const shortened = /e\+?\d/i.test(cells.phone);
    fault('phone', shortened ? 'roster_phone_shortened' : 'roster_phone_invalid', { value: cells.phone });
  }
  const accountCode = cells.account === '' ? null : cells.account;
  if (accountCode !== null && !accountPattern.test(accountCode))
    fault('account', 'roster_account_invalid', { value: accountCode });
  const division = readDivision(cells.division, ground, fault);
  const groups = readGroups(cells.groups, ground, fault);
  const unit =
    division?.place === 'unit' ? placed('unit', cells.unit, (name) => ground.places.unit(name), fault) : null;
  const organization =
    division?.place === 'organization'
      ? placed('organization', cells.organization, (name) => ground.places.organization(name), fault)
      : null;
  if (division && birth !== null) {
    const claim = { division: division.code, organizationKind: organization?.kind ?? null, groups };
    for (const { field, code, params } of entryProblems(
      ground.rules,
      { ...claim, born: { year: birth.year, day: birth.day } },
      ground.now,
    ))
      fault(columnOf[field], code, params);
  }
  if (faults.length > 0 || birth === null || !division) return { person: null, faults };
  const dated = ground.rules.divisions.some(({ code, age }) => code === division.code && age !== null);
  const { year: birthYear, day } = birth;
  const person: Person = {
    accountCode,
    fullName: cells.name,
    phone,
    birthYear,
    // Kept only where an age is counted by the day.
    born: dated ? day : null,
    division: division.code,
    unitId: unit,
    organizationId: organization?.id ?? null,
    groups: groups.toSorted(),
  };
  return { person, faults };
}

const columnOf = {
  division: 'division',
  birthDate: 'birth',
  organizationId: 'organization',
  groups: 'groups',
} as const satisfies Record<string, Column>;

type Fault = (column: Column, code: ErrorCode, params?: ErrorParams) => null;

/** A year, or a day as people here write it (day first) or as spreadsheets keep it; null for anything else. */
export function readBirth(text: string): { year: number; day: string | null } | null {
  if (/^\d{4}$/.test(text)) return { year: Number(text), day: null };
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.\-\s]+(\d{1,2})[/.\-\s]+(\d{4})$/.exec(text) ?? [];
  const day = d === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const year = Number(day.slice(0, 4));
  return /^\d{4}-\d\d-\d\d$/.test(day) && isBirthDay(day, year) ? { year, day } : null;
}

function readDivision(written: string, { divisions }: RosterGround, fault: Fault) {
  const [only] = divisions;
  if (written === '' && divisions.length === 1 && only) return only;
  const listed = divisions.map(({ nameVi }) => nameVi).join(', ');
  if (written === '') return fault('division', 'roster_division_missing', { divisions: listed });
  const key = searchKey(written);
  const found = divisions.find(({ code, nameVi, nameEn }) =>
    [code, nameVi, nameEn].some((name) => name !== '' && searchKey(name) === key),
  );
  return found ?? fault('division', 'roster_division_unknown', { value: written, divisions: listed });
}

function readGroups(written: string, { rules }: RosterGround, fault: Fault): string[] {
  const names = written.split(/[,;]/).map((name) => name.trim());
  return [...new Set(names)].flatMap((name) => {
    if (name === '') return [];
    const key = searchKey(name);
    const group = rules.entry.groups.find((each) =>
      [each.code, each.name].some((one) => searchKey(one) === key),
    );
    if (group) return [group.code];
    const groups = rules.entry.groups.map((each) => each.name).join(', ') || '–';
    fault('groups', 'roster_group_unknown', { value: name, groups });
    return [];
  });
}

function placed<T>(
  column: 'unit' | 'organization',
  written: string,
  find: (name: string) => Found<T>,
  fault: Fault,
): T | null {
  if (written === '')
    return fault(column, column === 'unit' ? 'roster_unit_missing' : 'roster_organization_missing');
  const found = find(written);
  if ('one' in found) return found.one;
  if ('many' in found)
    return fault(column, 'roster_place_ambiguous', { value: written, places: found.many.join('; ') });
  if (column === 'unit') return fault(column, 'roster_unit_unknown', { value: written });
  return found.near === null
    ? fault(column, 'roster_organization_unknown', { value: written })
    : fault(column, 'roster_organization_near', { value: written, near: found.near });
}
