import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { closing as area } from '#lib/messages/closing.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const notices = ['da-de-xuat', 'da-xac-nhan', 'da-rut'] as const;
type Notice = (typeof notices)[number];

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const decided = await call(fetch, 'GET /staff/rounds/{id}/decisions', { params: { id: params.id } });
  const { decisions } = needStaff(decided, event);
  const decision = decisions.find(({ id }) => id === params.decision);
  if (!decision) error(404, 'decision_not_found', { code: 'decision_not_found' });
  const preview =
    decision.state === 'proposed'
      ? needStaff(
          await call(fetch, 'GET /staff/decisions/{id}/preview', { params: { id: decision.id } }),
          event,
        )
      : null;
  return {
    ...roundOf(contests, params.id),
    decisions,
    decision,
    preview,
    notice: notices.find((name) => url.searchParams.has(name)) ?? null,
  };
};

type Here = Pick<RequestEvent, 'locals'> & { params: { id: string; decision: string } };
function done({ locals, params }: Here, notice: Notice, decision = params.decision): never {
  redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/quyet-dinh/${decision}?${notice}=1`));
}

export const actions: Actions = {
  'xac-nhan': async (event) => {
    const { fetch, params, locals } = event;
    const answer = await call(fetch, 'POST /staff/decisions/{id}/confirm', {
      params: { id: params.decision },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'xac-nhan', reason: '' });
    return done(event, 'da-xac-nhan');
  },
  rut: async (event) => {
    const { fetch, params, locals } = event;
    const answer = await call(fetch, 'POST /staff/decisions/{id}/withdraw', {
      params: { id: params.decision },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'rut', reason: '' });
    return done(event, 'da-rut');
  },
  huy: async (event) => {
    const { fetch, params, locals, request } = event;
    const reason = text(await request.formData(), 'reason');
    if (reason.length < 10 || reason.length > 500) {
      const errors: Record<string, string> = { reason: area[locals.lang].reasonMissing };
      return fail(400, { of: 'huy', reason, errors, signedOut: false });
    }
    const answer = await call(fetch, 'POST /staff/rounds/{id}/decisions', {
      params: { id: params.id },
      body: { kind: 'take-back', takesBack: params.decision, reason },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'huy', reason }, { reason: 'reason' });
    return done(event, 'da-de-xuat', answer.data.id);
  },
};
