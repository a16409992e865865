import { redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { call } from '#lib/api/client.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ fetch, locals }) => {
  await call(fetch, 'DELETE /staff/sessions/current', {});
  redirect(303, localise(locals.lang, '/quan-tri/dang-nhap'));
};
