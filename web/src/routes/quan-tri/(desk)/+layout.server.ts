import { needStaff } from '#lib/organiser/desk.server.ts';
import { call } from '#lib/api/client.ts';
import type { LayoutServerLoad } from './$types';

/** Who is at the desk and the contests they work for; asked again on every page so that states are fresh. */
export const load: LayoutServerLoad = async (event) => {
  void event.url.href;
  const [staff, all] = await Promise.all([
    call(event.fetch, 'GET /staff/me', {}),
    call(event.fetch, 'GET /staff/contests', {}),
  ]);
  return { staff: needStaff(staff, event), ...needStaff(all, event) };
};
