import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../platform/errors.js';

export const minPasswordLength = 15;
/** More than any person types; keeps a huge body from costing time. */
const maxPasswordLength = 256;

/** argon2id as OWASP advises: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of nobody's password, checked when there is no account so that the answer takes as long. */
const nobody = hash('không ai có mật khẩu này', cost);

/** One form for the same password, whichever keyboard composed its Vietnamese letters (NIST SP 800-63B, 3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

/** Length is what counts; the user name is what a guesser tries first. @throws AppError `password_weak` */
export function checkPassword(password: string, username: string): void {
  const text = normal(password);
  const length = Array.from(text).length;
  const named = text.toLowerCase().includes(username.toLowerCase());
  if (length < minPasswordLength || length > maxPasswordLength || named) {
    throw new AppError('password_weak', { min: minPasswordLength, max: maxPasswordLength }, 'password');
  }
}

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** @param kept the stored hash; null takes as long and is false. */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const tried = password.length > 4 * maxPasswordLength ? '' : normal(password);
  const equal = await verify(kept ?? (await nobody), tried);
  return equal && kept !== null && tried !== '';
}
