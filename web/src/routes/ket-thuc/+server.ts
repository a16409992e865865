import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { flagCookie } from '#lib/exam/flags.ts';
import { localise } from '#lib/i18n.ts';
import type { RequestHandler } from './$types';

/** “Kết thúc và xoá khỏi máy này”: the session ends on the server and the browser forgets what it kept. */
export const POST: RequestHandler = async ({ fetch, locals, cookies, setHeaders }) => {
  await call(fetch, 'POST /me/sign-out', {});
  cookies.delete(flagCookie, { path: '/' });
  setHeaders({ 'clear-site-data': '"storage"' });
  redirect(303, localise(locals.lang, '/?da-ket-thuc=1'));
};
