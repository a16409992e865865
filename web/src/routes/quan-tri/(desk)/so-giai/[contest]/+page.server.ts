import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { prizes as area } from '#lib/messages/prizes.ts';
import { missing, readDay } from '#lib/organiser/awards.server.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const acts = ['accepted', 'declined', 'identified', 'paid', 'handed-over', 'unclaimed'] as const;

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const contest = contests.find(({ id }) => id === params.contest);
  if (!contest) error(404, 'contest_not_found', { code: 'contest_not_found' });
  const [ledger, access] = await Promise.all([
    call(fetch, 'GET /staff/contests/{id}/prizes', { params: { id: contest.id } }),
    call(fetch, 'GET /staff/prize-access', {}),
  ]);
  const { entries, claimUntil, mayLook, rates, looks } = needStaff(ledger, event);
  const chosen = url.searchParams.get('ghi') ?? '';
  return {
    contest,
    claimUntil,
    mayLook,
    rates,
    looks,
    entries,
    accounts: needStaff(access, event).accounts,
    chosen: entries.find(({ list, contestantId }) => `${list} ${contestantId}` === chosen) ?? null,
    saved: url.searchParams.has('da-ghi'),
  };
};

type Here = Pick<RequestEvent, 'locals'> & { params: { contest: string } };
function done({ locals, params }: Here): never {
  redirect(303, localise(locals.lang, `/quan-tri/so-giai/${params.contest}?da-ghi=1`));
}

const blank = { act: '', note: '', receipt: '', proxy: '', purpose: '', day: '', source: '', found: null };
const amount = (typed: string) => (/^[\d.\s]+$/.test(typed) ? Number(typed.replace(/[.\s]/g, '')) : NaN);

export const actions: Actions = {
  ghi: async (event) => {
    const form = await event.request.formData();
    const typed = {
      ...blank,
      of: 'ghi',
      act: text(form, 'act'),
      note: text(form, 'note'),
      receipt: text(form, 'receipt'),
      proxy: text(form, 'proxy'),
    };
    const act = acts.find((each) => each === typed.act);
    if (!act) return missing(typed, { act: area[event.locals.lang].whatMissing });
    const { note, receipt, proxy } = typed;
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/prizes', {
      params: { id: event.params.contest },
      body: { list: text(form, 'list'), contestantId: text(form, 'contestantId'), act, note, receipt, proxy },
    });
    const fields = { act: 'act', note: 'note', receipt: 'receipt', proxy: 'proxy' };
    return answer.ok ? done(event) : refuse(answer.problem, event.locals.lang, typed, fields);
  },
  xem: async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, of: 'xem', purpose: text(form, 'purpose') };
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/winners/{winner}/identity-look', {
      params: { id: event.params.contest, winner: text(form, 'contestantId') },
      body: { purpose: typed.purpose },
    });
    if (!answer.ok) return refuse(answer.problem, event.locals.lang, typed, { purpose: 'purpose' });
    return { ...typed, found: answer.data, errors: {} as FieldErrors, signedOut: false };
  },
  xoa: async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, of: 'xoa', purpose: text(form, 'purpose') };
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/winners/{winner}/identity-erasure', {
      params: { id: event.params.contest, winner: text(form, 'contestantId') },
      body: { purpose: typed.purpose },
    });
    return answer.ok ? done(event) : refuse(answer.problem, event.locals.lang, typed, { purpose: 'purpose' });
  },
  han: async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, of: 'han', day: text(form, 'day') };
    const until = readDay(typed.day);
    if (until === null) return missing(typed, { day: area[event.locals.lang].dayWrong });
    const answer = await call(event.fetch, 'POST /staff/contests/{id}/prize-deadline', {
      params: { id: event.params.contest },
      body: { until },
    });
    return answer.ok ? done(event) : refuse(answer.problem, event.locals.lang, typed, { until: 'day' });
  },
  thue: async (event) => {
    const form = await event.request.formData();
    const m = area[event.locals.lang];
    const typed = { ...blank, of: 'thue', day: text(form, 'fromDay'), source: text(form, 'source') };
    const fromDay = readDay(typed.day);
    const [threshold, percent] = [
      amount(text(form, 'threshold')),
      Number(text(form, 'percent').replace(',', '.')),
    ];
    const errors: FieldErrors = {};
    if (fromDay === null) errors.fromDay = m.dayWrong;
    if (!Number.isSafeInteger(threshold)) errors.threshold = m.numberWrong;
    if (!(percent >= 0 && percent <= 100)) errors.percent = m.numberWrong;
    if (fromDay === null || Object.keys(errors).length > 0) return missing(typed, errors);
    const answer = await call(event.fetch, 'POST /staff/prize-tax-rates', {
      body: { fromDay, threshold, rate: Math.round(percent * 10), source: typed.source },
    });
    const fields = { fromDay: 'fromDay', threshold: 'threshold', rate: 'percent', source: 'source' };
    return answer.ok ? done(event) : refuse(answer.problem, event.locals.lang, typed, fields);
  },
  quyen: async (event) => {
    const form = await event.request.formData();
    const answer = await call(event.fetch, 'POST /staff/prize-access', {
      body: { accountId: text(form, 'accountId'), granted: text(form, 'granted') === 'yes' },
    });
    return answer.ok ? done(event) : refuse(answer.problem, event.locals.lang, { ...blank, of: 'quyen' });
  },
};
