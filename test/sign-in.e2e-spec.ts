import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FirstOrganiser } from '../src/account/first-organiser.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { DataSource } from './support/native/libraries.js';
import { makeStaff } from './support/factories.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const good = 'mua thu Ha Noi la vang';

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Invites a person and sets the password; gives the signed-in cookie. */
async function activate(username: string, password = good, role = 'organiser'): Promise<string> {
  const chief = await makeStaff(test.owner, 'organiser');
  const invited = await call<{ link: string }>(test.url, 'POST', '/api/staff/accounts', {
    cookie: chief.cookie,
    body: { username, displayName: 'Lê Văn Tám', role },
  });
  const token = invited.body.link.split('/').pop();
  const answer = await call(test.url, 'POST', `/api/staff/invitations/${token}`, { body: { password } });
  expect(answer.status).toBe(201);
  return cookieOf(answer.headers);
}

const signIn = (username: unknown, password: unknown, headers?: Record<string, string>) =>
  call<{ code: string; account: { username: string } }>(test.url, 'POST', '/api/staff/sessions', {
    body: { username, password },
    headers,
  });

const me = (cookie: string) => call<{ username: string }>(test.url, 'GET', '/api/staff/me', { cookie });

describe('the first organiser', () => {
  it('gets a one-time link at each start until a password is set', async () => {
    const first = test.app.get(FirstOrganiser);
    const old = await first.ensure();
    const link = await first.ensure();
    expect(link).toMatch(/^\/quan-tri\/kich-hoat\/[\w-]{43}$/);
    const api = (path: string | null) => `/api/staff/invitations/${path?.split('/').pop()}`;
    expect((await call(test.url, 'GET', api(old))).status).toBe(410);
    const shown = await call(test.url, 'GET', api(link));
    expect(shown.body).toEqual({ username: 'ban-to-chuc', displayName: 'Ban Tổ chức' });

    const set = await call(test.url, 'POST', api(link), { body: { password: good } });
    expect(set.status).toBe(201);
    expect((await me(cookieOf(set.headers))).body.username).toBe('ban-to-chuc');
    expect((await call(test.url, 'POST', api(link), { body: { password: good } })).status).toBe(410);
    expect(await first.ensure()).toBeNull();
  });
});

