import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pixel } from '../../test/support/drafts.js';
import { docx, listed, p, picture, run, table } from '../../test/support/word.js';
import { said } from '../core/draft/said.js';
import type { QuestionDraft, ReadResult } from '../core/kind/draft.js';
import { officeSaid } from '../exchange-office/office.said.js';
import { readDocx } from './docx.read.js';

/** `lời? = phương án | *phương án đúng` of each question. */
function told({ questions }: ReadResult): string[] {
  return questions.map(({ draft }) => `${draft.text} = ${answersOf(draft)}`);
}

function answersOf({ body }: QuestionDraft): string {
  if (!('choices' in body)) return body.kind;
  return body.choices.map(({ id, text }) => (body.key.includes(id) ? `*${text}` : text)).join(' | ');
}

const read = (...body: string[]) => readDocx(docx(body));
const options = ['A. một', 'B. hai', 'C. ba', 'D. bốn'];
const expected = ['Hỏi gì? = một | *hai | ba | bốn'];

describe('the answer', () => {
  it.each<[string, string[]]>([
    ['bold', ['A. một', run('B. hai', '<w:b/>'), 'C. ba', 'D. bốn'].map((each) => p(each))],
    [
      'underlined letter',
      [p('A. một'), p(run('B', '<w:u w:val="single"/>'), run('. hai')), p('C. ba'), p('D. bốn')],
    ],
    ['italic', ['A. một', run('B. hai', '<w:i/>'), 'C. ba', 'D. bốn'].map((each) => p(each))],
    [
      'red',
      [
        p('A. một'),
        p(run('B. ', '<w:color w:val="000000"/>'), run('hai', '<w:color w:val="FF0000"/>')),
        p('C. ba'),
        p('D. bốn'),
      ],
    ],
    [
      'highlighted',
      ['A. một', run('B. hai', '<w:highlight w:val="yellow"/>'), 'C. ba', 'D. bốn'].map((each) => p(each)),
    ],
    [
      'all letters bold, one underlined',
      [
        ['A', ''],
        ['B', '<w:u w:val="single"/>'],
        ['C', ''],
        ['D', ''],
      ].map(([letter, look], i) =>
        p(run(`${letter}.`, `<w:b/>${look}`), run(` ${['một', 'hai', 'ba', 'bốn'][i]}`)),
      ),
    ],
    ['a star before the letter', [p('A. một'), p('*B. hai'), p('C. ba'), p('D. bốn')]],
    ['a star before the text', [p('A. một'), p('B. *hai'), p('C. ba'), p('D. bốn')]],
    ['“(đúng)”', [p('A. một'), p('B. hai (đúng)'), p('C. ba'), p('D. bốn')]],
    ['“Đáp án: B”', [...options.map((each) => p(each)), p('Đáp án: B')]],
    ['“Chọn B.”', [...options.map((each) => p(each)), p('Chọn B.')]],
    ['ANSWER: B', [...options.map((each) => p(each)), p('ANSWER: B')]],
    ['the text of the answer', [...options.map((each) => p(each)), p('Đáp án đúng: hai')]],
    ['a list at the end', [...options.map((each) => p(each)), p('--- HẾT ---'), p('ĐÁP ÁN'), p('1-B')]],
    ['one line by tabs', [p('A. một\tB. hai\tC. ba\tD. bốn'), p('Đáp án: B')]],
    ['one line by single spaces', [p('A. một B. hai C. ba D. bốn'), p('Đáp án: B')]],
    ['two lines by wide gaps', [p('A. một     B. hai'), p('C. ba     D. bốn'), p('Đáp án: B')]],
    ['a table of choices', [table(['A. một', 'B. hai'], ['C. ba', 'D. bốn']), p('Đáp án: B')]],
    [
      'a table with letters apart',
      [
        table(
          ['A', 'một'],
          ['B', run('hai', '<w:b/>')].map((each) => p(each)),
          ['C', 'ba'],
          ['D', 'bốn'],
        ),
      ],
    ],
    ['line breaks in one paragraph', [p('A. một\nB. hai\nC. ba\nD. bốn\nĐáp án: B')]],
  ])('%s', async (_, body) => {
    const result = await read(p('Câu 1: Hỏi gì?'), ...body);
    expect({ errors: result.errors, told: told(result) }).toEqual({ errors: [], told: expected });
  });

  it('“(true)” at the end of code is no sign', async () => {
    const loops = ['A. for (;;)', 'B. while (true)', 'C. until', 'D. Cả ba'].map((each) => p(each));
    const result = await read(p('Câu 1. Vòng nào?'), ...loops, p('ANSWER: A'));
    expect(result.errors).toEqual([]);
    expect(told(result)).toEqual(['Vòng nào? = *for (;;) | while (true) | until | Cả ba']);
  });

  it('of several signs is one, of several choices makes a question of several', async () => {
    const result = await read(
      p('Câu 1. Những gì?'),
      p(run('A. một', '<w:b/>')),
      p('B. hai'),
      p(run('C. ba', '<w:b/>')),
      p('Đáp án: A, C'),
    );
    expect(told(result)).toEqual(['Những gì? = *một | hai | *ba']);
    expect(result.questions[0]?.draft.body.kind).toBe('multiple');
    expect(result.losses).toEqual([]);
  });

  it('that contradicts itself is an error with its place, and missing it is told', async () => {
    const result = await read(
      p('Câu 1. Gì?'),
      p('A. một'),
      p(run('B. hai', '<w:b/>')),
      p('Đáp án: A'),
      p('Câu 2. Nào?'),
      p('A. một'),
      p('B. hai'),
      p('Câu 3. Đâu?'),
      p('A. một'),
      p('B. hai'),
      p('Đáp án: D'),
    );
    expect(result.errors).toEqual([
      { where: 'Câu 1 (đoạn 1)', what: officeSaid.conflict('dòng “Đáp án” chỉ A; chữ đậm chỉ B') },
      { where: 'Câu 3 (đoạn 8)', what: officeSaid.keyMissing('D') },
    ]);
    expect(told(result)).toEqual(['Nào? = một | hai']);
    expect(result.losses).toEqual([{ where: 'Câu 2 (đoạn 5)', what: said.noKey, action: 'changed' }]);
  });

  it.each<[string, string[]]>([
    ['1-A 2.B 3c', [p('1-A 2.B 3c')]],
    ['Câu 1: A …', [p('Câu 1: A'), p('Câu 2: B'), p('Câu 3: C')]],
    ['numbers above letters', [table(['Câu', '1', '2', '3'], ['Đáp án', 'A', 'B', 'C'])]],
    ['numbers beside letters', [table(['Câu', 'ĐA'], ['1', 'A'], ['2', 'B'], ['3', 'C'])]],
    ['pairs in cells', [table(['1-A', '2-B', '3-C'])]],
    ['solutions', [p('Câu 1: Chọn A. Vì một.'), p('Câu 2: B'), p('Câu 3. Đáp án C'), p('Vì ba.')]],
  ])('in a list at the end: %s', async (_, key) => {
    const questions = [1, 2, 3].flatMap((n) => [p(`Câu ${n}. Hỏi ${n}?`), p('A. x\tB. y\tC. z')]);
    const result = await read(...questions, p('BẢNG ĐÁP ÁN'), ...key);
    expect({ errors: result.errors, told: told(result) }).toEqual({
      errors: [],
      told: ['Hỏi 1? = *x | y | z', 'Hỏi 2? = x | *y | z', 'Hỏi 3? = x | y | *z'],
    });
  });
});

