import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ActsAnswer } from '../src/editorial/editorial.dto.js';
import type { ImportView } from '../src/exchange/exchange.dto.js';
import type { ReviewAnswer } from '../src/review/review.dto.js';
import type { StatisticsAnswer } from '../src/statistics/statistics.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff } from './support/factories.js';
import { sit, until } from './support/sitting.js';
import { docx, p, run } from './support/word.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test?.close());

const count = 300;
/** Questions that the file forgot to give a key, and the one whose key is wrong. */
const keyless = [7, 20, 77, 150, 299];
const wrong = 42;

const syllables =
  'hồ sơ nộp xã phường giấy phép trẻ em đất đai hộ tịch cấp lại bản sao điện tử biên lai phí thuế nhà ở tạm trú khai sinh kết hôn chứng thực kinh doanh'.split(
    ' ',
  );

/** A sentence that no other number has nearly alike. */
function sentence(n: number): string {
  let state = n * 7919 + 13;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return syllables[state % syllables.length]!;
  };
  return Array.from({ length: 12 }, next).join(' ');
}

/** A Word file as people write them: the right choice in bold, the law named in the solution. */
function exam(): Uint8Array {
  return docx(
    Array.from({ length: count }, (_, i) => i + 1).flatMap((n) => {
      const marked = keyless.includes(n) ? null : n === wrong ? 'C' : 'B';
      return [
        p(`Câu ${n}. Việc ${sentence(n)} làm thế nào?`),
        ...['A', 'B', 'C'].map((letter) =>
          p(
            run(
              `${letter}. ${letter === 'B' ? 'Đúng' : 'Chưa đúng'} cách ${letter.toLowerCase()} cho việc số ${n}`,
              letter === marked ? '<w:b/>' : '',
            ),
          ),
        ),
        p('Lời giải: Theo khoản 1 Điều 7 Nghị định số 45/2020/NĐ-CP về tài khoản.'),
      ];
    }),
  );
}

