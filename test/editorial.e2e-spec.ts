import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionDraft } from '../src/core/kind/draft.js';
import type {
  BanksAnswer,
  DraftSaved,
  QuestionDetail,
  QuestionListAnswer,
} from '../src/editorial/editorial.dto.js';
import type { LawDocumentsAnswer, LawImpactAnswer } from '../src/law-watch/law-watch.dto.js';
import { QuestionQuery } from '../src/question/question.query.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeStaff } from './support/factories.js';

let test: TestApp;
let author: { id: string; cookie: string };
let reviewer: { id: string; cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  author = await makeStaff(test.owner, 'editor');
  reviewer = await makeStaff(test.owner, 'editor');
});
afterAll(() => test.close());

type Problem = { code: string; errors?: { field: string; code: string }[] };
const staff = <T>(who: { cookie: string }, method: string, path: string, body?: unknown) =>
  call<T & Problem>(test.url, method, `/api/staff/${path}`, {
    cookie: who.cookie,
    ...(body ? { body } : {}),
  });
const act = (who: { cookie: string }, code: string, name: string, text?: string) =>
  staff(who, 'POST', `banks/rieng/questions/${code}/acts`, { act: name, ...(text ? { text } : {}) });

const draft: Partial<QuestionDraft> = {
  topic: 'nop-ho-so',
  difficulty: 'thong-hieu',
  audience: ['nguoi-dan'],
  text: 'Ông Tư muốn nộp hồ sơ trực tuyến lần đầu thì phải có thứ gì trước?',
  body: {
    kind: 'single',
    choices: [
      'Tài khoản định danh điện tử',
      'Sổ tiết kiệm ngân hàng',
      'Thẻ đọc của thư viện',
      'Giấy phép lái xe máy',
    ].map((text, i) => ({ id: 'abcd'[i]!, text, picture: null })),
    key: ['a'],
    fixedOrder: false,
  },
  explanation: 'Phải đăng nhập bằng tài khoản định danh thì mới nộp được hồ sơ trực tuyến.',
  citations: [
    {
      document: 'nd-45-2020',
      article: '7',
      clause: '',
      point: '',
      summary: 'Tài khoản để thực hiện thủ tục điện tử.',
    },
  ],
};

