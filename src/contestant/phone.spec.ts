import { describe, expect, it } from '@jest/globals';
import { localPhone, maskPhone, parsePhone } from './phone.js';

describe('a phone number', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '(0912) 345 678',
    ' 0912345678 ',
    '+84912345678',
    '+84 912 345 678',
    '+84 (0)912 345 678',
    '84912345678',
    '0084912345678',
    '912345678',
    '０９１２３４５６７８',
  ])('written %p is one number', (text) => {
    expect(parsePhone(text)).toBe('+84912345678');
  });

  it.each([
    ['a digit short', '091234567'],
    ['a digit long', '09123456789'],
    ['the old eleven digits', '01681234567'],
    ['a land line', '0270 3822 123'],
    ['another country', '+1 202 555 0100'],
    ['letters in it', '0912 345 67o'],
    ['words around it', 'gọi 0912345678'],
    ['an extension', '0912345678 ext 3'],
    ['two numbers', '0912345678 0912345679'],
    ['nothing', ''],
    ['a NUL byte', '0912345678\0'],
    ['a very long text', '0'.repeat(10_000)],
    ['an unused prefix', '0400000000'],
  ])('with %s is refused', (_, text) => {
    expect(parsePhone(text)).toBeNull();
  });

  it('is shown in threes, and masked in lists', () => {
    expect(localPhone('+84912345678')).toBe('0912 345 678');
    expect(maskPhone('+84912345678')).toBe('0912 ••• 678');
  });
});
