import { call } from '#lib/api/client.ts';
import type { Challenge } from '#lib/api/types.ts';
import { register as area } from '#lib/messages/register.ts';
import { asErrors, text, type FieldErrors } from './form.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** A sent code, as the form carries it to the next post. */
export interface ChallengeForm {
  challengeId: string;
  phoneMasked: string;
  expiresAt: string;
  demonstrationCode: string;
}

export const toChallengeForm = (challenge: Challenge): ChallengeForm => ({
  challengeId: challenge.challengeId,
  phoneMasked: challenge.phoneMasked,
  expiresAt: challenge.expiresAt,
  demonstrationCode: challenge.demonstrationCode ?? '',
});

export const readChallenge = (form: FormData): ChallengeForm => ({
  challengeId: text(form, 'challengeId'),
  phoneMasked: text(form, 'phoneMasked'),
  expiresAt: text(form, 'expiresAt'),
  demonstrationCode: text(form, 'demonstrationCode'),
});

/** Confirms a code; the session cookie comes with the API's answer. Errors of field `code`, or null. */
export async function confirmCode(
  event: RequestEvent,
  challenge: ChallengeForm,
  typed: string,
): Promise<FieldErrors | null> {
  const code = typed.replace(/[\s.-]/g, '');
  if (!/^\d{6}$/.test(code)) return { code: area[event.locals.lang].faults.code };
  const answer = await call(event.fetch, 'POST /challenges/{id}/confirm', {
    params: { id: challenge.challengeId },
    body: { code },
  });
  return answer.ok ? null : asErrors(answer.problem, event.locals.lang, { code: 'code' });
}
