import { error, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const id = url.searchParams.get('lo');
  const [topics, law, batch] = await Promise.all([
    call(fetch, 'GET /staff/topics', {}),
    call(fetch, 'GET /staff/law', {}),
    id ? call(fetch, 'GET /bank/imports/{id}', { params: { id } }) : null,
  ]);
  return {
    bank: params.bank,
    topics: needStaff(topics, event).topics,
    documents: needStaff(law, event).documents,
    batch: batch && needStaff(batch, event),
  };
};

export const actions: Actions = {
  nhan: async ({ request, fetch, params, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /bank/imports/{id}/accept', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${params.bank}/nhap?lo=${id}`));
  },
  huy: async ({ request, fetch, params, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /bank/imports/{id}/undo', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${params.bank}/nhap?lo=${id}`));
  },
};
