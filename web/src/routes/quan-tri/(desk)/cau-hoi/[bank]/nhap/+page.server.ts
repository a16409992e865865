import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { type Answer, call } from '#lib/api/client.ts';
import { localise } from '#lib/i18n.ts';
import { bankImport as area } from '#lib/messages/import.ts';
import { needStaff, refuse } from '#lib/organiser/desk.server.ts';
import { text } from '#lib/server/form.ts';
import type { Schemas } from '#lib/api/types.ts';
import type { Actions, PageServerLoad } from './$types';

const pageRows = 50;
const exportFormats = Object.keys(area.vi.formats) as (keyof typeof area.vi.formats)[];
const isFaulty = ({ checks, code, dropped }: Schemas['ImportQuestionView']) =>
  code === null && !dropped && checks.some(({ severity }) => severity === 'error');

export const load: PageServerLoad = async (event) => {
  const { fetch, params, url } = event;
  const { staff } = await event.parent();
  if (staff.role === 'coordinator') error(403, 'forbidden', { code: 'forbidden' });
  const id = url.searchParams.get('lo');
  const format = exportFormats.find((each) => each === url.searchParams.get('xuat'));
  const [topics, law, found, losses] = await Promise.all([
    call(fetch, 'GET /staff/topics', {}),
    call(fetch, 'GET /staff/law', {}),
    id ? call(fetch, 'GET /bank/imports/{id}', { params: { id } }) : null,
    format && !id ? call(fetch, 'GET /bank/export/losses', { query: { bank: params.bank, format } }) : null,
  ]);
  const whole = found && needStaff(found, event);
  const onlyFaulty = url.searchParams.has('sua');
  return {
    bank: params.bank,
    topics: needStaff(topics, event).topics,
    documents: needStaff(law, event).documents,
    batch: whole && pageOf(whole, onlyFaulty, Number(url.searchParams.get('trang') ?? '1')),
    onlyFaulty,
    chosen: format && losses ? chosenOf(format, losses, event) : null,
  };
};

/** What is lost in a format, or why the bank cannot be had now. */
function chosenOf(format: string, losses: Answer<Schemas['BankLossesAnswer']>, event: RequestEvent) {
  const expected = !losses.ok && ['bank_in_use', 'export_nothing'].includes(losses.problem.code);
  if (expected) return { format, answer: null, refused: losses.problem.message };
  return { format, answer: needStaff(losses, event), refused: '' };
}

/** Some of a batch's questions: thousands of them would be too much for a page. */
function pageOf(batch: Schemas['ImportView'], onlyFaulty: boolean, wanted: number) {
  const { questions, ...about } = batch;
  const shown = onlyFaulty ? questions.filter(isFaulty) : questions;
  const pages = Math.max(1, Math.ceil(shown.length / pageRows));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return {
    ...about,
    total: questions.length,
    waiting: questions.filter(({ code, dropped }) => code === null && !dropped).length,
    faulty: questions.filter(isFaulty).length,
    questions: shown.slice((page - 1) * pageRows, page * pageRows),
    page,
    pages,
  };
}

export const actions: Actions = {
  dien: async ({ request, fetch, locals }) => {
    const form = await request.formData();
    const audience = form.getAll('audience').filter((each) => typeof each === 'string');
    const answer = await call(fetch, 'PATCH /bank/imports/{id}', {
      params: { id: text(form, 'id') },
      body: {
        topic: text(form, 'topic'),
        difficulty: text(form, 'difficulty') as '' | 'nhan-biet' | 'thong-hieu' | 'van-dung',
        document: text(form, 'document'),
        article: text(form, 'article'),
        audience,
      },
    });
    return answer.ok ? { filled: true } : refuse(answer.problem, locals.lang, {});
  },
  nhan: async ({ request, fetch, params, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /bank/imports/{id}/accept', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${params.bank}/nhap?lo=${id}`));
  },
  gui: async ({ request, fetch, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /bank/imports/{id}/submit', { params: { id } });
    return answer.ok ? { sent: answer.data } : refuse(answer.problem, locals.lang, {});
  },
  huy: async ({ request, fetch, params, locals }) => {
    const id = text(await request.formData(), 'id');
    const answer = await call(fetch, 'POST /bank/imports/{id}/undo', { params: { id } });
    if (!answer.ok) return refuse(answer.problem, locals.lang, {});
    redirect(303, localise(locals.lang, `/quan-tri/cau-hoi/${params.bank}/nhap?lo=${id}`));
  },
};