describe('an invitation', () => {
  it.each([
    ['too short', 'mười bốn ký tự'],
    ['with the user name in it', 'CANBO.moi la ten cua toi'],
    ['too long', 'x'.repeat(300)],
  ])('refuses a password %s and stays usable', async (_, password) => {
    const chief = await makeStaff(test.owner, 'organiser');
    const username = 'canbo.moi';
    await test.owner.query('DELETE FROM account WHERE username = $1', [username]);
    const invited = await call<{ link: string }>(test.url, 'POST', '/api/staff/accounts', {
      cookie: chief.cookie,
      body: { username, displayName: 'Cán bộ mới', role: 'editor' },
    });
    const path = `/api/staff/invitations/${invited.body.link.split('/').pop()}`;
    const refused = await call<{ code: string; field: string }>(test.url, 'POST', path, {
      body: { password },
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'password_weak', field: 'password' } });
    expect((await call(test.url, 'GET', path)).status).toBe(200);
  });

  it('works once when the link is opened many times at once', async () => {
    const chief = await makeStaff(test.owner, 'organiser');
    const invited = await call<{ link: string }>(test.url, 'POST', '/api/staff/accounts', {
      cookie: chief.cookie,
      body: { username: 'mot-lan', displayName: 'Một Lần', role: 'editor' },
    });
    const path = `/api/staff/invitations/${invited.body.link.split('/').pop()}`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        call(test.url, 'POST', path, { body: { password: `${good} ${n}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 410, 410, 410, 410, 410,
    ]);
  });

  it('keeps only the hash of its token', async () => {
    const chief = await makeStaff(test.owner, 'organiser');
    const invited = await call<{ link: string; expiresAt: string }>(test.url, 'POST', '/api/staff/accounts', {
      cookie: chief.cookie,
      body: { username: 'bam', displayName: 'Băm', role: 'editor' },
    });
    const token = invited.body.link.split('/').pop();
    const { rows } = await test.owner.query('SELECT 1 FROM invitation WHERE token_hash = sha256($1::bytea)', [
      Buffer.from(token ?? ''),
    ]);
    expect(rows).toHaveLength(1);
    expect(Date.parse(invited.body.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  });
});

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, and says who it is', async () => {
    await activate('le.tam');
    const answer = await signIn('Le.Tam ', good);
    expect(answer).toMatchObject({
      status: 201,
      body: { account: { username: 'le.tam', role: 'organiser' } },
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^bv_staff=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await me(cookieOf(answer.headers))).status).toBe(200);
  });

  it('takes the same password from another keyboard', async () => {
    await activate('ban-phim', 'Đường về nhà rất xa'.normalize('NFD'));
    expect((await signIn('ban-phim', 'Đường về nhà rất xa'.normalize('NFC'))).status).toBe(201);
  });

  it('answers the same for an unknown name, a wrong password and an account without a password', async () => {
    await activate('co-that');
    await makeStaff(test.owner, 'editor');
    const { rows } = await test.owner.query<{ username: string }>(
      'SELECT username FROM account WHERE password_hash IS NULL LIMIT 1',
    );
    const bodies = [];
    for (const name of [
      'khong-co',
      'co-that',
      rows[0]?.username,
      "x' OR 1=1 --",
      'a\u0000b',
      'ạ'.repeat(60),
    ]) {
      const answer = await signIn(name, 'sai mat khau roi nhe');
      expect(answer.status).toBe(401);
      expect(answer.headers.getSetCookie()).toEqual([]);
      bodies.push(JSON.stringify({ ...answer.body, requestId: '' }));
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('credentials_wrong');
  });

  it('takes as long for an unknown name as for a wrong password', async () => {
    await activate('thoi-gian');
    const least = { 'thoi-gian': Infinity, 'khong-ai-ca': Infinity };
    // In turns, and in time of the processor: how busy the machine is decides nothing.
    for (let n = 0; n < 7; n += 1) {
      for (const name of ['thoi-gian', 'khong-ai-ca'] as const) {
        const began = process.cpuUsage();
        await signIn(name, 'sai mat khau roi nhe');
        const { user, system } = process.cpuUsage(began);
        least[name] = Math.min(least[name], user + system);
      }
    }
    const ratio = least['khong-ai-ca'] / least['thoi-gian'];
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('stops guessing by person and network, says for how long, and lets others in', async () => {
    await activate('bi-do');
    await activate('nguoi-khac');
    const statuses = await Promise.all(
      Array.from({ length: 12 }, () => signIn('bi-do', 'doan mat khau nay')),
    );
    expect(statuses.filter(({ status }) => status === 429).length).toBe(4);
    const refused = await signIn('BI-DO', good);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
    expect((await signIn('nguoi-khac', good)).status).toBe(201);
  });

  it.each([
    ['nothing', undefined],
    ['an array', []],
    ['arrays as fields', { username: ['a'], password: ['b'] }],
    ['objects as fields', { username: { $ne: null }, password: { $ne: null } }],
    ['empty strings', { username: '', password: '' }],
    ['a surplus field', { username: 'a', password: 'b', role: 'organiser' }],
  ])('refuses %s without failing', async (_, body) => {
    const answer = await call<{ code: string }>(test.url, 'POST', '/api/staff/sessions', { body });
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('does not take a password from the address', async () => {
    await activate('tren-url');
    const path = `/api/staff/sessions?username=tren-url&password=${encodeURIComponent(good)}`;
    expect((await call(test.url, 'POST', path, { body: {} })).status).toBe(400);
  });
});

describe('sessions', () => {
  it('are listed, ended one by one, and signing out ends the own one at once', async () => {
    const first = await activate('nhieu-may');
    const second = cookieOf((await signIn('nhieu-may', good, { 'user-agent': 'May B' })).headers);
    const { body } = await call<{ sessions: { id: string; agent: string; current: boolean }[] }>(
      test.url,
      'GET',
      '/api/staff/sessions',
      { cookie: first },
    );
    expect(body.sessions.map(({ agent, current }) => [agent, current])).toEqual([
      ['May B', false],
      ['node', true],
    ]);
    const other = `/api/staff/sessions/${body.sessions[0]?.id}`;
    expect((await me(second)).status).toBe(200);
    expect((await call(test.url, 'DELETE', other, { cookie: first })).status).toBe(204);
    expect((await me(second)).status).toBe(401);
    expect((await call(test.url, 'DELETE', other, { cookie: first })).status).toBe(404);

    const out = await call(test.url, 'DELETE', '/api/staff/sessions/current', { cookie: first });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^bv_staff=;/);
    expect((await me(first)).status).toBe(401);
  });

  it('of somebody else cannot be ended', async () => {
    const mine = await activate('cua-toi');
    const yours = await activate('cua-ban');
    const { rows } = await test.owner.query<{ id: string }>(
      `SELECT s.id FROM session s JOIN account a ON a.id = s.account_id WHERE a.username = 'cua-ban'`,
    );
    const answer = await call(test.url, 'DELETE', `/api/staff/sessions/${rows[0]?.id}`, { cookie: mine });
    expect(answer.status).toBe(404);
    expect((await me(yours)).status).toBe(200);
  });

  it('replaced in the same browser end', async () => {
    const first = await activate('doi-phien');
    const second = cookieOf((await signIn('doi-phien', good, { cookie: first })).headers);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  it('end by time, and by another server within five seconds', async () => {
    const { cookie } = await makeStaff(test.owner, 'editor');
    expect((await me(cookie)).status).toBe(200);
    await test.owner.query(`UPDATE session SET revoked_at = now() WHERE token_hash = sha256($1::bytea)`, [
      Buffer.from(cookie.slice('bv_staff='.length)),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    expect((await me(cookie)).status).toBe(401);
    const old = await makeStaff(test.owner, 'editor');
    await test.owner.query('UPDATE session SET expires_at = now() WHERE account_id = $1', [old.id]);
    expect((await me(old.cookie)).status).toBe(401);
  });

  it('cost one query, however often they are asked for', async () => {
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const query = jest.spyOn(test.app.get(DataSource), 'query');
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => call(test.url, 'GET', '/api/staff/sessions', { cookie })),
    );
    const lookups = query.mock.calls.filter(([sql]) => sql.includes('FROM session s'));
    query.mockRestore();
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(lookups).toHaveLength(1);
  });

  it('of a disabled account end, and it cannot sign in or be invited again', async () => {
    const cookie = await activate('nghi-viec', good, 'editor');
    const chief = await makeStaff(test.owner, 'organiser');
    const { rows } = await test.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE username = 'nghi-viec'`,
    );
    const path = `/api/staff/accounts/${rows[0]?.id}`;
    const disabled = await call<{ account: { disabledAt: string } }>(test.url, 'POST', `${path}/disable`, {
      cookie: chief.cookie,
      body: {},
    });
    expect(disabled.body.account.disabledAt).not.toBeNull();
    expect((await me(cookie)).status).toBe(401);
    expect((await signIn('nghi-viec', good)).status).toBe(401);
    const renewed = await call(test.url, 'POST', `${path}/invitations`, { cookie: chief.cookie, body: {} });
    expect(renewed.status).toBe(404);
  });

  it('survive nobody: the last organiser cannot be disabled', async () => {
    await activate('cuoi-cung');
    const { rows } = await test.owner.query<{ id: string }>(
      `UPDATE account SET disabled_at = now() WHERE username <> 'cuoi-cung' AND password_hash IS NOT NULL RETURNING id`,
    );
    const chief = await makeStaff(test.owner, 'organiser');
    const last = await test.owner.query<{ id: string }>(
      `SELECT id FROM account WHERE username = 'cuoi-cung'`,
    );
    const answer = await call(test.url, 'POST', `/api/staff/accounts/${last.rows[0]?.id}/disable`, {
      cookie: chief.cookie,
      body: {},
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'last_organiser' } });
    await test.owner.query('UPDATE account SET disabled_at = NULL WHERE id = ANY($1)', [
      rows.map(({ id }) => id),
    ]);
  });
});

