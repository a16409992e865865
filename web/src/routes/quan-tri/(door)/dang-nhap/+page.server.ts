import { fail, redirect } from '@sveltejs/kit';
import { deskPath } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { organiser as area } from '#lib/messages/organiser.ts';
import { asTyped, asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ sent: url.searchParams.has('ve') });

export const actions: Actions = {
  default: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const username = text(form, 'username');
    const password = asTyped(form, 'password');
    const m = area[locals.lang];
    const errors: FieldErrors = {};
    if (!username) errors.username = m.usernameMissing;
    if (!password) errors.password = m.passwordMissing;
    if (Object.keys(errors).length > 0) return fail(400, { username, errors });
    const answer = await call(fetch, 'POST /staff/sessions', { body: { username, password } });
    if (!answer.ok)
      return fail(answer.problem.status || 503, { username, errors: asErrors(answer.problem, locals.lang) });
    redirect(303, deskPath(url.searchParams.get('ve'), locals.lang));
  },
};
