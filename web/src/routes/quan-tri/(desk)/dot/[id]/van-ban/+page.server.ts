import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { documents as area } from '#lib/messages/documents.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
import { readTiers } from '#lib/organiser/tiers.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const kinds = ['minutes', 'decision', 'notice', 'bulletin'] as const;
const formats = ['docx', 'pdf'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests } = await event.parent();
  const found = roundOf(contests, params.id);
  const list = await call(fetch, 'GET /staff/contests/{id}/files', { params: { id: found.contest.id } });
  return { ...found, files: needStaff(list, event).files, started: url.searchParams.has('da-gui') };
};

const done = ({ locals, params }: RequestEvent): never =>
  redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/van-ban?da-gui=1`));

const startTyped = { tiers: '', everyone: false, minimum: '50', issuer: '' };

export const actions: Actions = {
  'cong-bo': releaseFile,
  'van-ban': async (event) => {
    const { request, fetch, params, locals } = event;
    const form = await request.formData();
    const typed = {
      ...startTyped,
      of: 'paper' as const,
      paper: text(form, 'paper'),
      format: text(form, 'format'),
      parentBody: text(form, 'parentBody'),
      body: text(form, 'body'),
      place: text(form, 'place'),
      tiers: text(form, 'tiers'),
    };
    const m = area[locals.lang];
    const paper = kinds.find((each) => each === typed.paper);
    const format = formats.find((each) => each === typed.format);
    const tiers = readTiers(typed.tiers);
    if (!paper || !format || typeof tiers === 'number') {
      const errors: FieldErrors = {};
      if (!paper) errors.paper = m.choose;
      if (!format) errors.format = m.choose;
      if (typeof tiers === 'number') errors['paper-tiers'] = m.tiersWrong(tiers);
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const { parentBody, body, place } = typed;
    const answer = await call(fetch, 'POST /staff/rounds/{id}/papers', {
      params,
      body: { paper, format, parentBody, body, place, tiers, version: null, day: null },
    });
    if (!answer.ok) {
      const fields = { parentBody: 'parentBody', body: 'body', place: 'place', tiers: 'paper-tiers' };
      return refuse(answer.problem, locals.lang, typed, fields);
    }
    return done(event);
  },

  'chung-nhan': async (event) => {
    const { request, fetch, params, locals } = event;
    const form = await request.formData();
    const typed = {
      of: 'certificates' as const,
      paper: '',
      format: '',
      parentBody: '',
      body: '',
      place: '',
      issuer: text(form, 'issuer'),
      tiers: text(form, 'tiers'),
      everyone: text(form, 'everyone') === 'yes',
      minimum: text(form, 'minimum'),
    };
    const m = area[locals.lang];
    const tiers = readTiers(typed.tiers);
    const minimum = /^\d{1,3}$/.test(typed.minimum) ? Number(typed.minimum) : NaN;
    if (typeof tiers === 'number' || !(minimum <= 100)) {
      const errors: FieldErrors = {};
      if (typeof tiers === 'number') errors['certificate-tiers'] = m.tiersWrong(tiers);
      if (!(minimum <= 100)) errors.minimum = m.minimumWrong;
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const { issuer, everyone } = typed;
    const answer = await call(fetch, 'POST /staff/rounds/{id}/certificates', {
      params,
      body: { issuer, tiers, everyone, minimumScorePercent: minimum },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, { issuer: 'issuer', tiers: 'certificate-tiers' });
    return done(event);
  },

  'luu-tru': async (event) => {
    const { request, fetch, locals } = event;
    const contestId = text(await request.formData(), 'contest');
    const answer = await call(fetch, 'POST /staff/contests/{id}/archive', { params: { id: contestId } });
    const typed = { ...startTyped, paper: '', format: '', parentBody: '', body: '', place: '' };
    if (!answer.ok) return refuse(answer.problem, locals.lang, { ...typed, of: 'archive' as const });
    return done(event);
  },
};
