import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { roster as area } from '#lib/messages/roster.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { backTo, contestOfPeople } from '#lib/organiser/people.server.ts';
import { text } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const contest = contestOfPeople(await event.parent(), url);
  const shared = { contest, done: url.searchParams.get('xong') ?? '' };
  if (!contest) return { ...shared, duplicates: null };
  const answer = await call(fetch, 'GET /staff/contests/{id}/duplicates', { params: { id: contest.id } });
  return { ...shared, duplicates: needStaff(answer, event) };
};

export const actions: Actions = {
  /** The choice is `different`, or the contestant whose attempts count. */
  'quyet-dinh': async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const [one, other] = [text(form, 'one'), text(form, 'other')];
    const pair = `${one}.${other}`;
    const choice = text(form, `verdict-${pair}`);
    if (choice === '') {
      const errors = { [`verdict-${pair}`]: area[locals.lang].verdictMissing };
      return fail(400, { pair, errors: errors as Record<string, string>, signedOut: false });
    }
    const answer = await call(fetch, 'POST /staff/contests/{id}/duplicates', {
      params: { id: text(form, 'contestId') },
      body: {
        one,
        other,
        reason: text(form, 'reason'),
        ...(choice === 'different' ? { verdict: 'different' } : { verdict: 'same', keeps: choice }),
      },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { pair }, { reason: `reason-${pair}` });
    redirect(303, backTo(url, 'decided'));
  },
  /** Striking out takes two people, as any disqualification. */
  loai: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const answer = await call(fetch, 'POST /staff/rounds/{id}/decisions', {
      params: { id: text(form, 'roundId') },
      body: {
        kind: 'disqualify',
        contestantId: text(form, 'contestantId'),
        reason: area.vi.strikeReason,
        evidence: text(form, 'evidence'),
      },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { pair: text(form, 'pair') });
    redirect(303, backTo(url, 'proposed'));
  },
};
