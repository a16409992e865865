import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AppealsAnswer, OwnAppealsAnswer } from '../src/appeal/appeal.dto.js';
import type {
  DecisionPreviewAnswer,
  DecisionRequest,
  DecisionsAnswer,
  PublicDecisionsAnswer,
} from '../src/appeal/decision.dto.js';
import { DecisionService } from '../src/appeal/decision.service.js';
import { type EntryKind, replay } from '../src/core/response.js';
import type { ReviewView } from '../src/grading/grading.dto.js';
import type { FinalizationView, FinalizedAnswer } from '../src/result/result.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';
import { type LogRow, logOf, type Sitting, sit, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
let first: { id: string; cookie: string };
let second: { id: string; cookie: string };
/** Who answers how many of five questions rightly: 5, 4, 3. */
const people: { id: string; cookie: string; sitting: Sitting; text: string }[] = [];
/** The question that only the third person got wrong in the first place of the paper. */
let questionId: string;

beforeAll(async () => {
  test = await startTestApp();
  round = await makeRound(test.owner, {
    rules: {
      shuffleQuestions: false,
      prediction: null,
      tieBreaks: ['score', 'duration', 'submitted-at'],
      blueprint: [{ topic: 'test', difficulty: 'nhan-biet', count: 5 }],
    },
  });
  first = await makeStaff(test.owner, 'organiser');
  second = await makeStaff(test.owner, 'organiser');
  for (const right of [5, 4, 3]) {
    const fullName = `Lê Đúng ${right}`;
    const { id, cookie } = await makeContestant(test.owner, round.contestId, { fullName, publicName: true });
    const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
    // The first questions are missed, so that the first one divides the third person from the others.
    for (let slot = 1; slot <= 5; slot += 1) await sitting.answer(slot, [slot > 5 - right ? 'b' : 'c']);
    await sitting.submit();
    people.push({ id, cookie, sitting, text: attempt.paper[0]!.text });
  }
  const { rows } = await test.owner.query<{ id: string }>(
    'SELECT id FROM question WHERE text = $1 AND bank = $2',
    [people[0]!.text, round.slug],
  );
  questionId = rows[0]!.id;
  const tiers = [{ name: 'Giải Nhất', count: 1, amount: 1 }];
  const plan = { tiers, equals: 'all', everyone: false, minimumScorePercent: 0 };
  expect((await staff(first, 'POST', `contests/${round.contestId}/award-plan`, plan)).status).toBe(204);
});
afterAll(() => test.close());

type Problem = { code: string; errors?: { code: string }[] };
const staff = <T>(who: { cookie: string }, method: string, path: string, body?: unknown) =>
  call<T & Problem>(test.url, method, `/api/staff/${path}`, {
    cookie: who.cookie,
    ...(body ? { body } : {}),
  });
const propose = (body: object, who = first) =>
  staff<{ id: string }>(who, 'POST', `rounds/${round.roundId}/decisions`, {
    reason: 'Đáp án trái với khoản 2 Điều 5.',
    ...body,
  });
const scores = async () => {
  const { rows } = await test.owner.query<{ contestant_id: string; score_milli: number }>(
    `SELECT contestant_id, score_milli FROM score s WHERE round_id = $1
     AND NOT EXISTS (SELECT FROM void_attempt v WHERE v.attempt_id = s.attempt_id)`,
    [round.roundId],
  );
  return people.map(({ id }) => rows.find((row) => row.contestant_id === id)?.score_milli ?? null);
};
const appealText = {
  text: 'Theo khoản 2 Điều 5 thì lựa chọn c mới đúng, xin xem lại.',
  citation: 'Khoản 2 Điều 5 Nghị định số 118/2025/NĐ-CP',
};

describe('appeals', () => {
  const file = (who: number, body: object) =>
    call<OwnAppealsAnswer & Problem>(
      test.url,
      'POST',
      `/api/attempts/${people[who]!.sitting.attemptId}/appeals`,
      {
        cookie: people[who]!.cookie,
        body: { about: 'question', slot: 1, ...appealText, ...body },
      },
    );

  it('are taken from the closing on, of own attempts, one a question', async () => {
    expect((await file(2, {})).body.code).toBe('appeal_too_early');
    await until(async () => ((await scores()).includes(null) ? null : true));
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      round.roundId,
    ]);
    expect((await file(2, { slot: 6 })).body.code).toBe('slot_not_in_paper');
    expect((await file(2, { text: 'Sai rồi' })).status).toBe(400);
    expect((await file(2, { citation: ' ' })).body.code).toBe('appeal_citation_missing');
    expect((await file(2, {})).body.appeals).toHaveLength(1);
    expect((await file(2, {})).body.code).toBe('appeal_twice');
    const foreign = await call<Problem>(
      test.url,
      'GET',
      `/api/attempts/${people[2]!.sitting.attemptId}/appeals`,
      {
        cookie: people[0]!.cookie,
      },
    );
    expect(foreign.body.code).toBe('attempt_not_found');
  });

  it('hold up the result until they are answered, and the answer reaches who asked', async () => {
    const view = await staff<FinalizationView>(first, 'GET', `rounds/${round.roundId}/finalization`);
    expect(view.body.blockers.map(({ code }) => code)).toContain('appeals_open');
    const { body } = await staff<AppealsAnswer>(first, 'GET', `rounds/${round.roundId}/appeals`);
    expect(body.appeals).toMatchObject([{ slot: 1, questionId, answer: null }]);
    const answer = { outcome: 'upheld', text: 'Khiếu nại đúng; câu hỏi được chấm lại.' };
    const path = `appeals/${body.appeals[0]!.id}/answer`;
    expect((await staff(first, 'POST', path, answer)).status).toBe(204);
    expect((await staff(second, 'POST', path, answer)).body.code).toBe('appeal_answered');
    const own = await people[2]!.sitting.get<OwnAppealsAnswer>('/appeals');
    expect(own.body.appeals[0]?.answer).toMatchObject(answer);
  });
});

