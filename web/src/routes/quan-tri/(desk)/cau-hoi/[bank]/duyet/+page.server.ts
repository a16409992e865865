import { error } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const [queue, topics, law] = await Promise.all([
    call(fetch, 'GET /staff/banks/{bank}/review', {
      params,
      query: { page: url.searchParams.get('trang') ?? '' },
    }),
    call(fetch, 'GET /staff/topics', {}),
    call(fetch, 'GET /staff/law', {}),
  ]);
  return {
    bank: params.bank,
    queue: needStaff(queue, event),
    topics: needStaff(topics, event).topics,
    documents: needStaff(law, event).documents,
  };
};

export const actions: Actions = {
  duyet: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const act = text(form, 'act') === 'return' ? ('return' as const) : ('approve' as const);
    const remark = text(form, 'remark');
    const codes = form.getAll('code').filter((code) => typeof code === 'string');
    if (codes.length === 0) return { nothing: true, remark };
    const answer = await call(fetch, 'POST /staff/banks/{bank}/acts', {
      params,
      body: { codes, act, text: remark },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { remark }, { text: 'remark' });
    return { outcome: answer.data, act };
  },
  xem: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const [code, roundId, note] = [text(form, 'code'), text(form, 'roundId'), text(form, 'note')];
    const answer = await call(fetch, 'POST /staff/banks/{bank}/questions/{code}/flag-answers', {
      params: { bank: params.bank, code },
      body: { roundId, note },
    });
    const place = `${code}-${roundId}`;
    if (!answer.ok) return refuse(answer.problem, locals.lang, { place, note }, { note: `note-${place}` });
    return { answered: code };
  },
};
