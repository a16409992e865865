import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { examPath } from '#lib/server/exam.ts';
import { asErrors, text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const id = params.dot;
  const [found, asked, me] = await Promise.all([
    call(fetch, 'GET /rounds/{id}', { params: { id } }),
    call(fetch, 'GET /rounds/{id}/mine', { params: { id } }),
    call(fetch, 'GET /me', {}),
  ]);
  const round = need(found);
  if (!asked.ok && asked.problem.status === 401) redirect(303, examPath(event));
  const mine = need(asked);
  const ended = mine.attempts.filter((attempt) => attempt.endedAt !== null);
  const attempt = ended.find((one) => String(one.number) === url.searchParams.get('luot')) ?? ended.at(-1);
  if (!attempt) redirect(303, examPath(event));
  const [review, appeals, place, overall, rules] = await Promise.all([
    call(fetch, 'GET /attempts/{id}/review', { params: { id: attempt.id } }),
    call(fetch, 'GET /attempts/{id}/appeals', { params: { id: attempt.id } }),
    call(fetch, 'GET /rounds/{id}/result/mine', { params: { id } }),
    call(fetch, 'GET /me/overall', {}),
    call(fetch, 'GET /rulebooks/attempts/{id}', { params: { id: attempt.id } }),
  ]);
  const early = !review.ok && review.problem.code === 'review_not_yet';
  return {
    round,
    ended,
    number: attempt.number,
    wrongOnly: url.searchParams.get('xem') === 'sai',
    me: me.ok ? me.data : null,
    appeals: appeals.ok ? appeals.data : null,
    // Not official yet, or not in the result.
    place: place.ok ? place.data : null,
    overall: overall.ok ? overall.data.overall : null,
    // Contests made round by round have no rulebook.
    rules: rules.ok ? rules.data : null,
    sent: url.searchParams.has('da-gui'),
    review: early ? null : need(review),
    // The API knows the moment; it may be later than the closing where someone is still writing.
    notYet: early ? review.problem.message : '',
  };
};

export const actions: Actions = {
  'khieu-nai': async (event) => {
    const { request, fetch, locals, url } = event;
    const form = await request.formData();
    const about = text(form, 'about');
    const said = text(form, 'text');
    const citation = text(form, 'citation');
    const answer = await call(fetch, 'POST /attempts/{id}/appeals', {
      params: { id: text(form, 'attempt') },
      body: {
        ...(about === '' ? { about: 'own-attempt' } : { about: 'question', slot: Number(about) }),
        text: said,
        ...(citation ? { citation } : {}),
      },
    });
    const number = url.searchParams.get('luot') ?? '';
    if (answer.ok)
      redirect(
        303,
        examPath(event, `/ket-qua?luot=${encodeURIComponent(number)}&da-gui=1#khieu-nai-${about || 'bai'}`),
      );
    const name = about || 'bai';
    const errors = asErrors(answer.problem, locals.lang, {
      text: `noi-dung-${name}`,
      citation: `can-cu-${name}`,
    });
    return fail(answer.problem.status || 503, { about, said, citation, errors });
  },
};
