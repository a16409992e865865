import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDraft, withoutPictures } from '../../test/support/drafts.js';
import type { QuestionBody } from '../core/kind/draft.js';
import { readGift } from './gift.read.js';
import { writeGift } from './gift.write.js';

const read = (text: string) => readGift(Buffer.from(text));
const first = (text: string) => {
  const { questions, errors } = read(text);
  expect(errors).toEqual([]);
  return questions[0]!.draft;
};
const option = (id: string, text: string) => ({ id, text, picture: null });

describe('GIFT', () => {
  const kinds: [string, string, QuestionBody][] = [
    [
      'one right choice',
      'Hỏi?{=đúng ~sai ~sai nữa}',
      {
        kind: 'single',
        choices: [option('a', 'đúng'), option('b', 'sai'), option('c', 'sai nữa')],
        key: ['a'],
        fixedOrder: false,
      },
    ],
    [
      'several right choices',
      'Hỏi?{~%50%a ~%50%b ~%-50%c}',
      {
        kind: 'multiple',
        choices: [option('a', 'a'), option('b', 'b'), option('c', 'c')],
        key: ['a', 'b'],
        fixedOrder: false,
        partialCredit: 'per-choice',
      },
    ],
    [
      'a statement',
      'Mặt trời mọc ở đằng tây.{F}',
      {
        kind: 'true-false',
        choices: [option('a', 'Đúng'), option('b', 'Sai')],
        key: ['b'],
        fixedOrder: true,
      },
    ],
    [
      'pairs with a distractor',
      'Ghép.{=a -> 1 =b -> 2 = -> 3}',
      {
        kind: 'matching',
        lefts: [option('a', 'a'), option('b', 'b')],
        rights: [option('a', '1'), option('b', '2'), option('c', '3')],
        key: ['a:a', 'b:b'],
        partialCredit: 'per-pair',
      },
    ],
    [
      'a number',
      'Năm nào?{#1822:5}',
      { kind: 'numeric', unit: '', key: [{ value: '1822', tolerance: '5', permille: 1000 }] },
    ],
    [
      'a range',
      'Bao nhiêu?{#3.141..3.142}',
      { kind: 'numeric', unit: '', key: [{ value: '3.1415', tolerance: '0.0005', permille: 1000 }] },
    ],
    [
      'numbers of different worth',
      'Năm nào?{#=1822:0 =%50%1822:2}',
      {
        kind: 'numeric',
        unit: '',
        key: [
          { value: '1822', tolerance: '0', permille: 1000 },
          { value: '1822', tolerance: '2', permille: 500 },
        ],
      },
    ],
    [
      'short texts',
      'Ai?{=Hồ Xuân Hương =%80%Xuân Hương}',
      {
        kind: 'short-text',
        ignoreCase: true,
        ignoreAccents: false,
        key: [
          { text: 'Hồ Xuân Hương', permille: 1000 },
          { text: 'Xuân Hương', permille: 800 },
        ],
      },
    ],
    ['an essay', 'Bạn nghĩ gì?{}', { kind: 'essay', maxWords: 0, rubric: [] }],
    [
      'an order',
      'Xếp.{>ALL VERTICAL\nmột\nhai\n}',
      {
        kind: 'ordering',
        items: [option('a', 'một'), option('b', 'hai')],
        key: ['a', 'b'],
        partialCredit: 'per-neighbour',
      },
    ],
  ];

  it.each(kinds)('reads %s', (_, text, body) => {
    expect(first(text).body).toEqual(body);
  });

  it('reads comments, categories, titles, escapes and a missing word', () => {
    const draft = first(
      '$CATEGORY: $course$/top/Thủ tục\n\n// [id:AB-1]\n::AB-1::Tập \\{a\\=b\\} có {=1 ~2} phần tử.{x}',
    );
    expect(draft).toMatchObject({
      code: 'AB-1',
      topic: 'Thủ tục',
      text: 'Tập {a=b} có _____ phần tử.{x}',
    });
  });

  it('keeps what is said after a choice, and says so', () => {
    const { questions, losses } = read('Hỏi?{=a#giỏi ~b#chưa####vì thế}');
    expect(questions[0]?.draft.explanation).toBe('vì thế\na: giỏi\nb: chưa');
    expect(losses).toEqual([
      { where: 'dòng 1', what: expect.stringContaining('chuyển vào phần giải thích'), action: 'changed' },
    ]);
  });

  it('turns HTML into text and names what went', () => {
    const { questions, losses } = read('[html]<p>Diện tích <b>m<sup>2</sup></b></p><p>là?</p>{=a ~b}');
    expect(questions[0]?.draft.text).toBe('Diện tích m²\nlà?');
    expect(losses.map(({ what }) => what)).toEqual(['Định dạng không được giữ: chữ đậm.']);
  });

  it('says at which line it could not read, and reads the rest', () => {
    const { questions, errors } = read('Một?{=a ~b}\n\nHai?{=a ~b\n\nBa?{#x}\n\nBốn?{=a ~b}');
    expect(questions).toHaveLength(2);
    expect(errors).toEqual([
      { where: 'dòng 3', what: 'Thiếu dấu } đóng phần trả lời.' },
      { where: 'dòng 5', what: '“x” không phải là số.' },
    ]);
  });

  it('gives back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 4 }), (drafts) => {
        const bare = drafts.map(withoutPictures);
        const written = writeGift(bare);
        const back = readGift(written.bytes);
        const expected = bare.map((draft) =>
          draft.body.kind !== 'short-text'
            ? draft
            : {
                ...draft,
                body: {
                  ...draft.body,
                  key: draft.body.key.map((each) => ({ ...each, text: each.text.replaceAll('->', '→') })),
                },
              },
        );
        expect({ errors: back.errors, losses: back.losses }).toEqual({ errors: [], losses: [] });
        expect(back.questions.map(({ draft }) => draft)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });
});
