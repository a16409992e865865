import { describe, expect, it } from '@jest/globals';
import { readUnitFiles } from './unit-files.js';
import { reportMap, type Succession, type UnitFact } from './report-map.js';

const files = await readUnitFiles('units');
const units: UnitFact[] = files.units.map((unit) => ({ ...unit, parentId: unit.parent_id }));
const successions: Succession[] = files.successions.map((row) => ({
  oldId: row.old_id,
  newId: row.new_id,
  primaryForward: row.primary_forward,
  primaryBackward: row.primary_backward,
}));
const old = reportMap('2021', units, successions);
const now = reportMap('2025', units, successions);

describe('the map of 2025', () => {
  it('has 124 communes and no districts', () => {
    expect(now.places).toHaveLength(124);
    expect(new Set(now.places.map((place) => place.districtId))).toEqual(new Set([null]));
  });

  it('places every commune of 2021, also those that ended in 2024', () => {
    const communes = units.filter((unit) => unit.period === '2021' && unit.level === 'commune');
    expect(communes).toHaveLength(107);
    expect(communes.filter((unit) => now.placeOf(unit.id).unitId === null)).toEqual([]);
  });

  // The cases that units/README.md decides.
  it.each([
    ['2021-29551', 'Phường Long Châu'],
    ['2021-29719', 'Xã Tam Bình'],
    ['2021-29758', 'Xã Tam Bình'],
    ['2021-29854', 'Xã Trà Ôn'],
    ['2021-29764', 'Xã Ngãi Tứ'],
    ['2021-29771', 'Phường Bình Minh'],
    ['2025-29771', 'Phường Bình Minh'],
  ])('%s is counted at %s', (id, name) => {
    expect(now.placeOf(id).name).toBe(name);
  });
});

describe('the map of 2021', () => {
  it('has 107 communes, each in a district', () => {
    expect(old.places).toHaveLength(107);
    expect(old.places.filter((place) => place.districtId === null)).toEqual([]);
  });

  it.each([
    ['2025-29551', 'Phường 1', 'Thành phố Vĩnh Long'],
    ['2025-29728', 'Xã Mỹ Lộc', 'Huyện Tam Bình'],
    ['2025-29771', 'Xã Thuận An', 'Thị xã Bình Minh'],
    ['2025-29557', 'Xã Phước Hậu', 'Huyện Long Hồ'],
  ])('%s is counted at %s, %s', (id, name, districtName) => {
    expect(old.placeOf(id)).toMatchObject({ name, districtName });
  });

  it('leaves the 89 communes of Bến Tre and Trà Vinh outside, not lost', () => {
    const outside = units
      .filter((unit) => unit.period === '2025' && unit.level === 'commune')
      .filter((unit) => old.placeOf(unit.id) === old.outside);
    expect(outside).toHaveLength(89);
    expect(old.outside.name).toContain('2021');
  });
});

describe('who lies within', () => {
  it('a commune of 2025: itself and the old ones counted there', () => {
    expect([...now.within('2025-29551')].sort()).toEqual([
      '2021-29542',
      '2021-29548',
      '2021-29551',
      '2021-29572',
      '2025-29551',
    ]);
  });

  it('a district of 2021: its communes, and the new ones counted at them', () => {
    const people = now.within('2021-861');
    const district = units.find((unit) => unit.id === '2021-861');
    expect(district?.level).toBe('district');
    expect(people.filter((id) => id.startsWith('2021-'))).toHaveLength(
      units.filter((unit) => unit.parentId === '2021-861').length,
    );
    expect(people.some((id) => id.startsWith('2025-'))).toBe(true);
  });

  it('the province: everybody; an unknown unit: nobody', () => {
    const province = units.find((unit) => unit.period === '2025' && unit.level === 'province');
    expect(now.within(province?.id ?? '')).toHaveLength(107 + 124);
    expect(now.within('2025-x')).toEqual([]);
  });
});

it('an unknown period places nobody', () => {
  expect(reportMap('1999', units, successions).placeOf('2025-29551').unitId).toBeNull();
  expect(now.placeOf(null)).toBe(now.outside);
});
