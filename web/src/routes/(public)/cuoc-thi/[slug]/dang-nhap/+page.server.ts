import { fail, redirect } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { register as area } from '#lib/messages/register.ts';
import { confirmCode, readChallenge, toChallengeForm, type ChallengeForm } from '#lib/server/challenge.ts';
import { asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import { plainPhone } from '../dang-ky/registration.ts';
import type { Actions, RequestEvent } from './$types';

interface Shown {
  phone: string;
  errors?: FieldErrors;
  challenge?: ChallengeForm;
  again?: boolean;
}

const shown = (state: Shown) => state;
const refuse = (state: Shown) => fail(400, state);

export const actions: Actions = {
  send: async (event) => send(event, false),
  resend: async (event) => send(event, true),
  confirm: async (event) => {
    const form = await event.request.formData();
    const challenge = readChallenge(form);
    const errors = await confirmCode(event, challenge, text(form, 'code'));
    if (errors) return refuse({ phone: text(form, 'phone'), challenge, errors });
    redirect(303, localise(event.locals.lang, `/cuoc-thi/${event.params.slug}`));
  },
};

async function send(event: RequestEvent, again: boolean) {
  const phone = text(await event.request.formData(), 'phone');
  const { lang } = event.locals;
  const plain = plainPhone(phone);
  if (!/^0\d{9}$/.test(plain)) return refuse({ phone, errors: { phone: area[lang].faults.phone } });
  const answer = await call(event.fetch, 'POST /contests/{slug}/sign-ins', {
    params: { slug: event.params.slug },
    body: { phone: plain },
  });
  if (answer.ok) return shown({ phone, challenge: toChallengeForm(answer.data), again });
  const field =
    answer.problem.code === 'not_registered' ? { ...answer.problem, field: 'phone' } : answer.problem;
  return refuse({ phone, errors: asErrors(field, lang, { phone: 'phone' }) });
}
