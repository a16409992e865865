import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { rounds } = needStaff(await call(event.fetch, 'GET /staff/marking', {}), event);
  return { rounds, saved: event.url.searchParams.has('da-ghi') };
};

export const actions: Actions = {
  muc: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const typed = { round: text(form, 'round'), bound: text(form, 'bound') };
    const answer = await call(fetch, 'PATCH /staff/rounds/{id}/marking', {
      params: { id: typed.round },
      // Asked for in percent, kept in permille.
      body: { boundPermille: Math.round(Number(typed.bound.replace(',', '.') || 'x') * 10) },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { boundPermille: 'bound' });
    redirect(303, localise(locals.lang, '/quan-tri/cham-bai?da-ghi=1'));
  },
};
