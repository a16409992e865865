import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createApp } from '../src/app.setup.js';
import type { RoundRules } from '../src/core/rulebook.js';
import type { GroupBoard, IndividualBoard, MyPosition, Scoreboard } from '../src/standing/scoreboard.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { makeContestant, makeRound } from './support/factories.js';
import { makeScore } from './support/graded.js';
import { type PlantedContestant, plantScores } from './support/scores.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const noPrediction: Partial<RoundRules> = {
  prediction: null,
  tieBreaks: ['score', 'duration', 'submitted-at'],
};
/** What core's criteria mean, in SQL. */
const sqlOf = {
  score: 's.score_milli DESC',
  duration: 's.duration_ms',
  'submitted-at': 's.ended_at',
  'prediction-error': '1',
};

const path = (roundId: string, query = '') => `/api/rounds/${roundId}/scoreboard${query}`;

async function board<B extends Scoreboard = IndividualBoard>(roundId: string, query = '', base = test.url) {
  const answer = await call<B>(base, 'GET', path(roundId, query));
  expect(answer.status).toBe(200);
  return answer.body;
}

/** A reading serves everybody for a tenth of a second. */
const nextReading = () => new Promise((resolve) => setTimeout(resolve, 120));

/** Small numbers, so that many are equal; the seed makes a failure repeatable. */
function randomPeople(count: number, seed: number, attempts: number): PlantedContestant[] {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const now = Date.now();
  return Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    fullName: `Trần Văn Người ${i}`,
    publicName: true,
    division: draw(3) === 0 ? 'cbccvc' : 'nguoi-dan',
    unitId: ['2025-28756', '2025-28777', '2025-28783'][draw(3)]!,
    attempts: Array.from({ length: 1 + draw(attempts) }, () => ({
      scoreMilli: draw(6) * 1000,
      correctCount: draw(6),
      prediction: draw(2) === 0 ? draw(200) : null,
      durationMs: 60_000 + draw(4) * 1000,
      endedAt: now - 600_000 + draw(5) * 1000,
    })),
  }));
}

describe('the board equals a plain sort of the database', () => {
  const orders: [RoundRules['counts'], RoundRules['tieBreaks']][] = [
    ['best', ['score', 'duration', 'submitted-at']],
    ['first', ['score', 'submitted-at']],
    ['last', ['duration', 'score', 'submitted-at']],
  ];
  it.each(orders)('counts %s, order %j', async (counts, tieBreaks) => {
    const rules = { counts, tieBreaks, prediction: null, attemptsAllowed: 3 };
    const round = await makeRound(test.owner, { rules });
    await plantScores(test.owner, round, randomPeople(230, 7, 3));
    const best = tieBreaks.map((name) => sqlOf[name]).join(', ');
    const choose = { best, first: 's.ended_at', last: 's.ended_at DESC' }[counts];
    const tie = counts === 'last' ? 's.attempt_id DESC' : 's.ended_at, s.attempt_id';
    for (const division of [null, 'cbccvc']) {
      const { rows } = await test.owner.query<{ name: string; rank: number }>(
        `WITH counting AS (
           SELECT DISTINCT ON (s.contestant_id) s.* FROM score s WHERE round_id = $1
           ORDER BY s.contestant_id, ${choose}, ${tie}
         )
         SELECT c.full_name AS name, (rank() OVER (ORDER BY ${best}))::int AS rank
         FROM counting s JOIN contestant c ON c.id = s.contestant_id
         WHERE $2::text IS NULL OR c.division = $2 ORDER BY 2, c.id`,
        [round.roundId, division],
      );
      const query = division ? `division=${division}&` : '';
      const first = await board(round.roundId, `?${query}page=1`);
      const shown = [...first.rows];
      for (let page = 2; page <= first.pages!; page += 1) {
        shown.push(...(await board(round.roundId, `?${query}page=${page}`)).rows);
      }
      expect(shown.map(({ name, rank }) => ({ name, rank }))).toEqual(rows);
    }
    const all = await board(round.roundId);
    const [counted] = (
      await test.owner.query<{ people: number; attempts: number }>(
        `SELECT count(DISTINCT contestant_id)::int AS people, count(*)::int AS attempts FROM score WHERE round_id = $1`,
        [round.roundId],
      )
    ).rows;
    expect(all.totals).toEqual(counted);
  });

  it('stays equal while scores arrive one by one, and a second server agrees', async () => {
    const round = await makeRound(test.owner, {
      rules: { ...noPrediction, attemptsAllowed: 2, counts: 'best' },
    });
    const other = await createApp(testConfig(), test.ownerUrl);
    await other.listen(0, '127.0.0.1');
    const people = randomPeople(120, 3, 2);
    for (let from = 0; from < people.length; from += 40) {
      await plantScores(test.owner, round, people.slice(from, from + 40));
      await nextReading();
      const [here, there] = [
        await board(round.roundId, '?page=2'),
        await board(round.roundId, '?page=2', await other.getUrl()),
      ];
      expect({ ...there, asOf: here.asOf }).toEqual(here);
    }
    const fresh = await createApp(testConfig(), test.ownerUrl);
    await fresh.listen(0, '127.0.0.1');
    expect((await board(round.roundId, '', await fresh.getUrl())).rows).toEqual(
      (await board(round.roundId)).rows,
    );
    await Promise.all([other.close(), fresh.close()]);
  });

  it('sums units by the contest’s map and organizations by their head count', async () => {
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO organization (name, search_key, kind, head_count) VALUES ('Sở Thử', 'so thu', 'department', 8) RETURNING id`,
    );
    const round = await makeRound(test.owner, { rules: noPrediction });
    const person = (unitId: string | null, organizationId: string | null, scoreMilli: number) => ({
      unitId,
      organizationId,
      division: organizationId ? 'cbccvc' : 'nguoi-dan',
      attempts: [{ scoreMilli }],
    });
    await plantScores(test.owner, round, [
      person('2025-28756', null, 5000),
      person('2025-28756', null, 2000),
      person('2025-28777', null, 4000),
      person(null, rows[0]!.id, 3000),
    ]);
    const units = await board<GroupBoard>(round.roundId, '?view=unit');
    expect(
      units.rows.map(({ id, rank, entrants, meanScoreMilli }) => [id, rank, entrants, meanScoreMilli]),
    ).toEqual([
      ['2025-28756', 1, 2, 3500],
      ['2025-28777', 2, 1, 4000],
    ]);
    const organizations = await board<GroupBoard>(round.roundId, '?view=organization');
    expect(organizations.rows).toEqual([
      {
        id: rows[0]!.id,
        rank: 1,
        name: 'Sở Thử',
        entrants: 1,
        headCount: 8,
        participationPermille: 125,
        meanScoreMilli: 3000,
      },
    ]);
    expect(
      (await board(round.roundId, '?unitId=2025-28777')).rows.map(({ scoreMilli }) => scoreMilli),
    ).toEqual([4000]);
  });
});

describe('names and ids', () => {
  it('shortens names without consent and never names a child', async () => {
    const round = await makeRound(test.owner, { rules: noPrediction });
    const year = new Date().getFullYear();
    await plantScores(test.owner, round, [
      { fullName: 'Nguyễn Thị Đào', attempts: [{ scoreMilli: 5000 }] },
      { fullName: 'Lê Văn Tám', publicName: true, attempts: [{ scoreMilli: 4000 }] },
      { fullName: 'Trần Bé Thơ', publicName: true, birthYear: year - 12, attempts: [{ scoreMilli: 3000 }] },
      { fullName: 'Phạm Bé Tư', birthYear: year - 15, attempts: [{ scoreMilli: 2000 }] },
    ]);
    const answer = await call<IndividualBoard>(test.url, 'GET', path(round.roundId));
    expect(answer.body.rows.map(({ name }) => name)).toEqual([
      'Nguyễn Thị Đ.',
      'Lê Văn Tám',
      'Thí sinh',
      'Thí sinh',
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/Thơ|Bé|Đào/);
  });

  it('gives a contestant another id in every round and never the own one', async () => {
    const round = await makeRound(test.owner, { rules: noPrediction });
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO round (contest_id, number, name, opens_at, closes_at, rules)
       SELECT contest_id, 2, 'Đợt 2', opens_at, closes_at, rules FROM round WHERE id = $1 RETURNING id`,
      [round.roundId],
    );
    const { id } = await makeContestant(test.owner, round.contestId);
    for (const roundId of [round.roundId, rows[0]!.id])
      await makeScore(test.owner, { roundId, contestantId: id });
    const ids = [(await board(round.roundId)).rows[0]!.id, (await board(rows[0]!.id)).rows[0]!.id];
    expect(ids[0]).toMatch(/^[\w-]{8}$/);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids).not.toContain(id.slice(0, 8));
  });
});

