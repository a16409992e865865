import { describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyDraft, pictures, pixel, withoutPictures } from '../../test/support/drafts.js';
import { docx, p, run } from '../../test/support/word.js';
import { said } from '../core/draft/said.js';
import { withPictures } from '../core/draft/stored.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { examples } from '../exchange-office/template.guide.js';
import { writeFormats, writers } from './formats.js';
import { readFileOf } from './read-file.js';

const folder = join(import.meta.dirname, '../../test/fixtures/formats');
const fixture = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const aiken = () => fixture('questions.aiken.txt');

async function workbook(rows: (string | number)[][]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Sheet1');
  for (const row of rows) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The three questions of the fixtures: what is asked, the choices, and which is right. */
async function asked(): Promise<{ text: string; choices: string[]; right: number }[]> {
  return (await readFileOf(aiken())).questions.map(({ draft: { text, body } }) => {
    if (!('choices' in body)) throw new Error('no choices');
    return { text, choices: body.choices.map((each) => each.text), right: 'abcd'.indexOf(body.key[0] ?? '') };
  });
}

describe('the same questions', () => {
  it('are the same from every program, known by what is in the file', async () => {
    const questions = await asked();
    const padded = (choices: string[], length: number) => [
      ...choices,
      ...Array<string>(length - choices.length).fill(''),
    ];
    const files: [string, Uint8Array][] = [
      ['gift', fixture('questions.gift.txt')],
      ['moodle-xml', fixture('questions.moodle.xml')],
      ['csv', fixture('questions.csv')],
      ['qti', fixture('qti21/cau-1.xml')],
      [
        'xlsx',
        await workbook([
          ['Câu hỏi', 'A', 'B', 'C', 'D', 'Đáp án'],
          ...questions.map(({ text, choices, right }) => [text, ...padded(choices, 4), 'ABCD'[right] ?? '']),
        ]),
      ],
      [
        'kahoot',
        await workbook([
          [
            'Question - max 120 characters',
            ...[1, 2, 3, 4].map((n) => `Answer ${n} - max 75 characters`),
            'Time limit (sec)',
            'Correct answer(s) - choose at least one',
          ],
          ...questions.map(({ text, choices, right }) => [text, ...padded(choices, 4), 20, right + 1]),
        ]),
      ],
      [
        'quizizz',
        await workbook([
          [
            'Question Text',
            'Question Type',
            'Option 1',
            'Option 2',
            'Option 3',
            'Option 4',
            'Option 5',
            'Correct Answer',
            'Time in seconds',
            'Image Link',
          ],
          ...questions.map(({ text, choices, right }) => [
            text,
            'Multiple Choice',
            ...padded(choices, 5),
            String(right + 1),
            '30',
            '',
          ]),
        ]),
      ],
      [
        'docx',
        docx(
          questions.flatMap(({ text, choices, right }, i) => [
            p(`Câu ${i + 1}. ${text}`),
            ...choices.map((choice, at) => p(run(`${'ABCD'[at]}. ${choice}`, at === right ? '<w:b/>' : ''))),
          ]),
        ),
      ],
    ];
    const wanted = (await readFileOf(aiken())).questions.map(({ draft }) => draft);
    for (const [format, bytes] of files) {
      const read = await readFileOf(bytes);
      expect([format, read.format, read.errors]).toEqual([format, format, []]);
      const drafts = read.questions.map(({ draft }) => draft);
      expect(drafts).toEqual(wanted.slice(0, drafts.length));
      expect(drafts.length).toBe(format === 'qti' ? 1 : 3);
    }
  });

  it.each(['gift', 'moodle-xml', 'qti21', 'qti30', 'xlsx', 'yaml'] as const)(
    'written as %s are read again',
    async (format) => {
      const { bytes, losses } = await writers[format].write(examples, new Map());
      const read = await readFileOf(bytes);
      expect({ losses, errors: read.errors, lost: read.losses }).toEqual({
        losses: [],
        errors: [],
        lost: [],
      });
      expect(read.questions.map(({ draft }) => draft).length).toBe(examples.length);
      for (const [i, { draft }] of read.questions.entries()) {
        const { kind } = examples[i]!.body;
        expect([draft.code, draft.body.kind, draft.text]).toEqual([
          examples[i]!.code,
          kind,
          examples[i]!.text,
        ]);
        // YAML lists items of an order as they are right and rights beside their lefts.
        if (format !== 'yaml' || !['ordering', 'matching'].includes(kind)) expect(draft).toEqual(examples[i]);
      }
    },
  );

  it.each(['docx', 'pdf'] as const)('are printed as %s with their pictures', async (format) => {
    const [example] = examples;
    const drafts = [{ ...example!, picture: { file: 'bieu-mau.png', alt: 'Biểu mẫu' } }];
    const without = await writers[format].write(drafts, new Map());
    expect(without.losses).toHaveLength(1);
    const { bytes, losses } = await writers[format].write(drafts, pictures);
    expect(losses).toEqual([]);
    expect(bytes.length).toBeGreaterThan(without.bytes.length);
    if (format === 'docx') expect((await readFileOf(bytes)).pictures.size).toBe(1);
  });

  it('printed for Word can be brought back: choices, keys and why', async () => {
    const { bytes } = await writers.docx.write(examples.slice(0, 3), new Map());
    const read = await readFileOf(bytes);
    expect(read.errors).toEqual([]);
    expect(
      read.questions.map(({ draft: { text, body, explanation } }) => [
        text.split('\n')[0],
        'key' in body ? body.key : [],
        explanation,
      ]),
    ).toEqual(
      examples
        .slice(0, 3)
        .map(({ text, body, explanation }) => [text, 'key' in body ? body.key : [], explanation]),
    );
  });

  it('survive YAML with their pictures, each carried once', async () => {
    const stored = 'ab'.repeat(32);
    const ref = (alt: string) => ({ file: stored, alt });
    const [single] = examples;
    if (single?.body.kind !== 'single') throw new Error('no choices');
    const choices = single.body.choices.map((choice, i) => ({
      ...choice,
      picture: i === 0 ? ref('Mẫu đơn') : null,
    }));
    const draft = {
      ...single,
      picture: ref('Biểu mẫu'),
      stimulus: { code: 'TH-T01', text: 'Tình huống', picture: ref('Bảng số liệu') },
      body: { ...single.body, choices },
    };
    const { bytes, losses } = await writers.yaml.write([draft, single], new Map([[stored, pixel]]));
    expect(losses).toEqual([]);
    const read = await readFileOf(bytes);
    expect([read.errors, read.losses]).toEqual([[], []]);
    expect([...read.pictures]).toEqual([[`${stored}.png`, { ...pixel, bytes: expect.anything() }]]);
    expect(Buffer.from(read.pictures.get(`${stored}.png`)!.bytes)).toEqual(pixel.bytes);
    const renamed = withPictures(draft, new Map([[stored, `${stored}.png`]]));
    expect(read.questions.map((each) => each.draft)).toEqual([renamed, single]);

    const without = await writers.yaml.write([draft], new Map());
    expect(without.losses).toHaveLength(1);
    const text = Buffer.from(bytes)
      .toString()
      .replace(/^pictures:[^]*/m, '');
    expect((await readFileOf(Buffer.from(text))).losses).toMatchObject([
      { what: said.pictureMissing(`${stored}.png`), action: 'dropped' },
    ]);
  });

  it('of any kind and words survive YAML', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 4 }), async (drafts) => {
        const plain = drafts.map((draft) => ({ ...withoutPictures(draft), stimulus: null }));
        const read = await readFileOf((await writers.yaml.write(plain, new Map())).bytes);
        expect(read.errors).toEqual([]);
        const named = (list: QuestionDraft[]) =>
          list
            .map(({ code, topic, text, explanation, citations, body: { kind } }) => ({
              code,
              topic,
              text,
              explanation,
              citations,
              kind,
            }))
            .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        expect(named(read.questions.map(({ draft }) => draft))).toEqual(named(plain));
      }),
      { numRuns: 30 },
    );
  });
});

