import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { accounts as area } from '#lib/messages/accounts.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import type { Invited, StaffRole } from '#lib/organiser/types.ts';
import { text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const roles = ['organiser', 'editor', 'coordinator'] as const satisfies StaffRole[];

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { staff, contests } = await event.parent();
  const organiser = staff.role === 'organiser';
  const period = contests[0]?.reportPeriod;
  const [sessions, accounts, units, organizations] = await Promise.all([
    call(fetch, 'GET /staff/sessions', {}),
    organiser ? call(fetch, 'GET /staff/accounts', {}) : null,
    organiser ? call(fetch, 'GET /units', { query: { level: 'commune', period, limit: 500 } }) : null,
    organiser ? call(fetch, 'GET /organizations', { query: { limit: 1000 } }) : null,
  ]);
  const list = accounts ? needStaff(accounts, event).accounts : [];
  const disabling = list.find((each) => each.id === url.searchParams.get('khoa'));
  return {
    ...needStaff(sessions, event),
    accounts: list,
    units: units?.ok ? units.data.units : [],
    organizations: organizations?.ok ? organizations.data.organizations : [],
    disabling: disabling && disabling.disabledAt === null ? disabling : null,
    disabled: list.find((each) => each.id === url.searchParams.get('da-khoa')) ?? null,
    ended: url.searchParams.has('da-het'),
  };
};

const nothingTyped = { username: '', displayName: '', role: '', unitId: '', organizationId: '' };
const fields = Object.fromEntries(Object.keys(nothingTyped).map((name) => [name, name]));
const nothing: { invited: Invited | null; signedOut: boolean } = { invited: null, signedOut: false };

export const actions: Actions = {
  moi: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const typed = {
      of: 'moi',
      ...nothing,
      username: text(form, 'username'),
      displayName: text(form, 'displayName'),
      role: text(form, 'role'),
      unitId: text(form, 'unitId'),
      organizationId: text(form, 'organizationId'),
    };
    const m = area[locals.lang];
    const role = roles.find((each) => each === typed.role);
    const places = [typed.unitId, typed.organizationId].filter(Boolean).length;
    const errors: FieldErrors = {};
    if (!role) errors.role = m.roleMissing;
    if (role === 'coordinator' && places !== 1) errors.unitId = m.placeMissing;
    if (!role || errors.unitId) return fail(400, { ...typed, errors });
    const place =
      role !== 'coordinator'
        ? {}
        : typed.unitId
          ? { unitId: typed.unitId }
          : { organizationId: typed.organizationId };
    const answer = await call(fetch, 'POST /staff/accounts', {
      body: { username: typed.username, displayName: typed.displayName, role, ...place },
    });
    if (!answer.ok) return refuse(answer.problem, locals.lang, typed, fields);
    return invited(answer.data);
  },
  'duong-dan': async ({ request, fetch, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /staff/accounts/{id}/invitations', { params: { id } });
    if (!answer.ok)
      return refuse(answer.problem, locals.lang, { of: 'duong-dan', ...nothing, ...nothingTyped });
    return invited(answer.data);
  },
  khoa: async ({ request, fetch, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /staff/accounts/{id}/disable', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'khoa', ...nothing, ...nothingTyped });
    redirect(303, localise(locals.lang, `/quan-tri/tai-khoan?da-khoa=${id}`));
  },
  het: async ({ request, fetch, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'DELETE /staff/sessions/{id}', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, { of: 'het', ...nothing, ...nothingTyped });
    redirect(303, localise(locals.lang, '/quan-tri/tai-khoan?da-het=1'));
  },
};

/** The link goes to the page and nowhere else: not into an address, not into a log. */
function invited(made: Invited) {
  return { of: 'moi', ...nothingTyped, ...nothing, invited: made, errors: {} as FieldErrors };
}
