import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import type { Account, StaffContest } from './types.ts';

/** The contest that a page about a whole contest shows, by its `?cuoc=`; the newest one else. Organisers only. */
export function contestOf(
  { contests, staff }: { contests: StaffContest[]; staff: Account },
  url: URL,
): StaffContest | null {
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const slug = url.searchParams.get('cuoc') ?? '';
  return contests.find((each) => each.slug === slug) ?? contests[0] ?? null;
}

/** Back to such a page, which says what was done; a reload does not do it again. */
export function backTo({ url, locals }: RequestEvent, page: string, done: string): never {
  const query = new URLSearchParams({ xong: done });
  const slug = url.searchParams.get('cuoc');
  if (slug) query.set('cuoc', slug);
  redirect(303, localise(locals.lang, `/quan-tri/${page}?${query}`));
}
