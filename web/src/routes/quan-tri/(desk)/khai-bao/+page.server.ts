import { error, fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { pageNumber } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { declaration as area } from '#lib/messages/declaration.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { changed } from '#lib/organiser/query.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const states = ['all', 'waiting', 'confirmed', 'none'] as const;

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role === 'editor') error(403, 'forbidden', { code: 'forbidden' });
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const contest = contests.find(({ slug }) => slug === asked('cuoc')) ?? contests[0] ?? null;
  const state = states.find((each) => each === asked('tt')) ?? 'all';
  const list =
    contest &&
    (await call(fetch, 'GET /staff/contests/{id}/declarations', {
      params: { id: contest.id },
      query: { q: asked('q'), state, page: pageNumber(url.searchParams.get('trang')) },
    }));
  return {
    contest,
    list: list && needStaff(list, event),
    q: asked('q'),
    state,
    /** Ids of what is open: a body that states or sends, something that is refused. */
    stating: asked('khai'),
    sending: asked('gui'),
    refusing: asked('tu-choi'),
    done: asked('xong'),
  };
};

/** `1.250`, `1 250` and `1250` are the same number; anything else is none. */
const numberOf = (typed: string): number => {
  const plain = typed.replace(/[ .]/g, '');
  return /^\d{1,7}$/.test(plain) ? Number(plain) : Number.NaN;
};

const back = ({ url, locals }: RequestEvent, done: string): never =>
  redirect(
    303,
    localise(
      locals.lang,
      `/quan-tri/khai-bao${changed(url.searchParams, { khai: '', gui: '', 'tu-choi': '', xong: done })}`,
    ),
  );

export const actions: Actions = {
  khai: async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const codes = [...form.keys()].flatMap((name) => /^nhom-(.+)$/.exec(name)?.[1] ?? []);
    const typed = {
      of: 'khai' as const,
      id: text(form, 'id'),
      people: text(form, 'people'),
      exempt: text(form, 'exempt'),
      note: text(form, 'note'),
      groups: Object.fromEntries(codes.map((code) => [code, text(form, `nhom-${code}`)])),
    };
    const m = area[locals.lang];
    const [people, exempt] = [numberOf(typed.people), numberOf(typed.exempt || '0')];
    const groups = codes.map((code) => ({ code, people: numberOf(typed.groups[code] ?? '') }));
    const errors: FieldErrors = {};
    if (!(people > 0)) errors.people = m.numberWrong;
    if (Number.isNaN(exempt)) errors.exempt = m.numberWrong;
    for (const group of groups) if (Number.isNaN(group.people)) errors[`nhom-${group.code}`] = m.numberWrong;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const answer = await call(fetch, 'POST /staff/contests/{id}/head-counts', {
      params: { id: text(form, 'contest') },
      body: {
        among: text(form, 'among') === 'unit' ? 'unit' : 'organization',
        bodyId: typed.id,
        people,
        exempt,
        groups,
        note: typed.note,
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, {
        people: 'people',
        exempt: 'exempt',
        groups: `nhom-${codes[0] ?? ''}`,
      });
    return back(event, 'khai');
  },

  'quyet-dinh': async (event) => {
    const { request, fetch, locals } = event;
    const form = await request.formData();
    const typed = { of: 'quyet-dinh' as const, id: text(form, 'id'), reason: text(form, 'reason') };
    const input = {
      params: { id: typed.id },
      body: { confirmed: text(form, 'confirmed') === 'yes', reason: typed.reason },
    };
    const answer =
      text(form, 'what') === 'evidence'
        ? await call(fetch, 'POST /staff/evidence/{id}/ruling', input)
        : await call(fetch, 'POST /staff/head-counts/{id}/ruling', input);
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, { reason: 'reason' });
    return back(event, 'quyet-dinh');
  },
};