describe('another site', () => {
  it.each([
    ['a foreign origin', { origin: 'https://xau.example' }],
    ['an origin without a host', { origin: 'null' }],
    ['the same host on another scheme', { origin: 'https://127.0.0.1' }],
  ])('with %s may not sign anybody in', async (_, headers) => {
    const answer = await signIn('le.tam', good, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  });

  it('may not act with our cookie, and neither may who hides the origin', async () => {
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const post = (headers: Record<string, string>) =>
      fetch(`${test.url}/api/staff/accounts`, { method: 'POST', headers: { cookie, ...headers } });
    expect((await post({ origin: 'https://xau.example' })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: test.url })).status).toBe(400);
  });

  it('may not sign in by a browser that names it without an origin', async () => {
    const answer = await fetch(`${test.url}/api/staff/sessions`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'le.tam', password: good }),
    });
    expect(answer.status).toBe(403);
  });
});

describe('under an https address', () => {
  it('the cookie is pinned to the host, the address is an own origin, and the other server’s people stay there', async () => {
    const secure = await startTestApp({ publicUrl: 'https://thi.example.vn' });
    try {
      const link = await secure.app.get(FirstOrganiser).ensure();
      const answer = await call(secure.url, 'POST', `/api/staff/invitations/${link?.split('/').pop()}`, {
        body: { password: good },
        headers: { origin: 'https://thi.example.vn' },
      });
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-bv_staff=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const cookie = cookieOf(answer.headers);
      const ask = (url: string, sent: string) => call(url, 'GET', '/api/staff/me', { cookie: sent });
      expect((await ask(secure.url, cookie)).status).toBe(200);
      expect((await ask(secure.url, cookie.replace('__Host-', ''))).status).toBe(401);
      expect((await ask(test.url, cookie.replace('__Host-', ''))).status).toBe(401);
      const local = await makeStaff(test.owner, 'editor');
      expect((await ask(test.url, local.cookie)).status).toBe(200);
    } finally {
      await secure.close();
    }
  });
});
