import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anyDraft, pictures } from '../../test/support/drafts.js';
import type { ReadResult } from '../core/kind/draft.js';
import { looksLikeQti, readQti } from '../exchange-qti/qti.package.js';
import { writeQti21, writeQti30 } from '../exchange-qti/qti.write.js';
import { looksLikeAiken, readAiken } from '../exchange-text/aiken.js';
import { looksLikeCloze, readCloze } from '../exchange-text/cloze.js';
import { looksLikeGift, readGift } from '../exchange-text/gift.read.js';
import { writeGift } from '../exchange-text/gift.write.js';
import { looksLikeMoodleXml, readMoodleXml } from '../exchange-xml/moodle.read.js';
import { writeMoodleXml } from '../exchange-xml/moodle.write.js';
import { looksLikeCsv, readCsv } from './csv.js';

type Read = (bytes: Uint8Array) => ReadResult | Promise<ReadResult>;

const folder = join(import.meta.dirname, '../../test/fixtures/formats');
const file = (name: string): Uint8Array => readFileSync(join(folder, name));
const packed = (name: string): Uint8Array => {
  const names = readdirSync(join(folder, name)).sort();
  return zipSync(Object.fromEntries(names.map((each) => [each, file(join(name, each))])));
};
const written: [string, Uint8Array, Read][] = [
  ['Aiken', file('questions.aiken.txt'), readAiken],
  ['GIFT', file('questions.gift.txt'), readGift],
  ['Moodle XML', file('questions.moodle.xml'), readMoodleXml],
  ['QTI 2.1', packed('qti21'), readQti],
  ['QTI 3.0', packed('qti30'), readQti],
  ['CSV', file('questions.csv'), readCsv],
];

describe('the same questions, written by hand in six formats', () => {
  it.each(written)('%s', async (_, bytes, read) => {
    const { questions, errors } = await read(bytes);
    const aiken = readAiken(file('questions.aiken.txt')).questions;
    expect(errors).toEqual([]);
    expect(questions.map(({ draft }) => draft)).toEqual(aiken.map(({ draft }) => draft));
    expect(questions.map(({ draft }) => draft.body)).toMatchObject([
      { kind: 'single', key: ['b'] },
      { kind: 'single', key: ['a'] },
      { kind: 'true-false', key: ['a'] },
    ]);
  });
});

describe('files that are cut, changed or something else', () => {
  const drafts = fc.sample(anyDraft, { numRuns: 12, seed: 4 });
  const cloze = Buffer.from('Thủ đô: {1:SHORTANSWER:=Hà Nội~%50%Thăng Long#gần} năm {2:NUMERICAL:=1010:2}');
  const whole: [string, Uint8Array, Read][] = [
    ['Aiken', file('questions.aiken.txt'), readAiken],
    ['GIFT', writeGift(drafts).bytes, readGift],
    ['Cloze', cloze, readCloze],
    ['Moodle XML', writeMoodleXml(drafts, pictures).bytes, readMoodleXml],
    ['QTI 2.1', writeQti21(drafts, pictures).bytes, readQti],
    ['QTI 3.0', writeQti30(drafts, pictures).bytes, readQti],
    ['QTI 2.1, an item', file('qti21/cau-1.xml'), readQti],
    ['CSV', file('questions.csv'), readCsv],
  ];

  it.each(whole)('never make the reader of %s fail', async (_, bytes, read) => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.array(change, { maxLength: 6 }), async (length, changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        for (const tried of [changed, changed.subarray(0, length)]) {
          const { questions, errors } = await read(tried);
          expect(questions.length + errors.length).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(whole)('of another format are no fault for the reader of %s', async (_, __, read) => {
    const others = [
      ...whole.map(([, bytes]) => bytes),
      new Uint8Array(),
      Buffer.from([0xff, 0xfe]),
      Buffer.alloc(5000, '{'),
    ];
    for (const bytes of others) expect(await read(bytes)).toHaveProperty('errors');
  });

  const signs = [
    '{',
    '~',
    '=',
    '#',
    '<',
    '</b>',
    '<b>',
    '&',
    '\\',
    '"',
    ';',
    '\n',
    'A. ',
    '{1:MC:',
    '<![CDATA[',
  ];
  it.each(signs)('are read within the time of a test: %j', async (sign) => {
    const bytes = Buffer.from(sign.repeat(60_000 / sign.length));
    for (const [, , read] of whole) await read(bytes);
  });

  const many = 40_000;
  const hostile: [string, string, Read][] = [
    ['tags that do not end', `// ${'[id:'.repeat(many)}\nq{=a}`, readGift],
    ['comments without end', `q\n${'// x\n'.repeat(many)}{=a}`, readGift],
    ['empty lines', `${'\n'.repeat(many * 10)}q{=a}`, readGift],
    ['breaks', `[html]${'<br>'.repeat(many)}x{=a}`, readGift],
    ['spaces that are kept', `[html]<pre>x${' '.repeat(many * 5)}y</pre>{=a}`, readGift],
    ['answers', `q{${'~a'.repeat(many)}}`, readGift],
    [
      'elements',
      `<quiz><question type="essay">${'<hint>x</hint>'.repeat(many)}</question></quiz>`,
      readMoodleXml,
    ],
    [
      'entries of a mapping',
      `<assessmentItem><responseDeclaration identifier="R" baseType="string"><mapping>${'<mapEntry mapKey="a" mappedValue="1"/>'.repeat(many)}</mapping></responseDeclaration><itemBody><p>q</p><textEntryInteraction responseIdentifier="R"/></itemBody></assessmentItem>`,
      readQti,
    ],
  ];
  it.each(hostile)('with endless %s are read or refused soon', async (_, text, read) => {
    // What grows with the square of its length ends at the test's own time limit.
    expect(await read(Buffer.from(text))).toHaveProperty('errors');
  });

  it.each(['\n', ' ', '<!-- -->', '<!--', '{', '::', 'ANSWER:', 'A. ', '{1:MC:', '<?xml '])(
    'are told apart soon: %j',
    (sign) => {
      const text = sign.repeat(200_000 / sign.length);
      for (const looksLike of [
        looksLikeGift,
        looksLikeAiken,
        looksLikeCloze,
        looksLikeMoodleXml,
        looksLikeQti,
        looksLikeCsv,
      ])
        expect(typeof looksLike(text)).toBe('boolean');
    },
  );

  it('of more than 20 MB are not read, of more than 5,000 questions only the first', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    for (const [, , read] of whole) {
      const { questions, errors } = await read(large);
      expect([questions.length, errors[0]?.what]).toEqual([0, expect.stringContaining('20 MB')]);
    }
    const { questions, losses } = readGift(Buffer.from('q{=a}\n\n'.repeat(5_003)));
    expect(questions).toHaveLength(5_000);
    expect(losses).toEqual([
      { where: 'cả tệp', what: expect.stringContaining('3 câu cuối'), action: 'dropped' },
    ]);
  });
});