describe('own position', () => {
  it('shows ten neighbours on each side', async () => {
    const round = await makeRound(test.owner, { rules: noPrediction });
    const { id, cookie } = await makeContestant(test.owner, round.contestId);
    await plantScores(
      test.owner,
      round,
      Array.from({ length: 60 }, (_, i) => ({
        attempts: [{ scoreMilli: 2000, durationMs: 100_000 + i * 1000 }],
      })),
    );
    await makeScore(test.owner, {
      roundId: round.roundId,
      contestantId: id,
      scoreMilli: 2000,
      durationMs: 130_500,
    });
    const { body } = await call<MyPosition>(test.url, 'GET', path(round.roundId, '/me'), { cookie });
    expect(body.position).toMatchObject({ rank: 32, of: 61 });
    expect(body.position!.around.map(({ rank }) => rank)).toEqual(
      Array.from({ length: 21 }, (_, i) => 22 + i),
    );
    expect(body.position!.around[10]).toEqual(body.position!.row);
  });

  it('needs a contestant; who has not handed in has none', async () => {
    const round = await makeRound(test.owner, { rules: noPrediction });
    expect((await call(test.url, 'GET', path(round.roundId, '/me'))).status).toBe(401);
    const { cookie } = await makeContestant(test.owner, round.contestId);
    const { body } = await call<MyPosition>(test.url, 'GET', path(round.roundId, '/me'), { cookie });
    expect(body).toEqual({ withheld: null, position: null });
  });
});

describe('refusals', () => {
  it.each([
    ['/api/rounds/00000000-0000-4000-8000-000000000000/scoreboard', 404, 'round_not_found'],
    ['/api/rounds/x/scoreboard', 400, 'invalid_field'],
  ])('%s', async (url, status, code) => {
    const answer = await call<{ code: string }>(test.url, 'GET', url);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('names a wrong division, unit, view or page', async () => {
    const { roundId } = await makeRound(test.owner);
    const codes = ['?division=x', '?unitId=x', '?view=x', '?page=0'].map(async (query) => {
      const { status, body } = await call<{ code: string; errors?: { code: string }[] }>(
        ...([test.url, 'GET', path(roundId, query)] as const),
      );
      expect(status).toBe(400);
      return body.errors?.[0]?.code ?? body.code;
    });
    expect(await Promise.all(codes)).toEqual([
      'division_unknown',
      'place_unknown',
      'view_unknown',
      'invalid_field',
    ]);
  });
});
