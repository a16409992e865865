import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, startTestApp, type TestApp } from './support/app.js';
import { makeContestant, makeRound, type MadeRound } from './support/factories.js';

interface Challenge {
  challengeId: string;
  phoneMasked: string;
  expiresAt: string;
  demonstrationCode: string;
}
interface Refusal {
  code: string;
  message: string;
  errors?: { field: string; code: string; message: string }[];
}
interface Confirmed {
  contestant: { contestantId: string; fullName: string; publicName: string };
  already: boolean;
}

let test: TestApp;
let round: MadeRound;
let unitId: string;
let organizationId: string;

beforeAll(async () => {
  test = await startTestApp();
  round = await makeRound(test.owner);
  await makeContestant(test.owner, round.contestId);
  const unit = await test.owner.query<{ id: string }>(`SELECT id FROM unit WHERE level = 'commune' LIMIT 1`);
  unitId = unit.rows[0]!.id;
  const made = await test.owner.query<{ id: string }>(
    `INSERT INTO organization (name, search_key, kind) VALUES ('Sở Thử', 'so thu', 'agency') RETURNING id`,
  );
  organizationId = made.rows[0]!.id;
});
afterAll(() => test.close());

let lastPhone = 10_000_000;
const freshPhone = () => `09${(lastPhone += 1)}`;

const form = (changes: object = {}) => ({
  fullName: 'Nguyễn Thị Đào',
  phone: freshPhone(),
  birthYear: 1961,
  division: 'nguoi-dan',
  unitId,
  consents: { processing: true, publicName: false },
  ...changes,
});

const register = (body: unknown, headers?: Record<string, string>) =>
  call<Challenge & Refusal>(test.url, 'POST', `/api/contests/${round.slug}/registrations`, { body, headers });
const comeBack = (phone: string) =>
  call<Challenge & Refusal>(test.url, 'POST', `/api/contests/${round.slug}/sign-ins`, { body: { phone } });
const confirm = (id: string, code: unknown) =>
  call<Confirmed & Refusal>(test.url, 'POST', `/api/challenges/${id}/confirm`, { body: { code } });
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

/** Lets another code be sent at once, as if the earlier ones were long ago. */
const forgetLimits = () =>
  test.owner.query(`UPDATE phone_challenge SET created_at = created_at - interval '2 days'`);

async function registered(changes: object = {}): Promise<{ cookie: string; id: string }> {
  const started = await register(form(changes));
  const done = await confirm(started.body.challengeId, started.body.demonstrationCode);
  const cookie = done.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, id: done.body.contestant.contestantId };
}

