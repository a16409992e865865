import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src/account/account.cli.js';
import { call, startTestApp, type TestApp } from './support/app.js';

let test: TestApp;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  test = await startTestApp();
  env = { DATABASE_URL: test.ownerUrl, APP_SECRET: 'f3b1c0d97a5e4e8fb2d6a1c4907f35e2', PORT: '4000' };
  await test.owner.query(
    `INSERT INTO organization (name, search_key, kind) VALUES
       ('Sở Nội vụ', 'so noi vu', 'agency'), ('Trường An Hoà', 'truong an hoa', 'school'),
       ('Trường An Hòa', 'truong an hoa', 'school')`,
  );
});
afterAll(() => test.close());
afterEach(() => {
  jest.restoreAllMocks();
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((texts.out += String(text))));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((texts.err += String(text))));
  const code = await main(argv, env);
  jest.restoreAllMocks();
  return { code, ...texts };
}

const add = (username: string, ...more: string[]) =>
  run('add', '--username', username, '--name', 'Lê Văn Tám', ...more);

it('adds a person whose link sets the password, and a new link sets another', async () => {
  const added = await add('Le.Tam', '--role', 'organiser');
  expect(added).toMatchObject({ code: 0, err: '' });
  const link = /http:\/\/localhost:4000\/quan-tri\/kich-hoat\/([\w-]{43})\n$/.exec(added.out)?.[1];
  const set = (token: string | undefined, password: string) =>
    call(test.url, 'POST', `/api/staff/invitations/${token}`, { body: { password } });
  expect((await set(link, 'mat khau thu nhat')).status).toBe(201);

  const reset = await run('reset', '--username', 'le.tam');
  const again = /kich-hoat\/([\w-]{43})/.exec(reset.out)?.[1];
  expect((await set(again, 'mat khau thu hai nhe')).status).toBe(201);
  const signIn = (password: string) =>
    call(test.url, 'POST', '/api/staff/sessions', { body: { username: 'le.tam', password } });
  expect((await signIn('mat khau thu nhat')).status).toBe(401);
  expect((await signIn('mat khau thu hai nhe')).status).toBe(201);

  expect(await run('disable', '--username', 'le.tam')).toMatchObject({
    code: 1,
    err: expect.stringContaining('người cuối cùng'),
  });
});

it('adds coordinators for an organization by its name, lists and disables them', async () => {
  expect(await add('co.quan', '--role', 'coordinator', '--organization', 'so noi vu')).toMatchObject({
    code: 0,
  });
  expect((await run('list')).out).toMatch(
    /co\.quan\s+coordinator\s+Sở Nội vụ\s+chờ đặt mật khẩu\s+Lê Văn Tám/,
  );
  expect((await run('disable', '--username', 'co.quan')).code).toBe(0);
  expect((await run('list')).out).toMatch(/co\.quan\s+coordinator\s+Sở Nội vụ\s+đã khoá/);
});

it.each([
  ['an unknown role', ['--role', 'root'], '--role'],
  ['no role', [], '--role'],
  ['a coordinator of nothing', ['--role', 'coordinator'], 'unitId'],
  ['an unknown unit', ['--role', 'coordinator', '--unit', 'x'], 'unitId'],
  ['an unknown organization', ['--role', 'coordinator', '--organization', 'x'], 'Không có cơ quan'],
  ['an ambiguous organization', ['--role', 'coordinator', '--organization', 'truong an hoa'], 'Có 2 cơ quan'],
  ['an organiser of a unit', ['--role', 'organiser', '--unit', 'x'], 'unitId'],
])('refuses %s in a sentence', async (_, more, sentence) => {
  const answer = await add('sai.roi', ...more);
  expect(answer).toMatchObject({ code: 1, out: '', err: expect.stringContaining(sentence) });
  expect(answer.err).not.toContain(' at ');
});

it.each([
  ['a bad user name', ['add', '--username', 'Có dấu', '--name', 'An Na', '--role', 'editor'], 'username'],
  ['an unknown person', ['reset', '--username', 'khong.co'], 'Không có tài khoản'],
  ['a missing option', ['disable'], '--username'],
])('refuses %s', async (_, argv, sentence) => {
  expect(await run(...argv)).toMatchObject({ code: 1, err: expect.stringContaining(sentence) });
});

it('a name that is taken is refused', async () => {
  await add('trung.ten', '--role', 'editor');
  expect(await add('TRUNG.TEN', '--role', 'editor')).toMatchObject({
    code: 1,
    err: expect.stringContaining('đã có người dùng'),
  });
});

it.each([[['--help']], [['help']], [['list', '-h']]])('%p shows how to use it', async (argv) => {
  expect(await run(...argv)).toMatchObject({
    code: 0,
    out: expect.stringContaining('npm run account -- add'),
  });
});

it.each([[[]], [['tạo']], [['list', 'more']], [['list', '--colour']], [['constructor']]])(
  '%p is wrong usage',
  async (argv) => {
    expect(await run(...argv)).toMatchObject({ code: 2, err: expect.stringContaining('npm run account') });
  },
);

it('prints the statements for an administrator', async () => {
  const { code, out } = await run('roles-sql');
  expect(code).toBe(0);
  expect(out.match(/CREATE ROLE bangvang_\w+ LOGIN NOINHERIT PASSWORD '[0-9a-f]{64}';/g)).toHaveLength(2);
});

it('says in a sentence when no server runs, none can be reached, or a setting is wrong', async () => {
  const kept = env;
  env = { DATA_DIR: mkdtempSync(join(tmpdir(), 'bang-vang-cli-')) };
  expect((await run('list')).err).toContain('npm start');
  env = { ...kept, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  expect((await run('list')).err).toContain('Không nối được');
  env = { ...kept, PORT: 'x' };
  expect(await run('list')).toMatchObject({ code: 1, err: expect.stringContaining('PORT') });
  env = kept;
});
