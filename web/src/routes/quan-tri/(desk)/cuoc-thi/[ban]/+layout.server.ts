import { draftOf, needOrganiser } from '#lib/wizard/wizard.server.ts';
import type { LayoutServerLoad } from './$types';

/** The draft, for every page of the wizard; asked again on each, since every page saves it. */
export const load: LayoutServerLoad = async (event) => {
  void event.url.href;
  needOrganiser((await event.parent()).staff);
  return draftOf(event, event.params.ban);
};
