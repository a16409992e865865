import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MineAnswer } from '../src/attempt/attempt.dto.js';
import type { RoundRules } from '../src/core/rulebook.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { addRound, type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { publishRulebook } from './support/rulebooks.js';
import { insertAttempt, sit, start } from './support/sitting.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const mine = async (roundId: string, cookie: string) =>
  (await call<MineAnswer>(test.url, 'GET', `/api/rounds/${roundId}/mine`, { cookie })).body;
const many = { attemptsAllowed: null, counts: 'best' } as const;
const make = (rules: Partial<RoundRules>) => makeRound(test.owner, { rules: { ...many, ...rules } });
const person = (on: MadeRound, division?: string) =>
  makeContestant(test.owner, on.contestId, division ? { division } : {});

/** Sits and hands in so often; gives the answer to one more start. */
async function sitAndAsk(on: MadeRound, cookie: string, times: number) {
  for (let n = 0; n < times; n += 1) await (await sit(test.url, on.roundId, cookie)).sitting.submit();
  return start(test.url, on.roundId, cookie);
}

describe('how often one may sit', () => {
  it('has no limit where the rules name none', async () => {
    const round = await make({});
    const { cookie } = await person(round);
    expect((await sitAndAsk(round, cookie, 3)).status).toBe(201);
    expect(await mine(round.roundId, cookie)).toMatchObject({ used: 4, allowed: null, refused: null });
  });

  it.each([
    ['attemptsPerDay', 'attempts_used_today'],
    ['attemptsPerWeek', 'attempts_used_week'],
    ['attemptsPerContest', 'attempts_used_contest'],
  ] as const)('%s is kept, told beforehand, and says when one may go on', async (limit, code) => {
    const round = await makeRound(test.owner, {
      rules: { ...many, [limit]: 2 },
      closesInMs: 30 * 86_400_000,
    });
    const { cookie } = await person(round);
    expect(await sitAndAsk(round, cookie, 2)).toMatchObject({ status: 409, body: { code } });
    const told = await mine(round.roundId, cookie);
    expect(told).toMatchObject({ refused: code, refusedLimit: 2 });
    const again = limit === 'attemptsPerContest' ? null : expect.stringMatching(/T17:00:00\.000Z$/);
    expect(told.startsAt).toEqual(again);
  });

  it('counts the rounds of a series together, however many starts come at once', async () => {
    const rules: Partial<RoundRules> = { ...many, attemptsPerDay: 3, series: 'chinh' };
    // Still open tomorrow, whatever the hour of the test.
    const times = { closesInMs: 3 * 86_400_000 };
    const first = await makeRound(test.owner, { rules, ...times });
    const rounds = [
      first,
      await addRound(test.owner, first, 2, rules, times),
      await addRound(test.owner, first, 3, rules, times),
    ];
    const other = await addRound(test.owner, first, 4, { ...rules, series: 'thang' }, times);
    const { id, cookie } = await person(first);
    // One yesterday, which does not count, and one today in the first round.
    for (const [number, startedAgoMs] of [
      [1, 86_400_000],
      [2, 1],
    ] as const)
      await insertAttempt(test.owner, first.roundId, id, { deadlineInMs: -60_000, number, startedAgoMs });
    const answers = await Promise.all(
      [...rounds, ...rounds].map(({ roundId }) => start(test.url, roundId, cookie)),
    );
    const begun = new Set(answers.flatMap(({ body }) => body.id ?? []));
    expect(begun.size).toBe(2);
    const codes = answers.map(({ body }) => body.code).filter(Boolean);
    expect(new Set(codes)).toEqual(new Set(['attempts_used_today']));
    expect((await start(test.url, other.roundId, cookie)).status).toBe(201);
  });

  it('asks for a pause from handing in', async () => {
    const round = await make({ coolDownMs: 60_000 });
    const { cookie } = await person(round);
    const before = Date.now();
    expect((await sitAndAsk(round, cookie, 1)).body.code).toBe('cool_down');
    const { startsAt } = await mine(round.roundId, cookie);
    const wait = Date.parse(String(startsAt)) - before;
    expect(wait).toBeGreaterThan(59_000);
    expect(wait).toBeLessThan(66_000);
  });

  it('leaves trials out of what other rounds count', async () => {
    const rules: Partial<RoundRules> = { ...many, attemptsPerContest: 1 };
    const round = await make(rules);
    const trial = await addRound(test.owner, round, 2, { ...many, trial: true });
    const { cookie } = await person(round);
    expect((await sitAndAsk(trial, cookie, 2)).status).toBe(201);
    expect((await sitAndAsk(round, cookie, 1)).body.code).toBe('attempts_used_contest');
    expect((await sitAndAsk(trial, cookie, 0)).status).toBe(200);
    const staff = await makeStaff(test.owner, 'organiser');
    const official = await call<{ code: string; errors: { code: string }[] }>(
      test.url,
      'POST',
      `/api/staff/rounds/${trial.roundId}/finalization`,
      { cookie: staff.cookie, body: {} },
    );
    expect(official.status).toBe(409);
    expect(official.body.errors.map(({ code }) => code)).toEqual(['trial_round']);
  });
});

