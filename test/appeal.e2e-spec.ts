import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppealsAnswer, OwnAppealsAnswer } from '../src/appeal/appeal.dto.js';
import type {
  DecisionPreviewAnswer,
  DecisionsAnswer,
  PublicDecisionsAnswer,
} from '../src/appeal/decision.dto.js';
import type { ReviewView } from '../src/grading/grading.dto.js';
import type { FinalizationView, FinalizedAnswer } from '../src/result/result.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { type Sitting, sit, until } from './support/sitting.js';

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
    const { id, cookie } = await makeContestant(test.owner, round.contestId);
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
const appealText = { text: 'Theo khoản 2 Điều 5 thì lựa chọn c mới đúng, xin xem lại.' };

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
      slots: [{ key: ['c'], correct: true }, {}, {}, {}, {}],
    });
    // The first lost the point, the others won it: the second is perfect now.
    expect(await scores()).toEqual([4000, 5000, 4000]);
    const told = preview.rows.map(({ contestantId, scoreAfter }) => [contestantId, scoreAfter]);
    expect(new Map(told as [string, number][]).get(people[1]!.id)).toBe(5000);
    const open = await call<PublicDecisionsAnswer>(test.url, 'GET', `/api/rounds/${round.roundId}/decisions`);
    expect(open.body.decisions).toMatchObject([
      { kind: 'correct-key', reason: 'Đáp án trái với khoản 2 Điều 5.' },
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
