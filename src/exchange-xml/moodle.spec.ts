import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDraft, pictures } from '../../test/support/drafts.js';
import { readMoodleXml } from './moodle.read.js';
import { writeMoodleXml } from './moodle.write.js';

const read = (questions: string) =>
  readMoodleXml(Buffer.from(`<?xml version="1.0"?>\n<quiz>\n${questions}\n</quiz>`));
const single = (more: string) =>
  `<question type="multichoice"><name><text>Q</text></name><questiontext format="html"><text>Q1?</text></questiontext>
  <answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>${more}</question>`;

describe('Moodle XML', () => {
  it('gives back what it wrote, pictures too', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 4 }), (drafts) => {
        const written = writeMoodleXml(drafts, pictures);
        const back = readMoodleXml(written.bytes);
        expect({ errors: back.errors, losses: [...written.losses, ...back.losses] }).toEqual({
          errors: [],
          losses: [],
        });
        expect(back.questions.map(({ draft }) => draft)).toEqual(drafts);
        for (const [name, picture] of back.pictures) expect(picture).toEqual(pictures.get(name));
      }),
      { numRuns: 60 },
    );
  });

  it('names everything that it did not take', () => {
    const { questions, losses, errors } = read(
      single(
        '<hint format="html"><text>gợi ý</text></hint><tags><tag><text>dễ</text></tag></tags><defaultgrade>2</defaultgrade>',
      ) +
        '<question type="calculated"><questiontext><text>{x}?</text></questiontext></question>' +
        '<question type="description"><questiontext><text>Đọc đi.</text></questiontext></question>' +
        '<question type="numerical"><questiontext><text>Mấy?</text></questiontext><answer fraction="100"><text>x</text></answer></question>',
    );
    expect(questions).toHaveLength(1);
    expect(losses.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'dòng 3: Nhãn không được giữ: dễ.',
      'dòng 3: Số điểm riêng của câu hỏi không được giữ.',
      'dòng 3: Phần <hint> không được giữ.',
      'dòng 4: Loại câu hỏi “calculated” chưa nhập được.',
      'dòng 4: Đoạn văn không phải câu hỏi được bỏ.',
    ]);
    expect(errors).toEqual([{ where: 'dòng 4', what: '“x” không phải là số.' }]);
  });

  it('splits a cloze question into questions that share its text', () => {
    const { questions } = read(
      `<question type="cloze"><questiontext format="html"><text><![CDATA[<p>Thủ đô là {1:SHORTANSWER:=Hà Nội}, có {1:NUMERICAL:=12:1} quận.</p>]]></text></questiontext></question>`,
    );
    expect(questions.map(({ draft }) => [draft.text, draft.stimulus?.text, draft.body.kind])).toEqual([
      ['Câu trả lời cho chỗ trống số 1 là gì?', 'Thủ đô là [1] _____, có [2] _____ quận.', 'short-text'],
      ['Câu trả lời cho chỗ trống số 2 là gì?', 'Thủ đô là [1] _____, có [2] _____ quận.', 'numeric'],
    ]);
  });

  it('says where no choice is wholly right', () => {
    const { questions, losses } = read(
      `<question type="multichoice"><questiontext><text>Q?</text></questiontext><answer fraction="50"><text>a</text></answer><answer fraction="-25"><text>b</text></answer></question>`,
    );
    expect(questions[0]?.draft.body).toMatchObject({ kind: 'single', key: ['a'] });
    expect(losses.map(({ what }) => what)).toEqual([
      expect.stringContaining('Không lựa chọn nào được trọn điểm'),
      'Điểm trừ của lựa chọn sai không được giữ.',
    ]);
  });

  it('takes words to be dragged as pairs with distractors', () => {
    const { questions } = read(
      `<question type="ddwtos"><questiontext><text>Nộp [[2]] rồi nhận [[1]].</text></questiontext>
       <dragbox><text>kết quả</text></dragbox><dragbox><text>hồ sơ</text></dragbox><dragbox><text>lệ phí</text></dragbox></question>`,
    );
    expect(questions[0]?.draft.body).toMatchObject({
      kind: 'matching',
      rights: [{ text: 'hồ sơ' }, { text: 'kết quả' }, { text: 'lệ phí' }],
      key: ['a:a', 'b:b'],
    });
  });

  it('keeps what was whole before a file breaks off', () => {
    const bytes = Buffer.from(`<quiz>${single('')}${single('')}`.slice(0, -30));
    const { questions, errors } = readMoodleXml(bytes);
    expect(questions).toHaveLength(1);
    expect(errors).toEqual([
      { where: expect.stringMatching(/^dòng \d+$/), what: expect.stringContaining('XML') },
    ]);
  });

  it.each([
    '<!DOCTYPE quiz>',
    '<!DOCTYPE quiz SYSTEM "quiz.dtd">',
    '<!DOCTYPE quiz PUBLIC "-//A//B" "q.dtd">',
  ])('reads past %s, which declares nothing', (declared) => {
    const essay = '<question type="essay"><questiontext><text>Vì sao?</text></questiontext></question>';
    const { questions, errors } = readMoodleXml(Buffer.from(`${declared}<quiz>${essay}</quiz>`));
    expect(errors).toEqual([]);
    expect(questions.map(({ draft }) => draft.text)).toEqual(['Vì sao?']);
  });

  it.each([
    [
      'a declared type',
      '<!DOCTYPE quiz [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]><quiz>&b;</quiz>',
      /DOCTYPE/,
    ],
    ['an external entity', '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/x"><quiz/>', /DOCTYPE/],
    ['endless nesting', '<quiz>'.repeat(100_000), /64 tầng/],
    ['no XML', 'xin chào', /không phải XML/],
    ['another format', '<html/>', /không phải Moodle/],
  ])('refuses %s at once', (_, text, why) => {
    const { errors, questions } = readMoodleXml(Buffer.from(text));
    expect(errors[0]?.what).toMatch(why);
    expect(questions).toEqual([]);
  });
});
