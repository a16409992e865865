import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptGraded } from '../src/grading/grading.events.js';
import { GradingService } from '../src/grading/grading.service.js';
import { ResultService } from '../src/result/result.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { EventEmitter2 } from './support/native/libraries.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { insertAttempt, sit, until } from './support/sitting.js';

let test: TestApp;
let round: MadeRound;
const graded: AttemptGraded[] = [];
beforeAll(async () => {
  test = await startTestApp();
  test.app.get(EventEmitter2).on(AttemptGraded.event, (event: AttemptGraded) => graded.push(event));
});
afterAll(() => test.close());

const scoreOf = async (attemptId: string) => {
  const { rows } = await test.owner.query('SELECT * FROM score WHERE attempt_id = $1', [attemptId]);
  return rows[0] ?? null;
};

/** A log written past the server, as after a crash between the commit and the grading. */
async function insertLog(attemptId: string, entries: [kind: string, slot: number | null, value: unknown][]) {
  for (const [i, [kind, slot, value]] of entries.entries()) {
    await test.owner.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, slot, value, received_at)
       SELECT id, $2::integer, gen_random_uuid(), $3, $4, $5, started_at + $2::integer * interval '1 s' FROM attempt WHERE id = $1`,
      [attemptId, i + 1, kind, slot, value === null ? null : JSON.stringify(value)],
    );
  }
}

const attemptOf = async () => {
  const { id } = await makeContestant(test.owner, round.contestId);
  return insertAttempt(test.owner, round.roundId, id, { deadlineInMs: 600_000 });
};

describe('grading', () => {
  it('follows a submit within a second and tells who listens', async () => {
    round = await makeRound(test.owner);
    const { cookie, id } = await makeContestant(test.owner, round.contestId);
    const { sitting, attempt } = await sit(test.url, round.roundId, cookie);
    for (const slot of [1, 2, 3]) await sitting.answer(slot, ['b']);
    await sitting.answer(4, ['a']);
    await sitting.answer(3, ['c']);
    await sitting.respond([{ clientId: crypto.randomUUID(), kind: 'prediction', prediction: 7 }]);
    const { body: receipt } = await sitting.submit();
    const score = await until(() => scoreOf(attempt.id), 1000);
    expect(score).toMatchObject({
      round_id: round.roundId,
      contestant_id: id,
      score_milli: 2000,
      max_milli: 5000,
      correct_count: 2,
      question_count: 5,
      prediction: '7',
      ended_by: 'submit',
    });
    expect(score.ended_at.toISOString()).toBe(receipt.submittedAt);
    const started = Date.parse(String(attempt.startedAt));
    expect(Number(score.duration_ms)).toBe(Date.parse(String(receipt.submittedAt)) - started);
    expect(graded).toEqual([new AttemptGraded(round.roundId, [attempt.id])]);
  });

  it('finds what a crash left, once, whoever asks at the same time', async () => {
    round = await makeRound(test.owner);
    const left = await Promise.all(Array.from({ length: 7 }, attemptOf));
    for (const attemptId of left) {
      await insertLog(attemptId, [
        ['answer', 1, ['b']],
        ['answer', 2, ['b']],
        ['submit', null, null],
      ]);
    }
    const running = await attemptOf();
    await insertLog(running, [['answer', 1, ['b']]]);
    const grading = test.app.get(GradingService);
    graded.length = 0;
    const all = await Promise.all([1, 2, 3].map(() => grading.gradePending(round.roundId)));
    expect(all.reduce((sum, { graded: count }) => sum + count, 0)).toBe(7);
    expect(graded.flatMap(({ attemptIds }) => attemptIds).toSorted()).toEqual(left.toSorted());
    expect(await grading.gradePending(round.roundId)).toEqual({ graded: 0, left: 0 });
    expect(await scoreOf(left[0]!)).toMatchObject({ score_milli: 2000, duration_ms: '3000' });
    expect(await scoreOf(running)).toBeNull();
  });

  it('leaves out an attempt that was struck out, and counts a struck answer as none', async () => {
    round = await makeRound(test.owner);
    const [out, less] = [await attemptOf(), await attemptOf()];
    await insertLog(out, [
      ['answer', 1, ['b']],
      ['submit', null, null],
      ['void', null, null],
    ]);
    await insertLog(less, [
      ['answer', 1, ['b']],
      ['answer', 2, ['b']],
      ['submit', null, null],
      ['void', 1, null],
    ]);
    const result = await test.app.get(GradingService).gradePending(round.roundId);
    expect(result).toEqual({ graded: 1, left: 0 });
    expect(await scoreOf(out)).toBeNull();
    expect(await scoreOf(less)).toMatchObject({ score_milli: 1000, duration_ms: '3000' });
  });

  it('counts what it cannot grade and does not keep the others waiting', async () => {
    round = await makeRound(test.owner);
    const [broken, whole] = [await attemptOf(), await attemptOf()];
    await insertLog(broken, [
      ['answer', 1, 'b'],
      ['submit', null, null],
    ]);
    await insertLog(whole, [['submit', null, null]]);
    const result = await test.app.get(GradingService).gradePending(round.roundId);
    expect(result).toEqual({ graded: 1, left: 1 });
    expect(await scoreOf(broken)).toBeNull();
    expect(await scoreOf(whole)).toMatchObject({ score_milli: 0, correct_count: 0 });
  });

  it('is done for what a crash left when a round becomes official', async () => {
    round = await makeRound(test.owner, { closesInMs: -60_000 });
    await insertLog(await attemptOf(), [
      ['answer', 1, ['b']],
      ['submit', null, null],
    ]);
    const { id } = await makeStaff(test.owner, 'organiser');
    const made = await test.app.get(ResultService).finalise(round.roundId, id);
    expect(made).toMatchObject({ version: 1, already: false });
    const { rows } = await test.owner.query('SELECT attempts FROM result WHERE round_id = $1', [
      round.roundId,
    ]);
    expect(rows).toEqual([{ attempts: 1 }]);
  });
});
