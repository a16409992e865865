import { expect, it } from '@jest/globals';
import { IdentitySeal } from './identity-seal.js';

const seal = new IdentitySeal({ secret: 'a'.repeat(40) });
const identity = {
  cccd: '086090001234',
  bankName: 'Ngân hàng Nông nghiệp',
  bankAccount: '7300205123456',
  accountHolder: 'NGUYEN THI DAO',
};

it('opens only whole, for the same person and under the same secret', () => {
  const sealed = seal.seal('a-person', identity);
  expect(seal.open('a-person', sealed)).toEqual(identity);
  expect(sealed.includes('086090001234')).toBe(false);
  expect(() => seal.open('another', sealed)).toThrow();
  expect(() => new IdentitySeal({ secret: 'b'.repeat(40) }).open('a-person', sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const broken = Buffer.from(sealed);
    broken[at] = (broken[at] ?? 0) ^ 1;
    expect(() => seal.open('a-person', broken)).toThrow();
  }
});
