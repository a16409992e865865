import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { suspectedDuplicates } from '../src/eligibility/duplicates.query.js';
import { ineligibleWinners } from '../src/eligibility/ineligible.query.js';
import type { Reader } from '../src/rulebook/rulebook.query.js';
import { startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { publishRules } from './support/rules.js';

let test: TestApp;
let reader: Reader;
let organiser: { id: string; cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  reader = {
    query: async <T>(sql: string, values?: unknown[]) => (await test.owner.query(sql, values)).rows as T,
  };
  organiser = await makeStaff(test.owner, 'organiser');
});
afterAll(() => test.close());

const setPhone = (id: string, phone: string) =>
  test.owner.query('UPDATE contestant SET phone = $2 WHERE id = $1', [id, phone]);

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