describe('when one may sit', () => {
  /** Minutes since midnight in Vietnam, by the test's clock. */
  const minute = Math.floor(((Date.now() + 7 * 3_600_000) % 86_400_000) / 60_000);

  it('only in the hours of the day', async () => {
    const closed = minute < 720 ? { from: 1200, until: 1300 } : { from: 60, until: 160 };
    const round = await makeRound(test.owner, {
      rules: { dailyHours: closed },
      closesInMs: 3 * 86_400_000,
      opensInMs: -3 * 86_400_000,
    });
    const { cookie } = await person(round);
    expect(await start(test.url, round.roundId, cookie)).toMatchObject({
      status: 409,
      body: { code: 'outside_hours' },
    });
    const { startsAt } = await mine(round.roundId, cookie);
    const opens = new Date(Date.parse(String(startsAt)) + 7 * 3_600_000);
    expect(opens.getUTCHours() * 60 + opens.getUTCMinutes()).toBe(closed.from);
  });

  it.each([
    ['cut', 300_000],
    ['full-time', 1_200_000],
  ] as const)('a late start is %s', async (lateStart, length) => {
    const round = await makeRound(test.owner, { rules: { lateStart }, closesInMs: 300_000 });
    const { attempt } = await sit(test.url, round.roundId, (await person(round)).cookie);
    const given = Date.parse(String(attempt.deadlineAt)) - Date.parse(String(attempt.startedAt));
    expect(Math.abs(given - length)).toBeLessThan(3_000);
  });

  it('divisions on their own days, others not at all', async () => {
    const now = Date.now();
    const round = await make({
      divisions: ['nguoi-dan', 'cbccvc'],
      windows: [{ divisions: ['cbccvc'], opensAt: now + 600_000, closesAt: now + 1_200_000 }],
    });
    expect((await start(test.url, round.roundId, (await person(round)).cookie)).status).toBe(201);
    const later = await person(round, 'cbccvc');
    expect((await start(test.url, round.roundId, later.cookie)).body.code).toBe('round_not_open');
    const alone = await make({ divisions: ['cbccvc'] });
    const stranger = await person(alone);
    expect(await start(test.url, alone.roundId, stranger.cookie)).toMatchObject({
      status: 403,
      body: { code: 'division_not_in_round' },
    });
    expect((await mine(alone.roundId, stranger.cookie)).refused).toBe('division_not_in_round');
  });
});

it('an age that counts on the day of the attempt is looked at on that day', async () => {
  const round = await makeRound(test.owner);
  const staff = await makeStaff(test.owner, 'organiser');
  const { id, cookie } = await person(round);
  const inVietnam = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000);
  const bornOn = async (day: Date) => {
    const text = day.toISOString().slice(0, 10);
    await test.owner.query('UPDATE contestant SET birth_year = $2, born = $3 WHERE id = $1', [
      id,
      Number(text.slice(0, 4)),
      text,
    ]);
  };
  const years = (day: Date, count: number) => new Date(day.setUTCFullYear(day.getUTCFullYear() - count));
  const rule = (on: string) =>
    publishRulebook(test.owner, round, staff.id, {
      divisions: [
        { code: 'nguoi-dan', name: 'Người dân', age: { min: 16, max: null, on } },
        { code: 'cbccvc', name: 'Cán bộ', place: 'organization' },
      ],
    });
  await rule('attempt');
  // Sixteen in three days, while the round may still be open.
  await bornOn(years(inVietnam(3), 16));
  expect(await mine(round.roundId, cookie)).toMatchObject({ refused: 'too_young_today' });
  expect((await start(test.url, round.roundId, cookie)).body.code).toBe('too_young_today');
  await rule('registration');
  expect((await mine(round.roundId, cookie)).refused).toBeNull();
  await rule('attempt');
  await bornOn(years(inVietnam(-3), 16));
  expect((await start(test.url, round.roundId, cookie)).status).toBe(201);
});
