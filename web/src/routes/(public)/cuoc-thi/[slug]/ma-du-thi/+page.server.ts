import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { headline, isOpen } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { register as area } from '#lib/messages/register.ts';
import { asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const form = await event.request.formData();
    const typed = {
      code: text(form, 'code'),
      proof: text(form, 'proof'),
      processing: text(form, 'processing'),
      publicName: text(form, 'publicName'),
    };
    const m = area[locals.lang].faults;
    const errors: FieldErrors = {};
    if (typed.code.replace(/[\s-]/g, '').length !== 8) errors.code = m.entryCode;
    if (typed.proof.length < 4) errors.proof = m.proof;
    if (Object.keys(errors).length > 0) return fail(400, { typed, errors });
    const answer = await call(event.fetch, 'POST /contests/{slug}/roster-sign-ins', {
      params: { slug: params.slug },
      body: {
        code: typed.code,
        proof: typed.proof,
        processing: typed.processing === 'yes',
        publicName: typed.publicName === 'yes',
      },
    });
    if (!answer.ok) {
      const fields = { code: 'code', proof: 'proof', processing: 'processing' };
      return fail(answer.problem.status || 503, {
        typed,
        errors: asErrors(answer.problem, locals.lang, fields),
      });
    }
    const contest = need(await call(event.fetch, 'GET /contests/{slug}', { params: { slug: params.slug } }));
    const round = headline(contest.rounds);
    const onward = round && isOpen(round.phase) ? `/thi/${round.id}` : `/cuoc-thi/${params.slug}`;
    redirect(303, localise(locals.lang, onward));
  },
};
