import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import type { AttemptView, Problem, ResponseEntry } from '#lib/api/types.ts';
import { readPrediction } from '#lib/exam/prediction.ts';
import { uuid } from '#lib/exam/uuid.ts';
import { errors } from '#lib/messages/errors.ts';
import { examPath, openAttempt } from '#lib/server/exam.ts';
import { text } from '#lib/server/form.ts';
import { predictionWords } from '#lib/prediction-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Hydrated for the clock alone: every step is a form, because the next question is the server's to show. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
  const attempt = await openAttempt(event);
  const { course } = attempt;
  if (!course) redirect(303, examPath(event, '/lam-bai'));
  const end = event.url.searchParams.get('muc') === 'nop';
  const question = end ? null : questionOf(attempt, event);
  const guess = predictionWords(attempt.prediction, event.locals.lang);
  return {
    lang: event.locals.lang,
    attempt,
    course,
    guess,
    question,
    saved: event.url.searchParams.has('da-luu'),
  };
};

export const actions: Actions = {
  luu: async (event) => {
    const [attempt, form] = [await openAttempt(event), await event.request.formData()];
    const slot = Number(form.get('slot'));
    const way = text(form, 'di');
    const choices = form
      .getAll('choice')
      .filter((value) => typeof value === 'string')
      .filter((value) => value.trim() !== '');
    // A page that was open too long: what is open now is shown instead.
    const open = attempt.paper.find((question) => question.slot === slot);
    if (open && choices.join('\n') !== (attempt.answers[slot] ?? []).join('\n')) {
      const told = await record(event, attempt.id, { clientId: uuid(), kind: 'answer', slot, choices });
      if (told && !(told.late && way === 'next')) return fail(told.status, { errors: { '': told.message } });
    }
    redirect(303, await onward(event, attempt, slot, way));
  },

  nop: async (event) => {
    const [attempt, form] = [await openAttempt(event), await event.request.formData()];
    const typed = text(form, 'prediction');
    if (attempt.prediction && typed !== '') {
      const guess = predictionWords(attempt.prediction, event.locals.lang);
      const prediction = readPrediction(typed, guess?.decimals, guess?.most);
      if (prediction === null) return fail(400, { errors: { prediction: guess?.wrong ?? '' }, typed });
      const told = await record(event, attempt.id, { clientId: uuid(), kind: 'prediction', prediction });
      if (told) return fail(told.status, { errors: { '': told.message }, typed });
    }
    const answer = await call(event.fetch, 'POST /attempts/{id}/submit', {
      params: { id: attempt.id },
      body: { clientId: uuid() },
    });
    if (!answer.ok)
      return fail(statusOf(answer.problem), { errors: { '': wordsOf(event, answer.problem) }, typed });
    redirect(303, examPath(event, '/bien-nhan'));
  },
};

/** The question asked for, if it is open; else the first open one. */
function questionOf({ paper }: AttemptView, { url }: RequestEvent) {
  const slot = Number(url.searchParams.get('cau'));
  return paper.find((question) => question.slot === slot) ?? paper[0] ?? null;
}

/** Where one goes from a question; opening the next one is the server's step. */
async function onward(event: RequestEvent, attempt: AttemptView, slot: number, way: string): Promise<string> {
  const at = (search: string) => examPath(event, `/tung-cau?${search}`);
  const { from, to, next } = attempt.course ?? { from: 1, to: 1, next: null };
  if (way === 'save' || slot < from || slot > to) return at(`cau=${slot}&da-luu=1`);
  if (way === 'prev') return at(`cau=${Math.max(from, slot - 1)}`);
  if (slot < to) return at(`cau=${slot + 1}`);
  if (next === null) return at('muc=nop');
  await call(event.fetch, 'POST /attempts/{id}/open', {
    params: { id: attempt.id },
    body: { clientId: uuid(), slot: next },
  });
  return at(`cau=${next}`);
}

/** Null when the entry was recorded; an ended attempt goes to its receipt. */
async function record(event: RequestEvent, id: string, entry: ResponseEntry) {
  const answer = await call(event.fetch, 'POST /attempts/{id}/responses', {
    params: { id },
    body: { entries: [entry] },
  });
  if (!answer.ok)
    return { status: statusOf(answer.problem), message: wordsOf(event, answer.problem), late: false };
  const [result] = answer.data.results;
  if (result?.outcome === 'saved') return null;
  if (result?.outcome !== 'refused' && !result?.code) redirect(303, examPath(event, '/bien-nhan'));
  return {
    status: 400,
    message: result.message || errors[event.locals.lang].fallback,
    late: result.outcome === 'late',
  };
}

const statusOf = (problem: Problem) => (problem.status >= 400 ? problem.status : 503);
const wordsOf = (event: RequestEvent, problem: Problem) =>
  problem.message || errors[event.locals.lang].fallback;
