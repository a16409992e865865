import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ReceiptView } from '../src/attempt/attempt.dto.js';
import { TimeOuts } from '../src/attempt/time-outs.js';
import type { RoundRules } from '../src/core/rulebook.js';
import { GradingService } from '../src/grading/grading.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeEssay, makeQuestions, makeRound } from './support/factories.js';
import { logOf, sit, start, until } from './support/sitting.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const make = (rules: Partial<RoundRules>) => makeRound(test.owner, { rules: { prediction: null, ...rules } });
async function sitNew(round: MadeRound, wanted: object = {}, division = 'nguoi-dan') {
  const contestant = await makeContestant(test.owner, round.contestId, { division });
  return { contestant, ...(await sit(test.url, round.roundId, contestant.cookie, wanted)) };
}
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const outcomes = (answer: { body: { results: { outcome: string; code?: string }[] } }) =>
  answer.body.results.map(({ outcome, code }) => (code === undefined ? [outcome] : [outcome, code]));
const scoreOf = async (attemptId: string) => {
  const { rows } = await test.owner.query('SELECT score_milli, max_milli FROM score WHERE attempt_id = $1', [
    attemptId,
  ]);
  return rows[0] ?? null;
};

describe('papers', () => {
  it('give each line its own points', async () => {
    const round = await make({
      blueprint: [
        { topic: 'test', difficulty: 'nhan-biet', count: 2 },
        { topic: 'test', difficulty: 'van-dung', count: 1, pointsMilli: 4500 },
      ],
    });
    const { sitting, attempt } = await sitNew(round);
    for (const { slot } of attempt.paper) await sitting.answer(slot, ['b']);
    await sitting.submit();
    const score = await until(() => scoreOf(attempt.id));
    expect(score).toEqual({ score_milli: 6500, max_milli: 6500 });
  });

  it('are chosen among ready ones, the same questions for everybody who takes that one', async () => {
    const round = await make({ choiceOfPapers: 2, shuffleQuestions: false });
    const stranger = await makeContestant(test.owner, round.contestId);
    for (const paper of [undefined, 0, 3])
      expect(await start(test.url, round.roundId, stranger.cookie, { paper })).toMatchObject({
        status: 400,
        body: { code: 'paper_not_offered' },
      });
    const taken = await Promise.all([1, 1, 2, 2].map((paper) => sitNew(round, { paper })));
    const texts = taken.map(({ attempt }) =>
      attempt.paper
        .map(({ text }) => text)
        .toSorted()
        .join('|'),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(texts[2]).toBe(texts[3]);
    expect(taken.map(({ attempt }) => attempt.readyPaper)).toEqual([1, 1, 2, 2]);
  });

  it('come from the bank of the division', async () => {
    const round = await make({});
    await makeQuestions(test.owner, `${round.slug}-cb`);
    await test.owner.query(
      `UPDATE division SET bank = $2 || '-cb' WHERE contest_id = $1 AND code = 'cbccvc'`,
      [round.contestId, round.slug],
    );
    const bankOf = async ({ attempt }: { attempt: { id: string } }) => {
      const { rows } = await test.owner.query(
        `SELECT DISTINCT q.bank FROM attempt a, jsonb_array_elements(a.paper) s JOIN question q
         ON q.id = (s ->> 'questionId')::uuid WHERE a.id = $1`,
        [attempt.id],
      );
      return rows.map(({ bank }) => bank);
    };
    expect(await bankOf(await sitNew(round))).toEqual([round.slug]);
    expect(await bankOf(await sitNew(round, {}, 'cbccvc'))).toEqual([`${round.slug}-cb`]);
  });
});

describe('every question must be answered', () => {
  const rules: Partial<RoundRules> = { mustAnswerAll: true, prediction: { target: 'entrants' } };

  it('before the paper is taken, the prediction too', async () => {
    const { sitting, attempt } = await sitNew(await make(rules));
    expect(attempt.mustAnswerAll).toBe(true);
    for (const slot of [1, 2, 3, 4, 5]) await sitting.answer(slot, ['b']);
    expect(await sitting.submit()).toMatchObject({ status: 409, body: { code: 'answers_missing' } });
    await sitting.respond([{ clientId: randomUUID(), kind: 'prediction', prediction: 7 }]);
    await sitting.answer(3, []);
    expect((await sitting.submit()).body.code).toBe('answers_missing');
    await sitting.answer(3, ['a']);
    const clientId = randomUUID();
    expect((await sitting.submit(clientId)).body).toMatchObject({ outcome: 'submitted', valid: true });
    // The same submission again is the same one.
    expect((await sitting.submit(clientId)).body).toMatchObject({ outcome: 'submitted', valid: true });
    expect(await until(() => scoreOf(attempt.id))).toEqual({ score_milli: 4000, max_milli: 5000 });
  });

  it('else a paper whose time runs out has no score, holds up nothing and is used', async () => {
    const round = await make({ ...rules, durationMs: 300, graceMs: 0 });
    const { sitting, attempt, contestant } = await sitNew(round);
    await sitting.answer(1, ['b']);
    await sleep(320);
    await test.app.get(TimeOuts).sweep({ roundId: round.roundId });
    await test.app.get(GradingService).gradePending(round.roundId);
    expect((await sitting.get<ReceiptView>('/receipt')).body).toMatchObject({
      endedBy: 'timeout',
      valid: false,
    });
    const { rows } = await test.owner.query('SELECT reason FROM invalid_attempt WHERE attempt_id = $1', [
      attempt.id,
    ]);
    expect(rows).toEqual([{ reason: 'answers-missing' }]);
    expect(await scoreOf(attempt.id)).toBeNull();
    expect(await test.app.get(GradingService).gradePending(round.roundId)).toEqual({ graded: 0, left: 0 });
    expect((await start(test.url, round.roundId, contestant.cookie)).body.code).toBe('attempts_used');
  });
});

describe('one question after the other', () => {
  it('sends only the open question, takes no answer to others and never goes back', async () => {
    const { sitting, attempt } = await sitNew(await make({ navigation: 'sequential' }));
    expect(attempt.paper.map(({ slot }) => slot)).toEqual([1]);
    expect(attempt).toMatchObject({ questionCount: 5, course: { from: 1, to: 1, next: 2 } });
    const clientId = randomUUID();
    expect(outcomes(await sitting.answer(1, ['a'], clientId))).toEqual([['saved']]);
    expect(outcomes(await sitting.answer(2, ['a']))).toEqual([['refused', 'question_not_reached']]);
    expect((await sitting.open(3)).body.code).toBe('question_not_reached');
    const second = await sitting.open(2);
    expect(second.body.paper.map(({ slot }) => slot)).toEqual([2]);
    expect(outcomes(await sitting.answer(1, ['b']))).toEqual([['refused', 'question_passed']]);
    // What was acknowledged stays so when it is sent again.
    expect(outcomes(await sitting.answer(1, ['a'], clientId))).toEqual([['saved']]);
    expect((await sitting.open(2)).body.course).toMatchObject({ to: 2, next: 3 });
    expect((await sitting.open(1)).body.course).toMatchObject({ to: 2 });
  });

  it('opens a question once however many ask at the same moment, and answers never land on a passed one', async () => {
    const { sitting, attempt } = await sitNew(await make({ navigation: 'sequential' }));
    const all = await Promise.all([
      ...Array.from({ length: 5 }, () => sitting.open(2)),
      ...Array.from({ length: 5 }, () => sitting.answer(1, ['c'])),
    ]);
    expect(all.every(({ status }) => status === 200)).toBe(true);
    const log = await logOf(test.owner, attempt.id);
    const opened = log.filter(({ kind }) => kind === 'open');
    expect(opened.map(({ slot }) => slot)).toEqual([2]);
    expect(log.filter(({ kind, n }) => kind === 'answer' && n > opened[0]!.n)).toEqual([]);
  });

  it('gives each its seconds by the clock of the server, from the moment it was shown', async () => {
    const { sitting, attempt } = await sitNew(
      await make({ navigation: 'sequential', questionMs: 400, graceMs: 0 }),
    );
    expect(outcomes(await sitting.answer(1, ['b']))).toEqual([['saved']]);
    await sleep(420);
    expect(outcomes(await sitting.answer(1, ['a']))).toEqual([['late', 'question_time_over']]);
    await sitting.open(2);
    expect(outcomes(await sitting.answer(2, ['b']))).toEqual([['saved']]);
    await sitting.submit();
    expect(await until(() => scoreOf(attempt.id))).toEqual({ score_milli: 2000, max_milli: 5000 });
  });
});

describe('an essay', () => {
  it('with a clock of its own closes the questions when it opens, or when their time is up', async () => {
    const essay = { pointsMilli: 5000, maxWords: 80, durationMs: 60_000 };
    const round = await make({ essay, durationMs: 500, graceMs: 0 });
    await makeEssay(test.owner, round.slug);
    const asked = await sitNew(round);
    expect(asked.attempt).toMatchObject({ questionCount: 6, course: { from: 1, to: 5, next: 6 } });
    expect(asked.attempt.paper).toHaveLength(5);
    await asked.sitting.answer(1, ['b']);
    const { body } = await asked.sitting.open(6);
    expect(body.paper).toMatchObject([{ slot: 6, kind: 'essay', maxWords: 80 }]);
    expect(outcomes(await asked.sitting.answer(1, ['a']))).toEqual([['refused', 'question_passed']]);
    expect(outcomes(await asked.sitting.answer(6, ['Nhanh và minh bạch.']))).toEqual([['saved']]);

    const { sitting, attempt } = await sitNew(round);
    await sleep(520);
    expect(outcomes(await sitting.answer(2, ['b']))).toEqual([['refused', 'question_passed']]);
    const later = await sitting.view();
    const given = Date.parse(String(later.course?.until)) - Date.parse(String(attempt.startedAt));
    expect(given).toBe(60_500);
    expect(outcomes(await sitting.answer(6, ['Tiết kiệm đi lại.']))).toEqual([['saved']]);
  });
});

describe('leaving', () => {
  it('uses the attempt up where the rules say so, and is no end elsewhere', async () => {
    const { sitting, attempt } = await sitNew(await make({ leaving: 'uses-up', mustAnswerAll: true }));
    await sitting.answer(1, ['b']);
    expect(attempt.leaving).toBe('uses-up');
    const left = await sitting.submit(randomUUID(), { leaving: true });
    expect(left.body).toMatchObject({ endedBy: 'submit', valid: false });
    const plain = await sitNew(await make({}));
    expect((await plain.sitting.submit(randomUUID(), { leaving: true })).body.code).toBe(
      'attempt_stays_open',
    );
  });
});
