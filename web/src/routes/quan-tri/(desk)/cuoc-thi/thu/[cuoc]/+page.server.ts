import { error } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import type { Schemas } from '#lib/api/types.ts';
import { needStaff } from '#lib/organiser/desk.server.ts';
import { needOrganiser } from '#lib/wizard/wizard.server.ts';
import type { PageServerLoad } from './$types';

type Wanted = Schemas['DryRunRequest'];
type Criterion = NonNullable<Wanted['ranking']>[number];

/** Which rules to try is in the address, so that a result can be shown to others and needs no script. */
export const load: PageServerLoad = async (event) => {
  const { params, fetch, url } = event;
  const { staff, contests } = await event.parent();
  needOrganiser(staff);
  const contest = contests.find(({ id }) => id === params.cuoc);
  if (!contest) error(404, 'contest_not_found', { code: 'contest_not_found' });
  const [templates, drafts] = await Promise.all([
    call(fetch, 'GET /rulebooks/templates', {}),
    call(fetch, 'GET /rulebooks/drafts', {}),
  ]);
  const rules = url.searchParams.get('mau') ?? '';
  const order = url.searchParams.getAll('tc').filter(Boolean);
  const body = wanted(contest.id, rules, order);
  const answer = body && (await call(fetch, 'POST /rulebooks/dry-runs', { body }));
  return {
    contest,
    templates: needStaff(templates, event).templates,
    drafts: needStaff(drafts, event).drafts,
    rules,
    order,
    result: answer?.ok ? answer.data : null,
    refused: answer && !answer.ok ? answer.problem.message : '',
  };
};

function wanted(contestId: string, rules: string, order: string[]): Wanted | null {
  // The server refuses what is none.
  if (order.length > 0) return { contestId, ranking: [...new Set(order)] as Criterion[] };
  const [kind, code] = [rules.slice(0, 3), rules.slice(4)];
  if (kind === 'mau') return { contestId, template: code };
  return kind === 'ban' ? { contestId, draftId: code } : null;
}
