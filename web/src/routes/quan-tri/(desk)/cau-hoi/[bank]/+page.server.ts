import { error } from '@sveltejs/kit';
import { call } from '#lib/api/client.ts';
import { needStaff } from '#lib/organiser/desk.server.ts';
import type { PageServerLoad } from './$types';

const states = ['draft', 'in-review', 'approved', 'retired'] as const;
const checks = ['statistics', 'law'] as const;

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const filter = {
    search: asked('q'),
    topic: asked('cd'),
    law: asked('vb'),
    state: states.find((each) => each === asked('tt')) ?? '',
    check: checks.find((each) => each === asked('xl')) ?? '',
    page: asked('trang'),
  };
  const [banks, list, topics, law] = await Promise.all([
    call(fetch, 'GET /staff/banks', {}),
    call(fetch, 'GET /staff/banks/{bank}/questions', { params, query: filter }),
    call(fetch, 'GET /staff/topics', {}),
    call(fetch, 'GET /staff/law', {}),
  ]);
  const { banks: all } = needStaff(banks, event);
  return {
    bank: all.find(({ name }) => name === params.bank) ?? null,
    list: needStaff(list, event),
    topics: needStaff(topics, event).topics,
    documents: needStaff(law, event).documents.filter(({ questions }) => questions > 0),
    filter,
  };
};