describe('decisions', () => {
  it('of a corrected key change nothing until a second person confirms; the preview tells what they will', async () => {
    const before = await scores();
    expect(before).toEqual([5000, 4000, 3000]);
    const { body: made } = await propose({ kind: 'correct-key', questionId, key: ['c'] });
    const { body: preview } = await staff<DecisionPreviewAnswer>(
      first,
      'GET',
      `decisions/${made.id}/preview`,
    );
    expect(preview).toMatchObject({
      scoresChanged: 3,
      perfectBefore: 1,
      perfectAfter: 1,
      newKey: [expect.any(String)],
    });
    const { awards } = preview;
    expect(awards.map(({ name, before, after }) => [name, before?.tier, after?.tier])).toEqual([
      ['Lê Đúng 4', undefined, 'Giải Nhất'],
      ['Lê Đúng 5', 'Giải Nhất', undefined],
    ]);
    const file = await fetch(`${test.url}/api/staff/decisions/${made.id}/changes`, {
      headers: { cookie: first.cookie },
    });
    const lines = (await file.text()).split('\r\n');
    expect([lines.length, lines[1], lines[3]]).toEqual([
      5,
      'Lê Đúng 4,nguoi-dan,4,5,2,1,2,1,,Giải Nhất',
      expect.stringMatching(/^Lê Đúng 3,/),
    ]);
    expect(await scores()).toEqual(before);
    expect((await staff(first, 'POST', `decisions/${made.id}/confirm`)).body.code).toBe(
      'second_person_needed',
    );
    const blocked = await staff<FinalizationView>(first, 'GET', `rounds/${round.roundId}/finalization`);
    expect(blocked.body.blockers.map(({ code }) => code)).toContain('decisions_open');
    expect((await staff(second, 'POST', `decisions/${made.id}/confirm`)).status).toBe(204);
    const { body: review } = await people[1]!.sitting.get<ReviewView>('/review');
    expect(review).toMatchObject({
      scoreMilli: 5000,
      slots: [
        {
          correction: { effect: 'key', reason: 'Đáp án trái với khoản 2 Điều 5.' },
          // What argued for the former key is gone.
          solution: { key: ['c'], correct: true, explanation: '', citations: [] },
        },
        { solution: { explanation: 'GIAI-THICH-BI-MAT' } },
        {},
        {},
        {},
      ],
    });
    // The first lost the point, the others won it: the second is perfect now.
    expect(await scores()).toEqual([4000, 5000, 4000]);
    const told = preview.rows.map(({ contestantId, scoreAfter }) => [contestantId, scoreAfter]);
    expect(new Map(told as [string, number][]).get(people[1]!.id)).toBe(5000);
    const open = await call<PublicDecisionsAnswer>(test.url, 'GET', `/api/rounds/${round.roundId}/decisions`);
    expect(open.body.decisions).toMatchObject([
      {
        kind: 'correct-key',
        reason: 'Đáp án trái với khoản 2 Điều 5.',
        changed: { scores: 3, ranks: preview.ranksChanged, awards: 2 },
      },
    ]);
    expect(JSON.stringify(open.body)).not.toContain('"key"');
  });

  it('taken back give exactly the scores of before', async () => {
    const { body } = await staff<DecisionsAnswer>(first, 'GET', `rounds/${round.roundId}/decisions`);
    const { body: back } = await propose({ kind: 'take-back', takesBack: body.decisions[0]!.id }, second);
    expect((await staff(first, 'POST', `decisions/${back.id}/confirm`)).status).toBe(204);
    expect(await scores()).toEqual([5000, 4000, 3000]);
    const again = await propose({ kind: 'take-back', takesBack: body.decisions[0]!.id });
    expect(again.body.code).toBe('decision_not_in_force');
  });

  it.each([
    ['everyone-right', [5000, 5000, 4000], 5000],
    ['removed', [4000, 4000, 3000], 4000],
  ] as const)('to void a question: %s', async (effect, wanted, most) => {
    const { body } = await propose({ kind: 'void-question', questionId, effect });
    await staff(second, 'POST', `decisions/${body.id}/confirm`);
    expect(await scores()).toEqual(wanted);
    const { rows } = await test.owner.query('SELECT DISTINCT max_milli FROM score WHERE round_id = $1', [
      round.roundId,
    ]);
    expect(rows).toEqual([{ max_milli: most }]);
    const own = await people[2]!.sitting.get<ReviewView>('/review');
    expect(own.body).toMatchObject({ scoreMilli: wanted[2], maxMilli: most });
    expect(own.body.slots[0]?.correction).toMatchObject({
      effect,
      reason: 'Đáp án trái với khoản 2 Điều 5.',
    });
    const { body: back } = await propose({ kind: 'take-back', takesBack: body.id });
    await staff(second, 'POST', `decisions/${back.id}/confirm`);
    expect(await scores()).toEqual([5000, 4000, 3000]);
  });

  it('to disqualify leave the person out, and taken back bring the person in again', async () => {
    const { body } = await propose({ kind: 'disqualify', contestantId: people[0]!.id });
    const { body: preview } = await staff<DecisionPreviewAnswer>(
      first,
      'GET',
      `decisions/${body.id}/preview`,
    );
    const out = preview.rows.find(({ contestantId }) => contestantId === people[0]!.id);
    expect(out).toMatchObject({ rankBefore: 1, rankAfter: null });
    await staff(second, 'POST', `decisions/${body.id}/confirm`);
    expect(await scores()).toEqual([null, 4000, 3000]);
    const { body: back } = await propose({ kind: 'take-back', takesBack: body.id });
    await staff(second, 'POST', `decisions/${back.id}/confirm`);
    expect(await scores()).toEqual([5000, 4000, 3000]);
  });

  it.each([
    [{ kind: 'correct-key', key: ['z'] }, 'key_invalid'],
    [{ kind: 'correct-key', key: [] }, 'key_invalid'],
    [{ kind: 'correct-key', key: ['a', 'b'] }, 'key_invalid'],
    [{ kind: 'void-question', questionId: '00000000-0000-4000-8000-000000000000' }, 'question_not_in_round'],
    [{ kind: 'disqualify' }, 'attempt_not_found'],
    [{ kind: 'take-back' }, 'decision_not_found'],
    [{ kind: 'burn' }, 'bad_input'],
    [{ kind: 'void-question', reason: 'x' }, 'bad_input'],
  ])('refuse %j', async (body, code) => {
    const { status, body: problem } = await propose({ questionId, ...body });
    expect([status < 500, problem.code]).toEqual([true, code]);
  });
});

