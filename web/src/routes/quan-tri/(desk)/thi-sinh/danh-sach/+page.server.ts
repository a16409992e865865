import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import type { Schemas } from '#lib/api/types.ts';
import { pageNumber } from '#lib/contest.ts';
import { roster as area } from '#lib/messages/roster.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { backTo, contestOfPeople } from '#lib/organiser/people.server.ts';
import { bringList } from '#lib/organiser/bring-list.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const states = ['no-code', 'coded', 'entered'] as const;

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOfPeople(await event.parent(), url);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const filter = { q: asked('q'), state: states.find((each) => each === asked('tt')) ?? ('' as const) };
  const shared = { contest, filter, editing: asked('sua'), done: asked('xong') };
  if (!contest) return { ...shared, roster: null, batch: null };
  const importId = asked('lo');
  const [answer, batch] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/roster', {
      params: { id: contest.id },
      query: { ...filter, page: pageNumber(url.searchParams.get('trang')) },
    }),
    importId ? call(fetch, 'GET /staff/roster-imports/{id}', { params: { id: importId } }) : null,
  ]);
  if (!answer.ok && answer.problem.code === 'roster_not_used')
    return { ...shared, roster: null, batch: null };
  return { ...shared, roster: needStaff(answer, event), batch: batch && needStaff(batch, event) };
};

export const actions: Actions = {
  /** Where no script runs; a script sends larger files than a form may hold. */
  nhap: async ({ request, fetch, locals, url }) => {
    const m = area[locals.lang];
    const form = await request.formData().catch(() => null);
    if (!form) return fail(413, { unread: m.smallFile });
    const file = form.get('tep');
    if (!(file instanceof File) || file.name === '') return fail(400, { unread: m.noFile });
    const answer = await bringList(
      fetch,
      `/api/staff/contests/${encodeURIComponent(text(form, 'contestId'))}/roster/imports`,
      file,
    );
    if (!answer.ok) {
      const { status, data } = refuse(answer.problem, locals.lang, {});
      return fail(status, { unread: Object.values(data.errors).join(' ') });
    }
    const contest = url.searchParams.get('cuoc') ?? '';
    redirect(303, `${url.pathname}?${new URLSearchParams({ cuoc: contest, lo: answer.data.id })}`);
  },
  'cap-ma': async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const entryId = text(form, 'entryId');
    const answer = await call(fetch, 'POST /staff/contests/{id}/roster/codes', {
      params: { id: text(form, 'contestId') },
      body: entryId ? { entryIds: [entryId] } : {},
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    return { issued: answer.data satisfies Schemas['RosterCodesAnswer'] };
  },
  'thu-hoi': async ({ request, fetch, locals, url }) => {
    const id = text(await request.formData(), 'entryId');
    const answer = await call(fetch, 'POST /staff/roster-entries/{id}/revoke', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, backTo(url, 'revoked'));
  },
  go: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/roster-entries/{id}/remove', {
      params: { id: text(form, 'entryId') },
      body: { reason: text(form, 'reason') },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {}, { reason: 'reason' });
    redirect(303, backTo(url, 'removed'));
  },
};
