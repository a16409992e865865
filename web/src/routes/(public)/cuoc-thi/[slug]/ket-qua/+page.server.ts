import { call } from '#lib/api/client.ts';
import { headline, pageNumber } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { contest } = await parent();
  const official = contest.rounds.filter((round) => round.phase === 'official');
  const asked = url.searchParams.get('dot');
  const round =
    contest.rounds.find((each) => String(each.number) === asked) ??
    headline(official) ??
    headline(contest.rounds);
  const division = url.searchParams.get('khoi') ?? '';
  const page = pageNumber(url.searchParams.get('trang'));
  const result =
    round?.phase === 'official'
      ? await call(fetch, 'GET /rounds/{id}/result', { params: { id: round.id }, query: { division, page } })
      : null;
  const changes = round
    ? await call(fetch, 'GET /rounds/{id}/decisions', { params: { id: round.id } })
    : null;
  return {
    decisions: changes?.ok ? changes.data.decisions : [],
    round,
    official,
    division,
    result: result?.ok ? result.data : null,
  };
};
