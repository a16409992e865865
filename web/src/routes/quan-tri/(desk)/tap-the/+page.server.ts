import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { collective as area } from '#lib/messages/collective.ts';
import { backTo, contestOf } from '#lib/organiser/contest-page.server.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOf(await event.parent(), url);
  if (!contest) return { contest, draft: null, files: [], done: '' };
  const params = { id: contest.id };
  const [draft, files] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/collective', { params }),
    call(fetch, 'GET /staff/contests/{id}/files', { params }),
  ]);
  return {
    contest,
    draft: needStaff(draft, event),
    files: needStaff(files, event).files,
    done: url.searchParams.get('xong') ?? '',
  };
};

const papers = ['minutes', 'decision'] as const;
const formats = ['docx', 'pdf'] as const;

const blank = { reason: '', minutes: '', scope: '', name: '', from: '' };

export const actions: Actions = {
  'cong-bo': releaseFile,

  'van-ban': async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/contests/{id}/collective-papers', {
      params: { id: text(form, 'contest') },
      body: {
        paper: papers.find((each) => each === text(form, 'paper')) ?? 'minutes',
        format: formats.find((each) => each === text(form, 'format')) ?? 'docx',
      },
    });
    const typed = { ...blank, of: 'van-ban' as const };
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed);
    return backTo(event, 'tap-the', 'van-ban');
  },

  ky: async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const typed = { ...blank, of: 'ky' as const, reason: text(form, 'reason') };
    const answer = await call(fetch, 'POST /staff/contests/{id}/collective', {
      params: { id: text(form, 'contest') },
      body: { reason: typed.reason },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { reason: 'reason' });
    return backTo(event, 'tap-the', answer.data.at === null ? 'ky' : 'cong-bo');
  },

  khoa: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const [scope, name, from] = [text(form, 'scope'), text(form, 'name'), text(form, 'from')];
    const typed = { ...blank, of: 'khoa' as const, scope, name, from };
    const answer = await call(fetch, 'POST /staff/contests/{id}/collective-draws', {
      params: { id: text(form, 'contest') },
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
    const typed = {
      ...blank,
      of: 'phan-dinh' as const,
      minutes: text(form, 'minutes'),
      scope: text(form, 'scope'),
    };
    const placed = [...form.entries()].flatMap(([name, value]) => {
      const id = /^hang-(.+)$/.exec(name)?.[1];
      return id && typeof value === 'string' ? [{ id, place: Number(value.trim()) }] : [];
    });
    const errors: FieldErrors = {};
    const m = area[locals.lang];
    const places = new Set(placed.map(({ place }) => place));
    if (places.size !== placed.length || placed.some(({ place }) => !(place >= 1 && place <= placed.length)))
      errors[`hang-${placed[0]?.id ?? ''}`] = m.placesWrong(placed.length);
    if (typed.minutes.length < 10) errors.minutes = m.minutesMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/contests/{id}/collective-ties', {
      params: { id: text(form, 'contest') },
      body: {
        scope: typed.scope,
        order: placed.toSorted((a, b) => a.place - b.place).map(({ id }) => id),
        minutes: typed.minutes,
      },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { minutes: 'minutes' });
    return backTo(event, 'tap-the', 'phan-dinh');
  },
};
