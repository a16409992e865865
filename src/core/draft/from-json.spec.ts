import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuestionDraft } from '../kind/draft.js';
import { draftFromJson } from './from-json.js';

const whole: QuestionDraft = {
  code: 'NH-001',
  topic: 'nop-ho-so',
  difficulty: 'van-dung',
  audience: ['nguoi-dan'],
  text: 'Thứ tự các bước nộp hồ sơ là gì?',
  picture: { file: 'a'.repeat(64), alt: 'Ảnh màn hình' },
  stimulus: { code: 'TH-1', text: 'Bà Lan nộp hồ sơ.', picture: null },
  body: {
    kind: 'ordering',
    items: [
      { id: 'a', text: 'Đăng nhập', picture: null },
      { id: 'b', text: 'Nộp', picture: null },
    ],
    key: ['a', 'b'],
    partialCredit: 'per-neighbour',
  },
  explanation: 'Phải đăng nhập trước.',
  citations: [
    { document: 'nd-45-2020', article: '7', clause: '1', point: '', summary: 'Đăng ký tài khoản.' },
  ],
  asksAbout: null,
  validFrom: '2024-07-01',
  validUntil: null,
};

describe('a draft from JSON', () => {
  it('is the draft that was written', () => {
    expect(draftFromJson(JSON.parse(JSON.stringify(whole)))).toEqual({ draft: whole, problems: [] });
  });

  it('may be half-written', () => {
    const { draft, problems } = draftFromJson({ text: 'Mới bắt đầu' });
    expect(problems).toEqual([]);
    expect(draft).toMatchObject({
      text: 'Mới bắt đầu',
      difficulty: null,
      body: { kind: 'single', choices: [] },
    });
  });

  it.each([
    [{ difficulty: 'kho' }, 'difficulty'],
    [{ validFrom: '2024-02-30' }, 'validFrom'],
    [{ text: 7 }, 'text'],
    [{ body: { kind: 'riddle' } }, 'body.kind'],
    [{ body: { kind: 'single', choices: 'a' } }, 'body.choices'],
    [{ body: { kind: 'numeric', key: [{ value: '1', permille: 1001 }] } }, 'body.key[0].permille'],
    [{ citations: [{ summary: 'x'.repeat(501) }] }, 'citations[0].summary'],
    [[], ''],
  ])('%j is told at %j', (input, path) => {
    expect(draftFromJson(input).problems.map((problem) => problem.path)).toContain(path);
  });

  it('never fails, whatever it is given, and gives a draft that reads back as itself', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const { draft } = draftFromJson(input);
        expect(draftFromJson(draft)).toEqual({ draft, problems: [] });
      }),
    );
  });
});
