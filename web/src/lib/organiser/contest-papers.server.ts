import { fail, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { documents as area } from '#lib/messages/documents.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import { refuse } from './desk.server.ts';

const kinds = [
  'overall-minutes',
  'overall-decision',
  'overall-notice',
  'chosen-minutes',
  'chosen-decision',
  'draw-minutes',
] as const;
const formats = ['docx', 'pdf'] as const;

/** The action of ContestPapers.svelte: asks for one paper, then goes where `done` leads. */
export async function askContestPaper({ request, fetch, locals }: RequestEvent, done: () => never) {
  const form = await request.formData();
  const typed = {
    of: 'van-ban' as const,
    target: text(form, 'target'),
    paper: text(form, 'paper'),
    format: text(form, 'format'),
    parentBody: text(form, 'parentBody'),
    body: text(form, 'body'),
    place: text(form, 'place'),
  };
  const paper = kinds.find((each) => each === typed.paper);
  const format = formats.find((each) => each === typed.format);
  if (!paper || !format) {
    const errors: FieldErrors = {};
    if (!paper) errors.paper = area[locals.lang].choose;
    if (!format) errors.format = area[locals.lang].choose;
    return fail(400, { ...typed, errors, signedOut: false });
  }
  const { parentBody, body, place } = typed;
  const answer = await call(fetch, 'POST /staff/contests/{id}/papers', {
    params: { id: text(form, 'contest') },
    body: {
      paper,
      format,
      version: null,
      target: typed.target || null,
      drawId: text(form, 'drawId') || null,
      withCollective: form.has('withCollective'),
      parentBody,
      body,
      place,
    },
  });
  if (!answer.ok) {
    const fields = { parentBody: 'parentBody', body: 'body', place: 'place' };
    return refuse(answer.problem, locals.lang, typed, fields);
  }
  return done();
}
