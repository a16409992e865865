import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/api/client.ts';
import { headline, isOpen } from '#lib/contest.ts';
import { localise } from '#lib/i18n.ts';
import { register as area } from '#lib/messages/register.ts';
import { confirmCode, readChallenge, toChallengeForm, type ChallengeForm } from '#lib/server/challenge.ts';
import { asErrors, text, type FieldErrors } from '#lib/server/form.ts';
import { findPlaces, type Place } from '#lib/places.ts';
import type { Actions, PageServerLoad, RequestEvent as PageEvent } from './$types';
import { checkWho, formFields, readTyped, toRegistration, whoFields, type Typed } from './registration.ts';

/** What a step shows again after a post. */
export interface StepState {
  step: 'who' | 'place' | 'code';
  typed: Typed;
  errors?: FieldErrors;
  query?: string;
  places?: Place[];
  challenge?: ChallengeForm;
  again?: boolean;
}

export const load: PageServerLoad = async (event) => ({ entry: await entryOf(event) });

const state = (shown: StepState) => shown;
const refuse = (shown: StepState, status = 400) => fail(status, shown);

export const actions: Actions = {
  /** Step 1 → 2. */
  who: async (event) => {
    const typed = readTyped(await event.request.formData());
    const contest = await contestOf(event);
    const errors = checkWho(typed, contest, area[event.locals.lang], new Date().getFullYear());
    if (Object.keys(errors).length === 0) Object.assign(errors, await ageErrors(event, typed));
    return Object.keys(errors).length > 0
      ? refuse({ step: 'who', typed, errors })
      : state({ step: 'place', typed });
  },

  /** Step 2, a search for places without a script. */
  find: async (event) => {
    const form = await event.request.formData();
    const typed = readTyped(form);
    const query = text(form, 'q');
    if (query.length < 2) {
      return refuse({ step: 'place', typed, query, errors: { q: area[event.locals.lang].faults.query } });
    }
    const places = await placesFor(event, typed, query);
    return state({ step: 'place', typed, query, places });
  },

  /** Step 2 → 3: the API takes the registration and sends the code. */
  send: async (event) => {
    const form = await event.request.formData();
    const typed = readTyped(form);
    return typed.placeId ? send(event, typed, false) : choosePlace(event, typed, form);
  },

  resend: async (event) => send(event, readTyped(await event.request.formData()), true),

  /** Step 3 → in. */
  confirm: async (event) => {
    const form = await event.request.formData();
    const typed = readTyped(form);
    const challenge = readChallenge(form);
    const errors = await confirmCode(event, challenge, text(form, 'code'));
    if (errors) return refuse({ step: 'code', typed, challenge, errors });
    const round = headline((await contestOf(event)).rounds);
    const onward = round && isOpen(round.phase) ? `/thi/${round.id}` : `/cuoc-thi/${event.params.slug}`;
    redirect(303, localise(event.locals.lang, onward));
  },

  /** Back to an earlier step with everything still typed. */
  editWho: async ({ request }) => state({ step: 'who', typed: readTyped(await request.formData()) }),
  editPlace: async ({ request }) => state({ step: 'place', typed: readTyped(await request.formData()) }),
};

/** What the API says of the first step; the missing place keeps it from sending a code. */
async function ageErrors(event: PageEvent, typed: Typed): Promise<FieldErrors> {
  const { divisions } = await entryOf(event);
  if (divisions.length === 0) return {};
  const answer = await call(event.fetch, 'POST /contests/{slug}/registrations', {
    params: { slug: event.params.slug },
    body: toRegistration({ ...typed, placeId: '', groups: '' }, await placeKind(event, typed)),
  });
  if (answer.ok) return {};
  const { placeId: _, ...errors } = asErrors(answer.problem, event.locals.lang, formFields);
  return errors;
}

/** “Tiếp tục” with a name typed but nothing chosen: look it up, and call it an error only the second time. */
async function choosePlace(event: PageEvent, typed: Typed, form: FormData) {
  const m = area[event.locals.lang];
  const query = text(form, 'q');
  if (query.length < 2) return refuse({ step: 'place', typed, query, errors: { q: m.faults.query } });
  const places = await placesFor(event, typed, query);
  if (places.length > 0 && text(form, 'searched') === query) {
    return refuse({ step: 'place', typed, query, places, errors: { placeId: m.faults.place } });
  }
  return state({ step: 'place', typed, query, places });
}

async function send(event: PageEvent, typed: Typed, again: boolean) {
  const answer = await call(event.fetch, 'POST /contests/{slug}/registrations', {
    params: { slug: event.params.slug },
    body: toRegistration(typed, await placeKind(event, typed)),
  });
  if (answer.ok) return state({ step: 'code', typed, challenge: toChallengeForm(answer.data), again });
  const errors = asErrors(answer.problem, event.locals.lang, formFields);
  const step = Object.keys(errors).some((field) => whoFields.includes(field)) ? 'who' : 'place';
  return refuse({ step, typed, errors });
}

async function contestOf(event: RequestEvent<{ slug: string }>) {
  return need(await call(event.fetch, 'GET /contests/{slug}', { params: { slug: event.params.slug } }));
}

async function entryOf(event: RequestEvent<{ slug: string }>) {
  return need(await call(event.fetch, 'GET /contests/{slug}/entry', { params: { slug: event.params.slug } }));
}

/** Places that fit what was typed; of agencies only the kinds that the division is for. */
async function placesFor(event: PageEvent, typed: Typed, query: string): Promise<Place[]> {
  const { divisions } = await entryOf(event);
  const kinds = divisions.find(({ code }) => code === typed.division)?.organizationKinds ?? [];
  return findPlaces(event.fetch, await placeKind(event, typed), query, kinds);
}

async function placeKind(event: PageEvent, typed: Typed) {
  const { divisions } = await contestOf(event);
  return divisions.find((division) => division.code === typed.division)?.place ?? 'unit';
}
