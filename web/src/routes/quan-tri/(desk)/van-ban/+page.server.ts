import { error, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const { documents } = needStaff(await call(fetch, 'GET /staff/law', {}), event);
  const chosen = documents.find(({ code }) => code === url.searchParams.get('vb')) ?? null;
  const until = url.searchParams.get('den');
  const impact =
    chosen && until !== null
      ? await call(fetch, 'GET /staff/law/{code}/impact', {
          params: { code: chosen.code },
          query: { inForceUntil: until },
        })
      : null;
  return {
    documents,
    chosen,
    until,
    impact: impact?.ok ? impact.data : null,
    typed: url.searchParams.get('q') ?? '',
    saved: url.searchParams.has('da-ghi'),
  };
};

export const actions: Actions = {
  ghi: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const typed = {
      code: text(form, 'code'),
      inForceUntil: text(form, 'inForceUntil'),
      replacedBy: text(form, 'replacedBy'),
      reason: text(form, 'reason'),
    };
    const answer = await call(fetch, 'POST /staff/law/{code}/changes', {
      params: { code: typed.code },
      body: {
        inForceUntil: typed.inForceUntil,
        replacedBy: typed.replacedBy
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
        reason: typed.reason,
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { reason: 'reason', inForceUntil: 'den' });
    redirect(303, localise(locals.lang, '/quan-tri/van-ban?da-ghi=1'));
  },
};
