import { redirect } from '@sveltejs/kit';
import { keepTextSize } from '#lib/server/text-size.ts';
import { localPath } from '#lib/server/same-origin.ts';
import { textSizes } from '#lib/text-size.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await request.formData();
  const size = textSizes.find((name) => name === form.get('size'));
  if (size) keepTextSize(cookies, size, locals.origin.startsWith('https:'));
  redirect(303, localPath(form.get('back')));
};
