import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { suspectedDuplicates } from '../src/eligibility/duplicates.query.js';
import { ineligibleWinners } from '../src/eligibility/ineligible.query.js';
import type { Reader } from '../src/rulebook/rulebook.query.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { publishRules } from './support/rules.js';
import { insertAttempt } from './support/sitting.js';

let test: TestApp;
let reader: Reader;
let organiser: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  reader = {
    query: async <T>(sql: string, values?: unknown[]) => (await test.owner.query(sql, values)).rows as T,
  };
  organiser = await makeStaff(test.owner, 'organiser');
  await test.owner.query(
    `INSERT INTO unit (id, period, code, level, type, name, search_key)
     VALUES ('2025-00001', '2025', '00001', 'commune', 'xã', 'Xã Thử', 'xa thu') ON CONFLICT DO NOTHING`,
  );
});
afterAll(() => test.close());

const setPhone = (id: string, phone: string) =>
  test.owner.query('UPDATE contestant SET phone = $2 WHERE id = $1', [id, phone]);

let lastPhone = 20_000_000;
const register = (slug: string, changes: object = {}) =>
  call<{ challengeId: string; demonstrationCode: string; code: string; message: string; errors?: Fault[] }>(
    test.url,
    'POST',
    `/api/contests/${slug}/registrations`,
    {
      body: {
        fullName: 'Nguyễn Thị Đào',
        phone: `09${(lastPhone += 1)}`,
        birthYear: 1990,
        division: 'nguoi-dan',
        unitId: '2025-00001',
        consents: { processing: true },
        ...changes,
      },
    },
  );
interface Fault {
  field: string;
  code: string;
  message: string;
}
async function registered(slug: string, changes: object): Promise<string> {
  const { challengeId, demonstrationCode: code } = (await register(slug, changes)).body;
  const done = await call<{ contestant: { contestantId: string } }>(
    test.url,
    'POST',
    `/api/challenges/${challengeId}/confirm`,
    { body: { code } },
  );
  return done.body.contestant.contestantId;
}

describe('entering by the rulebook', () => {
  it('is refused outside of its time, and told what the form shows', async () => {
    const round = await makeRound(test.owner);
    await publishRules(test.owner, round, organiser.id, { registersFrom: '2099-01-01 08:00' });
    const early = await register(round.slug);
    expect(early).toMatchObject({ status: 409, body: { code: 'registration_not_open' } });
    expect(early.body.message).toContain('08:00, 01/01/2099');
    await publishRules(test.owner, round, organiser.id, { registersUntil: '2026-01-01 24:00' });
    expect((await register(round.slug)).body.message).toContain('00:00, 02/01/2026');
    await publishRules(test.owner, round, organiser.id, { mode: 'roster' });
    expect(await register(round.slug)).toMatchObject({ status: 409, body: { code: 'roster_only' } });
    const entry = await call(test.url, 'GET', `/api/contests/${round.slug}/entry`);
    expect(entry.body).toMatchObject({
      mode: 'roster',
      refused: null,
      asksRelatives: false,
      registersFrom: null,
    });
  });

  it('asks for the right age, kind of place and groups, each at its field, and keeps what was declared', async () => {
    const round = await makeRound(test.owner);
    const year = new Date().getFullYear();
    await publishRules(
      test.owner,
      round,
      organiser.id,
      {
        groups: [{ code: 'mot-cua', name: 'Một cửa', duty: 'mandatory', divisions: ['cbccvc'] }],
        cannotWin: { relatives: true },
      },
      [
        { code: 'nguoi-dan', age: { min: 16, max: null, on: 'registration' } },
        { code: 'cbccvc', organizationKinds: ['department'] },
      ],
    );
    const { rows } = await test.owner.query(
      `INSERT INTO organization (name, search_key, kind) VALUES ('Trường Thử', 'truong thu', 'school'), ('Sở Thử', 'so thu', 'department') RETURNING id`,
    );
    const faults = async (changes: object) =>
      (await register(round.slug, changes)).body.errors?.map(({ field, code }) => `${field} ${code}`);
    expect(await faults({ birthYear: year - 10, groups: ['mot-cua'] })).toEqual([
      'division age_too_young',
      'groups group_not_of_division',
    ]);
    expect(await faults({ birthYear: year - 16 })).toEqual(['birthDate birth_date_needed']);
    expect(await faults({ birthYear: year - 16, birthDate: `${year - 16}-02-30` })).toContain(
      'birthDate birth_date_invalid',
    );
    expect(
      await faults({ division: 'cbccvc', unitId: undefined, organizationId: rows[0].id, groups: ['khac'] }),
    ).toEqual(['organizationId place_unfit', 'groups group_unknown']);
    const young = { birthYear: year - 16, birthDate: `${year - 16}-01-01` };
    const [resident, official] = [
      await registered(round.slug, { ...young, relativeOfOrganisers: true }),
      await registered(round.slug, {
        division: 'cbccvc',
        unitId: undefined,
        organizationId: rows[1].id,
        groups: ['mot-cua'],
        birthDate: '1990-05-05',
      }),
    ];
    const kept = await test.owner.query(
      `SELECT c.id, c.born::text, array_agg(g.group_code) AS groups FROM contestant c
       LEFT JOIN contestant_group g ON g.contestant_id = c.id WHERE c.contest_id = $1 GROUP BY c.id ORDER BY c.born`,
      [round.contestId],
    );
    expect(kept.rows).toEqual([
      { id: resident, born: `${year - 16}-01-01`, groups: [null] },
      { id: official, born: null, groups: ['mot-cua'] },
    ]);
    expect(await ineligibleWinners(reader, round.contestId)).toEqual([
      { contestantId: resident, kind: 'relative', reason: expect.stringContaining('Tự khai') },
    ]);
  });
});

