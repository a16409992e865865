import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareInThread } from '../src/exchange-file/read.thread.js';
import { main } from '../src/exchange-cli/bank.cli.js';
import type { BankLossesAnswer, ImportUndone, ImportView } from '../src/exchange/exchange.dto.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { testConfig } from './support/database.js';
import { makeStaff } from './support/factories.js';
import { docx, p } from './support/word.js';

/** Larger than what other routes take. */
const ballast = Buffer.from(Array.from({ length: 120_000 }, (_, i) => (i * i * 7919 + (i >> 3)) % 251));
const lines = [
  p('Câu 1. Nộp hồ sơ trực tuyến ở đâu?'),
  p('A. Cổng Dịch vụ công'),
  p('B. Bưu điện'),
  p('Đáp án: A'),
  p('Câu 2. Thiếu đáp án?'),
  p('A. một'),
  p('B. hai'),
  p('Câu 3. Không có phương án?'),
];
const exam = docx(lines, { files: { 'x.bin': ballast } });

let test: TestApp;
let folder: string;
beforeAll(async () => {
  test = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'exchange-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test?.close();
});

describe('a file of questions', () => {
  it('is looked at, put right, taken as drafts and taken back', async () => {
    const { cookie } = await makeStaff(test.owner, 'editor');
    await call(test.url, 'POST', '/api/staff/banks', { cookie, body: { name: 'nhap', title: 'Nhập' } });
    const send = (body: Uint8Array, type = 'application/octet-stream') =>
      fetch(`${test.url}/api/bank/imports?bank=nhap&name=de-thi.docx`, {
        method: 'POST',
        headers: { cookie, origin: test.url, 'content-type': type },
        body: body as Uint8Array<ArrayBuffer>,
      });
    const sent = await send(exam);
    expect([sent.status, sent.ok ? '' : await sent.text()]).toEqual([201, '']);
    const batch = (await sent.json()) as ImportView;
    expect(batch).toMatchObject({ format: 'docx', state: 'open', fileName: 'de-thi.docx' });
    expect(batch.questions.map(({ n, where }) => `${n} ${where}`)).toEqual([
      '1 Câu 1 (đoạn 1)',
      '2 Câu 2 (đoạn 5)',
    ]);
    expect(batch.errors).toHaveLength(1);
    expect((await send(Buffer.from('{}'), 'application/json')).status).toBe(415);

    const at = `/api/bank/imports/${batch.id}`;
    const { draft } = batch.questions[1]!;
    const body = { ...(draft['body'] as object), key: ['b'] };
    const fixed = await call(test.url, 'PATCH', `${at}/questions/2`, {
      cookie,
      body: { draft: { ...draft, body } },
    });
    expect(fixed.status).toBe(204);
    const wrong = await call(test.url, 'PATCH', `${at}/questions/2`, {
      cookie,
      body: { draft: { text: 5 } },
    });
    expect(wrong.status).toBe(400);
    expect(
      (await call(test.url, 'PATCH', `${at}/questions/9`, { cookie, body: { dropped: true } })).status,
    ).toBe(404);
    await call(test.url, 'PATCH', `${at}/questions/1`, { cookie, body: { dropped: true } });

    const accepted = (await call(test.url, 'POST', `${at}/accept`, { cookie })).body as ImportView;
    expect(accepted.state).toBe('accepted');
    expect(accepted.questions.map(({ code }) => code)).toEqual([null, 'CH-001']);
    expect((await call(test.url, 'POST', `${at}/accept`, { cookie })).status).toBe(409);
    const listed = await call(test.url, 'GET', '/api/staff/banks/nhap/questions', { cookie });
    expect(JSON.stringify(listed.body)).toContain('Thiếu đáp án?');

    const undone = (await call(test.url, 'POST', `${at}/undo`, { cookie })).body as ImportUndone;
    expect(undone).toEqual({ discarded: 1, kept: [] });
    const after = await call(test.url, 'GET', '/api/staff/banks/nhap/questions', { cookie });
    expect(JSON.stringify(after.body)).not.toContain('Thiếu đáp án?');
  });

  it('is compared with the bank while others are answered', async () => {
    const text = (i: number) => `Người dân nộp hồ sơ số ${i} trên Cổng Dịch vụ công thì làm gì trước tiên?`;
    const drafts = Array.from({ length: 600 }, (_, i) => ({ code: '', text: text(i) }));
    let isDone = false;
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const alike = await compareInThread([{ code: 'CU-1', text: text(599) }], drafts);
    isDone = true;
    // In the server's own thread none could be had between asking and having.
    expect(turns).toBeGreaterThan(5);
    expect(alike?.[599]?.[0]).toEqual({ code: 'CU-1', percent: 100 });
    expect(Math.max(...(alike ?? []).map(({ length }) => length))).toBe(5);
  });

  it('is refused where it does not belong', async () => {
    const get = async (path: string) => (await call(test.url, 'GET', path)).status;
    expect(await get('/api/bank/template.xlsx')).toBe(401);
    expect(await get('/api/bank/export?bank=public&format=gift')).toBe(401);
    const { cookie } = await makeStaff(test.owner, 'editor');
    const unknown = await call(test.url, 'GET', '/api/bank/export?bank=khong-co&format=gift', { cookie });
    expect(unknown.status).toBe(404);
  });

  it('is written in every format, though not while a round could use its keys', async () => {
    const { cookie } = await makeStaff(test.owner, 'organiser');
    const early = await call<{ code: string }>(
      test.url,
      'GET',
      '/api/bank/export?bank=public&format=gift&topic=an-toan-du-lieu',
      { cookie },
    );
    expect(early.body.code).toBe('bank_in_use');
    await test.owner.query(
      `UPDATE round SET opens_at = now() - interval '3 days', frozen_at = NULL, closes_at = now() - interval '2 days'`,
    );
    for (const format of ['gift', 'aiken', 'moodle-xml', 'qti21', 'qti30', 'xlsx', 'yaml', 'docx']) {
      const answer = await test.app.inject({
        url: `/api/bank/export?bank=public&format=${format}&topic=an-toan-du-lieu`,
        headers: { cookie },
      });
      expect([format, answer.statusCode]).toEqual([format, 200]);
      expect(answer.rawPayload.length).toBeGreaterThan(500);
    }
    const losses = async (format: string) => {
      const path = `/api/bank/export/losses?bank=public&format=${format}&topic=an-toan-du-lieu`;
      return (await call<BankLossesAnswer>(test.url, 'GET', path, { cookie })).body;
    };
    expect((await losses('yaml')).losses).toEqual([]);
    const { questions, losses: lost } = await losses('aiken');
    expect(lost[0]).toMatchObject({ action: 'dropped', what: expect.stringContaining('giải thích') });
    expect(lost.flatMap(({ where }) => where).every((each) => /^câu \d+/i.test(each))).toBe(true);
    const held = await test.app.inject({
      url: '/api/bank/export?bank=public&format=aiken&topic=an-toan-du-lieu',
      headers: { cookie },
    });
    const leftOut = lost.filter(({ what }) => what.includes('không được xuất'));
    const inFile = questions - leftOut.reduce((sum, { where }) => sum + where.length, 0);
    expect(held.payload.match(/^ANSWER: /gm)?.length).toBe(inFile);
    expect(Number(held.headers['x-losses'])).toBe(lost.reduce((sum, { where }) => sum + where.length, 0));
    const template = await test.app.inject({ url: '/api/bank/template.xlsx', headers: { cookie } });
    expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('the command line', () => {
  async function run(...argv: string[]): Promise<{ exit: number; out: string; err: string }> {
    const printed = { out: '', err: '' };
    const catching = (name: 'out' | 'err') => (text: unknown) => {
      printed[name] += String(text);
      return true;
    };
    const spies = [
      jest.spyOn(process.stdout, 'write').mockImplementation(catching('out')),
      jest.spyOn(process.stderr, 'write').mockImplementation(catching('err')),
    ];
    try {
      const env = { DATABASE_URL: test.ownerUrl, APP_SECRET: testConfig().secret };
      return { exit: await main(argv, env), ...printed };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('reports on any file in one JSON array, and never stumbles', async () => {
    const at = (name: string) => join(folder, name);
    writeFileSync(at('a.bin'), exam);
    writeFileSync(at('empty'), '');
    writeFileSync(at('noise'), Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)));
    writeFileSync(at('b.gift'), '::x:: Hỏi? {=đúng ~sai}\n');
    const { exit, out } = await run(
      'import',
      at('a.bin'),
      at('b.gift'),
      at('empty'),
      at('noise'),
      folder,
      at('no'),
      '--dry-run',
      '--json',
    );
    expect(exit).toBe(1);
    const reports = JSON.parse(out) as {
      format: string | null;
      questions: number;
      dropped: number;
      errors: object[];
    }[];
    expect(
      reports.map(({ format, questions, dropped, errors }) => [format, questions, dropped, errors.length]),
    ).toEqual([
      ['docx', 2, 1, 1],
      ['gift', 1, 0, 0],
      [null, 0, 0, 1],
      [null, 0, 0, 1],
      [null, 0, 0, 1],
      [null, 0, 0, 1],
    ]);
    expect((await run('import', at('b.gift'), '--dry-run', '--json')).exit).toBe(0);
  });

  it('stores drafts in a bank', async () => {
    await makeStaff(test.owner, 'organiser');
    writeFileSync(join(folder, 'c.docx'), exam);
    const { exit, err } = await run('import', join(folder, 'c.docx'), '--bank', 'tu-dong-lenh');
    expect({ exit, err }).toMatchObject({ exit: 0, err: expect.stringContaining('2 bản nháp') });
    const { rows } = await test.owner.query(
      `SELECT code FROM bank_entry WHERE bank = 'tu-dong-lenh' ORDER BY code`,
    );
    expect(rows).toEqual([{ code: 'CH-001' }, { code: 'CH-002' }]);
  });

  it('writes a folder of YAML to a file that it reads again', async () => {
    const out = join(folder, 'ra.yaml');
    const written = await run(
      'export',
      '--format',
      'yaml',
      '--from',
      'question-bank',
      '--topic',
      'an-toan-du-lieu',
      '-o',
      out,
    );
    expect(written.exit).toBe(0);
    const [report] = JSON.parse((await run('import', out, '--dry-run', '--json')).out) as {
      questions: number;
      losses: [];
    }[];
    expect(report?.questions).toBeGreaterThan(20);
    expect(report?.losses).toEqual([]);
  });
});
