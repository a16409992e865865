import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { documents as area } from '#lib/messages/documents.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { releaseFile } from '#lib/organiser/release.server.ts';
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

const startTyped = { issuer: '' };

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
    };
    const m = area[locals.lang];
    const paper = kinds.find((each) => each === typed.paper);
    const format = formats.find((each) => each === typed.format);
    if (!paper || !format) {
      const errors: FieldErrors = {};
      if (!paper) errors.paper = m.choose;
      if (!format) errors.format = m.choose;
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const { parentBody, body, place } = typed;
    const answer = await call(fetch, 'POST /staff/rounds/{id}/papers', {
      params,
      body: { paper, format, parentBody, body, place, version: null, day: null },
    });
    if (!answer.ok) {
      const fields = { parentBody: 'parentBody', body: 'body', place: 'place' };
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
    };
    const answer = await call(fetch, 'POST /staff/rounds/{id}/certificates', {
      params,
      body: { issuer: typed.issuer },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { issuer: 'issuer' });
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
