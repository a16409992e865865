import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { contests } = need(await call(fetch, 'GET /contests', {}));
  return { contests, finished: url.searchParams.has('da-ket-thuc'), now: Date.now() };
};
