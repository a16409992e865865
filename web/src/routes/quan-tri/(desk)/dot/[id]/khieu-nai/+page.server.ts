import { error, fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { pageNumber } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { closing as area } from '#lib/messages/closing.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 20;

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const [filed, decided] = await Promise.all([
    call(fetch, 'GET /staff/rounds/{id}/appeals', { params }),
    call(fetch, 'GET /staff/rounds/{id}/decisions', { params }),
  ]);
  const { appeals } = needStaff(filed, event);
  const { decisions } = needStaff(decided, event);
  const answering = url.searchParams.get('tra-loi') ?? '';
  const place = appeals.findIndex(({ id }) => id === answering);
  const page = place < 0 ? pageNumber(url.searchParams.get('trang')) : Math.floor(place / perPage) + 1;
  return {
    ...roundOf(contests, params.id),
    appeals: appeals.slice((page - 1) * perPage, page * perPage),
    total: appeals.length,
    open: appeals.filter(({ answer }) => answer === null).length,
    page,
    pages: Math.max(1, Math.ceil(appeals.length / perPage)),
    decisions: decisions.filter(({ state }) => state === 'proposed' || state === 'in-force'),
    answering,
    answered: url.searchParams.has('da-tra-loi'),
  };
};

export const actions: Actions = {
  'tra-loi': async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const m = area[locals.lang];
    const typed = {
      id: text(form, 'id'),
      outcome: text(form, 'outcome'),
      answer: text(form, 'answer'),
      decisionId: text(form, 'decisionId'),
    };
    const outcome = typed.outcome === 'upheld' || typed.outcome === 'rejected' ? typed.outcome : null;
    const errors: FieldErrors = {};
    if (outcome === null) errors.outcome = m.outcomeMissing;
    if (typed.answer.length < 10 || typed.answer.length > 2000) errors.answer = m.answerMissing;
    if (outcome === null || errors.answer) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/appeals/{id}/answer', {
      params: { id: typed.id },
      body: {
        outcome,
        text: typed.answer,
        ...(typed.decisionId ? { decisionId: typed.decisionId } : {}),
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { text: 'answer', decisionId: 'decisionId' });
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/khieu-nai?da-tra-loi=1`));
  },
};