describe('who may play but not win', () => {
  const barred = async (round: MadeRound) =>
    Object.fromEntries(
      (await ineligibleWinners(reader, round.contestId)).map((each) => [each.contestantId, each.kind]),
    );

  it('are the kinds that the rulebook excludes, by phone, by agency and by mark', async () => {
    const round = await makeRound(test.owner);
    await test.owner.query(
      `INSERT INTO organization (name, search_key, kind) VALUES ('Sở Tổ Chức', 'so to chuc', 'department')`,
    );
    const { rows } = await test.owner.query(`SELECT id FROM organization WHERE name = 'Sở Tổ Chức'`);
    const [an, binh, chi, dung] = await Promise.all([
      makeContestant(test.owner, round.contestId),
      makeContestant(test.owner, round.contestId, {
        division: 'cbccvc',
        unitId: null,
        organizationId: rows[0].id,
      }),
      makeContestant(test.owner, round.contestId),
      makeContestant(test.owner, round.contestId),
    ]);
    await setPhone(an.id, '+84912345678');
    await test.owner.query(
      `INSERT INTO barred_person (contest_id, full_name, phone, kind, declared_by) VALUES ($1, 'An', '+84912345678', 'organiser', $2)`,
      [round.contestId, organiser.id],
    );
    const mark = (id: string, kind: string, isBarred: boolean) =>
      test.owner.query(
        `INSERT INTO winning_mark (contestant_id, kind, barred, reason) VALUES ($1, $2, $3, 'Tự khai')`,
        [id, kind, isBarred],
      );
    await mark(chi.id, 'relative', true);
    await mark(dung.id, 'other', true);
    expect(await barred(round)).toEqual({ [an.id]: 'organiser', [chi.id]: 'relative', [dung.id]: 'other' });

    await publishRules(test.owner, round, organiser.id, {
      cannotWin: { relatives: false, agencies: ['Sở Tổ chức'] },
    });
    expect(await barred(round)).toEqual({ [an.id]: 'organiser', [binh.id]: 'agency', [dung.id]: 'other' });
    await mark(binh.id, 'agency', false);
    await mark(dung.id, 'other', false);
    expect(await barred(round)).toEqual({ [an.id]: 'organiser' });
  });
});

describe('contestants who look like one person', () => {
  it('have one name, year and place, nearly one phone, or one browser', async () => {
    const round = await makeRound(test.owner);
    const make = async (fullName: string, birthYear: number, phone: string) => {
      const made = await makeContestant(test.owner, round.contestId, { fullName, birthYear });
      await setPhone(made.id, phone);
      return made;
    };
    const twin = await make('Lê Thị Hoa', 1980, '+84901000001');
    const again = await make('Lê Thị Hoa', 1980, '+84355999888');
    const digit = await make('Trần Văn Ba', 1970, '+84912345678');
    const typo = await make('Trần Văn Ba', 1971, '+84912345679');
    const swap = await make('Trần Văn Ba', 1972, '+84912354678');
    const lent = await make('Phạm Quang Tư', 1990, '+84388111222');
    await make('Phạm Quang Năm', 1990, '+84388111223');
    const tokenHash = (cookie: string) =>
      createHash('sha256')
        .update(cookie.split('=')[1] ?? '')
        .digest();
    await test.owner.query(
      `UPDATE session s SET replaces = r.id FROM session r WHERE s.token_hash = $1 AND r.token_hash = $2`,
      [tokenHash(lent.cookie), tokenHash(twin.cookie)],
    );
    const found = async (among?: string[]) =>
      (await suspectedDuplicates(reader, round.contestId, among)).map(({ one, other, signs }) =>
        [[one, other].sort().join(' '), ...signs].join(' '),
      );
    const pair = (a: { id: string }, b: { id: string }, sign: string) =>
      `${[a.id, b.id].sort().join(' ')} ${sign}`;
    expect((await found()).sort()).toEqual(
      [
        pair(twin, again, 'name'),
        pair(digit, typo, 'phone'),
        pair(digit, swap, 'phone'),
        pair(twin, lent, 'device'),
      ].sort(),
    );
    expect(await found([again.id])).toEqual([pair(twin, again, 'name')]);
    expect((await found([typo.id])).sort()).toEqual([pair(digit, typo, 'phone')]);
    expect(await found([swap.id])).toEqual([pair(digit, swap, 'phone')]);
  });
});

