import { error } from '@sveltejs/kit';
import type { StaffContest } from './types.ts';

/** The contest that an address names, else the first; only organisers go on. */
export function contestOfPeople(
  { contests, staff }: { contests: StaffContest[]; staff: { role: string } },
  url: URL,
): StaffContest | null {
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  return contests.find(({ slug }) => slug === url.searchParams.get('cuoc')) ?? contests[0] ?? null;
}

/** Back to the page with what was done, its filters kept. */
export function backTo(url: URL, done: string): string {
  const kept = new URLSearchParams(url.search.replace(/^\?\/[^&]*&?/, ''));
  for (const name of ['sua', 'xong']) kept.delete(name);
  kept.set('xong', done);
  return `${url.pathname}?${kept}`;
}
