import { optionsOf } from '../src/core/kind/registry.js';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { main } from '../src/exchange-cli/bank.cli.js';
import { BankLoader } from '../src/question/bank.loader.js';
import { BankRefused } from '../src/question/bank.problems.js';
import { checkBank } from '../src/question/bank.reader.js';
import { provisionInForce } from '../src/question/law.js';
import { QuestionQuery } from '../src/question/question.query.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { getDataSourceToken } from './support/native/libraries.js';
import { testConfig } from './support/database.js';
import { makeStaff } from './support/factories.js';

const good = 'test/fixtures/bank-good';
const canary = 'CHIM-HOANG-YEN';

let test: TestApp;
let loader: BankLoader;
let questions: QuestionQuery;
beforeAll(async () => {
  test = await startTestApp();
  loader = test.app.get(BankLoader);
  questions = test.app.get(QuestionQuery);
});
afterAll(() => test?.close());

const copies: string[] = [];
afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true });
});

/** The good bank with its text changed. */
function changed(...replacements: [from: string, to: string][]): string {
  const copy = mkdtempSync(join(tmpdir(), 'bank-'));
  copies.push(copy);
  cpSync(good, copy, { recursive: true });
  const file = join(copy, 'questions', 'chu-de-mot.yaml');
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
  return copy;
}

async function stored(bank: string): Promise<string[]> {
  const { rows } = await test.owner.query<{ name: string }>(
    `SELECT code || ' ' || version AS name FROM question WHERE bank = $1 ORDER BY code, version`,
    [bank],
  );
  return rows.map(({ name }) => name);
}

async function refusal(directory: string, bank: string): Promise<string[]> {
  try {
    await loader.load(directory, bank);
  } catch (error) {
    if (error instanceof BankRefused)
      return error.problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
    throw error;
  }
  return [];
}

describe('loading a bank', () => {
  it('takes it whole, and once', async () => {
    expect(await loader.load(good, 'rieng')).toEqual({ questions: 4, documents: 2, added: 4 });
    expect(await loader.load(good, 'rieng')).toEqual({ questions: 4, documents: 2, added: 0 });
    expect(await stored('rieng')).toEqual(['ZA-001 1', 'ZA-002 2', 'ZA-003 1', 'ZA-004 1']);
  });

  it('refuses a bad one with every mistake and takes nothing of it', async () => {
    await expect(loader.load('test/fixtures/bank-bad', 'hong')).rejects.toThrow(BankRefused);
    expect((await refusal('test/fixtures/bank-bad', 'hong')).length).toBeGreaterThan(15);
    expect(await stored('hong')).toEqual([]);
    const { rows } = await test.owner.query(`SELECT 1 FROM legal_document WHERE code = 'nd-9-2020'`);
    expect(rows).toEqual([]);
  });

  it('refuses other content under a loaded version, be it the text or only the key, and takes nothing', async () => {
    await loader.load(good, 'phien-ban');
    const text = changed(['Câu hỏi thử thứ nhất', 'Câu hỏi đã sửa'], ['code: ZA-004', 'code: ZA-005']);
    expect(await refusal(text, 'phien-ban')).toEqual(['questions/chu-de-mot.yaml:6 changed_same_version']);
    expect(await stored('phien-ban')).toHaveLength(4);
    const key = changed(['key: [C]', 'key: [D]']);
    expect(await refusal(key, 'phien-ban')).toEqual(['questions/chu-de-mot.yaml:6 changed_same_version']);
    const older = changed(['version: 2', 'version: 1']);
    expect(await refusal(older, 'phien-ban')).toEqual(['questions/chu-de-mot.yaml:17 version_went_back']);
  });

  it('adds a higher version, which is then the one that is drawn; the old one stays for old papers', async () => {
    await loader.load(good, 'moi-hon');
    const before = await questions.questionsFor('moi-hon', '2026-11-24');
    const next = changed(['version: 1', 'version: 2'], ['Câu hỏi thử thứ nhất', 'Câu hỏi đã sửa']);
    expect((await loader.load(next, 'moi-hon')).added).toBe(1);
    questions.forget();
    const after = await questions.questionsFor('moi-hon', '2026-11-24');
    expect(after.find(({ code }) => code === 'ZA-001')).toMatchObject({ version: 2 });
    expect(after.filter(({ code }) => code === 'ZA-001')).toHaveLength(1);
    const old = before.find(({ code }) => code === 'ZA-001');
    expect((await questions.byIds([old?.id ?? ''])).get(old?.id ?? '')?.version).toBe(1);
  });

  it('holds versions of one question side by side, each for its days', async () => {
    const copy = changed();
    const file = join(copy, 'questions', 'chu-de-mot.yaml');
    const text = readFileSync(file, 'utf8');
    const [, first = ''] = /(  - code: ZA-001\n[^]*?)(?=  - code: ZA-002)/.exec(text) ?? [];
    const ended = first.replace('kind: single', `validUntil: '2025-06-30'\n    kind: single`);
    const second = first
      .replace('version: 1', 'version: 2')
      .replace('Câu hỏi thử thứ nhất', 'Câu hỏi mới')
      .replace('kind: single', `validFrom: '2025-07-01'\n    kind: single`);
    writeFileSync(file, text.replace(first, ended + second));
    expect(await loader.load(copy, 'hai-phien-ban')).toMatchObject({ questions: 5, added: 5 });
    expect(await loader.load(copy, 'hai-phien-ban')).toMatchObject({ added: 0 });
    const asked = async (day: string) =>
      (await questions.questionsFor('hai-phien-ban', day)).find(({ code }) => code === 'ZA-001')?.version;
    expect([await asked('2025-06-30'), await asked('2025-07-01')]).toEqual([1, 2]);
    writeFileSync(file, text.replace(first, ended + second.replace(/ +validFrom: .*\n/, '')));
    expect(await refusal(copy, 'hai-phien-ban')).toEqual(['questions/chu-de-mot.yaml:18 version_not_later']);
    writeFileSync(file, text.replace(first, ended));
    expect(await refusal(copy, 'hai-phien-ban')).toEqual(['questions/chu-de-mot.yaml:6 version_went_back']);
  });

  it('of two loads at once only one adds', async () => {
    const loads = await Promise.all([loader.load(good, 'hai-may'), loader.load(good, 'hai-may')]);
    expect(loads.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 4]);
  });

  it('the shipped bank has no mistakes and is loaded', async () => {
    expect(checkBank('question-bank')).toEqual([]);
    expect(await questions.hasBank('public')).toBe(true);
  });
});

