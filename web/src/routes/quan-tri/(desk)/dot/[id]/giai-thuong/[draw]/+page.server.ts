import { error, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { missing, readMoment, readPersons, wordsOf } from '#lib/organiser/awards.server.ts';
import { askContestPaper } from '#lib/organiser/contest-papers.server.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const draw = needStaff(await call(fetch, 'GET /draws/{id}', { params: { id: params.draw } }), event);
  return { ...roundOf(contests, params.id), draw };
};

export const actions: Actions = {
  'van-ban': (event) =>
    askContestPaper(event, () =>
      redirect(303, localise(event.locals.lang, `/quan-tri/dot/${event.params.id}/van-ban?da-gui=1`)),
    ),

  boc: async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const m = wordsOf(locals.lang);
    const count = Number(text(form, 'count')) || 1;
    const numbers = Array.from({ length: Math.min(count, 5) }, (_, i) => i);
    const typed = {
      of: 'boc' as const,
      values: numbers.map((i) => text(form, `values-${i}`)),
      knownAt: numbers.map((i) => text(form, `known-${i}`)),
      witnesses: text(form, 'witnesses'),
    };
    const errors: FieldErrors = {};
    const sources = numbers.map((i) => {
      const values = (typed.values[i] ?? '').split(/\s+/).filter(Boolean);
      const knownAt = readMoment(typed.knownAt[i] ?? '');
      if (values.length === 0) errors[`values-${i}`] = m.valueMissing;
      if (knownAt === null) errors[`known-${i}`] = m.knownWrong;
      return { values, knownAt: knownAt ?? '' };
    });
    const witnesses = readPersons(typed.witnesses);
    if (!witnesses) errors.witnesses = m.peopleWrong;
    if (!witnesses || Object.keys(errors).length > 0) return missing(typed, errors);
    const answer = await call(fetch, 'POST /staff/draws/{id}/outcome', {
      params: { id: params.draw },
      body: { sources, witnesses },
    });
    if (!answer.ok) {
      const fields = Object.fromEntries(
        numbers.flatMap((i) => [
          [`sources.${i}.values`, `values-${i}`],
          [`sources.${i}.knownAt`, `known-${i}`],
        ]),
      );
      return refuse(answer.problem, locals.lang, typed, { ...fields, witnesses: 'witnesses' });
    }
    redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/giai-thuong/${params.draw}`));
  },
};
