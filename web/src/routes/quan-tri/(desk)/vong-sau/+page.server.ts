import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { qualification as area } from '#lib/messages/qualification.ts';
import { missing, readOrder, readPersons, wordsOf } from '#lib/organiser/awards.server.ts';
import { backTo, contestOf } from '#lib/organiser/contest-page.server.ts';
import { askContestPaper } from '#lib/organiser/contest-papers.server.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOf(await event.parent(), url);
  const params = contest && { id: contest.id };
  const answer = params && (await call(fetch, 'GET /staff/contests/{id}/qualification', { params }));
  const files = params && (await call(fetch, 'GET /staff/contests/{id}/files', { params }));
  return {
    contest,
    files: files ? needStaff(files, event).files : [],
    lists: answer ? needStaff(answer, event).lists : [],
    done: url.searchParams.get('xong') ?? '',
  };
};

const blank = {
  target: '',
  scope: '',
  reason: '',
  contestantId: '',
  minutes: '',
  members: '',
  name: '',
  from: '',
};
const paramsOf = (form: FormData) => ({ id: text(form, 'contest'), target: text(form, 'target') });

export const actions: Actions = {
  'cong-bo': releaseFile,

  'van-ban': (event) => askContestPaper(event, () => backTo(event, 'vong-sau', 'van-ban')),

  ky: async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const params = paramsOf(form);
    const typed = { ...blank, of: 'ky', target: params.target, reason: text(form, 'reason') };
    const m = area[locals.lang];
    const anew = text(form, 'anew') === 'yes';
    const errors: FieldErrors = {};
    if (anew && (typed.reason.length < 10 || typed.reason.length > 500)) errors.reason = m.reasonHint;
    if (!form.has('sure')) errors.sure = m.sureMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/contests/{id}/qualification/{target}/versions', {
      params,
      body: anew ? { reason: typed.reason } : {},
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { reason: 'reason' });
    const { already, finalizedAt } = answer.data;
    return backTo(event, 'vong-sau', already ? 'khong-doi' : finalizedAt === null ? 'ky' : 'cong-bo');
  },

  'tu-choi': async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const params = paramsOf(form);
    const typed = {
      ...blank,
      of: 'tu-choi',
      target: params.target,
      contestantId: text(form, 'contestantId'),
      reason: text(form, 'reason'),
    };
    const m = area[locals.lang];
    const errors: FieldErrors = {};
    if (typed.contestantId === '') errors.contestantId = m.whoMissing;
    if (typed.reason.length < 5 || typed.reason.length > 300) errors.reason = m.declineMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/contests/{id}/qualification/{target}/declines', {
      params,
      body: {
        contestantId: typed.contestantId,
        declined: !form.has('takeBack'),
        reason: typed.reason,
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { reason: 'reason', contestantId: 'contestantId' });
    return backTo(event, 'vong-sau', 'tu-choi');
  },

  khoa: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const params = paramsOf(form);
    const [scope, name, from] = [text(form, 'scope'), text(form, 'name'), text(form, 'from')];
    const typed = { ...blank, of: 'khoa', target: params.target, scope, name, from };
    const answer = await call(fetch, 'POST /staff/contests/{id}/qualification/{target}/draws', {
      params,
      body: { scope, sources: [{ name, from }] },
    });
    if (!answer.ok) {
      const fields = { 'sources.0.name': 'name', 'sources.0.from': 'from' };
      return refuse(answer.problem, locals.lang, typed, fields);
    }
    const { roundId, id } = answer.data;
    redirect(303, localise(locals.lang, `/quan-tri/dot/${roundId}/giai-thuong/${id}`));
  },

  'phan-dinh': async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const params = paramsOf(form);
    const typed = {
      ...blank,
      of: 'phan-dinh',
      target: params.target,
      scope: text(form, 'scope'),
      minutes: text(form, 'minutes'),
      members: text(form, 'members'),
    };
    const words = wordsOf(locals.lang);
    const places = Number(text(form, 'places'));
    const winners = readOrder(form, places);
    const members = readPersons(typed.members);
    if (!winners) return missing(typed, { order: words.orderWrong(places) });
    if (!members) return missing(typed, { members: words.peopleWrong });
    const { scope, minutes } = typed;
    const answer = await call(fetch, 'POST /staff/contests/{id}/qualification/{target}/tie-decisions', {
      params,
      body: { scope, winners, minutes, members },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { minutes: 'minutes', winners: 'order' });
    return backTo(event, 'vong-sau', 'phan-dinh');
  },
};
