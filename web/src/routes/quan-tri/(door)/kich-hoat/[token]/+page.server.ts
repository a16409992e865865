import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { organiser as area } from '#lib/messages/organiser.ts';
import { asTyped, asErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const answer = await call(fetch, 'GET /staff/invitations/{token}', { params });
  const gone = !answer.ok && [400, 404, 410].includes(answer.problem.status);
  return { invited: gone ? null : need(answer) };
};

export const actions: Actions = {
  default: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const password = asTyped(form, 'password');
    if (password !== asTyped(form, 'repeat'))
      return fail(400, { errors: { repeat: area[locals.lang].repeatDiffers } as Record<string, string> });
    const answer = await call(fetch, 'POST /staff/invitations/{token}', { params, body: { password } });
    if (!answer.ok)
      return fail(answer.problem.status || 503, {
        errors: asErrors({ field: 'password', ...answer.problem }, locals.lang, { password: 'password' }),
      });
    redirect(303, localise(locals.lang, '/quan-tri'));
  },
};