describe('an exam', () => {
  it('keeps what belongs to a question and names what does not', async () => {
    const result = await read(
      p('SỞ NỘI VỤ'),
      p('ĐỀ THI TÌM HIỂU'),
      p('PHẦN I. TRẮC NGHIỆM'),
      p('Câu 1 (1 điểm): Ông Nguyễn Văn B. nộp hồ sơ, gồm:'),
      p('1. đơn'),
      p('2. ảnh'),
      p('Ông cần gì thêm?'),
      p('A. Không gì'),
      p('B. Giấy khám,'),
      p('còn hạn'),
      p('Đáp án: B'),
      p('Lời giải: Theo Điều 5.'),
      p('A. chỉ là chữ trong lời giải'),
      p(''),
      p('PHẦN II. TỰ LUẬN'),
      p('Câu 1. Nêu suy nghĩ.'),
      p('Câu 2. Thời hạn là mấy ngày?'),
      p('Đáp án: 12,5 ngày'),
      p('HẾT'),
      p('Thí sinh không được dùng tài liệu.'),
    );
    expect(result.errors).toEqual([]);
    expect(told(result)).toEqual([
      'Ông Nguyễn Văn B. nộp hồ sơ, gồm:\n1. đơn\n2. ảnh\nÔng cần gì thêm? = Không gì | *Giấy khám,\ncòn hạn',
      'Nêu suy nghĩ. = essay',
      'Thời hạn là mấy ngày? = numeric',
    ]);
    expect(result.questions[0]?.draft.explanation).toBe('Theo Điều 5.\nA. chỉ là chữ trong lời giải');
    expect(result.questions[2]?.draft.body).toEqual({
      kind: 'numeric',
      unit: 'ngày',
      key: [{ value: '12.5', tolerance: '0', permille: 1000 }],
    });
    expect(result.losses.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      `đoạn 3: ${officeSaid.section('PHẦN I. TRẮC NGHIỆM')}`,
      `đoạn 15: ${officeSaid.section('PHẦN II. TỰ LUẬN')}`,
      `đoạn 1: ${officeSaid.beforeFirst(2)}`,
      `Câu 1 (đoạn 4): ${officeSaid.points}`,
      `Câu 1 (đoạn 16): ${officeSaid.essayAssumed}`,
    ]);
  });

  it('is numbered by Word itself, or in square brackets, or by numbers alone', async () => {
    const lists: [string, string][][] = [
      [
        ['decimal', 'Câu %1:'],
        ['upperLetter', '%2.'],
      ],
    ];
    const auto = docx(
      ['Một?', 'Hai?'].flatMap((text) => [listed(1, text), listed(1, 'x', 1), listed(1, '*y', 1)]),
      { lists },
    );
    expect(told(await readDocx(auto))).toEqual(['Một? = x | *y', 'Hai? = x | *y']);
    const brackets = await read(
      p('[1] Một?'),
      p('A. x'),
      p('B. y'),
      p('ANSWER: B'),
      p('[2] Hai?'),
      p('A. x'),
      p('B. y'),
      p('ANSWER: A'),
    );
    expect(told(brackets)).toEqual(['Một? = x | *y', 'Hai? = *x | y']);
    const numbers = await read(
      p('1. Một?'),
      p('a) x'),
      p('b) *y'),
      p('2. Hai, gồm 2.5 phần?'),
      p('a) *x'),
      p('b) y'),
    );
    expect(told(numbers)).toEqual(['Một? = x | *y', 'Hai, gồm 2.5 phần? = *x | y']);
  });

  it('without labels has a star before what is right and > before why', async () => {
    const result = await read(p('Một?'), p('x'), p('*y'), p('> vì thế'), p(''), p('Hai?'), p('*x'), p('y'));
    expect(told(result)).toEqual(['Một? = x | *y', 'Hai? = *x | y']);
    expect(result.questions[0]?.draft.explanation).toBe('vì thế');
  });

  it('shares a text among questions', async () => {
    const result = await read(
      p('Câu 1. Riêng?'), p('A. x'), p('*B. y'),
      p('Đọc tình huống sau và trả lời câu hỏi từ câu 2 đến câu 3:'), p('Bà Ba mất thẻ.'),
      p('Câu 2. Bà làm gì?'), p('A. x'), p('*B. y'),
      p('Câu 3. Ở đâu?'), p('A. x'), p('*B. y'),
      p('Câu 4. Khác?'), p('A. x'), p('*B. y'),
    ); // oxfmt-ignore
    expect(result.questions.map(({ draft }) => draft.stimulus?.code ?? null)).toEqual([
      null,
      'nl-2-3',
      'nl-2-3',
      null,
    ]);
    expect(result.questions[1]?.draft.stimulus?.text).toContain('Bà Ba mất thẻ.');
  });

  it('may be a table of questions', async () => {
    const result = await read(
      table(
        ['STT', 'Câu hỏi', 'A', 'B', 'C', 'Đáp án'],
        ['1', 'Một?', 'x', 'y', 'z', 'B'],
        ['2', 'Hai?', 'x', 'y', 'z', 'A'],
      ),
    );
    expect({ errors: result.errors, told: told(result) }).toEqual({
      errors: [],
      told: ['Một? = x | *y | z', 'Hai? = *x | y | z'],
    });
  });

  it('keeps pictures with their words, formulas as text, and names what it leaves', async () => {
    const formula =
      '<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    const body = [
      p(
        run('Câu 1. Mẫu nào? '),
        picture('rId1', 'Mẫu đơn'),
        formula,
        run('m'),
        run('2', '<w:vertAlign w:val="superscript"/>'),
      ),
      p(run('A. '), picture('rId1', 'Mẫu đơn')),
      p(run('*B. '), picture('rId2', 'x')),
      p('C. ba', '<w:r><w:object/></w:r>', '<w:del><w:r><w:delText>bốn</w:delText></w:r></w:del>'),
    ];
    const result = await readDocx(
      docx(body, { files: { 'a.png': pixel.bytes, 'b.emf': Buffer.from('EMF') } }),
    );
    expect(result.errors.map(({ what }) => what)).toEqual([officeSaid.emptyOption]);
    expect(result.losses.map(({ what }) => what)).toEqual([
      officeSaid.formula,
      said.pictureKind('b.emf'),
      officeSaid.oleFormula,
      officeSaid.tracked,
    ]);
    const good = await readDocx(
      docx([...body.slice(0, 2), p('*B. hai')], { files: { 'a.png': pixel.bytes } }),
    );
    expect(good.questions[0]?.draft).toMatchObject({
      text: 'Mẫu nào? (a+b)/2 m²',
      picture: { file: 'a.png', alt: 'Mẫu đơn' },
      body: { choices: [{ picture: { file: 'a.png' }, text: '' }, { text: 'hai' }], key: ['b'] },
    });
    expect([...good.pictures.keys()]).toEqual(['a.png']);
  });
});

it('never throws, whatever happened to a file', async () => {
  const bytes = docx([p('Câu 1. Gì?'), ...options.map((each) => p(each)), table(['1', 'A']), p('Đáp án: B')]);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
      async (length, changes) => {
        const other = bytes.slice();
        for (const [at, value] of changes) other[at] = value;
        for (const file of [other, other.subarray(0, length)]) {
          const { questions, errors } = await readDocx(file);
          expect(questions.length + errors.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 40 },
  );
});
