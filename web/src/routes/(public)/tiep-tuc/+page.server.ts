import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { register as area } from '#lib/messages/register.ts';
import { asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch, locals }) => {
    const typed = text(await request.formData(), 'code');
    const code = typed.replace(/[\s-]/g, '').toUpperCase();
    const refuse = (errors: FieldErrors) => fail(400, { typed, errors });
    if (code.length !== 8) return refuse({ code: area[locals.lang].faults.continuation });
    const answer = await call(fetch, 'POST /continuations', { body: { code } });
    if (!answer.ok)
      return refuse(asErrors({ ...answer.problem, field: 'code' }, locals.lang, { code: 'code' }));
    redirect(303, localise(locals.lang, `/thi/${answer.data.roundId}/lam-bai`));
  },
};
