import { call, need } from '#lib/api/client.ts';
import { readBoardQuery, viewWords } from '#lib/board-query.ts';
import { chosenRound } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { contest, me } = await parent();
  const round = chosenRound(contest, url.searchParams.get('dot'));
  const query = readBoardQuery(url.searchParams);
  if (!round || round.phase === 'upcoming' || round.phase === 'draft')
    return { round, query, board: null, mine: null };

  const params = { id: round.id };
  const view = viewWords[query.view];
  const { division, unitId, page } = query;
  const asks = me?.contestSlug === contest.slug && view === 'individual';
  const [board, mine] = await Promise.all([
    call(fetch, 'GET /rounds/{id}/scoreboard', { params, query: { view, division, unitId, page } }),
    asks ? call(fetch, 'GET /rounds/{id}/scoreboard/me', { params, query: { view } }) : null,
  ]);
  return { round, query, board: need(board), mine: mine?.ok ? mine.data : null };
};
