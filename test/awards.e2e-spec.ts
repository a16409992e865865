import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { AwardsAnswer } from '../src/award/award.dto.js';
import type { DrawView, OwnLotsAnswer, TiesAnswer } from '../src/draw/draw.dto.js';
import { fillDefaults } from '../src/core/rules-check/check.js';
import type { FinalizationView } from '../src/result/result.dto.js';
import { UnitLoader } from '../src/unit/unit.loader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { type MadeRound, makeContestant, makeRound, makeStaff } from './support/factories.js';
import { type PlantedContestant, plantScores } from './support/scores.js';

let test: TestApp;
let organiser: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(UnitLoader, { strict: false }).load('units');
  organiser = await makeStaff(test.owner, 'organiser');
});
afterAll(() => test.close());

type Problem = { code: string; errors?: { code: string; field: string }[] };
const staff = <T = unknown>(method: string, path: string, body?: unknown) =>
  call<T & Problem>(test.url, method, `/api/staff/${path}`, {
    cookie: organiser.cookie,
    ...(body === undefined ? {} : { body }),
  });
const open = <T>(path: string, cookie = '') => call<T & Problem>(test.url, 'GET', `/api/${path}`, { cookie });

const plan = (
  round: MadeRound,
  equals: string,
  tiers = [{ name: 'Giải Nhất', count: 1, amount: 5_000_000 }],
) =>
  staff('POST', `contests/${round.contestId}/award-plan`, {
    tiers,
    equals,
    everyone: false,
    minimumScorePercent: 50,
  });
const finalise = (round: MadeRound) => staff('POST', `rounds/${round.roundId}/finalization`, {});
const view = async (round: MadeRound) =>
  (await staff<FinalizationView>('GET', `rounds/${round.roundId}/finalization`)).body;
const awards = async (round: MadeRound) =>
  (await staff<AwardsAnswer>('GET', `contests/${round.contestId}/awards`)).body;
const given = ({ awards: list }: AwardsAnswer) => list.map(({ name, tier }) => `${name}: ${tier}`);

const endedAt = Date.now() - 700_000;
const sat = (
  fullName: string,
  scoreMilli: number,
  more: Partial<PlantedContestant> = {},
): PlantedContestant => ({
  fullName,
  publicName: true,
  ...more,
  attempts: [{ scoreMilli, durationMs: 60_000, endedAt }],
});
const stage = async (people: PlantedContestant[]) => {
  const round = await makeRound(test.owner, {
    closesInMs: -60_000,
    rules: { prediction: null, tieBreaks: ['score', 'duration', 'submitted-at'] },
  });
  return { round, ids: await plantScores(test.owner, round, people) };
};

