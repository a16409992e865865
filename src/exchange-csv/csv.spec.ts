import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readCsv } from './csv.js';

const table = (sign: string) =>
  [
    ['Đáp án', 'Câu hỏi', 'Phương án A', 'Phương án B', 'Phương án C', 'Giải thích'],
    [
      'B',
      '"Nộp hồ sơ ở đâu?\nChọn một nơi."',
      'Ủy ban xã',
      'Cổng Dịch vụ công',
      '',
      'Vì hồ sơ nộp trực tuyến.',
    ],
    ['A', `"Có dấu ${sign} và ""nháy"" trong ô?"`, 'Có', 'Không', '', ''],
  ]
    .map((row) => row.join(sign))
    .join('\r\n');

/** As Windows types it: a letter with its hat or horn, then the tone. */
const vietnamese1258 = (text: string) =>
  text.replace(/\P{ASCII}/gu, (letter) => {
    const marks = letter
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
      .normalize('NFC');
    return marks + letter.normalize('NFD').replace(/[^\u0300\u0301\u0303\u0309\u0323]/g, '');
  });

describe('CSV', () => {
  const encoded: [string, Buffer][] = [
    ['UTF-8, dấu phẩy', Buffer.from(table(','))],
    ['UTF-8 có BOM, chấm phẩy', Buffer.from(`\uFEFF${table(';')}`)],
    ['UTF-16LE có BOM, tab', iconv.encode(`\uFEFF${table('\t')}`, 'utf16le')],
    ['UTF-16BE có BOM', iconv.encode(`\uFEFF${table(',')}`, 'utf16be')],
    ['UTF-16LE không BOM', iconv.encode(table(','), 'utf16le')],
    ['dòng đầu sep=', Buffer.from(`sep=;\n${table(';')}`)],
  ];

  it('trusts no number as a key where another row counts from 0', () => {
    const { questions, errors } = readCsv(
      Buffer.from('question,optionA,optionB,answer\nMột?,a,b,0\nHai?,a,b,1\nBa?,a,b,A\nBốn?,0,1,1'),
    );
    expect(questions.map(({ where }) => where)).toEqual(['trang “CSV”, dòng 4', 'trang “CSV”, dòng 5']);
    expect(errors.map(({ where }) => where)).toEqual(['trang “CSV”, dòng 2', 'trang “CSV”, dòng 3']);
  });

  it.each(encoded)('%s', (_, bytes) => {
    const { questions, errors, losses } = readCsv(bytes);
    expect({ errors, losses }).toEqual({ errors: [], losses: [] });
    expect(questions.map(({ draft }) => [draft.text, draft.body])).toMatchObject([
      [
        'Nộp hồ sơ ở đâu?\nChọn một nơi.',
        { kind: 'single', key: ['b'], choices: [{ text: 'Ủy ban xã' }, { text: 'Cổng Dịch vụ công' }] },
      ],
      [expect.stringContaining('"nháy"'), { kind: 'single', key: ['a'] }],
    ]);
    expect(questions[0]?.draft.explanation).toBe('Vì hồ sơ nộp trực tuyến.');
  });

  it.each([
    'type,question,option1,option2,correctAnswer',
    'questionType,questionText,optionA,optionB,correct_option',
    'type,questiontext,Choice A,Choice B,Answer',
  ])('headings as programs write them: %s', (heading) => {
    const { questions, errors, losses } = readCsv(Buffer.from(`${heading}\nMCQ,Hỏi gì?,một,hai,B\n`));
    expect({ errors, losses }).toEqual({ errors: [], losses: [] });
    expect(questions[0]?.draft).toMatchObject({ text: 'Hỏi gì?', body: { kind: 'single', key: ['b'] } });
  });

  it('windows-1258 with its combining tones, and says that it guessed', () => {
    const { questions, losses, errors } = readCsv(iconv.encode(vietnamese1258(table(',')), 'windows-1258'));
    expect(errors).toEqual([]);
    expect(questions[0]?.draft.text).toBe('Nộp hồ sơ ở đâu?\nChọn một nơi.');
    expect(losses.map(({ what }) => what)).toEqual([expect.stringContaining('windows-1258')]);
  });

  it('names rows by their lines in the file, and columns that nobody knows', () => {
    const { questions, losses } = readCsv(
      Buffer.from(`Question,Option 1,Option 2,Correct answer,Lạ\n"a\nb",x,y,1,z\nc,x,y,2,z`),
    );
    expect(questions.map(({ where }) => where)).toEqual([
      expect.stringContaining('2'),
      expect.stringContaining('4'),
    ]);
    expect(losses[0]?.what).toContain('Lạ');
  });

  it.each(['', 'xin chào', 'a,b\n1,2', '"Câu hỏi,Đáp án\nx', '\u0000\u0000'])(
    '%j is an error, not a fault',
    (text) => {
      const { questions, errors } = readCsv(Buffer.from(text));
      expect(questions).toEqual([]);
      expect(errors).toHaveLength(1);
    },
  );
});