it('decisions in any order, and all of them taken back in any order, leave nothing behind', async () => {
  const decisions = test.app.get(DecisionService, { strict: false });
  const { rows } = await test.owner.query<{ id: string }>(
    `SELECT p->>'questionId' AS id FROM attempt a, jsonb_array_elements(a.paper) p WHERE a.id = $1`,
    [people[0]!.sitting.attemptId],
  );
  const asked = rows.map(({ id }) => id);
  const about = [0, 1].flatMap((slot): DecisionRequest[] => {
    const common = { questionId: asked[slot]!, reason: 'Thử mọi thứ tự.' };
    return [
      { kind: 'void-question', effect: 'everyone-right', ...common },
      { kind: 'void-question', effect: 'removed', ...common },
      { kind: 'correct-key', key: ['c'], ...common },
    ];
  });
  const against = [0, 2].flatMap((who): DecisionRequest[] => [
    { kind: 'disqualify', contestantId: people[who]!.id, reason: 'Thử mọi thứ tự.' },
    { kind: 'disqualify', attemptId: people[who]!.sitting.attemptId, reason: 'Thử mọi thứ tự.' },
  ]);
  const all = [...about, ...against];

  interface InForce {
    id: string;
    wanted: DecisionRequest;
  }
  const decide = async (wanted: DecisionRequest): Promise<InForce> => {
    const id = await decisions.propose(round.roundId, first.id, wanted);
    await decisions.confirm(id, second.id, { scores: 0, ranks: 0, awards: 0 });
    return { id, wanted };
  };
  /** Points by hand: right is `b`, everybody missed the first questions with `c`; null: struck out. */
  const byHand = (inForce: readonly InForce[]) =>
    people.map(({ id, sitting }, i) => {
      if (inForce.some(({ wanted }) => wanted.contestantId === id || wanted.attemptId === sitting.attemptId))
        return null;
      const points = asked.map((question, slot): number => {
        const answer = slot < i ? 'c' : 'b';
        const last = inForce.findLast(({ wanted }) => wanted.questionId === question)?.wanted;
        if (last?.effect === 'removed') return 0;
        return last?.effect === 'everyone-right' || answer === (last?.key?.[0] ?? 'b') ? 1000 : 0;
      });
      return points.reduce((sum, each) => sum + each, 0);
    });
  /** Digest of every rank and score, the awards, and what the logs say of who is struck out. */
  const state = async () => {
    const { body } = await staff<FinalizationView>(first, 'GET', `rounds/${round.roundId}/finalization`);
    const logs = await Promise.all(people.map(({ sitting }) => logOf(test.owner, sitting.attemptId)));
    const entries = (log: LogRow[]) =>
      log.map((row) => ({ ...row, kind: row.kind as EntryKind, receivedAt: row.received_at.getTime() }));
    const struckOut = logs.map((log) => replay(entries(log)).voided);
    return { sha256: body.sha256, awards: body.awards, blockers: body.blockers, struckOut };
  };
  const original = await state();
  const acts = fc.array(
    fc.oneof(fc.record({ decide: fc.constantFrom(...all) }), fc.record({ takeBack: fc.nat() })),
    { minLength: 2, maxLength: 7 },
  );
  await fc.assert(
    fc.asyncProperty(acts, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), async (chosen, order) => {
      const inForce: InForce[] = [];
      const takeBack = async (n: number) => {
        const [gone] = inForce.splice(n % inForce.length, 1);
        await decide({ kind: 'take-back', takesBack: gone!.id, reason: 'Thử mọi thứ tự.' });
      };
      for (const act of chosen) {
        if ('decide' in act) inForce.push(await decide(act.decide));
        else if (inForce.length > 0) await takeBack(act.takeBack);
        expect(await scores()).toEqual(byHand(inForce));
      }
      while (inForce.length > 0) await takeBack(order[inForce.length - 1]!);
      expect(await scores()).toEqual([5000, 4000, 3000]);
      expect(await state()).toEqual(original);
    }),
    {
      numRuns: 8,
      // Struck out twice, and once taken back: still out.
      examples: [[[{ decide: against[0]! }, { decide: against[1]! }, { takeBack: 0 }], Array(7).fill(0)]],
    },
  );
});

