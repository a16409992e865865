import { describe, expect, it } from '@jest/globals';
import { searchKey } from '../core/text.js';
import { search } from './unit-search.js';

const entry = (name: string, within: string, ...aliases: string[]) => ({
  name,
  key: searchKey(name),
  within: searchKey(within),
  aliases: aliases.map(searchKey),
});

const entries = [
  entry(
    'Phường Long Châu',
    'Tỉnh Vĩnh Long',
    'Phường 1 (Thành phố Vĩnh Long)',
    'Phường 2 (Thành phố Vĩnh Long)',
  ),
  entry('Xã Tiên Thuỷ', 'Tỉnh Vĩnh Long', 'Xã Tiên Thủy'),
  entry('Phường 2', 'Thành phố Vĩnh Long'),
  entry('Xã Long Hồ', 'Tỉnh Vĩnh Long'),
];
const names = (typed: string, limit = 10) => search(entries, typed, limit).map(({ name }) => name);

describe('typing a unit', () => {
  it.each([
    ['long chau', ['Phường Long Châu']],
    ['LONG CHÂU', ['Phường Long Châu']],
    ['tien thuy', ['Xã Tiên Thuỷ']],
    ['Tiên Thủy', ['Xã Tiên Thuỷ']],
    ['phuong 2', ['Phường 2', 'Phường Long Châu']],
    ['phường 2 vĩnh long', ['Phường 2', 'Phường Long Châu']],
    ['ph lo', ['Phường Long Châu', 'Phường 2']],
    ['hồ', ['Xã Long Hồ']],
    ['không có', []],
    ['vĩnh long', ['Phường Long Châu', 'Xã Long Hồ']],
  ])('%s', (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it('nothing typed, or only signs, lists all in their order', () => {
    expect(names('')).toHaveLength(4);
    expect(names(' .,- ', 2)).toEqual(['Phường Long Châu', 'Xã Tiên Thuỷ']);
  });
});
