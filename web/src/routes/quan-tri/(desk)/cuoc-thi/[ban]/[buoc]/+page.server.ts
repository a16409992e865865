import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { afterStep, faultsOf, inputName, stepAt, type Step, typedIn, wizardPath } from '#lib/wizard/steps.ts';
import { saveDraft } from '#lib/wizard/wizard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const stepOf = (word: string): Step => stepAt(word) ?? error(404, 'not_found', { code: 'not_found' });

export const load: PageServerLoad = async (event) => {
  const step = stepOf(event.params.buoc);
  // Only the step of papers shows the banks.
  const banks =
    step === 'papers' ? needStaff(await call(event.fetch, 'GET /staff/banks', {}), event).banks : [];
  return { step, banks };
};

export const actions: Actions = {
  luu: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const step = stepOf(params.buoc);
    const typed = typedIn(form);
    const kept = { typed: typed.values, bank: typed.bank, revision: Number(form.get('revision')) };
    const answer = await saveDraft(fetch, params.ban, form, typed);
    if (!answer.ok) return refuse(answer.problem, locals.lang, kept, { bank: inputName('bank') });
    const check = need(
      await call(fetch, 'POST /rulebooks/drafts/{id}/check', { params: { id: params.ban }, body: {} }),
    );
    // Saved as it was typed, wrong or not; who typed something wrong is told here.
    const errors = faultsOf(check.problems, step);
    if (Object.keys(errors).length > 0)
      return fail(400, { ...kept, revision: answer.data.revision, errors, signedOut: false });
    redirect(303, localise(locals.lang, wizardPath(params.ban, afterStep[step])));
  },
};
