import { fail, redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { exports as area } from '#lib/messages/exports.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const formats = ['xlsx', 'csv'] as const;
const groupings = ['unit', 'organization'] as const;
const datasets = [
  'standings',
  'overall',
  'qualification',
  'participation',
  'not-yet',
  'awards',
  'attempts',
  'responses',
] as const;

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  const found = roundOf(contests, params.id);
  const period = found.contest.reportPeriod;
  // A coordinator has one place, so there is nothing to choose.
  const chooses = staff.role === 'organiser';
  const [list, districts, communes, organizations] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/files', { params: { id: found.contest.id } }),
    chooses ? call(fetch, 'GET /units', { query: { level: 'district', period, limit: 100 } }) : null,
    chooses ? call(fetch, 'GET /units', { query: { level: 'commune', period, limit: 500 } }) : null,
    chooses ? call(fetch, 'GET /organizations', { query: { limit: 1000 } }) : null,
  ]);
  return {
    ...found,
    files: needStaff(list, event).files,
    units: [districts, communes].flatMap((answer) => (answer?.ok ? answer.data.units : [])),
    organizations: organizations?.ok ? organizations.data.organizations : [],
    started: url.searchParams.has('da-gui'),
  };
};

export const actions: Actions = {
  'cong-bo': releaseFile,
  tao: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const typed = { format: text(form, 'format'), grouping: text(form, 'grouping') };
    const format = formats.find((each) => each === typed.format);
    const grouping = groupings.find((each) => each === typed.grouping);
    const m = area[locals.lang];
    if (!format || !grouping) {
      const errors: FieldErrors = {};
      if (!format) errors.format = m.choose;
      if (!grouping) errors.grouping = m.choose;
      return fail(400, { ...typed, of: 'standings', errors, signedOut: false });
    }
    const answer = await call(fetch, 'POST /staff/rounds/{id}/exports', {
      params,
      body: { format, grouping },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { ...typed, of: 'standings' });
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/xuat?da-gui=1`));
  },

  bang: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const typed = { format: text(form, 'tableFormat'), grouping: '', of: 'tables' };
    const dataset = datasets.find((each) => each === text(form, 'dataset'));
    const format = formats.find((each) => each === typed.format);
    if (!dataset || !format) {
      const errors: FieldErrors = { dataset: area[locals.lang].choose };
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const body = {
      dataset,
      format,
      unitId: text(form, 'unitId') || null,
      organizationId: text(form, 'organizationId') || null,
      division: text(form, 'division') || null,
    };
    const answer =
      text(form, 'scope') === 'contest'
        ? await call(fetch, 'POST /staff/contests/{id}/datasets', {
            params: { id: text(form, 'contest') },
            body,
          })
        : await call(fetch, 'POST /staff/rounds/{id}/datasets', { params, body });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed);
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/xuat?da-gui=1`));
  },
};
