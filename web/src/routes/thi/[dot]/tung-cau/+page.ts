import { readPlay } from '#lib/messages/play.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
  await readPlay(data.lang);
  return data;
};
