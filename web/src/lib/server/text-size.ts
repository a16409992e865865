import type { Cookies } from '@sveltejs/kit';
import { textSizes, textSizeCookie, type TextSize } from '#lib/text-size.ts';

export type { TextSize };

export function readTextSize(cookies: Cookies): TextSize {
  const told = cookies.get(textSizeCookie);
  return textSizes.find((size) => size === told) ?? 'medium';
}

export function keepTextSize(cookies: Cookies, size: TextSize, secure: boolean): void {
  // Not HttpOnly: on exam pages the same choice is made without leaving the page.
  cookies.set(textSizeCookie, size, {
    path: '/',
    maxAge: 365 * 86_400,
    sameSite: 'lax',
    httpOnly: false,
    secure,
  });
}
