import { redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { refuse } from '#lib/organiser/desk.server.ts';
import { asTyped, text } from '#lib/server/form.ts';
import { wholePath } from '#lib/wizard/steps.ts';
import { saveDraft } from '#lib/wizard/wizard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  line: Math.min(10_000, Math.max(0, Number(url.searchParams.get('dong')) || 0)),
  saved: url.searchParams.has('da-luu'),
});

export const actions: Actions = {
  luu: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const typed = { yaml: asTyped(form, 'yaml').replaceAll('\r\n', '\n'), slug: text(form, 'slug') };
    // An address made from the title goes on following it until somebody types another.
    const change = typed.slug === text(form, 'slug-was') ? { yaml: typed.yaml } : typed;
    const answer = await saveDraft(fetch, params.ban, form, change);
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { yaml: 'yaml', slug: 'slug' });
    redirect(303, localise(locals.lang, `${wholePath(params.ban)}?da-luu=1`));
  },
};
