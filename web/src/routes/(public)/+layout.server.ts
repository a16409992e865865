import { call } from '#lib/api/client.ts';
import { hasContestantCookie } from '#lib/server/session.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, cookies }) => {
  if (!hasContestantCookie(cookies)) return { me: null };
  const me = await call(fetch, 'GET /me', {});
  return { me: me.ok ? me.data : null };
};
