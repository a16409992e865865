import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import { needOrganiser } from '#lib/wizard/wizard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { staff, contests, now } = await event.parent();
  needOrganiser(staff);
  const { drafts } = needStaff(await call(event.fetch, 'GET /rulebooks/drafts', {}), event);
  const { searchParams } = event.url;
  return {
    drafts: drafts.filter(({ contest }) => contest === null),
    published: drafts.flatMap((draft) => (draft.contest ? [{ ...draft, contest: draft.contest }] : [])),
    done: searchParams.get('cong-bo') ?? '',
    removing: drafts.find(({ id }) => id === searchParams.get('xoa')) ?? null,
    held: contests.filter(({ rounds }) => rounds.some(({ closesAt }) => closesAt <= now)),
    removed: searchParams.has('da-xoa'),
  };
};

export const actions: Actions = {
  xoa: async ({ request, fetch, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'DELETE /rulebooks/drafts/{id}', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, '/quan-tri/cuoc-thi?da-xoa=1'));
  },
};
