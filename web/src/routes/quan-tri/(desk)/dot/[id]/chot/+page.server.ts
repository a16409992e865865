import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { finalise as area } from '#lib/messages/finalise.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Notices that an action leaves in the address, so that a reload does not repeat the action. */
const notices = ['da-mo', 'da-chot', 'da-ky', 'chot-roi'] as const;
type Notice = (typeof notices)[number];

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const finalization = needStaff(await call(fetch, 'GET /staff/rounds/{id}/finalization', { params }), event);
  const step = url.searchParams.get('buoc');
  const { proposal, blockers } = finalization;
  const mine = proposal !== null && proposal.own && proposal.current;
  const ready = blockers.length === 0 && !mine;
  return {
    ...roundOf(contests, params.id),
    finalization,
    /** Whether the reader's signature is wanted now. */
    ready,
    confirming: step === 'xac-nhan' && ready && finalization.finalized.length === 0,
    notice: notices.find((name) => url.searchParams.has(name)) ?? null,
  };
};

function done(
  { locals, params }: Pick<RequestEvent, 'locals'> & { params: { id: string } },
  notice: Notice,
): never {
  redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/chot?${notice}=1`));
}

function after({ already, finalizedAt }: { already: boolean; finalizedAt: string | null }): Notice {
  if (already) return 'chot-roi';
  return finalizedAt === null ? 'da-ky' : 'da-chot';
}

export const actions: Actions = {
  mo: async (event) => {
    const { fetch, params, locals } = event;
    const answer = await call(fetch, 'POST /staff/rounds/{id}/thaw', { params });
    return answer.ok ? done(event, 'da-mo') : refuse(answer.problem, locals.lang, { of: 'mo', reason: '' });
  },
  chot: async (event) => {
    const { fetch, params, locals } = event;
    const answer = await call(fetch, 'POST /staff/rounds/{id}/finalization', { params });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'chot', reason: '' });
    return done(event, after(answer.data));
  },
  'dinh-chinh': async (event) => {
    const { fetch, params, locals, request } = event;
    const form = await request.formData();
    const reason = text(form, 'reason');
    const m = area[locals.lang];
    const errors: FieldErrors = {};
    if (reason.length < 10 || reason.length > 500) errors.reason = m.reasonShort;
    if (!form.has('sure')) errors.sure = m.correctTick;
    if (Object.keys(errors).length > 0)
      return fail(400, { of: 'dinh-chinh', reason, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/rounds/{id}/corrections', { params, body: { reason } });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, { of: 'dinh-chinh', reason }, { reason: 'reason' });
    return done(event, after(answer.data));
  },
};