describe('awards of a result', () => {
  it('are foreseen, kept with the result, and said with their reasons', async () => {
    const { round } = await stage([sat('An Nhất', 5000), sat('Bình Nhì', 4000), sat('Chi Ba', 3000)]);
    expect((await view(round)).awards).toEqual([]);
    const tiers = [
      { name: 'Giải Nhất', count: 1, amount: 5_000_000 },
      { name: 'Giải Nhì', count: 1, amount: 3_000_000 },
    ];
    expect((await plan(round, 'all', tiers)).status).toBe(204);
    const foreseen = await view(round);
    expect(foreseen.blockers).toEqual([]);
    expect(foreseen.awards.map(({ name, tier, amount }) => [name, tier, amount])).toEqual([
      ['An Nhất', 'Giải Nhất', 5_000_000],
      ['Bình Nhì', 'Giải Nhì', 3_000_000],
    ]);
    expect((await awards(round)).issue).toBeNull();
    expect((await finalise(round)).status).toBe(201);
    const first = await awards(round);
    expect(given(first)).toEqual(['An Nhất: Giải Nhất', 'Bình Nhì: Giải Nhì']);
    expect(first.awards[1]?.why).toMatch(
      /hạng 2, theo thứ hạng.*là Chi Ba: điểm 3, người cuối cùng có giải: 4/,
    );
    expect([first.issue?.version, first.issue?.cause, first.amount]).toEqual([1, 'result', 8_000_000]);
    // Said again it is the same version; a corrected result is a new one, with the difference.
    await finalise(round);
    expect((await awards(round)).issue?.version).toBe(1);
    await test.owner.query(
      `UPDATE score SET score_milli = 5000, duration_ms = 60000 WHERE round_id = $1 AND score_milli = 3000`,
      [round.roundId],
    );
    await test.owner.query(`UPDATE score SET score_milli = 2000 WHERE round_id = $1 AND score_milli = 4000`, [
      round.roundId,
    ]);
    await staff('POST', `rounds/${round.roundId}/corrections`, { reason: 'Chấm lại câu số ba.' });
    const second = await awards(round);
    expect(given(second).toSorted()).toEqual([
      'An Nhất: Giải Nhất',
      'Bình Nhì: Giải Nhì',
      'Chi Ba: Giải Nhất',
    ]);
    expect(second.issue?.reason).toContain('Chấm lại câu số ba.');
    expect(second.changes.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['Chi Ba', null, 'Giải Nhất'],
    ]);
    await expect(test.owner.query('UPDATE award SET amount = 0')).rejects.toThrow(/append-only/);
  });

  it('wait for consent to the name, or for a note that it is shortened', async () => {
    const { round } = await stage([
      sat('Lê Kín Tiếng', 5000, { publicName: false }),
      sat('Em Nhỏ', 4000, { publicName: false, birthYear: new Date().getFullYear() - 12 }),
    ]);
    await plan(round, 'all', [{ name: 'Giải', count: 2, amount: 0 }]);
    expect((await view(round)).blockers).toMatchObject([
      { code: 'winners_without_consent', count: 1, people: ['Lê Kín Tiếng'] },
    ]);
    expect((await finalise(round)).body.code).toBe('finalisation_blocked');
    expect((await staff('POST', `rounds/${round.roundId}/short-names`, {})).status).toBe(204);
    expect((await finalise(round)).status).toBe(201);
    const { body } = await open<AwardsAnswer>(`contests/${round.slug}/awards`);
    expect(given(body)).toEqual(['Lê Kín T.: Giải', 'Thí sinh: Giải']);
  });
});

const witnesses = [
  { name: 'Lê Thị Chứng', post: 'Thanh tra tỉnh' },
  { name: 'Trần Văn Kiến', post: 'Đại diện thí sinh' },
];

