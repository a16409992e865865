import { describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { anyDraft, withoutPictures } from '../../test/support/drafts.js';
import { said } from '../core/draft/said.js';
import { officeSaid } from './office.said.js';
import { readSpreadsheet } from './spreadsheet.js';
import { examples } from './template.guide.js';
import { emptyTemplate, writeTemplate } from './template.write.js';

type Cell = string | number | null;

async function workbook(rows: readonly Cell[][], name = 'Sheet1'): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const choicesOf = (body: object) =>
  'choices' in body ? (body.choices as { text: string }[]).map(({ text }) => text) : [];
const keyOf = (body: object) => ('key' in body ? body.key : null);

describe('our own template', () => {
  it('is read back as it was written, whatever the kind and the words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 5 }), async (drafts) => {
        const plain = drafts.map(withoutPictures);
        const { bytes, losses } = await writeTemplate(plain);
        const read = await readSpreadsheet(bytes);
        expect(losses).toEqual([]);
        expect({ errors: read.errors, losses: read.losses }).toEqual({ errors: [], losses: [] });
        expect(read.questions.map(({ draft }) => draft)).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });

  it('comes with an example of every kind, which it reads', async () => {
    const read = await readSpreadsheet(await emptyTemplate());
    expect({ format: read.format, errors: read.errors, losses: read.losses }).toEqual({
      format: 'xlsx',
      errors: [],
      losses: [],
    });
    expect(read.questions.map(({ draft }) => draft)).toEqual(examples);
  });

  it('keeps what looks like a formula as text', async () => {
    const nasty = ['=1+1', '+cmd', '-2', '@SUM(A1)', '＝1', '_x000A_'];
    const draft = { ...examples[0]!, text: nasty.join(' '), explanation: nasty[0]! };
    const { bytes } = await writeTemplate([draft]);
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    book.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(exceljs.ValueType.Formula))),
    );
    expect((await readSpreadsheet(bytes)).questions[0]?.draft).toEqual(draft);
  });

  it('reads a table in common words, and names each row that does not fit', async () => {
    const read = await readSpreadsheet(
      await workbook([
        ['NGÂN HÀNG CÂU HỎI'],
        [
          'STT',
          'Nội dung câu hỏi',
          'Đáp án A',
          'Đáp án B',
          'Đáp án C',
          'Đáp án D',
          'Đáp án đúng',
          'Người soạn',
        ],
        [1, 'Ai nộp?', 'Công dân', 'Máy', null, null, 'a', 'Lan'],
        [2, 'Số nào?', 10, 20, 30, 40, 3, null],
        [3, 'Nhiều?', 'x', 'y', 'z', null, 'A, C', null],
        [4, 'Chữ?', 'Có', 'Không', null, null, 'Không', null],
        [5, 'Sai?', 'x', 'y', null, null, 'D', null],
        [6, '', 'x', 'y', null, null, 'A', null],
      ]),
    );
    expect(read.questions.map(({ draft: { body } }) => [body.kind, choicesOf(body), keyOf(body)])).toEqual([
      ['single', ['Công dân', 'Máy'], ['a']],
      ['single', ['10', '20', '30', '40'], ['c']],
      ['multiple', ['x', 'y', 'z'], ['a', 'c']],
      ['single', ['Có', 'Không'], ['b']],
    ]);
    expect(read.errors.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      `trang “Sheet1”, dòng 7: ${officeSaid.keyMissing('D')}`,
      `trang “Sheet1”, dòng 8: ${said.noText}`,
    ]);
    expect(read.losses.map(({ what }) => what)).toEqual([officeSaid.unknownColumn('Người soạn')]);
  });
});

it('reads choices that stand in one cell', async () => {
  const read = await readSpreadsheet(
    await workbook([
      ['STT', 'Nội dung', 'Phương án trả lời', 'Đáp án'],
      [1, 'Gì?', 'A. một\nB. hai,\ncòn hạn\nC. ba', 'B'],
    ]),
  );
  expect(read.questions.map(({ draft: { body } }) => [choicesOf(body), keyOf(body)])).toEqual([
    [['một', 'hai,\ncòn hạn', 'ba'], ['b']],
  ]);
});

