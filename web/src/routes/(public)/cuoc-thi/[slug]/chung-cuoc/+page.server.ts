import { call, need } from '#lib/api/client.ts';
import { pageNumber } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const division = url.searchParams.get('khoi') ?? '';
  const page = pageNumber(url.searchParams.get('trang'));
  const version = Number(url.searchParams.get('ban') ?? 0);
  const query = { division, page, ...(version > 0 ? { version } : {}) };
  return {
    division,
    overall: need(
      await call(fetch, 'GET /contests/{slug}/overall', { params: { slug: params.slug }, query }),
    ),
  };
};
