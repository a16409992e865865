import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { uuid } from '#lib/exam/uuid.ts';
import type { MyRound } from '#lib/api/types.ts';
import { localise } from '#lib/i18n.ts';
import { errors } from '#lib/messages/errors.ts';
import { noStart } from '#lib/messages/no-start.ts';
import { papers } from '#lib/messages/papers.ts';
import { examPath } from '#lib/server/exam.ts';
import { text } from '#lib/server/form.ts';
import { hasContestantCookie } from '#lib/server/session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Hydrated for the device check; by the time the exam opens its code is already there. */
export const csr = true;

export const load: PageServerLoad = async ({ fetch, params, cookies, locals }) => {
  const signed = hasContestantCookie(cookies);
  const [round, me, mine] = await Promise.all([
    call(fetch, 'GET /rounds/{id}', { params: { id: params.dot } }),
    signed ? call(fetch, 'GET /me', {}) : null,
    signed ? call(fetch, 'GET /rounds/{id}/mine', { params: { id: params.dot } }) : null,
  ]);
  if (round.ok && round.data.rules.stage)
    redirect(303, localise(locals.lang, `/cuoc-thi/${round.data.contest.slug}`));
  // Someone registered elsewhere is refused by code; every other refusal reads as “not signed in”.
  const why = noStart[locals.lang];
  const code = mine?.ok ? mine.data.refused : null;
  const refused = mine && !mine.ok && mine.problem.code === 'not_eligible' ? mine.problem.code : null;
  return {
    lang: locals.lang,
    round: need(round),
    me: me?.ok ? me.data : null,
    mine: mine?.ok ? (mine.data satisfies MyRound) : null,
    why: code !== null && code in why ? why[code as keyof typeof why] : null,
    refused: mine?.ok ? (mine.data.refused === 'not_eligible' ? 'not_eligible' : null) : refused,
  };
};

export const actions: Actions = {
  vao: async (event) => {
    const form = await event.request.formData();
    const { lang } = event.locals;
    if (form.get('alone') !== 'yes') return fail(400, { errors: { alone: papers[lang].aloneFault } });
    const paper = Number(form.get('paper'));
    const begun = await call(event.fetch, 'POST /rounds/{id}/attempts', {
      params: { id: event.params.dot },
      body: paper > 0 ? { paper } : {},
    });
    if (begun.ok) redirect(303, examPath(event, '/lam-bai'));
    if (begun.problem.status === 401) redirect(303, examPath(event));
    const status = begun.problem.status >= 400 ? begun.problem.status : 503;
    return fail(status, { errors: { '': begun.problem.message || errors[lang].fallback } });
  },

  /** Hands in the attempt that was left, where leaving has used it up. */
  bo: async (event) => {
    const id = text(await event.request.formData(), 'attempt');
    const left = await call(event.fetch, 'POST /attempts/{id}/submit', {
      params: { id },
      body: { clientId: uuid(), leaving: true },
    });
    if (left.ok) redirect(303, examPath(event, '/bien-nhan'));
    return fail(left.problem.status >= 400 ? left.problem.status : 503, {
      errors: { '': left.problem.message || errors[event.locals.lang].fallback },
    });
  },
};
