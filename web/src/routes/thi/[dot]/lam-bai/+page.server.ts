import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import type { Problem, ResponseEntry } from '#lib/api/types.ts';
import { flagCookie, readFlags, withFlag, writeFlags } from '#lib/exam/flags.ts';
import { after, before, placeOf, searchOf, type Place } from '#lib/exam/place.ts';
import { readPrediction } from '#lib/exam/prediction.ts';
import { uuid } from '#lib/exam/uuid.ts';
import { errors } from '#lib/messages/errors.ts';
import { examPath, openAttempt } from '#lib/server/exam.ts';
import { predictionWords } from '#lib/prediction-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const attempt = await openAttempt(event);
  if (attempt.course) redirect(303, examPath(event, '/tung-cau'));
  return {
    lang: event.locals.lang,
    attempt,
    guess: predictionWords(attempt.prediction, event.locals.lang),
    // The page is hydrated with the question that the server drew, also when it comes from the cache.
    search: event.url.search,
    flags: readFlags(event.cookies.get(flagCookie), attempt.id),
  };
};

/** The exam page by page, for browsers without scripts. With scripts on none of these is called. */
export const actions: Actions = {
  luu: async (event) => {
    const [attempt, form] = [await openAttempt(event), await event.request.formData()];
    const place = placeOf(event.url.search, attempt);
    if (place.view !== 'question') redirect(303, examPath(event, '/lam-bai'));
    const { slot } = place;
    keepFlag(event, attempt.id, slot, form.get('flag') === 'yes');
    const choices = form
      .getAll('choice')
      .filter((value) => typeof value === 'string')
      .filter((value) => value.trim() !== '');
    if (!same(choices, attempt.answers[slot] ?? [])) {
      const told = await record(event, attempt.id, { clientId: uuid(), kind: 'answer', slot, choices });
      if (told) return fail(told.status, { errors: { '': told.message }, slot, choices });
    }
    redirect(303, address(event, step(place, field(form, 'di'), attempt)));
  },

  'du-doan': async (event) => {
    const [attempt, form] = [await openAttempt(event), await event.request.formData()];
    const typed = field(form, 'prediction');
    const place: Place = { view: 'prediction' };
    const leaving = form.get('di') === 'prev' ? before(place, attempt) : null;
    if (leaving && typed.trim() === '') redirect(303, address(event, leaving));
    const guess = predictionWords(attempt.prediction, event.locals.lang);
    const prediction = readPrediction(typed, guess?.decimals, guess?.most);
    if (prediction === null) return fail(400, { errors: { prediction: guess?.wrong ?? '' }, typed });
    const told = await record(event, attempt.id, { clientId: uuid(), kind: 'prediction', prediction });
    if (told) return fail(told.status, { errors: { '': told.message }, typed });
    redirect(303, address(event, leaving ?? after(place, attempt)));
  },

  nop: async (event) => {
    const attempt = await openAttempt(event);
    const answer = await call(event.fetch, 'POST /attempts/{id}/submit', {
      params: { id: attempt.id },
      body: { clientId: uuid() },
    });
    if (!answer.ok) {
      return fail(statusOf(answer.problem), { errors: { '': wordsOf(event, answer.problem) } });
    }
    redirect(303, examPath(event, '/bien-nhan'));
  },
};

/** Null when the entry was recorded; an ended attempt goes to its receipt. */
async function record(event: RequestEvent, id: string, entry: ResponseEntry) {
  const answer = await call(event.fetch, 'POST /attempts/{id}/responses', {
    params: { id },
    body: { entries: [entry] },
  });
  if (!answer.ok) return { status: statusOf(answer.problem), message: wordsOf(event, answer.problem) };
  const [result] = answer.data.results;
  if (result?.outcome === 'saved') return null;
  if (result?.outcome !== 'refused') redirect(303, examPath(event, '/bien-nhan'));
  return { status: 400, message: result.message || errors[event.locals.lang].fallback };
}

function step(place: Place, way: string, attempt: Parameters<typeof after>[1]): Place {
  if (way === 'prev') return before(place, attempt) ?? place;
  return way === 'list' ? { view: 'review' } : after(place, attempt);
}

function keepFlag(event: RequestEvent, attemptId: string, slot: number, on: boolean): void {
  const flags = withFlag(readFlags(event.cookies.get(flagCookie), attemptId), slot, on);
  const secure = event.locals.origin.startsWith('https:');
  event.cookies.set(flagCookie, writeFlags(attemptId, flags), {
    path: '/',
    httpOnly: false,
    sameSite: 'lax',
    secure,
  });
}

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const address = (event: RequestEvent, place: Place) => examPath(event, `/lam-bai${searchOf(place)}`);
const same = (a: string[], b: string[]) => a.join('\n') === b.join('\n');
const statusOf = (problem: Problem) => (problem.status >= 400 ? problem.status : 503);
const wordsOf = (event: RequestEvent, problem: Problem) =>
  problem.message || errors[event.locals.lang].fallback;