it('gives a file for every format', async () => {
  for (const format of writeFormats.filter((each) => each !== 'pdf'))
    expect((await writers[format].write(examples, new Map())).bytes.length).toBeGreaterThan(100);
});

it('prints a PDF', async () => {
  const { bytes } = await writers.pdf.write(examples, new Map());
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
});

it('knows a format behind a DOCTYPE that declares nothing', async () => {
  const essay = '<question type="essay"><questiontext><text>Vì sao?</text></questiontext></question>';
  const { format, errors } = await readFileOf(
    Buffer.from(`<?xml version="1.0"?><!DOCTYPE quiz SYSTEM "quiz.dtd"><quiz>${essay}</quiz>`),
  );
  expect({ format, errors }).toEqual({ format: 'moodle-xml', errors: [] });
});

describe('what is no file of questions', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /trống/],
    ['an old Office file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /\.docx hoặc \.xlsx/],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), /PDF/],
    ['a letter', Buffer.from('Kính gửi ông bà, tôi viết thư này.'), /Không nhận ra/],
    [
      'other XML',
      Buffer.from('<?xml version="1.0"?><question><a>{1}, câu hỏi</a></question>'),
      /Không nhận ra/,
    ],
    ['a page', Buffer.from('<html><body>Xin chào</body></html>'), /Không nhận ra/],
    [
      'a DOCTYPE',
      Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><quiz><question type="essay"/></quiz>'),
      /DOCTYPE/,
    ],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), /20 MB/],
  ])('%s is refused in words', async (_, bytes, why) => {
    const { questions, errors } = await readFileOf(bytes);
    expect(questions).toEqual([]);
    expect(errors.map(({ what }) => what).join(' ')).toMatch(why);
  });

  it('never makes a reader fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { questions, errors } = await readFileOf(bytes);
        expect(questions.length + errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
