import { error, fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { closing as area } from '#lib/messages/closing.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const filed = needStaff(await call(fetch, 'GET /staff/rounds/{id}/unit-appeals', { params }), event);
  return { ...roundOf(contests, params.id), ...filed, sent: url.searchParams.has('da-gui') };
};

export const actions: Actions = {
  gui: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const m = area[locals.lang];
    const typed = { said: text(form, 'said'), citation: text(form, 'citation') };
    const errors: FieldErrors = {};
    if (typed.said.length < 20 || typed.said.length > 2000) errors.said = m.unitSaidMissing;
    if (typed.citation === '' || typed.citation.length > 300) errors.citation = m.unitCitationMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/rounds/{id}/unit-appeals', {
      params,
      body: { text: typed.said, citation: typed.citation },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { text: 'said', citation: 'citation' });
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/khieu-nai-don-vi?da-gui=1`));
  },
};