describe('two signatures', () => {
  const finalise = (who: { cookie: string }) =>
    staff<FinalizedAnswer>(who, 'POST', `rounds/${round.roundId}/finalization`);

  it('make a result official, and only on the same result', async () => {
    await test.owner.query('UPDATE contest SET signatures = 2 WHERE id = $1', [round.contestId]);
    expect([(await finalise(first)).status, (await finalise(first)).status]).toEqual([202, 202]);
    const seen = await staff<FinalizationView>(second, 'GET', `rounds/${round.roundId}/finalization`);
    expect(seen.body).toMatchObject({
      signatures: 2,
      proposal: { own: false, current: true },
      finalized: [],
    });
    // What was signed is no longer what it is: the other person's signature is the first under the new result.
    const { body: out } = await propose({ kind: 'disqualify', contestantId: people[2]!.id });
    await staff(second, 'POST', `decisions/${out.id}/confirm`);
    expect((await finalise(second)).status).toBe(202);
    const signed = await finalise(first);
    expect([signed.status, signed.body.version]).toEqual([201, 1]);
    const { body } = await staff<FinalizationView>(first, 'GET', `rounds/${round.roundId}/finalization`);
    expect(body.finalized[0]).toMatchObject({ people: 2, sha256: body.sha256, confirmedBy: 'Cán bộ thử' });
  });
});

