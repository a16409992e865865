import { ask } from '#lib/organiser/endpoints.ts';
import { needStaff } from '#lib/organiser/desk.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { staff } = await event.parent();
  if (staff.role !== 'organiser') return { organizations: [] };
  return needStaff(await ask(event.fetch, 'GET /staff/organizations', {}), event);
};
