import { error, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { emptyDraft, type QuestionDraft } from '#lib/bank/draft.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const acts = ['submit', 'return', 'approve', 'discard', 'comment', 'retire'] as const;

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const fresh = params.code === 'moi';
  const [banks, topics, law, found] = await Promise.all([
    call(fetch, 'GET /staff/banks', {}),
    call(fetch, 'GET /staff/topics', {}),
    call(fetch, 'GET /staff/law', {}),
    fresh ? null : call(fetch, 'GET /staff/banks/{bank}/questions/{code}', { params }),
  ]);
  const detail = found && needStaff(found, event);
  return {
    bank: params.bank,
    banks: needStaff(banks, event).banks,
    topics: needStaff(topics, event).topics,
    documents: needStaff(law, event).documents,
    detail,
    draft: (detail ? detail.draft : emptyDraft()) as QuestionDraft,
    done: url.searchParams.has('da-ghi'),
  };
};

export const actions: Actions = {
  lam: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const remark = text(form, 'remark');
    const act = acts.find((each) => each === text(form, 'act')) ?? 'comment';
    const answer = await call(fetch, 'POST /staff/banks/{bank}/questions/{code}/acts', {
      params,
      body: { act, text: remark },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { remark }, { text: 'remark' });
    const path = act === 'discard' ? '' : `/${params.code}?da-ghi=1`;
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${params.bank}${path}`));
  },
  chep: async ({ request, fetch, params, locals }) => {
    const toBank = text(await request.formData(), 'toBank');
    const answer = await call(fetch, 'POST /staff/banks/{bank}/questions/{code}/copies', {
      params,
      body: { toBank },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { remark: '' });
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${toBank}/${answer.data.code}`));
  },
};
