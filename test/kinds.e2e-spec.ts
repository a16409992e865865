import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttemptView, SlotView } from '../src/attempt/attempt.dto.js';
import type { ReviewView } from '../src/grading/grading.dto.js';
import type { NextEssayAnswer } from '../src/marking/marking.dto.js';
import { BankLoader } from '../src/question/bank.loader.js';
import { checkBank } from '../src/question/bank.reader.js';
import { call, startTestApp, type TestApp } from './support/app.js';
import { pixel } from './support/drafts.js';
import { makeContestant, makeRound, makeStaff, type MadeRound } from './support/factories.js';
import { type Sitting, sit, until } from './support/sitting.js';

const canary = 'CHIM-HOANG-YEN';
const head = (code: string, kind: string, text: string) => `
  - code: ${code}
    version: 1
    difficulty: nhan-biet
    audience: [nguoi-dan, cbccvc]
    kind: ${kind}
    text: ${text}
    explanation: ${canary} là dấu để tìm xem lời giải thích có lọt ra ngoài không.
    citations: [{ document: nd-1-2020, article: 3, summary: Tóm tắt của điều thứ ba. }]`;
const yaml = `
topic: moi-loai
name: { vi: Mọi loại, en: Every kind }
order: 902
stimuli:
  - code: MK-T01
    text: Bà Lan nộp hồ sơ trực tuyến vào chiều thứ Sáu và chờ kết quả.
    picture: { file: bieu-mau.png, alt: Biểu mẫu đã điền }
questions:${head('MK-001', 'matching', 'Ghép mỗi việc với cơ quan giải quyết việc đó.')}
    pairs:
      - { left: Khai sinh, right: Ủy ban xã }
      - { left: Căn cước, right: Công an }
      - { left: Thuế, right: Cơ quan thuế }
    extraRights: [Tòa án]${head('MK-002', 'ordering', 'Xếp các bước giải quyết theo đúng thứ tự.')}
    stimulus: MK-T01
    items: [Nộp hồ sơ, Tiếp nhận, Giải quyết, Trả kết quả]${head('MK-003', 'numeric', 'Hồ sơ được giải quyết trong bao nhiêu ngày làm việc?')}
    stimulus: MK-T01
    answers: [{ value: 1250.5, tolerance: 0.5 }, { value: 1300, share: 50 }]
    unit: ngày làm việc${head('MK-004', 'short-text', 'Tên của cổng dịch vụ công dùng chung cả nước là gì?')}
    picture: { file: bieu-mau.png, alt: Trang chủ của cổng }
    accepted: [Cổng Dịch vụ công quốc gia, { text: Cổng quốc gia, share: 50 }]
    ignoreAccents: true${head('MK-005', 'essay', 'Hãy nêu một cải tiến mà bạn muốn thấy ở bộ phận một cửa.')}
    maxWords: 100
    rubric: [{ text: ${canary} nêu được một cải tiến, share: 60 }, { text: ${canary} nêu được lý do, share: 40 }]
`;

let test: TestApp;
let round: MadeRound;
let folder: string;
beforeAll(async () => {
  test = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'kinds-'));
  cpSync('test/fixtures/bank-good', folder, { recursive: true });
  mkdirSync(join(folder, 'pictures'));
  writeFileSync(join(folder, 'pictures', 'bieu-mau.png'), pixel.bytes);
  writeFileSync(join(folder, 'questions', 'moi-loai.yaml'), yaml);
  round = await makeRound(test.owner, {
    rules: { blueprint: [{ topic: 'moi-loai', difficulty: 'nhan-biet', count: 5 }] },
  });
  await test.app.get(BankLoader).load(folder, round.slug);
});
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true });
});

const of = (attempt: AttemptView, kind: string): SlotView =>
  attempt.paper.find((slot) => slot.kind === kind)!;
const idOf = (list: { id: string; text: string }[], text: string): string =>
  list.find((each) => each.text === text)!.id;
const rightOrder = ['Nộp hồ sơ', 'Tiếp nhận', 'Giải quyết', 'Trả kết quả'];

