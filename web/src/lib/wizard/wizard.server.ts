import { error, type RequestEvent } from '@sveltejs/kit';
import { call, type Answer } from '#lib/api/client.ts';
import { needStaff } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Draft, DraftCheck } from './steps.ts';

type Asking = Pick<RequestEvent, 'fetch' | 'url' | 'locals'>;

/** The wizard is the organisers'. */
export function needOrganiser({ role }: { role: string }): void {
  if (role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
}

/** A draft with everything that is wrong with it now. */
export async function draftOf(event: Asking, id: string): Promise<{ draft: Draft; check: DraftCheck }> {
  const [draft, check] = await Promise.all([
    call(event.fetch, 'GET /rulebooks/drafts/{id}', { params: { id } }),
    call(event.fetch, 'POST /rulebooks/drafts/{id}/check', { params: { id }, body: {} }),
  ]);
  return { draft: needStaff(draft, event), check: needStaff(check, event) };
}

/** Stores a change to the revision that the form was made from. */
export function saveDraft(
  fetcher: typeof fetch,
  id: string,
  form: FormData,
  change: { values?: Record<string, string>; bank?: string; yaml?: string; slug?: string; template?: string },
): Promise<Answer<Draft>> {
  const revision = Number(text(form, 'revision')) || 1;
  return call(fetcher, 'PUT /rulebooks/drafts/{id}', { params: { id }, body: { revision, ...change } });
}
