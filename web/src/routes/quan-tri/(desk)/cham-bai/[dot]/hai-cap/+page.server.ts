import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const params = { id: event.params.dot };
  const boards = needStaff(await call(event.fetch, 'GET /staff/rounds/{id}/boards', { params }), event);
  return { boards, dot: event.params.dot, done: event.url.searchParams.get('xong') ?? '' };
};

export const actions: Actions = {
  lap: async ({ fetch, locals, params }) => {
    const answer = await call(fetch, 'POST /staff/rounds/{id}/boards/list', { params: { id: params.dot } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { reason: '', unit: '' });
    redirect(303, localise(locals.lang, `/quan-tri/cham-bai/${params.dot}/hai-cap?xong=lap`));
  },
  gui: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const [unit, reason] = [text(form, 'unit'), text(form, 'reason')];
    const answer = await call(fetch, 'POST /staff/rounds/{id}/boards/{unit}/sending', {
      params: { id: params.dot, unit },
      body: reason === '' ? {} : { reason },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { reason, unit }, { reason: 'reason' });
    redirect(303, localise(locals.lang, `/quan-tri/cham-bai/${params.dot}/hai-cap?xong=gui`));
  },
};