describe('what organisers decide', () => {
  const post = (path: string, body: unknown) =>
    call<{ id: string; code: string }>(test.url, 'POST', `/api/staff/${path}`, {
      cookie: organiser.cookie,
      body,
    });
  const get = async <T>(path: string) =>
    (await call<T>(test.url, 'GET', `/api/staff/${path}`, { cookie: organiser.cookie })).body;

  it('about who may win is stored with its reason and taken back', async () => {
    const round = await makeRound(test.owner);
    const { id } = await makeContestant(test.owner, round.contestId, { fullName: 'Trần Văn Biên' });
    await setPhone(id, '+84912345678');
    const person = {
      fullName: 'Trần Văn Biên',
      phone: '0912 345 678',
      kind: 'question-writer',
      accountId: organiser.id,
    };
    const named = await post(`contests/${round.contestId}/barred-people`, person);
    expect(named.status).toBe(201);
    expect((await post(`contests/${round.contestId}/barred-people`, person)).body.code).toBe(
      'barred_already',
    );
    const seen = () =>
      get<{
        ineligible: { kind: string; reason: string }[];
        named: object[];
        undeclared: { accountId: string }[];
      }>(`contests/${round.contestId}/eligibility`);
    const before = await seen();
    expect(before.named).toMatchObject([{ phoneMasked: '0912 ••• 678', entered: 'Trần Văn Biên' }]);
    expect(before.ineligible).toMatchObject([{ kind: 'question-writer' }]);
    expect(before.undeclared.map(({ accountId }) => accountId)).not.toContain(organiser.id);
    const mark = (barred: boolean, kind: string) =>
      post(`contestants/${id}/winning-marks`, { barred, kind, reason: 'Theo biên bản số 3' });
    expect((await mark(false, 'question-writer')).status).toBe(204);
    expect((await seen()).ineligible).toEqual([]);
    await mark(true, 'other');
    expect((await seen()).ineligible).toMatchObject([{ kind: 'other', reason: 'Theo biên bản số 3' }]);
    await mark(false, 'other');
    expect((await post(`barred-people/${named.body.id}/withdraw`, { reason: 'Ghi nhầm số' })).status).toBe(
      204,
    );
    expect(await seen()).toMatchObject({ ineligible: [], named: [] });
  });

  it('about two who look like one is shown side by side until it is carried out', async () => {
    const round = await makeRound(test.owner);
    const [an, again] = [
      await makeContestant(test.owner, round.contestId),
      await makeContestant(test.owner, round.contestId),
    ];
    const attempt = await insertAttempt(test.owner, round.roundId, again.id, { deadlineInMs: 60_000 });
    const path = `contests/${round.contestId}/duplicates`;
    const pairs = async () =>
      (await get<{ pairs: { one: { contestantId: string; rounds: object[] }; state: string }[] }>(path))
        .pairs;
    expect(await pairs()).toMatchObject([{ state: 'open', keeps: null, signs: ['name'] }]);
    const decide = (changes: object) =>
      post(path, { one: again.id, other: an.id, verdict: 'same', reason: 'Cùng một người', ...changes });
    expect((await decide({})).body.code).toBe('keeps_required');
    expect((await decide({ other: organiser.id, keeps: again.id })).body.code).toBe('contestant_not_found');
    expect((await decide({ keeps: an.id })).status).toBe(204);
    const [open] = await pairs();
    expect(open).toMatchObject({ state: 'to-strike', keeps: an.id });
    expect(await suspectedDuplicates(reader, round.contestId, [an.id])).toHaveLength(1);
    await test.owner.query(
      `INSERT INTO response (attempt_id, n, client_id, kind, value, received_at)
       VALUES ($1, 1, gen_random_uuid(), 'void', '{}', now())`,
      [attempt],
    );
    expect(await pairs()).toEqual([]);
    await decide({ verdict: 'different' });
    expect(await pairs()).toEqual([]);
    expect(await get<object>(path)).toMatchObject({
      decided: [{ verdict: 'different', reason: 'Cùng một người' }],
    });
  });
});
