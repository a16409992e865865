import { call, need } from '#lib/api/client.ts';
import type { LayoutServerLoad } from './$types';

/** The contest, for every page below it. */
export const load: LayoutServerLoad = async ({ fetch, params }) => ({
  contest: need(await call(fetch, 'GET /contests/{slug}', { params: { slug: params.slug } })),
});
