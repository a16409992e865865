import { redirect } from '@sveltejs/kit';
import { isOpen } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { isSort } from '#lib/organiser/groups.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const [{ contests, staff }, figures] = await Promise.all([
    event.parent(),
    call(fetch, 'GET /staff/rounds/{id}/monitor', { params }),
  ]);
  const { contest, round } = roundOf(contests, params.id);
  const asked = url.searchParams.get('sap');
  return {
    contest,
    round,
    figures: needStaff(figures, event),
    sort: isSort(asked) ? asked : ('thap' as const),
    typed: url.searchParams.get('tim') ?? '',
    closing: url.searchParams.has('dong') && isOpen(round.phase) && staff.role === 'organiser',
  };
};

export const actions: Actions = {
  dong: async ({ fetch, params, locals }) => {
    const answer = await call(fetch, 'POST /staff/rounds/{id}/close', { params });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}?da-dong=1`));
  },
};
