import { fail, redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { exports as area } from '#lib/messages/exports.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const formats = ['xlsx', 'csv'] as const;
const groupings = ['unit', 'organization'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const [{ contests }, list] = await Promise.all([
    event.parent(),
    call(fetch, 'GET /staff/rounds/{id}/exports', { params }),
  ]);
  return {
    ...roundOf(contests, params.id),
    files: needStaff(list, event).exports,
    started: url.searchParams.has('da-gui'),
  };
};

export const actions: Actions = {
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
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const answer = await call(fetch, 'POST /staff/rounds/{id}/exports', {
      params,
      body: { format, grouping },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed);
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/xuat?da-gui=1`));
  },
};
