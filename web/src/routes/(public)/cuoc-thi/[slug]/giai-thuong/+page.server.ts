import { call, need } from '#lib/api/client.ts';
import { pageNumber } from '#lib/contest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const page = pageNumber(url.searchParams.get('trang'));
  const [awards, draws] = await Promise.all([
    call(fetch, 'GET /contests/{slug}/awards', { params, query: { page } }),
    call(fetch, 'GET /contests/{slug}/draws', { params }),
  ]);
  return { awards: need(awards), draws: need(draws).draws };
};
