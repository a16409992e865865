import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { roster as area } from '#lib/messages/roster.ts';
import { bringList } from '#lib/organiser/bring-list.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { stagePoints } from '#lib/organiser/stage-points.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const importId = url.searchParams.get('lo') ?? '';
  const [{ contests, now }, stage, batch] = await Promise.all([
    event.parent(),
    call(fetch, 'GET /staff/rounds/{id}/stage', { params }),
    importId ? call(fetch, 'GET /staff/stage-imports/{id}', { params: { id: importId } }) : null,
  ]);
  return {
    ...roundOf(contests, params.id),
    now,
    stage: needStaff(stage, event),
    batch: batch && needStaff(batch, event),
    done: url.searchParams.get('xong') ?? '',
  };
};

export const actions: Actions = {
  /** Where no script runs. */
  nhap: async ({ request, fetch, locals, params }) => {
    const m = area[locals.lang];
    const form = await request.formData().catch(() => null);
    if (!form) return fail(413, { unread: m.smallFile });
    const file = form.get('tep');
    if (!(file instanceof File) || file.name === '') return fail(400, { unread: m.noFile });
    const answer = await bringList(fetch, `/api/staff/rounds/${params.id}/stage/imports`, file);
    if (!answer.ok) {
      const { status, data } = refuse(answer.problem, locals.lang, {});
      return fail(status, { unread: Object.values(data.errors).join(' ') });
    }
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/san-khau?lo=${answer.data.id}`));
  },
  luu: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const ids = form.getAll('person').filter((id) => typeof id === 'string');
    const typed = Object.fromEntries(
      ids.flatMap((id) => [`diem-${id}`, `giay-${id}`].map((name) => [name, text(form, name)])),
    );
    const reason = text(form, 'reason');
    const entries = stagePoints(ids, typed);
    const names = new Map(entries.map(({ contestantId }, i) => [`entries.${i}`, `diem-${contestantId}`]));
    const fields = Object.fromEntries(
      [...names].flatMap(([path, name]) => [
        [path, name],
        [`${path}.pointsMilli`, name],
        [`${path}.durationMs`, name.replace('diem-', 'giay-')],
      ]),
    );
    const answer = await call(fetch, 'POST /staff/rounds/{id}/stage/entries', {
      params: { id: params.id },
      body: { entries, ...(reason && { reason }) },
    });
    if (!answer.ok)
      return refuse(
        answer.problem,
        locals.lang,
        { typed, reason, confirming: false },
        { ...fields, reason: 'reason' },
      );
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/san-khau?xong=luu`));
  },
  'xac-nhan': async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/rounds/{id}/stage/confirmations', {
      params: { id: params.id },
      body: { entryIds: form.getAll('entry').filter((id) => typeof id === 'string') },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { typed: {}, reason: '', confirming: true });
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/san-khau?xong=xac-nhan`));
  },
};
