import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import { wizardPath } from '#lib/wizard/steps.ts';
import { saveDraft } from '#lib/wizard/wizard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
  needStaff(await call(event.fetch, 'GET /rulebooks/templates', {}), event);

export const actions: Actions = {
  chon: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const template = text(form, 'template');
    const answer = await saveDraft(fetch, params.ban, form, { template });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { template }, { template: 'template' });
    redirect(303, localise(locals.lang, wizardPath(params.ban, 'who')));
  },
};
