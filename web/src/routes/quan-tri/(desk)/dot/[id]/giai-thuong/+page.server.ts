import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { documents } from '#lib/messages/documents.ts';
import { missing, readOrder, readPersons, wordsOf } from '#lib/organiser/awards.server.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import { readTiers } from '#lib/organiser/tiers.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const notices = ['da-ghi', 'da-luu', 'da-tinh', 'da-viet-tat'] as const;
type Notice = (typeof notices)[number];

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const found = roundOf(contests, params.id);
  const contest = { id: found.contest.id };
  const [awards, plan, ties] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/awards', { params: contest, query: { round: params.id } }),
    call(fetch, 'GET /staff/contests/{id}/award-plan', { params: contest }),
    call(fetch, 'GET /staff/rounds/{id}/ties', { params: { id: params.id } }),
  ]);
  return {
    ...found,
    awards: needStaff(awards, event),
    plan: needStaff(plan, event).plan,
    ...needStaff(ties, event),
    notice: notices.find((name) => url.searchParams.has(name)) ?? null,
  };
};

type Here = Pick<RequestEvent, 'locals'> & { params: { id: string } };
function done({ locals, params }: Here, notice: Notice): never {
  redirect(303, localise(locals.lang, `/quan-tri/dot/${params.id}/giai-thuong?${notice}=1`));
}

const equalsOf = ['all', 'draw', 'decision'] as const;
const blank = {
  scope: '',
  by: '',
  name: '',
  from: '',
  minutes: '',
  members: '',
  tiers: '',
  equals: '',
  everyone: false,
  minimum: '50',
  reason: '',
};

export const actions: Actions = {
  'co-cau': async (event) => {
    const form = await event.request.formData();
    const m = wordsOf(event.locals.lang);
    const typed = {
      ...blank,
      of: 'co-cau',
      tiers: text(form, 'tiers'),
      equals: text(form, 'equals'),
      everyone: text(form, 'everyone') === 'yes',
      minimum: text(form, 'minimum'),
    };
    const tiers = readTiers(typed.tiers);
    const equals = equalsOf.find((each) => each === typed.equals);
    if (typeof tiers === 'number')
      return missing(typed, { 'plan-tiers': documents[event.locals.lang].tiersWrong(tiers) });
    if (!equals) return missing(typed, { equals: m.equals });
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/award-plan', {
      params: { id: text(form, 'contest') },
      body: { tiers, equals, everyone: typed.everyone, minimumScorePercent: Number(typed.minimum) },
    });
    if (!answer.ok)
      return refuse(answer.problem, event.locals.lang, typed, {
        tiers: 'plan-tiers',
        minimumScorePercent: 'minimum',
      });
    return done(event, 'da-luu');
  },
  khoa: async (event) => {
    const form = await event.request.formData();
    const typed = {
      ...blank,
      of: 'khoa',
      scope: text(form, 'scope'),
      name: text(form, 'name'),
      from: text(form, 'from'),
    };
    const { scope, name, from } = typed;
    const answer = await call(event.fetch, 'POST /staff/rounds/{id}/draws', {
      params: event.params,
      body: { scope, sources: [{ name, from }] },
    });
    if (!answer.ok) {
      const fields = { 'sources.0.name': 'name', 'sources.0.from': 'from' };
      return refuse(answer.problem, event.locals.lang, typed, fields);
    }
    const made = `/quan-tri/dot/${event.params.id}/giai-thuong/${answer.data.id}`;
    redirect(303, localise(event.locals.lang, made));
  },
  'quyet-dinh': async (event) => {
    const form = await event.request.formData();
    const m = wordsOf(event.locals.lang);
    const places = Number(text(form, 'places'));
    const typed = {
      ...blank,
      of: 'quyet-dinh',
      scope: text(form, 'scope'),
      by: text(form, 'by'),
      minutes: text(form, 'minutes'),
      members: text(form, 'members'),
    };
    const winners = readOrder(form, places);
    const members = readPersons(typed.members);
    if (!winners) return missing(typed, { order: m.orderWrong(places) });
    if (!members) return missing(typed, { members: m.peopleWrong });
    const { scope, minutes } = typed;
    const answer = await call(event.fetch, 'POST /staff/rounds/{id}/tie-decisions', {
      params: event.params,
      body: {
        scope,
        winners,
        minutes,
        members,
        by: typed.by === 'extra-question' ? 'extra-question' : 'decision',
      },
    });
    if (!answer.ok)
      return refuse(answer.problem, event.locals.lang, typed, { minutes: 'minutes', winners: 'order' });
    return done(event, 'da-ghi');
  },
  'viet-tat': async (event) => {
    const answer = await call(event.fetch, 'POST /staff/rounds/{id}/short-names', { params: event.params });
    if (!answer.ok) return refuse(answer.problem, event.locals.lang, { ...blank, of: 'viet-tat' });
    return done(event, 'da-viet-tat');
  },
  'tinh-lai': async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, of: 'tinh-lai', reason: text(form, 'reason') };
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/awards', {
      params: { id: text(form, 'contest') },
      body: { reason: typed.reason },
    });
    if (!answer.ok) return refuse(answer.problem, event.locals.lang, typed, { reason: 'reason' });
    return done(event, 'da-tinh');
  },
};
