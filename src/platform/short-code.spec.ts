import { describe, expect, it } from '@jest/globals';
import { readShortCode, shortCode } from './short-code.js';

describe('a short code', () => {
  it('follows from secret and text alone', () => {
    expect(shortCode('s', 'a')).toBe(shortCode('s', 'a'));
    expect(shortCode('s', 'a')).not.toBe(shortCode('s', 'b'));
    expect(shortCode('s', 'a')).not.toBe(shortCode('t', 'a'));
  });

  it('has eight signs without I, L, O and U, and reads back', () => {
    const codes = Array.from({ length: 2000 }, (_, i) => shortCode('secret', String(i)));
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      expect(readShortCode(code)).toBe(code);
    }
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('')).size).toBe(32);
  });

  it.each([
    ['7k2m-9xqd', '7K2M9XQD'],
    [' 7K2M 9XQD ', '7K2M9XQD'],
    ['oOiIlLuU', '001111VV'],
    ['7K2M9XQ', null],
    ['7K2M9XQDA', null],
    ['7K2M9XQ!', null],
    ['７K2M9XQD', null],
    ['', null],
  ])('typed as %j is read as %j', (typed, read) => expect(readShortCode(typed)).toBe(read));
});