describe('the law decides what is asked', () => {
  it('leaves out what rests on lapsed law, but not what asks about its day', async () => {
    await loader.load(good, 'luat');
    const codes = async (from: string, until?: string) =>
      (await questions.questionsFor('luat', from, until)).map(({ code }) => code).sort();
    expect(await codes('2026-11-24')).toEqual(['ZA-001', 'ZA-002', 'ZA-004']);
    expect(await codes('2025-06-30')).toEqual(['ZA-001', 'ZA-002', 'ZA-003', 'ZA-004']);
    expect(await codes('2025-06-30', '2025-07-01')).toEqual(['ZA-001', 'ZA-002', 'ZA-004']);
    expect(await codes('2020-06-01')).toEqual(['ZA-001', 'ZA-003', 'ZA-004']);
  });

  it('is the same in the database as in the files', async () => {
    const register = await questions.register();
    const place = { document: 'nd-1-2020', article: '5', clause: '2', point: 'a' };
    expect(provisionInForce(register, place, '2026-11-24')).toEqual({
      state: 'lapsed',
      from: '2020-02-01',
      until: '2025-06-30',
    });
    expect(register.get('nd-2-2015')?.replacedBy).toEqual(['nd-1-2020']);
  });

  it('a pool holds one audience, and no more than a draw needs', async () => {
    await loader.load(good, 'luat');
    const pool = await questions.pool('luat', '2026-11-24', '2026-11-24', 'nguoi-dan');
    expect(
      pool.map(({ asked }) => [
        asked.kind,
        optionsOf(asked)
          .map(({ id }) => id)
          .join(''),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['single', 'abcd'],
        ['true-false', 'ab'],
      ]),
    );
    expect(JSON.stringify(pool)).not.toMatch(/key|partialCredit|citations/);
    expect(pool).toHaveLength(2);
  });
});

