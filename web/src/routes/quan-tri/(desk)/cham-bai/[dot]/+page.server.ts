import { redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const params = { id: event.params.dot };
  const next = needStaff(await call(event.fetch, 'GET /staff/rounds/{id}/marking/next', { params }), event);
  return { ...next, saved: event.url.searchParams.has('da-cham') };
};

export const actions: Actions = {
  cham: async ({ request, fetch, locals, params }) => {
    const form = await request.formData();
    const comment = text(form, 'comment');
    const codes = form.getAll('code').filter((code) => typeof code === 'string');
    const points = codes.map((code) => text(form, `diem-${code}`));
    const lines = codes.map((code, i) => ({
      code,
      // Asked for in percent, kept in permille.
      permille: Math.round(Number(points[i]?.replace(',', '.') || 'x') * 10),
    }));
    const answer = await call(fetch, 'POST /staff/attempts/{id}/essays/{slot}/marks', {
      params: { id: text(form, 'attempt'), slot: text(form, 'slot') },
      body: { lines, comment },
    });
    if (!answer.ok) {
      const fields = codes.flatMap((code, i) =>
        [`lines.${i}`, `lines.${i}.permille`].map((field) => [field, `diem-${code}`]),
      );
      return refuse(answer.problem, locals.lang, { comment, points }, Object.fromEntries(fields));
    }
    redirect(303, localise(locals.lang, `/quan-tri/cham-bai/${params.dot}?da-cham=1`));
  },
};