describe('lots', () => {
  const source = { name: 'Chỉ số VN-Index', from: 'Giá đóng cửa ngày 27/11/2026 của sở giao dịch' };

  it('are drawn from a pool that was fixed before, and anybody can draw them again', async () => {
    const { round, ids } = await stage(['An', 'Bình', 'Chi', 'Dung'].map((name) => sat(`Lê ${name}`, 5000)));
    await plan(round, 'draw');
    expect((await view(round)).blockers).toMatchObject([{ code: 'awards_wait_for_draw', count: 1 }]);
    const { ties } = (await staff<TiesAnswer>('GET', `rounds/${round.roundId}/ties`)).body;
    expect(ties).toMatchObject([{ by: 'draw', places: 1, people: 4, drawId: null }]);
    const { scope } = ties[0]!;
    const fix = (body: object) =>
      staff<{ id: string }>('POST', `rounds/${round.roundId}/draws`, { scope, ...body });
    const lottery = await fix({ sources: [{ ...source, name: 'Kết quả xổ số miền Nam' }] });
    expect([lottery.status, lottery.body.code]).toEqual([400, 'draw_source_lottery']);
    const { id } = (await fix({ sources: [source] })).body;
    expect((await fix({ sources: [source] })).body.id).toBe(id);

    const pool = await (await fetch(`${test.url}/api/draws/${id}/pool`)).text();
    const before = (await open<DrawView>(`draws/${id}`)).body;
    expect(createHash('sha256').update(pool).digest('hex')).toBe(before.poolSha256);
    expect([before.people, before.bodies, before.outcome]).toEqual([4, null, null]);
    expect(before.title).toBe('Giải cá nhân – Đợt 1 – Người dân – Giải Nhất');
    const lines = pool.trimEnd().split('\n');
    expect(lines).toEqual(lines.toSorted());

    const draw = (body: object) => staff('POST', `draws/${id}/outcome`, { witnesses, ...body });
    const early = await draw({ sources: [{ values: ['1650,25'], knownAt: '2026-01-01T00:00:00Z' }] });
    expect(early.body.code).toBe('draw_value_early');
    const late = { values: ['1650,25'], knownAt: new Date().toISOString() };
    expect((await draw({ sources: [late, late] })).body.code).toBe('draw_sources_differ');
    expect((await draw({ sources: [late], witnesses: witnesses.slice(1) })).status).toBe(400);
    expect((await draw({ sources: [late] })).status).toBe(204);
    expect((await draw({ sources: [late] })).body.code).toBe('draw_done');

    // Redone from the published lines alone.
    const { outcome } = (await open<DrawView>(`draws/${id}`)).body;
    const key = `bang-vang.${before.poolSha256}.4./1650,25./`;
    expect(outcome?.key).toBe(key);
    for (const step of outcome!.steps) {
      const index = Buffer.of(step.index >> 8, step.index & 255);
      const digest = createHash('sha256')
        .update(Buffer.concat([index, Buffer.from(key), index]))
        .digest('hex');
      expect([step.digest, step.name]).toEqual([digest, '']);
      const at = Number(BigInt(`0x${digest}`) % BigInt(lines.length));
      expect(step.position).toBe(at + 1);
      expect(lines.splice(at, 1)).toEqual([step.line]);
    }
    expect(lines).toEqual([]);

    expect((await finalise(round)).status).toBe(201);
    const winner = (await awards(round)).awards[0]!;
    expect(winner.by).toBe('draw');
    const shown = (await open<DrawView>(`draws/${id}`)).body.outcome!.steps[0]!;
    expect(shown.name).toBe(winner.name);
    const signedIn = await makeContestant(test.owner, round.contestId);
    await test.owner.query('UPDATE session SET contestant_id = $1 WHERE contestant_id = $2', [
      ids[0],
      signedIn.id,
    ]);
    const own = (await open<OwnLotsAnswer>('me/lots', signedIn.cookie)).body.lots;
    expect(own.map(({ line }) => pool.includes(`${line}\n`))).toEqual([true]);
  });

  it('or minutes of the organisers settle who is equal, once for just these people', async () => {
    const { round, ids } = await stage(['An', 'Bình', 'Chi'].map((name) => sat(`Lê ${name}`, 5000)));
    await plan(round, 'decision', [
      { name: 'Nhất', count: 1, amount: 2 },
      { name: 'Nhì', count: 1, amount: 1 },
    ]);
    const { ties } = (await staff<TiesAnswer>('GET', `rounds/${round.roundId}/ties`)).body;
    expect(ties).toMatchObject([{ by: 'decision', places: 2, tiers: ['muc-1', 'muc-2'] }]);
    const decide = (winners: unknown[]) =>
      staff('POST', `rounds/${round.roundId}/tie-decisions`, {
        scope: ties[0]!.scope,
        winners,
        minutes: 'Biên bản số 02/BB-BTC ngày 27/11/2026.',
        members: witnesses,
      });
    expect((await decide([ids[0]])).body.code).toBe('tie_winners_wrong');
    expect((await decide([ids[0], organiser.id])).body.code).toBe('tie_winners_wrong');
    expect((await decide([ids[2], ids[0]])).status).toBe(204);
    const foreseen = await view(round);
    expect([foreseen.blockers, foreseen.awards.map(({ name, tier }) => `${name}: ${tier}`)]).toEqual([
      [],
      ['Lê Chi: Nhất', 'Lê An: Nhì'],
    ]);
    await plantScores(test.owner, round, [sat('Lê Mới', 5000)]);
    expect((await view(round)).blockers.map(({ code }) => code)).toEqual(['awards_wait_for_decision']);
  });
});

