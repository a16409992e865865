import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const asked = url.searchParams.get('dot') ?? '';
  const round = /^\d{1,5}$/.test(asked) ? Number(asked) : undefined;
  const answer = await call(fetch, 'GET /contests/{slug}/statistics', {
    params: { slug: params.slug },
    query: { round },
  });
  return { statistics: need(answer) };
};
