import { error, fail, redirect } from '@sveltejs/kit';
import { localise } from '#lib/i18n.ts';
import { people as area } from '#lib/messages/people.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import { organizationKinds, type OrganizationKind } from '#lib/organiser/types.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { staff } = await event.parent();
  if (staff.role !== 'organiser') error(403, 'forbidden', { code: 'forbidden' });
  const { organizations } = needStaff(await call(fetch, 'GET /staff/organizations', {}), event);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  return {
    organizations,
    typed: asked('q'),
    editing: organizations.find((each) => each.id === asked('sua')) ?? null,
    adding: url.searchParams.has('them'),
    saved: organizations.find((each) => each.id === asked('da-luu')) ?? null,
  };
};

/** `1.250`, `1 250` and `1250` are all the same number; empty is not known; NaN is none. */
function headCountOf(typed: string): number | null {
  if (typed === '') return null;
  const plain = typed.replace(/[ .]/g, '');
  return /^[1-9]\d{0,6}$/.test(plain) ? Number(plain) : Number.NaN;
}

const fields = { name: 'name', kind: 'kind', headCount: 'headCount' };

export const actions: Actions = {
  luu: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const typed = {
      of: 'luu',
      id: text(form, 'id'),
      name: text(form, 'name'),
      kind: text(form, 'kind'),
      headCount: text(form, 'headCount'),
    };
    const headCount = headCountOf(typed.headCount);
    if (Number.isNaN(headCount)) {
      const errors: FieldErrors = { headCount: area[locals.lang].headCountWrong };
      return fail(400, { ...typed, errors, signedOut: false });
    }
    const kind = organizationKinds.find((each) => each === typed.kind) ?? ('' as OrganizationKind);
    const body = { name: typed.name, kind, headCount };
    const answer = typed.id
      ? await call(fetch, 'PATCH /staff/organizations/{id}', { params: { id: typed.id }, body })
      : await call(fetch, 'POST /staff/organizations', { body });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, fields);
    redirect(303, localise(locals.lang, savedAt(url, answer.data.id)));
  },
  ngung: async ({ request, fetch, locals, url }) => {
    const form = await request.formData();
    const id = text(form, 'id');
    const retired = text(form, 'retired') === 'yes';
    const answer = await call(fetch, 'PATCH /staff/organizations/{id}', {
      params: { id },
      body: { retired },
    });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, { of: 'ngung', id, name: '', kind: '', headCount: '' });
    redirect(303, localise(locals.lang, savedAt(url, id)));
  },
};

/** Back to the list as it was searched. */
function savedAt(url: URL, id: string): string {
  const back = new URLSearchParams({ 'da-luu': id });
  const typed = url.searchParams.get('q');
  if (typed) back.set('q', typed);
  return `/quan-tri/co-quan?${back}`;
}
