import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import type { Schemas } from '#lib/api/types.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { backTo, contestOfPeople } from '#lib/organiser/people.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOfPeople(await event.parent(), url);
  const shared = {
    contest,
    editing: url.searchParams.get('sua') ?? '',
    done: url.searchParams.get('xong') ?? '',
  };
  if (!contest) return { ...shared, eligibility: null };
  const answer = await call(fetch, 'GET /staff/contests/{id}/eligibility', { params: { id: contest.id } });
  return { ...shared, eligibility: needStaff(answer, event) };
};

export const actions: Actions = {
  khai: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const typed = {
      fullName: text(form, 'fullName'),
      phone: text(form, 'phone'),
      kind: text(form, 'kind') as Schemas['BarredPersonRequest']['kind'],
      accountId: text(form, 'accountId'),
    };
    const { accountId, ...person } = typed;
    const answer = await call(fetch, 'POST /staff/contests/{id}/barred-people', {
      params: { id: text(form, 'contestId') },
      body: { ...person, ...(accountId ? { accountId } : {}) },
    });
    const fields = { fullName: 'fullName', phone: 'phone', kind: 'kind', accountId: 'accountId' };
    if (!answer.ok) return refuse(answer.problem, locals.lang, { typed }, fields);
    redirect(303, backTo(url, 'added'));
  },
  'bo-khai': async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/barred-people/{id}/withdraw', {
      params: { id: text(form, 'id') },
      body: { reason: text(form, 'reason') },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { typed: null }, { reason: 'reason' });
    redirect(303, backTo(url, 'lifted'));
  },
  'danh-dau': async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/contestants/{id}/winning-marks', {
      params: { id: text(form, 'id') },
      body: {
        barred: text(form, 'barred') === 'yes',
        kind: text(form, 'kind') as Schemas['WinningMarkRequest']['kind'],
        reason: text(form, 'reason'),
      },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { typed: null }, { reason: 'reason' });
    redirect(303, backTo(url, 'lifted'));
  },
};