it('a Word file of 300 questions becomes a round, and statistics name the bad one', async () => {
  const [lawyer, colleague] = [await makeStaff(test.owner, 'editor'), await makeStaff(test.owner, 'editor')];
  const as = <T>(who: { cookie: string }, method: string, path: string, body?: unknown) =>
    call<T>(test.url, method, path, { cookie: who.cookie, ...(body ? { body } : {}) });
  await as(lawyer, 'POST', '/api/staff/banks', { name: 'luat-su', title: 'Ngân hàng của luật sư' });
  const sent = await fetch(`${test.url}/api/bank/imports?bank=luat-su&name=de.docx`, {
    method: 'POST',
    headers: { cookie: lawyer.cookie, origin: test.url, 'content-type': 'application/octet-stream' },
    body: exam() as Uint8Array<ArrayBuffer>,
  });
  const read = (await sent.json()) as ImportView;
  expect([read.questions.length, read.errors.length]).toEqual([count, 0]);
  expect(read.questions[0]!.draft['citations']).toMatchObject([
    { document: 'nd-45-2020', article: '7', clause: '1' },
  ]);

  // What the file does not say is said once; five keys are put right by hand.
  const at = `/api/bank/imports/${read.id}`;
  const fill = { topic: 'nop-ho-so', difficulty: 'nhan-biet', audience: ['nguoi-dan', 'cbccvc'] };
  expect((await as(lawyer, 'PATCH', at, fill)).status).toBe(204);
  const errorsOf = ({ questions }: ImportView) =>
    questions
      .filter(({ checks }) => checks.some(({ severity }) => severity === 'error'))
      .map(({ n, checks }) => [n, checks.map(({ field }) => field)]);
  const { body: lacking } = await as<ImportView>(lawyer, 'GET', at);
  expect(errorsOf(lacking)).toEqual(keyless.map((n) => [n, ['body.key']]));
  for (const n of [...keyless, wrong]) {
    const { draft } = lacking.questions[n - 1]!;
    const body = { ...(draft['body'] as object), ...(n === wrong ? {} : { key: ['b'] }) };
    const difficulty = n === wrong ? 'van-dung' : 'nhan-biet';
    await as(lawyer, 'PATCH', `${at}/questions/${n}`, { draft: { ...draft, body, difficulty } });
  }
  const { body: taken } = await as<ImportView>(lawyer, 'POST', `${at}/accept`);
  expect(taken.questions.filter(({ code }) => code !== null)).toHaveLength(count);
  const bad = taken.questions[wrong - 1]!.code!;

  const { body: handedIn } = await as<ActsAnswer>(lawyer, 'POST', `${at}/submit`);
  expect([handedIn.done.length, handedIn.refused]).toEqual([count, []]);
  const acts = { codes: handedIn.done, act: 'approve' };
  const { body: own } = await as<ActsAnswer>(lawyer, 'POST', '/api/staff/banks/luat-su/acts', acts);
  expect([own.done.length, own.refused.length]).toEqual([0, count]);
  const queue = async () =>
    (await as<ReviewAnswer>(colleague, 'GET', '/api/staff/banks/luat-su/review')).body;
  const first = await queue();
  expect([first.total, first.pages, first.waiting.every(({ mayApprove }) => mayApprove)]).toEqual([
    count,
    15,
    true,
  ]);
  const { body: approved } = await as<ActsAnswer>(colleague, 'POST', '/api/staff/banks/luat-su/acts', acts);
  expect([approved.done.length, approved.refused]).toEqual([count, []]);

  const round = await makeRound(test.owner, {
    rules: {
      blueprint: [
        { topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 4 },
        { topic: 'nop-ho-so', difficulty: 'van-dung', count: 1 },
      ],
    },
  });
  await test.owner.query(`UPDATE contest SET bank = 'luat-su' WHERE id = $1`, [round.contestId]);
  // Those who know the law are told that they are wrong; the others chose what the file took for right.
  for (let person = 0; person < 30; person += 1) {
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
    const knows = person % 3 !== 0;
    const entries = attempt.paper.map(({ slot, choices, text }) => ({
      clientId: crypto.randomUUID(),
      kind: 'answer',
      slot,
      choices: [
        choices.find((choice) =>
          knows
            ? choice.text.startsWith('Đúng')
            : choice.text.includes(text.includes(sentence(wrong)) ? 'cách c' : 'cách a'),
        )!.id,
      ],
    }));
    await sitting.respond(entries);
    await sitting.submit();
  }
  await until(async () => {
    const { rows } = await test.owner.query('SELECT 1 FROM score WHERE round_id = $1', [round.roundId]);
    return rows.length === 30 ? true : null;
  });
  await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
    round.roundId,
  ]);
  const statistics = `/api/staff/rounds/${round.roundId}/statistics`;
  await as(lawyer, 'POST', statistics);
  await until(async () => (await as<StatisticsAnswer>(lawyer, 'GET', statistics)).body.computedAt);
  const { flagged } = await queue();
  expect(flagged.find(({ code }) => code === bad)?.flags).toEqual(
    expect.arrayContaining(['key-doubtful', 'discrimination-negative']),
  );

  // Each flagged question waits until somebody mends it, retires it or answers for it.
  const answer = (code: string, note: string) =>
    as(colleague, 'POST', `/api/staff/banks/luat-su/questions/${code}/flag-answers`, {
      roundId: round.roundId,
      note,
    });
  expect((await answer(bad, 'ừ')).status).toBe(400);
  expect((await answer(bad, 'Đáp án của tệp sai; đã gửi đề nghị sửa.')).status).toBe(204);
  expect((await answer(bad, 'Đáp án của tệp sai; đã gửi đề nghị sửa.')).status).toBe(409);
  expect((await queue()).flagged.map(({ code }) => code)).not.toContain(bad);
});
