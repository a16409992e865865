import { describe, expect, it } from '@jest/globals';
import { checkPassword, hashPassword, verifyPassword } from './password.js';

describe('a password', () => {
  it.each(['mười lăm ký tự ơi', '               ', 'aaaaaaaaaaaaaaa', '🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃🐃'])(
    '%p is long enough',
    (password) => {
      expect(() => checkPassword(password, 'le.tam')).not.toThrow();
    },
  );

  it.each([
    ['of 14 characters', 'mười bốn ký tự'],
    ['of many bytes but 14 characters', '🐃'.repeat(14)],
    ['with the user name in it', 'matkhaucuaLE.TAMday'],
    ['of a book', 'x'.repeat(257)],
  ])('%s is refused', (_, password) => {
    expect(() => checkPassword(password, 'le.tam')).toThrow('password_weak');
  });

  it('is kept as argon2id and fits only itself', async () => {
    const kept = await hashPassword('Đường về nhà rất xa');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(kept, 'Đường về nhà rất xa'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(kept, 'đường về nhà rất xa')).toBe(false);
    expect(await verifyPassword(kept, '')).toBe(false);
    expect(await verifyPassword(kept, 'x'.repeat(100_000))).toBe(false);
    expect(await verifyPassword(null, 'không ai có mật khẩu này')).toBe(false);
  });
});