describe('registering', () => {
  it('sends a code, and with the code makes a contestant who is signed in', async () => {
    const phone = freshPhone();
    const started = await register(form({ phone, fullName: '  Nguyễn   Thị Đào ' }));
    expect(started.status).toBe(202);
    expect(started.body.phoneMasked).toBe(`${phone.slice(0, 4)} ••• ${phone.slice(7)}`);
    expect(started.body.demonstrationCode).toMatch(/^\d{6}$/);
    expect(Date.parse(started.body.expiresAt) - Date.now()).toBeGreaterThan(590_000);

    const spaced = started.body.demonstrationCode.replace(/(...)/, '$1 ');
    const done = await confirm(started.body.challengeId, spaced);
    expect(done).toMatchObject({
      status: 201,
      body: {
        already: false,
        contestant: {
          contestSlug: round.slug,
          fullName: 'Nguyễn Thị Đào',
          publicName: 'Nguyễn Thị Đ.',
          division: 'nguoi-dan',
          organizationName: null,
          extraTimePermille: 0,
          phoneMasked: started.body.phoneMasked,
        },
      },
    });
    const set = done.headers.getSetCookie()[0] ?? '';
    expect(set).toMatch(/^bv_thi=[\w-]{43}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = set.split(';')[0] as string;
    expect((await call(test.url, 'GET', '/api/me', { cookie })).body).toEqual(done.body.contestant);

    expect((await call(test.url, 'POST', '/api/me/sign-out', { cookie })).status).toBe(204);
    expect((await call(test.url, 'GET', '/api/me', { cookie })).status).toBe(401);
  });

  it('keeps what was agreed to, with its version, and keeps codes only as a hash', async () => {
    const { id } = await registered({ consents: { processing: true, publicName: true } });
    const { rows } = await test.owner.query(
      'SELECT purpose, version, given FROM consent WHERE contestant_id = $1 ORDER BY purpose',
      [id],
    );
    expect(rows).toEqual([
      { purpose: 'processing', version: '2026-1', given: true },
      { purpose: 'public-name', version: '2026-1', given: true },
    ]);
    const started = await register(form());
    const { rows: kept } = await test.owner.query('SELECT * FROM phone_challenge WHERE id = $1', [
      started.body.challengeId,
    ]);
    expect(JSON.stringify(kept)).not.toContain(started.body.demonstrationCode);
  });

  it('never shows a child’s name, whatever was ticked', async () => {
    const { id } = await registered({
      birthYear: new Date().getFullYear() - 14,
      consents: { processing: true, publicName: true },
    });
    const { rows } = await test.owner.query('SELECT public_name FROM contestant WHERE id = $1', [id]);
    expect(rows).toEqual([{ public_name: false }]);
  });

  it('asks officials for their organization', async () => {
    const officials = { division: 'cbccvc', unitId: undefined };
    const { id } = await registered({ ...officials, organizationId });
    const { rows } = await test.owner.query('SELECT unit_id, organization_id FROM contestant WHERE id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ unit_id: null, organization_id: organizationId }]);
    const without = await register(form(officials));
    expect(without.body.errors).toMatchObject([{ field: 'organizationId', code: 'place_required' }]);
  });

  it('of a known phone looks the same, and signs in who was there before', async () => {
    const phone = freshPhone();
    const first = await registered({ phone });
    const again = await register(form({ phone: `+84 ${phone.slice(1)}`, fullName: 'Ai Đó Khác' }));
    const other = await register(form());
    expect(Object.keys(again.body)).toEqual(Object.keys(other.body));
    expect(again.status).toBe(202);
    const done = await confirm(again.body.challengeId, again.body.demonstrationCode);
    expect(done.body).toMatchObject({
      already: true,
      contestant: { contestantId: first.id, fullName: 'Nguyễn Thị Đào' },
    });
  });

  it('of one phone in many spellings at once makes one contestant', async () => {
    const digits = freshPhone().slice(1);
    const spellings = [`0${digits}`, `+84${digits}`, `84 ${digits}`];
    const started = await Promise.all(spellings.map((phone) => register(form({ phone }))));
    expect(started.map(({ status }) => status)).toEqual([202, 202, 202]);
    const done = await Promise.all(
      started.map(({ body }) => confirm(body.challengeId, body.demonstrationCode)),
    );
    // One code lives at a time: the others ended when the last was sent.
    expect(done.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 410, 410]);
    const { rows } = await test.owner.query('SELECT 1 FROM contestant WHERE phone = $1', [`+84${digits}`]);
    expect(rows).toHaveLength(1);
  });

  it('says every wrong field at once, in the reader’s language', async () => {
    const answer = await register(
      { fullName: 'A', phone: '091234', birthYear: 2999, division: 'nguoi-dan', unitId, consents: {} },
      { 'accept-language': 'en' },
    );
    expect(answer.status).toBe(400);
    const messages = Object.fromEntries((answer.body.errors ?? []).map((one) => [one.field, one.message]));
    expect(messages).toEqual({
      fullName: expect.stringContaining('2 to 80'),
      phone: 'Enter a 10-digit number starting with 0.',
      birthYear: `Enter a 4-digit year of birth, from 1900 to ${new Date().getFullYear() - 6}.`,
      'consents.processing': expect.stringContaining('Consent'),
    });
  });

  it.each([
    ['a name of digits', { fullName: '12345' }, 'fullName', 'name_invalid'],
    ['a name of invisible signs', { fullName: '\u200b\u202e\u0000' }, 'fullName', 'name_invalid'],
    ['a name that smears', { fullName: `Ana${'\u0300'.repeat(30)}` }, 'fullName', 'name_invalid'],
    ['markup as a name', { fullName: '<img src=x>' }, 'fullName', 'name_invalid'],
    ['a formula as a name', { fullName: '=1+1' }, 'fullName', 'name_invalid'],
    ['a lone surrogate as a name', { fullName: '\ud800' }, 'fullName', 'name_invalid'],
    ['a list as a name', { fullName: ['Nguyễn Văn A'] }, 'fullName', 'name_invalid'],
    ['a name of 100 000 signs', { fullName: 'a'.repeat(50_000) }, 'fullName', 'name_invalid'],
    ['an object as a phone', { phone: { $gt: '' } }, 'phone', 'phone_invalid'],
    ['a land line', { phone: '0270 3822 123' }, 'phone', 'phone_invalid'],
    ['a year as text', { birthYear: '1961' }, 'birthYear', 'birth_year_invalid'],
    ['a year with a fraction', { birthYear: 1961.5 }, 'birthYear', 'birth_year_invalid'],
    ['an unknown division', { division: 'toString' }, 'division', 'division_unknown'],
    ['a list as a division', { division: ['nguoi-dan'] }, 'division', 'division_unknown'],
    ['no unit', { unitId: '' }, 'unitId', 'place_required'],
    ['an unknown unit', { unitId: '2025-99999' }, 'unitId', 'place_unknown'],
    ['SQL as a unit', { unitId: "' OR 1=1 --" }, 'unitId', 'place_unknown'],
    ['a NUL byte in the unit', { unitId: '2025\0' }, 'unitId', 'place_unknown'],
    [
      'an organization for residents',
      { organizationId: '6f1c1b0e-0000-4000-8000-000000000000' },
      'organizationId',
      'unknown_field',
    ],
    ['consents left out', { consents: undefined }, 'consents', 'consent_required'],
    ['consents as null', { consents: null }, 'consents', 'consent_required'],
    ['consents as a list', { consents: [] }, 'consents', 'consent_required'],
    ['consent as text', { consents: { processing: 'true' } }, 'consents.processing', 'consent_required'],
    ['a surplus field', { extraTimePermille: 3000 }, 'extraTimePermille', 'unknown_field'],
  ])('refuses %s and says where', async (_, changes, field, code) => {
    const answer = await register(form(changes));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field, code }));
    expect(answer.body.errors?.every(({ message }) => message.length > 10 && !message.includes('{'))).toBe(
      true,
    );
  });

  it.each([
    'H’Hen Niê',
    "K'Brể",
    'Y Bí',
    'Đỗ Thị Ánh Tuyết',
    'Nguyễn-Trần An',
    'Lê Thị Hoà'.normalize('NFD'),
  ])('takes the name %s', async (fullName) => {
    expect((await register(form({ fullName }))).status).toBe(202);
  });

  it.each(['khong-co', 'A', '..%2f', '%00', '%F0%9F%98%80', 'x'.repeat(150), "'--"])(
    'in a contest that is not there (%s) says so',
    async (slug) => {
      const answer = await call<Refusal>(test.url, 'POST', `/api/contests/${slug}/registrations`, {
        body: form(),
      });
      expect(answer.status).toBe(404);
    },
  );

  it('in a contest that is not published yet is refused', async () => {
    const draft = await makeRound(test.owner);
    await test.owner.query('UPDATE contest SET published_at = NULL WHERE id = $1', [draft.contestId]);
    const path = `/api/contests/${draft.slug}/registrations`;
    expect((await call<Refusal>(test.url, 'POST', path, { body: form() })).body.code).toBe(
      'contest_not_found',
    );
  });
});

