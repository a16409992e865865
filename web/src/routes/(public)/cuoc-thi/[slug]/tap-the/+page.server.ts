import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  collective: need(await call(fetch, 'GET /contests/{slug}/collective', { params: { slug: params.slug } })),
});
