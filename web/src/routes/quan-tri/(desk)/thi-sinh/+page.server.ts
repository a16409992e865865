import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { pageNumber } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { contests, staff } = await event.parent();
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const contest = contests.find((each) => each.slug === asked('cuoc')) ?? contests[0] ?? null;
  const filter = { q: asked('q'), unitId: asked('xa'), organizationId: asked('co-quan') };
  const shared = {
    contest,
    filter,
    changing: asked('them-gio'),
    barring: asked('loai'),
    saved: asked('da-luu'),
  };
  if (!contest) return { ...shared, roster: null, units: [], organizations: [] };

  // A coordinator has one place, so there is nothing to filter by.
  const mayFilter = staff.role === 'organiser';
  const [roster, units, organizations] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/contestants', {
      params: { id: contest.id },
      query: { ...filter, page: pageNumber(url.searchParams.get('trang')) },
    }),
    mayFilter
      ? call(fetch, 'GET /units', {
          query: { level: 'commune', period: contest.reportPeriod, limit: 500 },
        })
      : null,
    mayFilter ? call(fetch, 'GET /organizations', { query: { limit: 1000 } }) : null,
  ]);
  return {
    ...shared,
    roster: needStaff(roster, event),
    units: units?.ok ? units.data.units : [],
    organizations: organizations?.ok ? organizations.data.organizations : [],
  };
};

export const actions: Actions = {
  'them-gio': async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const id = text(form, 'id');
    const permille = Number.parseInt(text(form, 'permille'), 10);
    if (!Number.isInteger(permille))
      return fail(400, { errors: {} as Record<string, string>, signedOut: false });
    const answer = await call(fetch, 'POST /staff/contestants/{id}/extra-time', {
      params: { id },
      body: { permille },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {}, { permille: 'permille' });
    const back = new URLSearchParams(url.search.replace(/^\?\/[^&]*&?/, ''));
    back.delete('them-gio');
    back.set('da-luu', id);
    redirect(303, localise(locals.lang, `/quan-tri/thi-sinh?${back}`));
  },
  /** Out of competition; the page of those who cannot win lifts it again. */
  'khong-xet-giai': async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/contestants/{id}/winning-marks', {
      params: { id: text(form, 'id') },
      body: { barred: true, kind: 'other', reason: text(form, 'reason') },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {}, { reason: 'reason' });
    const contest = url.searchParams.get('cuoc') ?? '';
    redirect(303, localise(locals.lang, `/quan-tri/thi-sinh/xet-giai?cuoc=${contest}&xong=lifted`));
  },
};
