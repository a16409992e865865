import { redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { ask } from '#lib/organiser/endpoints.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ fetch, locals }) => {
  await ask(fetch, 'DELETE /staff/sessions/current', {});
  redirect(303, localise(locals.lang, '/quan-tri/dang-nhap'));
};
