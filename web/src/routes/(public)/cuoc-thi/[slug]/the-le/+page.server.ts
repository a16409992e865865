import { call, need } from '#lib/api/client.ts';
import { chosenRound } from '#lib/contest.ts';
import { readPlay } from '#lib/messages/play.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, locals, parent, params, url }) => {
  await readPlay(locals.lang);
  const { contest } = await parent();
  const version = url.searchParams.get('ban');
  const answer = await call(fetch, 'GET /rulebooks/contests/{slug}', {
    params: { slug: params.slug },
    query: { version: version && /^[1-9]\d{0,5}$/.test(version) ? version : null },
  });
  // Contests made before rulebooks, and those of other programs, have none.
  const without = !answer.ok && answer.problem.code === 'rulebook_not_found' && version === null;
  return { round: chosenRound(contest, url.searchParams.get('dot')), rules: without ? null : need(answer) };
};
