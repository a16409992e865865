import type { Cookies } from '@sveltejs/kit';

/** Spares the API a question about people who plainly are nobody yet. Under https the cookie has the prefix. */
export function hasContestantCookie(cookies: Cookies): boolean {
  return cookies.get('bv_thi') !== undefined || cookies.get('__Host-bv_thi') !== undefined;
}