describe('a paper of every kind', () => {
  let sitting: Sitting;
  let attempt: AttemptView;
  let cookie: string;

  it('comes without keys, with its situation, its pictures and its fields', async () => {
    ({ cookie } = await makeContestant(test.owner, round.contestId));
    ({ sitting, attempt } = await sit(test.url, round.roundId, cookie));
    expect(attempt.paper.map(({ kind }) => kind).sort()).toEqual(
      ['essay', 'matching', 'numeric', 'ordering', 'short-text'].sort(),
    );
    const told = JSON.stringify(attempt);
    for (const secret of [canary, '1250', 'Cổng Dịch vụ', 'tolerance', 'permille', 'partialCredit', '"key"'])
      expect(told).not.toContain(secret);
    // The situation stands with both of its questions, which follow one another.
    const shared = attempt.paper.filter(({ stimulus }) => stimulus?.code === 'MK-T01');
    expect(shared.map(({ kind }) => kind)).toEqual(['ordering', 'numeric']);
    expect(shared[1]!.slot).toBe(shared[0]!.slot + 1);
    expect(of(attempt, 'numeric').unit).toBe('ngày làm việc');
    expect(of(attempt, 'matching').choices).toHaveLength(4);
    const picture = await fetch(test.url + of(attempt, 'short-text').picture!.path);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.headers.get('cache-control')).toContain('immutable');
  });

  it('ids of what belongs in an order or together say nothing of it', async () => {
    const { rows } = await test.owner.query<{ choices: { id: string; text: string }[] }>(
      `SELECT choices FROM question WHERE bank = $1 AND kind IN ('ordering', 'matching')`,
      [round.slug],
    );
    for (const { choices } of rows) {
      expect(choices.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
      expect(choices.map(({ text }) => text)).toEqual(choices.map(({ text }) => text).sort());
    }
  });

  it('refuses what is no answer, each in plain words', async () => {
    const refused = async (kind: string, choices: string[]) => {
      const { body } = await sitting.answer(of(attempt, kind).slot, choices);
      return body.results[0]!.code;
    };
    expect(await refused('matching', ['a:z'])).toBe('choice_not_in_question');
    expect(await refused('matching', ['a:b', 'a:c'])).toBe('duplicate_choice');
    expect(await refused('ordering', ['a', 'b'])).toBe('order_incomplete');
    expect(await refused('numeric', ['khoảng ba mươi'])).toBe('not_a_number');
    expect(await refused('short-text', ['x'.repeat(201)])).toBe('text_too_long');
    expect(await refused('essay', ['a', 'b'])).toBe('too_many_choices');
  });

  it('takes an answer of each kind, and gives no score before people have read the essay', async () => {
    const { lefts = [], choices: rights, slot } = of(attempt, 'matching');
    const pair = (left: string, right: string) => `${idOf(lefts, left)}:${idOf(rights, right)}`;
    await sitting.answer(slot, [pair('Khai sinh', 'Ủy ban xã'), pair('Căn cước', 'Tòa án')]);
    const ordering = of(attempt, 'ordering');
    await sitting.answer(
      ordering.slot,
      rightOrder.map((text) => idOf(ordering.choices, text)),
    );
    await sitting.answer(of(attempt, 'numeric').slot, ['1.250,9']);
    await sitting.answer(of(attempt, 'short-text').slot, ['  cong quoc  gia ']);
    await sitting.answer(of(attempt, 'essay').slot, ['Giảm số lần đi lại.\nVì mất thời gian.']);
    expect((await sitting.submit()).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await test.owner.query('SELECT 1 FROM score WHERE attempt_id = $1', [attempt.id])).rowCount).toBe(
      0,
    );
  });

  it('two people who differ need a third; then the attempt has its score', async () => {
    const [one, two, three] = await Promise.all(
      (['editor', 'organiser', 'editor'] as const).map((role) => makeStaff(test.owner, role)),
    );
    const coordinator = await makeStaff(test.owner, 'organiser');
    const next = async (as: { cookie: string }) =>
      (
        await call<NextEssayAnswer>(test.url, 'GET', `/api/staff/rounds/${round.roundId}/marking/next`, {
          cookie: as.cookie,
        })
      ).body.essay;
    const mark = async (as: { cookie: string }, first: number, second: number) => {
      const essay = (await next(as))!;
      return call<{ permille: number; decided: boolean; code: string }>(
        test.url,
        'POST',
        `/api/staff/attempts/${essay.attemptId}/essays/${essay.slot}/marks`,
        {
          cookie: as.cookie,
          body: {
            lines: [
              { code: 'a', permille: first },
              { code: 'b', permille: second },
            ],
            comment: '',
          },
        },
      );
    };
    const essay = (await next(one!))!;
    expect(essay).toMatchObject({ text: 'Giảm số lần đi lại.\nVì mất thời gian.', words: 9, place: 1 });
    expect(JSON.stringify(essay)).not.toMatch(/contestant|fullName|phone/);
    expect((await mark(one!, 601, 0)).body.code).toBe('bad_input');
    expect((await mark(one!, 600, 400)).body).toEqual({ permille: 1000, decided: false });
    expect(await next(one!)).toBeNull();
    const again = await call<{ code: string }>(
      test.url,
      'POST',
      `/api/staff/attempts/${essay.attemptId}/essays/${essay.slot}/marks`,
      {
        cookie: one!.cookie,
        body: {
          lines: [
            { code: 'a', permille: 0 },
            { code: 'b', permille: 0 },
          ],
          comment: '',
        },
      },
    );
    expect(again.body.code).toBe('essay_marked_by_you');
    expect((await mark(two!, 300, 100)).body).toEqual({ permille: 400, decided: false });
    const blocked = await call<{ blockers: { code: string; count?: number }[] }>(
      test.url,
      'GET',
      `/api/staff/rounds/${round.roundId}/finalization`,
      { cookie: coordinator.cookie },
    );
    expect(blocked.body.blockers).toContainEqual(
      expect.objectContaining({ code: 'essays_ungraded', count: 1 }),
    );
    expect((await mark(three!, 500, 300)).body).toEqual({ permille: 800, decided: true });
    const score = await until(async () => {
      const { rows } = await test.owner.query<{ score_milli: number; correct_count: number }>(
        'SELECT score_milli, correct_count FROM score WHERE attempt_id = $1',
        [attempt.id],
      );
      return rows[0] ?? null;
    }, 3000);
    // A pair of three, the whole order, the number, half of the text, the mean of 1000 and 800 permille.
    expect(score).toEqual({ score_milli: 333 + 1000 + 1000 + 500 + 900, correct_count: 2 });
    for (const sql of [
      'UPDATE essay_mark SET permille = 0',
      'DELETE FROM essay_result',
      'DELETE FROM picture',
    ])
      await expect(test.owner.query(sql)).rejects.toThrow('append-only');
  });

  it('is shown afterwards with own answers and keys', async () => {
    await test.owner.query(`UPDATE round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [
      round.roundId,
    ]);
    const { body } = await sitting.get<ReviewView>('/review');
    const slot = (kind: string) => body.slots.find((each) => each.kind === kind)!;
    expect(slot('numeric')).toMatchObject({
      chosen: ['1.250,9'],
      solution: { key: ['1.250,5 (± 0,5)', '1.300: 50%'], correct: true },
    });
    expect(
      slot('ordering').solution!.key.map(
        (id) => slot('ordering').choices.find((item) => item.id === id)!.text,
      ),
    ).toEqual(rightOrder);
    expect(slot('short-text')).toMatchObject({ solution: { scoreMilli: 500, correct: false } });
    expect(slot('essay')).toMatchObject({ solution: { scoreMilli: 900, unmarked: false } });
    expect(slot('essay').solution!.key[0]).toContain('(60%)');
  });
});

describe('a bank of every kind', () => {
  it('loads again without change, and tells what is wrong with each kind', async () => {
    expect(await test.app.get(BankLoader).load(folder, round.slug)).toMatchObject({ added: 0 });
    const wrong = yaml
      .replace('{ value: 1250.5, tolerance: 0.5 }', '{ value: 1250.5, share: 90 }')
      .replace('share: 40', 'share: 30')
      .replace('right: Công an }', 'right: Công an, picture: x }')
      .replace('stimulus: MK-T01', 'stimulus: MK-T02');
    writeFileSync(join(folder, 'questions', 'moi-loai.yaml'), wrong);
    const codes = () => checkBank(folder).map(({ code, field }) => `${field} ${code}`);
    expect(codes()).toEqual([
      'questions[0].pairs[1].picture field_unknown',
      'questions[1].stimulus stimulus_unknown',
    ]);
    writeFileSync(
      join(folder, 'questions', 'moi-loai.yaml'),
      wrong
        .replace(', picture: x', '')
        .replace('MK-T02', 'MK-T01')
        .replace('file: bieu-mau', 'file: khong-co'),
    );
    expect(codes().sort()).toEqual([
      'questions[1] picture_missing',
      'questions[2] picture_missing',
      'questions[2].answers body',
      'questions[4].rubric body',
    ]);
  });
});

describe('pictures that staff send', () => {
  const send = (bytes: Buffer, type: string, cookie: string) =>
    fetch(`${test.url}/api/pictures`, {
      method: 'POST',
      headers: { 'content-type': type, cookie, origin: test.url },
      body: new Uint8Array(bytes),
    });

  it('are written anew and named by what is in them; others are refused', async () => {
    const editor = await makeStaff(test.owner, 'editor');
    const made = await send(pixel.bytes, 'image/png', editor.cookie);
    expect(made.status).toBe(201);
    const { file, path } = (await made.json()) as { file: string; path: string };
    expect(path).toBe(`/api/pictures/${file}`);
    expect((await fetch(test.url + path)).status).toBe(200);
    const told = async (bytes: Buffer, type: string) => {
      const answer = await send(bytes, type, editor.cookie);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await told(svg, 'image/png')).toEqual([415, 'picture_wrong_type']);
    expect(await told(svg, 'image/svg+xml')).toEqual([415, 'wrong_content_type']);
    expect(await told(pixel.bytes.subarray(0, 40), 'image/png')).toEqual([400, 'picture_unreadable']);
    const { cookie } = await makeContestant(test.owner, round.contestId);
    expect((await send(pixel.bytes, 'image/png', cookie)).status).toBe(401);
    expect((await fetch(`${test.url}/api/pictures/${'0'.repeat(64)}`)).status).toBe(404);
  });
});