it('the rulebook says what may be appealed and how long; an amendment counts at once', async () => {
  const own = await makeRound(test.owner, { rules: { prediction: null, tieBreaks: ['score', 'duration'] } });
  const { cookie } = await makeContestant(test.owner, own.contestId, {});
  const { sitting } = await sit(test.url, own.roundId, cookie);
  await sitting.submit();
  const closedDaysAgo = (days: number) =>
    test.owner.query(
      `UPDATE round SET opens_at = now() - interval '9 days', closes_at = now() - $2 * interval '1 day' WHERE id = $1`,
      [own.roundId, days],
    );
  const rule = (appeals: object | null) => publishRulebook(test.owner, own, first.id, { appeals });
  const file = async (about: string) => {
    const body = { about, ...(about === 'question' && { slot: 1 }), ...appealText };
    const path = `/api/attempts/${sitting.attemptId}/appeals`;
    return (await call<OwnAppealsAnswer & Problem>(test.url, 'POST', path, { cookie, body })).body;
  };
  await closedDaysAgo(4);
  await rule(null);
  expect((await file('question')).code).toBe('appeals_not_taken');
  expect((await sitting.get<OwnAppealsAnswer>('/appeals')).body).toMatchObject({ about: [], open: false });
  await rule({ withinDays: 3, about: ['own-attempt'] });
  expect((await file('question')).code).toBe('appeal_subject_not_taken');
  expect((await file('own-attempt')).code).toBe('appeal_too_late');
  await rule({ withinDays: 4, about: ['own-attempt'] });
  expect(await file('own-attempt')).toMatchObject({ open: true, appeals: [{ about: 'own-attempt' }] });
  const view = await staff<FinalizationView>(first, 'GET', `rounds/${own.roundId}/finalization`);
  expect(view.body.appealsUntil).toMatch(/T17:00:00.000Z$/);
});
