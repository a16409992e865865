import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDraft } from '../../test/support/drafts.js';
import { draftOf } from '../core/draft/bodies.js';
import { readAiken, writeAiken } from './aiken.js';

const read = (text: string) => readAiken(Buffer.from(text));

describe('Aiken', () => {
  it('reads questions as Moodle does', () => {
    const { questions, errors, losses } = read('Hỏi gì?\nA. một\nB) hai\nC. ba\nANSWER: B\n');
    expect({ errors, losses }).toEqual({ errors: [], losses: [] });
    expect(questions).toEqual([
      {
        where: 'dòng 1',
        draft: draftOf('Hỏi gì?', {
          kind: 'single',
          choices: ['một', 'hai', 'ba'].map((text, i) => ({ id: 'abc'[i]!, text, picture: null })),
          key: ['b'],
          fixedOrder: false,
        }),
      },
    ]);
  });

  it('reads what real files hold: lines, small letters, a Vietnamese answer line', () => {
    const { questions, errors } = read(
      'Tình huống: bà Ba nộp hồ sơ.\nBà phải làm gì?\r\na. chờ\nb) hỏi\nĐáp án: b\n\nX < Y là <b>?\nA. Đúng\nB. Sai\nanswer: a',
    );
    expect(errors).toEqual([]);
    expect(
      questions.map(({ draft }) => [
        draft.text,
        draft.body.kind,
        draft.body.kind !== 'essay' && draft.body.key,
      ]),
    ).toEqual([
      ['Tình huống: bà Ba nộp hồ sơ.\nBà phải làm gì?', 'single', ['b']],
      ['X < Y là <b>?', 'true-false', ['a']],
    ]);
  });

  it('names the line of everything that does not fit, and reads the rest', () => {
    const good = 'Tốt?\nA. một\nB. hai\nANSWER: A\n\n';
    const { questions, errors } = read(
      [
        good,
        'ANSWER: C\n',
        '\n',
        good,
        'Lạ?\nA. một\nB. hai\nANSWER: D\n\n',
        'Không có gì?\nANSWER: A\n\n',
        good,
        'Cụt?\nA. một\nB. hai',
      ].join(''),
    );
    expect(questions.map(({ where }) => where)).toEqual(['dòng 1', 'dòng 8', 'dòng 21']);
    expect(errors.map(({ where }) => where)).toEqual(['dòng 6', 'dòng 16', 'dòng 19', 'dòng 26']);
  });

  it('names the lines that Moodle names', () => {
    const { questions, errors } = read(
      'Thiếu lựa chọn\nA) Một\nANSWER: A\n\nA) Chưa có câu\n\nANSWER: Chưa có câu\n\nTốt\nA) Đúng\nB) Sai\nANSWER: A\n\nDở dang\nA) Một\nB) Hai\n\nTốt nữa\nA)Một\nB)Hai\nANSWER: B\n\nDấu > < &\nA) < > &\nB) & <\nANSWER: A',
    );
    expect(questions.map(({ draft }) => draft.text)).toEqual(['Tốt', 'Tốt nữa', 'Dấu > < &']);
    expect(errors.map(({ where }) => where)).toEqual(['dòng 3', 'dòng 5', 'dòng 7', 'dòng 18']);
  });

  it('gives back what it wrote, less what it said', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { bytes, losses } = writeAiken([draft]);
        const { questions, errors } = readAiken(bytes);
        if (draft.body.kind !== 'single' && draft.body.kind !== 'true-false') {
          expect(losses).toEqual([expect.objectContaining({ action: 'dropped' })]);
          expect(questions).toEqual([]);
          return;
        }
        expect(errors).toEqual([]);
        if (losses.some(({ what }) => what.includes('câu không được xuất'))) return;
        expect(questions[0]?.draft.body).toMatchObject({ kind: draft.body.kind, key: draft.body.key });
        const kept = { ...draftOf(draft.text, draft.body), code: draft.code };
        const told = losses.map(({ what }) => what).join(' ');
        if (losses.length === 0) expect({ ...questions[0]?.draft, code: draft.code }).toEqual(kept);
        for (const [fact, name] of [
          ['difficulty', 'mức độ'],
          ['explanation', 'giải thích'],
          ['stimulus', 'ngữ liệu'],
        ] as const)
          if (draft[fact]) expect(told).toContain(name);
      }),
      { numRuns: 80 },
    );
  });
});
