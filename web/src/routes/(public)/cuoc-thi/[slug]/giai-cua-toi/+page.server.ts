import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { prizes as area } from '#lib/messages/prizes.ts';
import { asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import type { Actions, PageServerLoad } from './$types';

const notices = ['da-tra-loi', 'da-khai'] as const;
type Notice = (typeof notices)[number];

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const { me } = await parent();
  const notice = notices.find((name) => url.searchParams.has(name)) ?? null;
  if (me?.contestSlug !== params.slug) return { own: null, lots: [], notice };
  const [own, lots] = await Promise.all([call(fetch, 'GET /me/prizes', {}), call(fetch, 'GET /me/lots', {})]);
  return { own: need(own), lots: need(lots).lots, notice };
};

type Here = Pick<RequestEvent, 'locals'> & { params: { slug: string } };
function done({ locals, params }: Here, notice: Notice): never {
  redirect(303, localise(locals.lang, `/cuoc-thi/${params.slug}/giai-cua-toi?${notice}=1`));
}

const blank = { list: '', bankName: '', accountHolder: '' };
const refuse = (typed: typeof blank, errors: FieldErrors) => fail(400, { ...typed, errors });

export const actions: Actions = {
  'tra-loi': async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, list: text(form, 'list') };
    const act = text(form, 'act') === 'declined' ? 'declined' : 'accepted';
    if (act === 'declined' && !form.has('sure'))
      return refuse(typed, { sure: area[event.locals.lang].declineTick });
    const answer = await call(event.fetch, 'POST /me/prizes', { body: { list: typed.list, act } });
    return answer.ok ? done(event, 'da-tra-loi') : refuse(typed, asErrors(answer.problem, event.locals.lang));
  },
  khai: async (event) => {
    const form = await event.request.formData();
    const typed = { ...blank, bankName: text(form, 'bankName'), accountHolder: text(form, 'accountHolder') };
    const answer = await call(event.fetch, 'POST /me/prize-identity', {
      body: {
        cccd: text(form, 'cccd'),
        bankName: typed.bankName,
        bankAccount: text(form, 'bankAccount'),
        accountHolder: typed.accountHolder,
        agreed: form.has('agreed'),
      },
    });
    if (answer.ok) return done(event, 'da-khai');
    const names = ['cccd', 'bankName', 'bankAccount', 'accountHolder', 'agreed'];
    const fields = Object.fromEntries(names.map((name) => [name, name]));
    return refuse(typed, asErrors(answer.problem, event.locals.lang, fields));
  },
};
