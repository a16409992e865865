import { error } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { needStaff } from '#lib/organiser/desk.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  return needStaff(await call(event.fetch, 'GET /staff/marking', {}), event);
};
