import { redirect } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import type { AttemptView } from '#lib/api/types.ts';
import { localise, type Lang } from '#lib/i18n.ts';

interface Asker {
  fetch: typeof fetch;
  params: { dot: string };
  locals: { lang: Lang };
}

export const examPath = ({ params, locals }: Pick<Asker, 'params' | 'locals'>, rest = ''): string =>
  localise(locals.lang, `/thi/${params.dot}${rest}`);

/** The attempt that is going on. Readers who have none are sent to the page that says what they can do. */
export async function openAttempt(event: Asker): Promise<AttemptView> {
  const mine = await call(event.fetch, 'GET /rounds/{id}/mine', { params: { id: event.params.dot } });
  if (!mine.ok && mine.problem.status === 401) redirect(303, examPath(event));
  const { open, attempts } = need(mine);
  if (open === null) redirect(303, examPath(event, attempts.length > 0 ? '/bien-nhan' : ''));
  const attempt = need(await call(event.fetch, 'GET /attempts/{id}', { params: { id: open } }));
  if (attempt.endedAt !== null) redirect(303, examPath(event, '/bien-nhan'));
  return attempt;
}
