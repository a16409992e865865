import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => ({
  draw: need(await call(fetch, 'GET /draws/{id}', { params: { id: params.draw } })),
});