describe('by a rulebook', () => {
  it('an extra question that the order names tells equals apart, in the ranking too, until it is official', async () => {
    const { round, ids } = await stage(['An', 'Bình', 'Chi'].map((name) => sat(`Lê ${name}`, 5000)));
    await test.owner.query(`UPDATE round SET rule_code = 'tuan-1' WHERE id = $1`, [round.roundId]);
    const week = { kind: 'week', paper: 'de', opensAt: '2026-01-05 08:00', closesAt: '2026-01-06 08:00' };
    const publish = (version: number, chosen: 'draw-among-passing' | 'by-rank') => {
      const nhat = { code: 'nhat', name: 'Nhất', count: 1, amount: 2 };
      const document = fillDefaults({
        rounds: [{ ...week, code: 'tuan-1', name: 'Tuần 1' }],
        ranking: ['score', 'extra-question'],
        awards: {
          tiers: ['tuan', 'them'].map((code) => ({
            code,
            name: code,
            tiers: [nhat],
            chosen,
            equals: 'draw',
          })),
        },
      });
      return test.owner.query(
        `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
         VALUES ($1, $2, $3, repeat('0', 64), 'Sửa thể lệ', $4)`,
        [round.contestId, version, JSON.stringify(document), organiser.id],
      );
    };
    // An award by lots does not go by the ranking, so no extra question settles it.
    await publish(1, 'draw-among-passing');
    const lots = (await staff<TiesAnswer>('GET', `rounds/${round.roundId}/ties`)).body.ties;
    expect(new Set(lots.map(({ extraQuestion }) => extraQuestion))).toEqual(new Set([false]));
    await publish(2, 'by-rank');
    const { ties } = (await staff<TiesAnswer>('GET', `rounds/${round.roundId}/ties`)).body;
    expect(ties).toMatchObject([{ by: 'draw', places: 1, people: 3, extraQuestion: true }]);
    const badly = await staff('POST', `rounds/${round.roundId}/tie-decisions`, { by: 'draw', winners: 3 });
    expect([badly.status, badly.body.errors?.map(({ field }) => field)]).toEqual([
      400,
      expect.arrayContaining(['by', 'scope', 'winners', 'minutes', 'members']),
    ]);
    const answered = (winner: unknown, scope = ties[0]!.scope) =>
      staff('POST', `rounds/${round.roundId}/tie-decisions`, {
        scope,
        by: 'extra-question',
        winners: [winner],
        minutes: 'Biên bản số 03/BB-BTC: câu hỏi phụ ngày 27/11/2026.',
        members: witnesses,
      });
    expect((await answered(organiser.id)).body.code).toBe('tie_winners_wrong');
    expect((await answered(ids[1])).status).toBe(204);
    const after = (await staff<TiesAnswer>('GET', `rounds/${round.roundId}/ties`)).body;
    expect(after.decisions.map(({ minutes }) => minutes.slice(0, 11))).toEqual(['Biên bản số']);
    // The other award has the other two; who was put first before stays in front of them.
    expect(after.ties).toMatchObject([{ scope: 'them@tuan-1', places: 1, people: 2, extraQuestion: true }]);
    expect((await answered(ids[2], 'them@tuan-1')).status).toBe(204);
    expect((await view(round)).awards.map(({ name }) => name)).toEqual(['Lê Bình', 'Lê Chi']);
    expect((await answered(ids[0])).body.code).toBe('tie_not_found');
    expect((await finalise(round)).status).toBe(201);
    const { rows } = await test.owner.query<{ id: string }>(
      `SELECT w.contestant_id AS id FROM result_row w JOIN result r ON r.id = w.result_id
       WHERE r.round_id = $1 AND w.rank IN (1, 2, 3) ORDER BY w.rank`,
      [round.roundId],
    );
    expect(rows.map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
    // Nothing more is taken of an official order, though somebody else might decline.
    expect((await answered(ids[0])).body.code).toBe('tie_not_found');
  });

  it('rounds follow one another, the overall standing brings its own awards, and who may not win is passed over', async () => {
    const { round, ids } = await stage([sat('An Một', 5000), sat('Bình Hai', 4000), sat('Chi Ba', 3000)]);
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO round (contest_id, number, name, opens_at, closes_at, rules, rule_code)
       SELECT contest_id, 2, 'Tuần 2', opens_at, closes_at, rules, 'tuan-2' FROM round WHERE id = $1 RETURNING id`,
      [round.roundId],
    );
    const second = { ...round, roundId: rows[0]!.id };
    await test.owner.query(`UPDATE round SET rule_code = 'tuan-1' WHERE id = $1`, [round.roundId]);
    const tier = (amount: number) => [{ code: 'nhat', name: 'Nhất', count: 1, amount }];
    const week = { kind: 'week', paper: 'de', opensAt: '2026-01-05 08:00', closesAt: '2026-01-06 08:00' };
    const document = fillDefaults({
      rounds: ['tuan-1', 'tuan-2'].map((code) => ({ ...week, code, name: code })),
      ranking: ['score', 'duration', 'submitted-at'],
      overall: { rounds: ['tuan-1', 'tuan-2'], combines: 'sum', minimumRounds: 2, ranking: ['score'] },
      awards: {
        tiers: [
          { code: 'tuan', name: 'Giải tuần', scope: 'round', tiers: tier(2), equals: 'all' },
          { code: 'chung', name: 'Giải chung cuộc', scope: 'overall', tiers: tier(9), equals: 'all' },
        ],
        onePerPerson: 'per-round-higher',
        earlierWinnersExcluded: true,
      },
    });
    await test.owner.query(
      `INSERT INTO rulebook_version (contest_id, version, document, sha256, reason, published_by)
       VALUES ($1, 1, $2, repeat('0', 64), '', $3)`,
      [round.contestId, JSON.stringify(document), organiser.id],
    );
    expect((await plan(round, 'all')).body.code).toBe('award_plan_in_rulebook');
    await test.owner.query(
      `WITH made AS (
         INSERT INTO attempt (round_id, contestant_id, number, seed, paper, started_at, deadline_at, grace_ms, continuation_hash)
         SELECT $1, contestant_id, 1, 'ab', '[]', started_at, deadline_at, 5000, sha256(('2' || id)::bytea)
         FROM attempt WHERE round_id = $2 RETURNING id, contestant_id
       ), ended AS (
         INSERT INTO response (attempt_id, n, client_id, kind, received_at)
         SELECT m.id, 1, gen_random_uuid(), 'submit', s.ended_at FROM made m
         JOIN score s ON s.round_id = $2 AND s.contestant_id = m.contestant_id
       )
       INSERT INTO score (attempt_id, round_id, contestant_id, score_milli, max_milli, correct_count, question_count,
         duration_ms, ended_at, ended_by)
       SELECT m.id, $1, s.contestant_id, s.score_milli, s.max_milli, s.correct_count, 5, s.duration_ms, s.ended_at, 'submit'
       FROM made m JOIN score s ON s.round_id = $2 AND s.contestant_id = m.contestant_id`,
      [second.roundId, round.roundId],
    );
    expect((await finalise(round)).status).toBe(201);
    expect(given(await awards(round))).toEqual(['An Một: Nhất']);
    // An won week 1; of the rest Bình may not win at all.
    await test.owner.query(
      `INSERT INTO winning_mark (contestant_id, kind, barred, reason, marked_by) VALUES ($1, 'other', true, 'Người ra đề', $2)`,
      [ids[1], organiser.id],
    );
    expect((await view(second)).awards.map(({ award, name }) => `${award}: ${name}`)).toEqual([
      'Giải tuần: An Một',
      'Giải tuần: Chi Ba',
      'Giải chung cuộc: An Một',
    ]);
    expect((await finalise(second)).status).toBe(201);
    expect((await awards(round)).total).toBe(2);
    expect((await staff('POST', `contests/${round.contestId}/overall/finalization`, {})).status).toBe(201);
    const all = await awards(round);
    expect(all.awards.map(({ round: name, overall, amount }) => [name, overall, amount])).toEqual([
      ['Đợt 1', false, 2],
      ['Tuần 2', false, 2],
      ['Tuần 2', true, 9],
    ]);
    expect(all.awards[1]?.why).toContain('Bình Hai (được dự thi nhưng không xét giải: Người ra đề)');
    const shown = (await open<AwardsAnswer>(`contests/${round.slug}/awards`)).body;
    expect(shown.awards[1]?.why).not.toContain('Người ra đề');
  });

  it('two who may be one person in the range of awards hold up the result', async () => {
    const { round } = await stage([sat('Trần Thị Đôi', 5000), sat('Trần Thị Đôi', 3000)]);
    await plan(round, 'all');
    expect((await view(round)).blockers).toMatchObject([
      { code: 'suspected_duplicates', count: 1, people: ['Trần Thị Đôi', 'Trần Thị Đôi'] },
    ]);
  });
});
