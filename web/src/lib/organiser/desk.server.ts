import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { need, type Answer } from '#lib/api/client.ts';
import type { Problem, RoundView } from '#lib/api/types.ts';
import { localise, splitLang, type Lang } from '#lib/i18n.ts';
import { organiser as area } from '#lib/messages/organiser.ts';
import { asErrors, type FieldErrors } from '#lib/server/form.ts';
import type { StaffContest } from './types.ts';

type Asking = Pick<RequestEvent, 'url' | 'locals'>;

/** A page of the organisers that may be returned to after signing in; anything else leads to their first page. */
export function deskPath(told: string | null, lang: Lang): string {
  const inside = told !== null && /^\/(en\/)?quan-tri([/?]|$)/.test(told);
  const home = localise(lang, '/quan-tri');
  if (!inside || splitLang(told).path.startsWith('/quan-tri/dang-nhap')) return home;
  return told;
}

/** Where to sign in, with the way back. */
export function signInPath({ url, locals }: Asking): string {
  const here = url.pathname + (url.search.startsWith('?/') ? '' : url.search);
  return localise(locals.lang, `/quan-tri/dang-nhap?ve=${encodeURIComponent(here)}`);
}

/** The data, or the sign-in page for who is signed out, or Kit's error page. */
export function needStaff<T>(answer: Answer<T>, event: Asking): T {
  if (!answer.ok && answer.problem.code === 'signed_out') redirect(303, signInPath(event));
  return need(answer);
}

/**
 * A refused form: the errors beside what was typed, so that nothing is lost. Who was signed out in between
 * is told how to go on from here.
 */
export function refuse<T extends object>(
  problem: Problem,
  lang: Lang,
  typed: T,
  fields: Record<string, string> = {},
) {
  const signedOut = problem.code === 'signed_out';
  const errors = signedOut ? { '': area[lang].signedOutMeanwhile } : asErrors(problem, lang, fields);
  return fail(problem.status || 503, { ...typed, errors: errors as FieldErrors, signedOut });
}

/** The round of an address with its contest. */
export function roundOf(contests: StaffContest[], id: string): { contest: StaffContest; round: RoundView } {
  for (const contest of contests) {
    const round = contest.rounds.find((each) => each.id === id);
    if (round) return { contest, round };
  }
  error(404, 'round_not_found', { code: 'round_not_found' });
}
