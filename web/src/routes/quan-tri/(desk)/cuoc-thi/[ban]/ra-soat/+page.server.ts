import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { wizard as area } from '#lib/messages/wizard.ts';
import { refuse } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  'cong-bo': async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const m = area[locals.lang];
    const typed = { reason: text(form, 'reason'), confirmed: form.has('confirmed') };
    const errors: FieldErrors = {};
    if (form.has('asks-bank') && !typed.confirmed) errors.confirmed = m.publicBankMissing;
    if (form.has('asks-reason') && typed.reason.length < 10) errors.reason = m.reasonMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /rulebooks/drafts/{id}/publish', {
      params: { id: params.ban },
      body: {
        revision: Number(text(form, 'revision')) || 1,
        ...(typed.reason ? { reason: typed.reason } : {}),
        publicBankConfirmed: typed.confirmed,
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { reason: 'reason', bank: 'confirmed' });
    redirect(303, localise(locals.lang, `/quan-tri/cuoc-thi?cong-bo=${answer.data.slug}`));
  },
};
