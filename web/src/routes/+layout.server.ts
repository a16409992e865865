import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  lang: locals.lang,
  textSize: locals.textSize,
  origin: locals.origin,
});