describe('a question from a draft to a paper', () => {
  let code: string;
  let saved: number;

  it('starts in a bank of one’s own; the public one is read only', async () => {
    const made = await staff<BanksAnswer>(author, 'POST', 'banks', {
      name: 'rieng',
      title: 'Ngân hàng riêng',
    });
    expect(made.status).toBe(201);
    expect((await staff(author, 'POST', 'banks', { name: 'rieng', title: 'Lần nữa' })).body.code).toBe(
      'bank_taken',
    );
    expect((await staff(author, 'POST', 'banks', { name: 'Có dấu', title: 'x y' })).status).toBe(400);
    const shipped = made.body.banks.find((bank) => bank.public);
    expect(shipped?.questions).toBeGreaterThan(100);
    expect((await staff(author, 'POST', `banks/${shipped!.name}/questions`, { draft })).body.code).toBe(
      'bank_read_only',
    );
  });

  it('is kept half-written, told what is missing, and refused for review', async () => {
    const { body } = await staff<DraftSaved>(author, 'POST', 'banks/rieng/questions', {
      draft: { text: 'Mới viết' },
    });
    ({ code, saved } = body);
    expect(body).toMatchObject({ code: 'CH-001', number: 1 });
    expect(body.checks.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['topic', 'explanation', 'citations']),
    );
    const refused = await act(author, code, 'submit');
    expect([refused.status, refused.body.code]).toEqual([400, 'draft_invalid']);
    expect(refused.body.errors?.map(({ field }) => field)).toContain('draft.topic');
  });

  it('is saved by whoever has the newest text, not over somebody else’s', async () => {
    const path = `banks/rieng/questions/${code}`;
    const { body } = await staff<DraftSaved>(author, 'PUT', path, { draft, saved });
    expect(body.checks.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await staff(reviewer, 'PUT', path, { draft, saved })).body.code).toBe('draft_changed');
    const shape = await staff(author, 'PUT', path, {
      draft: { ...draft, difficulty: 'kho', body: { kind: 'riddle' } },
    });
    expect(shape.body.errors?.map(({ field }) => field)).toEqual(['draft.difficulty', 'draft.body.kind']);
  });

  it('is approved only by somebody who has not written at it', async () => {
    expect((await act(author, code, 'approve')).body.code).toBe('draft_missing');
    expect((await act(author, code, 'submit')).status).toBe(204);
    expect((await staff(author, 'PUT', `banks/rieng/questions/${code}`, { draft })).body.code).toBe(
      'draft_in_review',
    );
    expect((await act(author, code, 'approve')).body.code).toBe('own_question');
    expect((await act(reviewer, code, 'return')).body.code).toBe('remark_required');
    expect((await act(reviewer, code, 'return', 'Nêu rõ điều khoản.')).status).toBe(204);
    await act(author, code, 'submit');
    const { body } = await staff<QuestionDetail>(reviewer, 'GET', `banks/rieng/questions/${code}`);
    expect(body).toMatchObject({ state: 'in-review', mayApprove: true, draft: { text: draft.text } });
    expect((await act(reviewer, code, 'approve')).status).toBe(204);
    const pool = await test.app.get(QuestionQuery).pool('rieng', '2026-11-26', '2026-11-26', 'nguoi-dan');
    expect(pool).toHaveLength(1);
  });

  it('gets a new version when it is edited; what changed is shown word by word', async () => {
    const changed = { ...draft, text: draft.text!.replace('lần đầu', 'lần thứ hai') };
    const { body: second } = await staff<DraftSaved>(author, 'PUT', `banks/rieng/questions/${code}`, {
      draft: changed,
    });
    expect(second.number).toBe(2);
    const { body } = await staff<QuestionDetail>(author, 'GET', `banks/rieng/questions/${code}`);
    expect(body.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'draft'],
      [1, 'approved'],
    ]);
    const words = body.versions[0]!.changes.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [
      kind,
      text.trim(),
    ]);
    expect(words).toEqual([
      ['removed', 'đầu'],
      ['added', 'thứ hai'],
    ]);
    await act(author, code, 'discard');
    expect((await staff<QuestionDetail>(author, 'GET', `banks/rieng/questions/${code}`)).body.number).toBe(1);
  });

  it('is found without diacritics, by topic, law and state', async () => {
    const list = async (query: string) =>
      (await staff<QuestionListAnswer>(author, 'GET', `banks/rieng/questions?${query}`)).body.total;
    expect(await list('search=dinh%20danh')).toBe(0);
    expect(await list('search=nop%20ho%20so')).toBe(1);
    expect(await list('topic=nop-ho-so&law=nd-45-2020&state=approved')).toBe(1);
    expect(await list('law=nd-61-2018')).toBe(0);
    expect((await staff(author, 'GET', 'banks/rieng/questions?state=burnt')).status).toBe(400);
  });

  it('is retired with a reason and no longer drawn', async () => {
    expect((await act(reviewer, code, 'retire', 'Luật đã thay đổi.')).status).toBe(204);
    const pool = await test.app.get(QuestionQuery).pool('rieng', '2026-11-27', '2026-11-27', 'nguoi-dan');
    expect(pool).toEqual([]);
  });

  it('is copied from the public bank with its key', async () => {
    const { body: list } = await staff<QuestionListAnswer>(author, 'GET', 'banks/public/questions');
    // The demonstration is open: its keys are nobody's, and a copy of them would be a leak.
    const { body: shown } = await staff<QuestionDetail>(
      author,
      'GET',
      `banks/public/questions/${list.rows[0]!.code}`,
    );
    expect(shown).toMatchObject({ readOnly: true, keyHidden: true });
    await test.owner.query(
      `UPDATE round SET closes_at = now() - interval '2 days', frozen_at = NULL, opens_at = now() - interval '3 days'`,
    );
    const copied = await staff<DraftSaved>(
      author,
      'POST',
      `banks/public/questions/${list.rows[0]!.code}/copies`,
      { toBank: 'rieng' },
    );
    expect(copied.body.code).toBe('CH-002');
    const { body } = await staff<QuestionDetail>(author, 'GET', 'banks/rieng/questions/CH-002');
    expect((body.draft as QuestionDraft).explanation.length).toBeGreaterThan(10);
  });

  it('and its bank are closed to contestants, coordinators and strangers of a private bank', async () => {
    await staff(author, 'POST', 'banks', { name: 'kin', title: 'Của tôi', private: true });
    expect((await staff(reviewer, 'GET', 'banks/kin/questions')).body.code).toBe('bank_not_found');
    const organiser = await makeStaff(test.owner, 'organiser');
    expect((await staff(organiser, 'GET', 'banks/kin/questions')).status).toBe(200);
    const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM contest LIMIT 1');
    const contestant = await makeContestant(test.owner, rows[0]!.id);
    expect((await staff(contestant, 'GET', 'banks')).status).toBeGreaterThanOrEqual(401);
  });
});

describe('the law register', () => {
  it('tells what a change would reach, and then reaches it', async () => {
    const { body } = await staff<LawDocumentsAnswer>(author, 'GET', 'law');
    expect(body.documents.find(({ code }) => code === 'nd-45-2020')?.questions).toBeGreaterThan(10);
    const path = 'law/nd-45-2020';
    const { body: impact } = await staff<LawImpactAnswer>(
      author,
      'GET',
      `${path}/impact?inForceUntil=2026-01-31`,
    );
    expect(impact.questions.length).toBeGreaterThan(10);
    const before = await test.app.get(QuestionQuery).questionsFor('public', '2026-11-26');
    expect((await staff(author, 'POST', `${path}/changes`, { inForceUntil: '2026-01-31' })).body.code).toBe(
      'bad_input',
    );
    const reason = 'Theo công báo ngày 01/02/2026.';
    await staff(author, 'POST', `${path}/changes`, { inForceUntil: '2026-01-31', reason });
    const after = await test.app.get(QuestionQuery).questionsFor('public', '2026-11-26');
    expect(before.length - after.length).toBe(
      impact.questions.filter(({ bank }) => bank === 'public').length,
    );
    await staff(author, 'POST', `${path}/changes`, {
      inForceUntil: '',
      reason: 'Ghi nhầm, văn bản còn hiệu lực.',
    });
    expect(await test.app.get(QuestionQuery).questionsFor('public', '2026-11-26')).toHaveLength(
      before.length,
    );
    expect((await staff(author, 'GET', 'law/khong-co/impact')).body.code).toBe('legal_document_not_found');
  });
});
