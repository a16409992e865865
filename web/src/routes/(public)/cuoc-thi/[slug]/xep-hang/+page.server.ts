import type { Scoreboard } from '#lib/api/board-types.ts';
import { call, need } from '#lib/api/client.ts';
import { readBoardQuery, viewWords } from '#lib/board-query.ts';
import liveScript from '#lib/live/board-page.ts?worker&url';
import { chosenRound } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { contest, me } = await parent();
  const round = chosenRound(contest, url.searchParams.get('dot'));
  const query = readBoardQuery(url.searchParams);
  if (!round || round.phase === 'upcoming' || round.phase === 'draft')
    return { round, query, board: null, mine: null, liveScript: null };

  const params = { id: round.id };
  const view = viewWords[query.view];
  const { division, unitId, page } = query;
  const asks = me?.contestSlug === contest.slug && view === 'individual';
  const [board, mine] = await Promise.all([
    call(fetch, 'GET /rounds/{id}/scoreboard', { params, query: { view, division, unitId, page } }),
    asks ? call(fetch, 'GET /rounds/{id}/scoreboard/me', { params, query: { view } }) : null,
  ]);
  const shown = need(board);
  return {
    round,
    query,
    board: shown,
    mine: mine?.ok && shown.state !== 'held' ? mine.data : null,
    liveScript: followed(shown) ? liveScript : null,
  };
};

/** Only a board that can still change, and shows something or will at a set time, is worth a script; the server pushes its first page. */
function followed(board: Scoreboard): boolean {
  if (board.withheld.rows) return board.withheld.until !== null;
  const changing = board.state === 'live' || board.state === 'frozen';
  const listed = board.view === 'individual' || !board.withheld.totals;
  return changing && listed && board.page === 1;
}
