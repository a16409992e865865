import { fail } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { overall as area } from '#lib/messages/overall.ts';
import { backTo, contestOf } from '#lib/organiser/contest-page.server.ts';
import { askContestPaper } from '#lib/organiser/contest-papers.server.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOf(await event.parent(), url);
  const answer =
    contest && (await call(fetch, 'GET /staff/contests/{id}/overall', { params: { id: contest.id } }));
  const files =
    contest && (await call(fetch, 'GET /staff/contests/{id}/files', { params: { id: contest.id } }));
  return {
    contest,
    files: files ? needStaff(files, event).files : [],
    overall: answer && needStaff(answer, event).overall,
    done: url.searchParams.get('xong') ?? '',
  };
};

export const actions: Actions = {
  'cong-bo': releaseFile,

  'van-ban': (event) => askContestPaper(event, () => backTo(event, 'chung-cuoc', 'van-ban')),

  'chung-nhan': async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const typed = { of: 'chung-nhan' as const, issuer: text(form, 'issuer') };
    const answer = await call(fetch, 'POST /staff/contests/{id}/certificates', {
      params: { id: text(form, 'contest') },
      body: { issuer: typed.issuer },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { issuer: 'issuer' });
    return backTo(event, 'chung-cuoc', 'van-ban');
  },

  ky: async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const typed = { of: 'ky' as const, reason: text(form, 'reason') };
    const m = area[locals.lang];
    const anew = text(form, 'anew') === 'yes';
    const errors: FieldErrors = {};
    if (anew && (typed.reason.length < 10 || typed.reason.length > 500)) errors.reason = m.reasonHint;
    if (!form.has('sure')) errors.sure = m.sureMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const params = { id: text(form, 'contest') };
    const answer = anew
      ? await call(fetch, 'POST /staff/contests/{id}/overall/corrections', {
          params,
          body: { reason: typed.reason },
        })
      : await call(fetch, 'POST /staff/contests/{id}/overall/finalization', { params });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { reason: 'reason' });
    const { already, finalizedAt } = answer.data;
    return backTo(event, 'chung-cuoc', already ? 'khong-doi' : finalizedAt === null ? 'ky' : 'cong-bo');
  },
};
