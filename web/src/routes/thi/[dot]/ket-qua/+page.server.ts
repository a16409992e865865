import { redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { examPath } from '#lib/server/exam.ts';
import type { PageServerLoad } from './$types';

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
  const review = await call(fetch, 'GET /attempts/{id}/review', { params: { id: attempt.id } });
  const early = !review.ok && review.problem.code === 'review_not_yet';
  return {
    round,
    ended,
    number: attempt.number,
    wrongOnly: url.searchParams.get('xem') === 'sai',
    me: me.ok ? me.data : null,
    review: early ? null : need(review),
    // The API knows the moment; it may be later than the closing where someone is still writing.
    notYet: early ? review.problem.message : '',
  };
};
