import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellText, clean, nfc, searchKey, sortKey } from './text.js';
import { anyCharacter } from '../../test/support/any-character.js';

/** Order of plain strings, as COLLATE "C" has it for these keys. */
const byKey = (a: string, b: string): number =>
  sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0;

describe('clean', () => {
  test.each([
    ['  Nguyễn \t Thị\n\nĐào ', 'Nguyễn Thị Đào'],
    ['Nguyễn\u00a0Thị\u3000Đào', 'Nguyễn Thị Đào'],
    ['Đào'.normalize('NFD'), 'Đào'],
    ['\u202eoàĐ\u202c', 'oàĐ'],
    ['Đ\u200bà\u00ado\ufeff', 'Đào'],
    ['a\u0000b\u0007c\ud800d', 'abcd'],
    ['a \u200b b', 'a b'],
    [`Q${'\u0316'.repeat(50)}`, `Q${'\u0316'.repeat(4)}`],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(clean(typed)).toBe(kept);
  });

  test('cleaning twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => expect(clean(clean(text))).toBe(clean(text))),
    );
  });
});

test('nfc makes one text of two ways to type it', () => {
  expect(nfc('e\u0302\u0301')).toBe('ế');
});

describe('searchKey', () => {
  test.each([
    ['Nguyễn Thị Đào', 'nguyen thi dao'],
    ['  ĐẮK   LẮK ', 'dak lak'],
    ['Thủy Hòa', 'thuy hoa'],
    ['Thuỷ Hoà', 'thuy hoa'],
    ["H'Hen Niê", 'hhen nie'],
    ['H’Hen Niê', 'hhen nie'],
    ["Cư M'gar", 'cu mgar'],
    ['TP. Hồ Chí Minh', 'tp ho chi minh'],
    ['Bà Rịa – Vũng Tàu', 'ba ria vung tau'],
    ['Bà Rịa-Vũng Tàu', 'ba ria vung tau'],
    ['Ðà Nẵng (with an eth)', 'da nang with an eth'],
    ['Phường 12', 'phuong 12'],
    ['ＤＡＫ', 'dak'],
    ['ƯỚC', 'uoc'],
    ['%_\\', ''],
  ])('%s is found as "%s"', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  test('marks, case and spaces never matter', () => {
    const word = fc.stringMatching(/^[a-zđĐàáạảãăằắâấêếôốơớưứýỳ]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const key = searchKey(words.join(' '));
        expect(searchKey(`  ${words.join('  ').toUpperCase()} `)).toBe(key);
        expect(searchKey(words.join(' ').normalize('NFD'))).toBe(key);
        expect(searchKey(key)).toBe(key);
        expect(key).toMatch(/^[a-z]+( [a-z]+)*$/);
      }),
    );
  });
});

describe('sortKey', () => {
  const names = ['An', 'Anh', 'Ánh', 'Ân', 'Ba', 'Bà', 'Bả', 'Bã', 'Bá', 'Bạ'];

  test('given names stand in the order of the alphabet, then of the tones', () => {
    expect(names.toReversed().toSorted(byKey)).toEqual(names);
    expect(
      names
        .map((name) => name.normalize('NFD'))
        .toReversed()
        .toSorted(byKey)
        .map(nfc),
    ).toEqual(names);
  });

  test.each([
    ['letters', 'A Ă Â B C D Đ E Ê G H I K L M N O Ô Ơ P Q R S T U Ư V X Y'],
    ['a letter weighs more than a tone', 'Hoa Hòa Hỏa Hõa Hóa Họa Hoan'],
    ['đ after every d', 'Da Dũng Dỵ Đa Đào'],
    ['ơ after ô after o', 'Bon Bọn Bôn Bồn Bơn'],
    ['marked letters take tones too', 'Ấn Ận Ba Ưng Ứng'],
    ['digits before letters', '1 2 A'],
  ])('%s: %s', (_, line) => {
    expect(line.split(' ').toReversed().toSorted(byKey)).toEqual(line.split(' '));
  });

  test('people stand by given name, then family name, then middle names', () => {
    const people = [
      'Lê An',
      'Nguyễn An',
      'Nguyễn Bình An',
      'Nguyễn Thị An',
      'Nguyễn Thị Mỹ An',
      'Nguyên Thị Án',
      'Trần Án',
      'Đỗ Anh',
      'Hoàng Văn Bình',
    ];
    expect(people.toReversed().toSorted(byKey)).toEqual(people);
  });

  test('how it was typed does not matter: hoà or hòa, case, spaces, apostrophes', () => {
    expect(sortKey(' TRẦN  thị HOÀ ')).toBe(sortKey('Trần Thị Hòa'));
    expect(sortKey("Niê H'Hen")).toBe(sortKey('Niê H’Hen'));
    expect(sortKey('Lê Ðạt')).toBe(sortKey('Lê Đạt'));
  });

  test('one word is a given name; no word sorts first', () => {
    expect(sortKey('Ánh')).toBe('a0n0h0 4');
    expect(sortKey(' ... ')).toBe('');
  });

  test('names from elsewhere have a place as well', () => {
    expect(['Zoë', 'Zoe', 'Franz', 'Фёдор', 'Wu'].toSorted(byKey)).toEqual([
      'Franz',
      'Wu',
      'Zoe',
      'Zoë',
      'Фёдор',
    ]);
  });
});

describe('cellText', () => {
  test.each([
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['+84912345678', "'+84912345678"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['\tNguyễn', "'\tNguyễn"],
    ['  =1', "'  =1"],
    ['＝1+1', "'＝1+1"],
    ['\u0000=1', "'=1"],
    ['Nguyễn Văn A', 'Nguyễn Văn A'],
    ['a=b', 'a=b'],
    ['half \ud800 a sign', 'half  a sign'],
    ["'=1", "'=1"],
    ['0912 345 678', '0912 345 678'],
    ['two\nlines', 'two\nlines'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(cellText(text)).toBe(cell);
  });

  test('no cell begins a formula, and writing twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', ' ='),
        (text, start) => {
          const cell = cellText(start + text);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
          expect(cellText(cell)).toBe(cell);
        },
      ),
    );
  });
});
