import { redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { examPath } from '#lib/server/exam.ts';
import { number, points } from '#lib/format.ts';
import type { Lang } from '#lib/i18n.ts';
import type { MyRound, PredictionRule, Receipt, RoundInContest } from '#lib/api/types.ts';
import { papers } from '#lib/messages/papers.ts';
import { publication } from '#lib/messages/publication.ts';
import { predictionWords } from '#lib/prediction-words.ts';
import type { PageServerLoad } from './$types';

/** Hydrated, because answers that never left this device may still wait on it. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const id = params.dot;
  const [found, asked, me] = await Promise.all([
    call(fetch, 'GET /rounds/{id}', { params: { id } }),
    call(fetch, 'GET /rounds/{id}/mine', { params: { id } }),
    call(fetch, 'GET /me', {}),
  ]);
  const round = need(found);
  if (!asked.ok && asked.problem.status === 401) redirect(303, examPath(event));
  const mine = need(asked);
  const chosen = url.searchParams.get('luot');
  const attempt = mine.attempts.find((one) => String(one.number) === chosen) ?? mine.attempts.at(-1);
  if (!attempt) redirect(303, examPath(event));
  const receipt = await call(fetch, 'GET /attempts/{id}/receipt', { params: { id: attempt.id } });
  // Between the deadline and the server's own closing of the attempt there is no receipt for some seconds.
  const pending = !receipt.ok && receipt.problem.status === 409;
  if (pending && mine.open === attempt.id && Date.parse(attempt.deadlineAt) > Date.parse(mine.now)) {
    redirect(303, examPath(event, '/lam-bai'));
  }
  const done = pending ? null : need(receipt);
  return {
    round,
    attemptId: attempt.id,
    left: leftOf(mine),
    name: me.ok ? me.data.fullName : null,
    receipt: done,
    told: told(round, done, event.locals.lang),
    predicted: predicted(round.rules.prediction, done?.predictionGiven ?? null, event.locals.lang),
    // A page that hands in what was left at the deadline does so within the second.
    timedOut: done !== null && Date.parse(done.submittedAt) >= Date.parse(attempt.deadlineAt) - 1000,
  };
};

/** What the rules show of the attempt by now, in words that the page need not carry. */
function told(round: RoundInContest, receipt: Receipt | null, lang: Lang) {
  const [m, s] = [papers[lang], publication[lang]];
  const { score: moment, explanations } = round.publication;
  const { score, valid = false, resultsAt = round.closesAt } = receipt ?? {};
  const waits = valid ? s.score[round.shown.score ? 'at-once' : moment] : '';
  return {
    score: score ? m.scoreOf(points(score.scoreMilli, lang), points(score.maxMilli, lang)) : waits,
    later: explanations === 'after-closing' ? m.resultsAt(resultsAt) : s.paperAt(resultsAt),
    toResult: round.shown.explanations ? m.toResult : s.toPaper,
  };
}

/** Attempts that may be begun now or later; null: no limit. */
function leftOf({ open, refused, startsAt, allowed, used }: MyRound): number | null {
  if (open !== null || (refused !== null && startsAt === null)) return 0;
  return allowed === null ? null : allowed - used;
}

function predicted(rule: PredictionRule | null, guess: number | null, lang: Lang): string {
  if (guess === null) return '';
  const written = guess % 1 ? String(guess).replace('.', lang === 'vi' ? ',' : '.') : number(guess, lang);
  return written + (predictionWords(rule, lang)?.unit ?? '');
}
