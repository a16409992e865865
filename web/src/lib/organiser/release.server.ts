import { redirect, type RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { text } from '#lib/server/form.ts';
import { refuse } from './desk.server.ts';

/** The action of the button beside a file: lets the public have it, or no longer. */
export async function releaseFile({ request, fetch, locals, url }: RequestEvent) {
  const form = await request.formData();
  const answer = await call(fetch, 'POST /staff/exports/{id}/release', {
    params: { id: text(form, 'id') },
    body: { released: text(form, 'released') === 'yes' },
  });
  if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'release' as const });
  const contest = url.searchParams.get('cuoc');
  redirect(303, contest ? `${url.pathname}?${new URLSearchParams({ cuoc: contest })}` : url.pathname);
}
