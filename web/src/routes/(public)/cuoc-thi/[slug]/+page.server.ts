import { call } from '#lib/api/client.ts';
import { headline, isOpen } from '#lib/contest.ts';
import { entryOf } from '#lib/entry.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, params }) => {
  const { contest, me } = await parent();
  const round = headline(contest.rounds);
  const here = me?.contestSlug === params.slug;
  const asks = here && round && (isOpen(round.phase) || Date.parse(round.closesAt) < Date.parse(contest.now));
  const mine = asks ? await call(fetch, 'GET /rounds/{id}/mine', { params: { id: round.id } }) : undefined;
  // A round before the one in the headline: who sat it comes back for the explanations.
  const earlier = here
    ? contest.rounds.filter((each) => each.id !== round?.id && each.closesAt < contest.now)
    : [];
  const sat = await Promise.all(
    earlier.map(async ({ id }) => {
      const answer = await call(fetch, 'GET /rounds/{id}/mine', { params: { id } });
      return answer.ok && answer.data.attempts.length > 0 ? id : null;
    }),
  );
  return { round, sat, entry: round ? entryOf(round, here, mine?.ok ? mine.data : null) : null };
};
