import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, makeStaff, type MadeRound } from './support/factories.js';

let test: TestApp;
let round: MadeRound;
let organizationId: string;

beforeAll(async () => {
  test = await startTestApp();
  round = await makeRound(test.owner);
  const made = await test.owner.query<{ id: string }>(
    `INSERT INTO organization (name, search_key, kind) VALUES ('Sở Thử', 'so thu', 'agency') RETURNING id`,
  );
  organizationId = made.rows[0]!.id;
  await test.owner.query(
    `INSERT INTO unit (id, period, code, level, type, name, search_key, parent_id) VALUES
       ('thu-tinh', '2025', 'T', 'province', 'tỉnh', 'Tỉnh Thử', 'tinh thu', NULL),
       ('thu-moi', '2025', 'M', 'commune', 'xã', 'Xã Mới', 'xa moi', 'thu-tinh'),
       ('thu-ben', '2025', 'B', 'commune', 'xã', 'Xã Bên', 'xa ben', 'thu-tinh'),
       ('thu-cu', '2021', 'C', 'commune', 'xã', 'Xã Cũ', 'xa cu', NULL)`,
  );
  await test.owner.query(`INSERT INTO unit_succession VALUES ('thu-cu', 'thu-moi', 'whole', true, true)`);
});
afterAll(() => test.close());

/** Through the public door, so that the keys for finding and sorting are the product's. */
async function register(slug: string, fullName: string, phone: string): Promise<void> {
  const started = await call<{ challengeId: string; demonstrationCode: string }>(
    test.url,
    'POST',
    `/api/contests/${slug}/registrations`,
    {
      body: {
        fullName,
        phone,
        birthYear: 1970,
        division: 'nguoi-dan',
        unitId: 'thu-moi',
        consents: { processing: true, publicName: true },
      },
    },
  );
  const { challengeId, demonstrationCode: code } = started.body;
  await call(test.url, 'POST', `/api/challenges/${challengeId}/confirm`, { body: { code } });
}

describe('the organisers’ list', () => {
  const list = (cookie: string, contestId: string, query = '') =>
    call<{ total: number; pages: number; rows: { id: string; fullName: string; phoneMasked: string }[] }>(
      test.url,
      'GET',
      `/api/staff/contests/${contestId}/contestants${query}`,
      { cookie },
    );

  it('finds people by a name without marks and by the end of a phone, in Vietnamese order', async () => {
    const own = await makeRound(test.owner);
    const { cookie } = await makeStaff(test.owner, 'organiser');
    await register(own.slug, 'Trần Văn Ánh', '0977000111');
    await register(own.slug, 'Lê Thị An', '0977000222');
    await register(own.slug, 'Đặng Hoà Bình', '0977000333');
    const names = async (query: string) =>
      (await list(cookie, own.contestId, query)).body.rows.map(({ fullName }) => fullName);
    expect(await names('')).toEqual(['Lê Thị An', 'Trần Văn Ánh', 'Đặng Hoà Bình']);
    expect(await names('?q=dang%20hoa')).toEqual(['Đặng Hoà Bình']);
    expect(await names(`?q=${encodeURIComponent('HÒA')}`)).toEqual(['Đặng Hoà Bình']);
    expect(await names('?q=222')).toEqual(['Lê Thị An']);
    expect(await names('?q=0977.000.111')).toEqual(['Trần Văn Ánh']);
    expect(await names('?q=%25')).toHaveLength(3);
    const page = await list(cookie, own.contestId, '?page=99');
    expect(page.body).toMatchObject({ total: 3, page: 1, pages: 1 });
    expect(JSON.stringify(page.body)).not.toContain('0977000');
    expect(page.body.rows[0]?.phoneMasked).toBe('0977 ••• 222');
  });

  it.each(['?page=0', '?page=x', '?q=a&q=b', '?unitId[]=a', '?organizationId=x', '?page=1e9', '?lạ=1'])(
    'refuses %s',
    async (query) => {
      const { cookie } = await makeStaff(test.owner, 'organiser');
      expect((await list(cookie, round.contestId, query)).status).toBe(400);
    },
  );

  it('shows a coordinator only their own people, also of former and lower units', async () => {
    const own = await makeRound(test.owner);
    const former = await makeContestant(test.owner, own.contestId, { unitId: 'thu-cu' });
    const present = await makeContestant(test.owner, own.contestId, { unitId: 'thu-moi' });
    const official = await makeContestant(test.owner, own.contestId, {
      division: 'cbccvc',
      unitId: null,
      organizationId,
    });
    const seen = async (scope: { unitId?: string; organizationId?: string }, query = '') => {
      const { cookie } = await makeStaff(test.owner, 'coordinator', scope);
      return (await list(cookie, own.contestId, query)).body.rows.map(({ id }) => id).sort();
    };
    expect(await seen({ unitId: 'thu-moi' })).toEqual([former.id, present.id].sort());
    // Its own map decides: there the new commune is a part of the former one.
    expect(await seen({ unitId: 'thu-cu' })).toEqual([former.id, present.id].sort());
    expect(await seen({ unitId: 'thu-tinh' })).toEqual([former.id, present.id].sort());
    expect(await seen({ unitId: 'thu-ben' })).toEqual([]);
    expect(await seen({ organizationId })).toEqual([official.id]);
    expect(await seen({ organizationId }, '?unitId=thu-moi')).toEqual([]);
  });

  it('lets organisers give extra time within bounds', async () => {
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const { id } = await makeContestant(test.owner, round.contestId);
    const grant = (permille: unknown, who = id) =>
      call(test.url, 'POST', `/api/staff/contestants/${who}/extra-time`, { cookie, body: { permille } });
    expect(await grant(500)).toMatchObject({ status: 200, body: { id, extraTimePermille: 500 } });
    for (const wrong of [-1, 3001, 1.5, '500', null, [500]]) expect((await grant(wrong)).status).toBe(400);
    expect((await grant(500, '6f1c1b0e-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
