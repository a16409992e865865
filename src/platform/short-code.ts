import { createHmac } from 'node:crypto';

/** Crockford's base 32: no I, L, O and U, so that a code can be read aloud and copied by hand. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/**
 * Eight signs (40 bits) that follow from the secret and the text, so that a code can be shown again without
 * being kept. One secret serves one purpose (see derivedSecret).
 */
export function shortCode(secret: string, text: string): string {
  let bits = createHmac('sha256', secret).update(text).digest().readUIntBE(0, 5);
  let made = '';
  for (let i = 0; i < length; i += 1) {
    made = signs.charAt(bits % 32) + made;
    bits = Math.floor(bits / 32);
  }
  return made;
}

/** A typed code in its one form, null when it cannot be one. Case, spaces, dashes and look-alikes do not matter. */
export function readShortCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : null;
}
