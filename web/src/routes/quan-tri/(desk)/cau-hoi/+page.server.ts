import { error, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  return needStaff(await call(event.fetch, 'GET /staff/banks', {}), event);
};

export const actions: Actions = {
  lap: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const typed = { name: text(form, 'name'), title: text(form, 'title'), private: form.has('private') };
    const answer = await call(fetch, 'POST /staff/banks', { body: typed });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { name: 'name', title: 'title' });
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${typed.name}`));
  },
};