describe('coming back', () => {
  it('works by a code to the phone', async () => {
    const phone = freshPhone();
    const { id } = await registered({ phone });
    const started = await comeBack(phone);
    const done = await confirm(started.body.challengeId, started.body.demonstrationCode);
    expect(done.body).toMatchObject({ already: true, contestant: { contestantId: id } });
  });

  it('of an unknown phone looks the same until its owner gives the code', async () => {
    const known = freshPhone();
    await registered({ phone: known });
    const one = await comeBack(known);
    const two = await comeBack(freshPhone());
    expect(Object.keys(two.body)).toEqual(Object.keys(one.body));
    expect(two.status).toBe(202);
    const done = await confirm(two.body.challengeId, two.body.demonstrationCode);
    expect(done).toMatchObject({ status: 404, body: { code: 'not_registered' } });
    expect(done.headers.getSetCookie()).toEqual([]);
  });
});

describe('a code', () => {
  it('takes five tries, counts them down, and guesses at once share none', async () => {
    const { body } = await register(form());
    const wrong = wrongFor(body.demonstrationCode);
    const first = await confirm(body.challengeId, wrong);
    expect(first).toMatchObject({ status: 400, body: { code: 'code_wrong', field: 'code' } });
    expect(first.body.message).toContain('Còn 4 lần');
    const burst = await Promise.all(Array.from({ length: 12 }, () => confirm(body.challengeId, wrong)));
    expect(burst.filter((answer) => answer.body.code === 'code_wrong')).toHaveLength(4);
    const late = await confirm(body.challengeId, body.demonstrationCode);
    expect(late).toMatchObject({ status: 404, body: { code: 'challenge_not_found' } });
  });

  it('works once, also when sent twice at the same moment', async () => {
    const { body } = await register(form());
    const both = await Promise.all([1, 2].map(() => confirm(body.challengeId, body.demonstrationCode)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404]);
  });

  it('ends after ten minutes', async () => {
    const { body } = await register(form());
    await test.owner.query('UPDATE phone_challenge SET expires_at = now() WHERE id = $1', [body.challengeId]);
    const answer = await confirm(body.challengeId, body.demonstrationCode);
    expect(answer).toMatchObject({ status: 410, body: { code: 'code_expired' } });
  });

  it('of another challenge is wrong', async () => {
    const [one, two] = [await register(form()), await register(form())];
    if (one.body.demonstrationCode === two.body.demonstrationCode) return;
    expect((await confirm(one.body.challengeId, two.body.demonstrationCode)).body.code).toBe('code_wrong');
  });

  it.each(['', '12345', '1234567', 'abcdef', 123456, null, ['123456'], '12345\u0000', '１２３４５６'])(
    'written %p is incomplete and costs no try',
    async (code) => {
      const { body } = await register(form());
      const answer = await confirm(body.challengeId, code);
      expect(answer.body.errors).toMatchObject([{ field: 'code', code: 'code_incomplete' }]);
      expect((await confirm(body.challengeId, body.demonstrationCode)).status).toBe(201);
    },
  );

  it('for a challenge that is not there says so', async () => {
    for (const id of ['x', '%00', '6f1c1b0e-0000-4000-8000-000000000000']) {
      expect((await confirm(id, '123456')).body.code).toBe('challenge_not_found');
    }
  });

  it('is sent three times in ten minutes, ten times a day, to one phone', async () => {
    const phone = freshPhone();
    const statuses = await Promise.all(Array.from({ length: 6 }, () => comeBack(phone)));
    expect(statuses.filter(({ status }) => status === 202)).toHaveLength(3);
    const refused = await comeBack(phone);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(590);
    expect(wait).toBeLessThanOrEqual(600);
    for (let hour = 0; hour < 3; hour += 1) {
      await test.owner.query(`UPDATE phone_challenge SET created_at = created_at - interval '1 hour'`);
      for (let n = 0; n < 3; n += 1) await comeBack(phone);
    }
    const day = Number((await comeBack(phone)).headers.get('retry-after'));
    expect(day).toBeGreaterThan(3_600);
    await forgetLimits();
    expect((await comeBack(phone)).status).toBe(202);
  });
});
