import { chosenRound } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { contest } = await parent();
  return { round: chosenRound(contest, url.searchParams.get('dot')) };
};
