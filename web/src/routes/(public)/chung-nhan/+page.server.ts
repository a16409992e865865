import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url, locals }) => {
  const code = (url.searchParams.get('ma') ?? '').replace(/[^0-9A-Za-z]/g, '');
  if (code !== '') redirect(303, localise(locals.lang, `/chung-nhan/${code}`));
  const { me } = await parent();
  const own = me ? await call(fetch, 'GET /me/certificates', {}) : null;
  return { own: own?.ok ? own.data.certificates : null };
};