describe('Kahoot', () => {
  const old = ['Question - max 95 characters', ...[1, 2, 3, 4].map((n) => `Answer ${n} - max 60 characters`)];
  const newer = [
    'Question - max 120 characters',
    ...[1, 2, 3, 4].map((n) => `Answer ${n} - max 75 characters`),
  ];

  it.each([
    [
      'the template in row 8 with running numbers',
      7,
      [
        null,
        ...old,
        'Time limit (sec) - 5,10,20,30,60,90 or 120 secs',
        'Correct answer(s) - choose at least one',
      ],
      1,
    ],
    [
      'a file made by a tool, in row 1',
      0,
      [
        ...newer,
        'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
        'Correct answer(s) - choose at least one',
      ],
      0,
    ],
  ])('%s', async (_, above, header, indent) => {
    const row = (n: number, ...cells: Cell[]) => (indent ? [n, ...cells] : cells);
    const read = await readSpreadsheet(
      await workbook([
        ...Array.from({ length: above }, (): Cell[] => ['Quiz template']),
        header,
        row(1, 'Một?', 'a', 'b', 'c', 'd', 20, 2),
        row(2, 'Nhiều?', 'a', 'b', 'c', 'd', 20, '1,2,4'),
        row(3, 'Ít?', 'a', 'b', null, null, 20, '1'),
        row(4, 'Không đáp án?', 'a', 'b', null, null, 20, null),
        row(5, 'Lạ?', 'a', 'b', null, null, 20, '4'),
        ...Array.from({ length: 20 }, (__, i) => row(6 + i)),
      ]),
    );
    expect(read.format).toBe('kahoot');
    expect(read.questions.map(({ draft: { body } }) => [body.kind, keyOf(body)])).toEqual([
      ['single', ['b']],
      ['multiple', ['a', 'b', 'd']],
      ['single', ['a']],
      ['single', []],
    ]);
    expect(read.errors).toHaveLength(1);
    expect(read.losses.map(({ what }) => what)).toEqual([officeSaid.timeLimit, said.noKey]);
  });
});

describe('Quizizz', () => {
  const header = [
    'Question Text',
    'Question Type',
    ...[1, 2, 3, 4, 5].map((n) => `Option ${n}`),
    'Correct Answer',
    'Time in seconds',
    'Image Link',
    'Answer explanation',
  ];

  it('reads its kinds, skips the row that instructs, and names what it cannot read', async () => {
    const read = await readSpreadsheet(
      await workbook([
        header,
        [
          'Text of the question\n\n(required)',
          'Question Type',
          'Text for option 1',
          'Text for option 2',
          '',
          '',
          '',
          'The correct option choice',
          '',
          '',
          '',
        ],
        ['Một?', 'Multiple Choice', 'a', 'b', 'c', '', '', '3', '30', '', 'Vì thế.'],
        ['Nhiều?', 'Checkbox', 'a', 'b', 'c', '', '', '1,3', '30', '', ''],
        ['Điền?', 'Fill-in-the-Blank', 'VNeID', 'vneid app', '', '', '', '', '30', '', ''],
        ['Nghĩ gì?', 'Open-Ended', '', '', '', '', '', '', '30', '', ''],
        ['Khảo sát?', 'Poll', 'có', 'không', '', '', '', '', '30', 'https://x.vn/a.png', ''],
        ['Vẽ?', 'Draw', '', '', '', '', '', '', '30', '', ''],
      ]),
    );
    expect(read.format).toBe('quizizz');
    expect(
      read.questions.map(({ draft: { body, explanation } }) => [body.kind, keyOf(body), explanation]),
    ).toEqual([
      ['single', ['c'], 'Vì thế.'],
      ['multiple', ['a', 'c'], ''],
      [
        'short-text',
        [
          { text: 'VNeID', permille: 1000 },
          { text: 'vneid app', permille: 1000 },
        ],
        '',
      ],
      ['essay', null, ''],
      ['single', [], ''],
    ]);
    expect(read.errors.map(({ what }) => what)).toEqual([officeSaid.quizizzKind('Draw')]);
    expect(read.losses.map(({ what }) => what)).toEqual([
      officeSaid.timeLimit,
      officeSaid.pollNoKey,
      officeSaid.imageLink,
    ]);
  });

  it('refuses a report with a sentence that says what to do', async () => {
    const read = await readSpreadsheet(
      await workbook(
        [
          ['Question', 'Correct', 'Incorrect', 'Unattempted', 'Accuracy'],
          ['Một?', 3, 0, 0, '100%'],
        ],
        'Participant Data',
      ),
    );
    expect(read.errors.map(({ what }) => what)).toEqual([officeSaid.report]);
  });
});

it('never throws, whatever happened to a file', async () => {
  const bytes = await emptyTemplate();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
      async (length, changes) => {
        const other = bytes.slice();
        for (const [at, value] of changes) other[at] = value;
        for (const file of [other, other.subarray(0, length)]) {
          const { questions, errors } = await readSpreadsheet(file);
          expect(questions.length + errors.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60 },
  );
});
