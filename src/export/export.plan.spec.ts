import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reportMap } from '../unit/report-map.js';
import { planByOrganization, planByUnit, sheetName, type Tally } from './export.plan.js';
import { anyCharacter } from '../../test/support/any-character.js';

const unit = (id: string, level: string, name: string, parentId: string | null = null) => ({
  id,
  period: id.split('-')[0]!,
  level,
  type: '',
  name,
  parentId,
});
const units = [
  unit('2021-p', 'province', 'Tỉnh'),
  unit('2021-d1', 'district', 'Huyện Một', '2021-p'),
  unit('2021-d2', 'district', 'Huyện Hai', '2021-p'),
  unit('2021-a', 'commune', 'Xã A', '2021-d1'),
  unit('2021-b', 'commune', 'Xã B', '2021-d1'),
  unit('2021-c', 'commune', 'Xã C', '2021-d2'),
  unit('2025-p', 'province', 'Tỉnh mới'),
  unit('2025-a', 'commune', 'Xã An Bình', '2025-p'),
  unit('2025-b', 'commune', 'Xã An Bình', '2025-p'),
  unit('2025-x', 'commune', 'Xã Xa', '2025-p'),
];
const successions = [
  { oldId: '2021-a', newId: '2025-a', primaryForward: true, primaryBackward: true },
  { oldId: '2021-b', newId: '2025-a', primaryForward: true, primaryBackward: false },
  { oldId: '2021-c', newId: '2025-b', primaryForward: true, primaryBackward: true },
];
const old = reportMap('2021', units, successions);
const now = reportMap('2025', units, successions);
const tally = (key: string | null, people: number): Tally => ({
  key,
  people,
  attempts: people * 2,
  scoreMilli: people * 1000,
});

describe('by unit', () => {
  it('has a sheet for each district with its communes, whichever map people chose from', () => {
    const plan = planByUnit(old, old.places, [tally('2025-a', 2), tally('2021-a', 1), tally('2021-c', 3)]);
    expect(plan.lines.map(({ district, name, people }) => [district, name, people])).toEqual([
      ['Huyện Một', 'Xã A', 3],
      ['Huyện Một', 'Xã B', 0],
      ['Huyện Hai', 'Xã C', 3],
    ]);
    expect(plan.sheets.map(({ name, people, attempts }) => [name, people, attempts])).toEqual([
      ['Huyện Một', 3, 6],
      ['Huyện Hai', 3, 6],
    ]);
  });

  it('has a sheet only for communes with people where there are no districts; namesakes stay apart', () => {
    const plan = planByUnit(now, now.places, [tally('2021-c', 1), tally('2025-a', 1)]);
    expect(plan.lines.map(({ name, people }) => [name, people])).toEqual([
      ['Xã An Bình', 1],
      ['Xã An Bình', 1],
      ['Xã Xa', 0],
    ]);
    expect(plan.sheets.map(({ name }) => name)).toEqual(['Xã An Bình', 'Xã An Bình (2)']);
  });

  it('puts who is outside of the map, and who has no unit, on sheets of their own', () => {
    const plan = planByUnit(old, old.places, [tally('2025-x', 1), tally('2025-p', 2), tally(null, 4)]);
    expect(plan.lines.slice(3).map(({ name, people }) => [name, people])).toEqual([
      ['Ngoài địa bàn', 3],
      ['Dự thi theo cơ quan', 4],
    ]);
    expect(plan.sheets.map(({ name }) => name)).toEqual([
      'Huyện Một',
      'Huyện Hai',
      'Ngoài địa bàn',
      'Dự thi theo cơ quan',
    ]);
  });

  it('loses nobody, on any map, with any part of the places shown', () => {
    const keys = [...units.map(({ id }) => id), null, 'unknown'];
    fc.assert(
      fc.property(
        fc.constantFrom(old, now),
        fc.subarray(keys),
        fc.array(fc.nat(9), { minLength: 20, maxLength: 20 }),
        fc.nat(4),
        (map, chosen, numbers, hidden) => {
          const tallies = chosen.map((key, i) => tally(key, numbers[i]!));
          const plan = planByUnit(map, map.places.slice(hidden), tallies);
          const people = tallies.reduce((sum, each) => sum + each.people, 0);
          for (const rows of [plan.lines, plan.sheets]) {
            expect(rows.reduce((sum, each) => sum + each.people, 0)).toBe(people);
          }
          expect(plan.spots).toHaveLength(chosen.length);
          expect(new Set(plan.spots.map(({ key }) => key))).toEqual(new Set(chosen));
        },
      ),
    );
  });
});

describe('by organization', () => {
  it('lists those without people too, and has sheets only for those with people', () => {
    const shown = [
      { id: 'x', name: 'Sở X', headCount: 10 },
      { id: 'y', name: 'Sở Y', headCount: null },
    ];
    const plan = planByOrganization(shown, [tally('x', 5), tally(null, 1)]);
    expect(plan.lines.map(({ name, people, headCount }) => [name, people, headCount])).toEqual([
      ['Sở X', 5, 10],
      ['Sở Y', 0, null],
      ['Không ghi cơ quan', 1, null],
    ]);
    expect(plan.sheets.map(({ name }) => name)).toEqual(['Sở X', 'Không ghi cơ quan']);
  });
});

describe('names of sheets', () => {
  it.each([
    ['Sở Y/tế [số 1]: ?*\\', 'Sở Y tế số 1'],
    ["Ấp H'Hen", 'Ấp H Hen'],
    ['History', 'Trang History'],
    [' * ', 'Trang'],
    ['Uỷ ban nhân dân phường Long Châu tỉnh Vĩnh Long', 'Uỷ ban nhân dân phường Long Châ'],
  ])('%s → %s', (title, name) => {
    expect(sheetName(title, new Set())).toBe(name);
  });

  it('are valid and unlike each other, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: anyCharacter, maxLength: 40 }), { maxLength: 20 }), (titles) => {
        const taken = new Set(['tổng hợp']);
        const names = [...titles, ...titles, 'Tổng hợp'].map((title) => sheetName(title, taken));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/);
          expect(name).toBe(name.trim());
          expect(name.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
