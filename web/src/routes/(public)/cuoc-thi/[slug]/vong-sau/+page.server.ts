import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  lists: need(await call(fetch, 'GET /contests/{slug}/qualification', { params: { slug: params.slug } }))
    .lists,
});
