import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { wizard as area } from '#lib/messages/wizard.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import { wizardPath } from '#lib/wizard/steps.ts';
import { needOrganiser } from '#lib/wizard/wizard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needOrganiser((await event.parent()).staff);
  return needStaff(await call(event.fetch, 'GET /rulebooks/templates', {}), event);
};

export const actions: Actions = {
  chon: async ({ request, fetch, locals }) => {
    const template = text(await request.formData(), 'template');
    const errors: FieldErrors = { template: area[locals.lang].templateMissing };
    if (template === '') return fail(400, { template, errors, signedOut: false });
    const answer = await call(fetch, 'POST /rulebooks/drafts', { body: { template } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { template }, { template: 'template' });
    redirect(303, localise(locals.lang, wizardPath(answer.data.id, 'who')));
  },
};
