import { call, need } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

/** An unknown code is an answer, not an error page: somebody holds a paper and wants to know. */
export const load: PageServerLoad = async ({ fetch, params, setHeaders }) => {
  const answer = await call(fetch, 'GET /certificates/{code}', { params: { code: params.ma } });
  setHeaders({ 'x-robots-tag': 'noindex' });
  if (!answer.ok && answer.problem.code === 'certificate_not_found') return { certificate: null };
  return { certificate: need(answer) };
};