describe('keys', () => {
  it('lie only in the vault, as ids of choices', async () => {
    await loader.load(good, 'khoa');
    const { rows } = await test.owner.query<{
      code: string;
      key: string[];
      partial_credit: string;
      explanation: string;
    }>(
      `SELECT q.code, k.* FROM vault.question_key k JOIN question q ON q.id = k.question_id WHERE q.bank = 'khoa' ORDER BY q.code`,
    );
    expect(rows.map(({ key }) => key)).toEqual([['c'], ['a', 'c'], ['b'], ['a']]);
    expect(rows[1]?.partial_credit).toBe('per-choice');
    expect(rows[0]?.explanation).toContain(canary);
    const open = await test.owner.query(
      `SELECT to_jsonb(q)::text AS row FROM question q WHERE bank = 'khoa'`,
    );
    expect(JSON.stringify(open.rows)).not.toContain(canary);
  });

  it('cannot be read by the role that serves play, nor can it write questions', async () => {
    const play = test.app.get<DataSource>(getDataSourceToken());
    for (const sql of [
      'SELECT * FROM vault.question_key',
      `UPDATE question SET text = 'x'`,
      'DELETE FROM question',
      'INSERT INTO question (id) SELECT id FROM question',
    ]) {
      await expect(play.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('do not come out of the query of questions, nor of any address of these rooms', async () => {
    await loader.load(good, 'public-thu');
    const all = await questions.questionsFor('public-thu', '2026-11-24');
    for (const question of all) expect(Object.keys(question)).not.toEqual(expect.arrayContaining(['key']));
    const seen = [
      JSON.stringify(all),
      JSON.stringify([...(await questions.byIds(all.map(({ id }) => id))).values()]),
    ];
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const contest = await test.owner.query<{ slug: string; id: string }>(
      `UPDATE contest SET bank = 'public-thu' RETURNING slug, (SELECT id FROM round WHERE contest_id = contest.id LIMIT 1) AS id`,
    );
    const { slug, id } = contest.rows[0] ?? { slug: '', id: '' };
    for (const path of [
      '/contests',
      `/contests/${slug}`,
      `/rounds/${id}`,
      '/units',
      '/organizations',
      '/staff/contests',
      '/staff/organizations',
    ]) {
      const answer = await call(test.url, 'GET', `/api${path}`, { cookie });
      expect(answer.status).toBe(200);
      seen.push(JSON.stringify(answer.body));
    }
    for (const text of seen) {
      expect(text).not.toContain(canary);
      expect(text).not.toMatch(/"(key|explanation|partialCredit)"/);
    }
  });
});

describe('the command line', () => {
  /** Runs it as `npm run bank` does, on this test's database. */
  async function run(...argv: string[]): Promise<{ exit: number; printed: string }> {
    let printed = '';
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        printed += String(text);
        return true;
      }),
    );
    try {
      const env = { DATABASE_URL: test.ownerUrl, APP_SECRET: testConfig().secret };
      return { exit: await main(argv, env), printed };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('checks and loads', async () => {
    expect(await run('check')).toMatchObject({ exit: 0, printed: expect.stringContaining('0 lỗi') });
    expect(await run('check', good)).toMatchObject({
      exit: 1,
      printed: expect.stringMatching(/Không có lỗi khi nạp[^]*ZA-003 lapsed-law/),
    });
    expect(await run('load', good, '--bank', 'dong-lenh')).toMatchObject({
      exit: 0,
      printed: expect.stringContaining('4 câu mới'),
    });
    expect(await stored('dong-lenh')).toHaveLength(4);
  });

  it('prints every mistake where an editor can jump to it', async () => {
    for (const argv of [
      ['check', 'test/fixtures/bank-bad'],
      ['load', 'test/fixtures/bank-bad', '--bank', 'hong'],
    ]) {
      const { exit, printed } = await run(...argv);
      expect(exit).toBe(1);
      expect(printed).toContain('questions/chu-de-hai.yaml:12 questions[0].key[1]: Đáp án E không có');
    }
  });

  it.each([
    [[]],
    [['load', good]],
    [['load', good, '--bank', 'public']],
    [['load', good, '--bank', 'Riêng']],
    [['drop', good]],
  ])('shows how it is used for %j', async (argv) => {
    expect(await run(...argv)).toMatchObject({ exit: 2, printed: expect.stringContaining('npm run bank') });
  });
});
