import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const [{ contests }, answer] = await Promise.all([
    event.parent(),
    call(fetch, 'GET /staff/rounds/{id}/statistics', { params }),
  ]);
  const early = !answer.ok && answer.problem.code === 'statistics_not_yet';
  return {
    ...roundOf(contests, params.id),
    statistics: early ? null : needStaff(answer, event),
    /** `computedAt` that was shown when a computation was asked for; `moi` for none. */
    since: url.searchParams.get('tinh'),
  };
};

export const actions: Actions = {
  tinh: async ({ request, fetch, params, locals }) => {
    const shown = text(await request.formData(), 'luc');
    const answer = await call(fetch, 'POST /staff/rounds/{id}/statistics', { params });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    const since = encodeURIComponent(shown || 'moi');
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/thong-ke?tinh=${since}`));
  },
};
