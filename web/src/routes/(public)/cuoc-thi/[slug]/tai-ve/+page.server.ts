import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { slug } = params;
  const [released, daily] = await Promise.all([
    call(fetch, 'GET /contests/{slug}/downloads', { params: { slug } }),
    call(fetch, 'GET /contests/{slug}/bulletins', { params: { slug } }),
  ]);
  return { files: need(released).files, bulletins: need(daily).bulletins };
};
