import { error, fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { closing as area } from '#lib/messages/closing.ts';
import { needStaff, refuse, roundOf } from '#lib/organiser/desk.server.ts';
import type { AskedQuestion } from '#lib/organiser/types.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { contests, staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const { contest, round } = roundOf(contests, params.id);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const typed = asked('tim').trim();
  const [decided, filed, statistics, roster] = await Promise.all([
    call(fetch, 'GET /staff/rounds/{id}/decisions', { params }),
    call(fetch, 'GET /staff/rounds/{id}/appeals', { params }),
    call(fetch, 'GET /staff/rounds/{id}/statistics', { params }),
    typed
      ? call(fetch, 'GET /staff/contests/{id}/contestants', {
          params: { id: contest.id },
          query: { q: typed },
        })
      : null,
  ]);
  const questions = new Map<string, AskedQuestion>();
  const { appeals } = needStaff(filed, event);
  for (const { questionId: id, questionCode: code, questionText } of appeals)
    if (id && code)
      questions.set(id, { id, code, text: questionText ?? '', kind: null, options: [], lefts: [], key: [] });
  for (const q of statistics.ok ? statistics.data.questions : []) {
    const { questionId: id, code, text: said, kind, options, lefts, key } = q;
    questions.set(id, { id, code, text: said, kind, options, lefts, key });
  }
  const people = roster ? needStaff(roster, event).rows : null;
  const attempt = appeals.find(({ attemptId }) => attemptId === asked('luot'));
  const person = people?.find(({ id }) => id === asked('nguoi'));
  return {
    contest,
    round,
    decisions: needStaff(decided, event).decisions,
    questions: [...questions.values()]
      .map(({ id, code, text: said }) => ({ id, code, text: said }))
      .toSorted((a, b) => a.code.localeCompare(b.code)),
    question: questions.get(asked('cau')) ?? null,
    attempt: attempt?.attemptId ? { id: attempt.attemptId, name: attempt.by } : null,
    person: person ? { id: person.id, name: person.fullName } : null,
    typed,
    people,
  };
};

export const actions: Actions = {
  'de-xuat': async ({ request, fetch, params, locals }) => {
    const form = await request.formData();
    const m = area[locals.lang];
    const typed = {
      what: text(form, 'what'),
      key: [
        ...form.getAll('key').filter((each) => typeof each === 'string'),
        // Where the answer is typed: one accepted answer a line.
        ...text(form, 'keyLines')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ],
      reason: text(form, 'reason'),
      evidence: text(form, 'evidence'),
    };
    const questionId = text(form, 'questionId');
    const errors: FieldErrors = {};
    if (questionId && !(typed.what in m.whatOf)) errors.what = m.whatMissing;
    if (typed.what === 'key' && typed.key.length === 0) errors.key = m.keyMissing;
    if (typed.reason.length < 10 || typed.reason.length > 500) errors.reason = m.reasonMissing;
    if (Object.keys(errors).length > 0) return fail(400, { ...typed, errors, signedOut: false });
    const { reason, evidence } = typed;
    const attemptId = text(form, 'attemptId');
    const contestantId = text(form, 'contestantId');
    const shared = { reason, ...(evidence ? { evidence } : {}) };
    const answer = await call(fetch, 'POST /staff/rounds/{id}/decisions', {
      params,
      body: !questionId
        ? {
            kind: 'disqualify',
            ...shared,
            ...(attemptId ? { attemptId } : {}),
            ...(contestantId ? { contestantId } : {}),
          }
        : typed.what === 'key'
          ? { kind: 'correct-key', questionId, key: typed.key, ...shared }
          : {
              kind: 'void-question',
              questionId,
              effect: typed.what === 'removed' ? 'removed' : 'everyone-right',
              ...shared,
            },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, typed, {
        reason: 'reason',
        evidence: 'evidence',
        key: 'key',
      });
    const made = `/quan-tri/dot/${params.id}/quyet-dinh/${answer.data.id}?da-de-xuat=1`;
    redirect(303, localise(locals.lang, made));
  },
};
