import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemLine } from './bank.problems.js';
import { checkBank, readBank } from './bank.reader.js';

const good = 'test/fixtures/bank-good';
const bad = 'test/fixtures/bank-bad';

/** Checks one file of questions that is made for the test. */
function problemsOf(yaml: string | Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bank-'));
  try {
    mkdirSync(join(folder, 'questions'));
    writeFileSync(join(folder, 'questions', 'x.yaml'), yaml);
    return checkBank(folder).map(({ line, field, code }) => `${line} ${field} ${code}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One question that is right, with lines of its own and lines at the end. */
const carrying = (ofQuestion: string, atEnd: string) => `topic: x
name: { vi: 'Chủ đề', en: 'Topic' }
order: 1
questions:
  - code: ZA-001
    version: 1
    difficulty: nhan-biet
    audience: [nguoi-dan]
    kind: single
    text: 'Nộp hồ sơ trực tuyến ở đâu?'
${ofQuestion}    choices: ['Cổng Dịch vụ công', 'Bưu điện']
    key: [A]
    explanation: 'Cổng Dịch vụ công quốc gia là nơi nộp hồ sơ trực tuyến.'
    citations: [{ document: nd-118-2025, article: 5, summary: 'Nơi nộp hồ sơ trực tuyến của người dân.' }]
${atEnd}`;

describe('a bank without mistakes', () => {
  const reading = readBank(good);

  it('is read whole', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.topics).toEqual([
      { code: 'chu-de-mot', nameVi: 'Chủ đề một', nameEn: 'Topic one', position: 901 },
    ]);
    expect(reading.questions.map(({ code }) => code)).toEqual(['ZA-001', 'ZA-002', 'ZA-003', 'ZA-004']);
    expect(reading.documents).toHaveLength(2);
  });

  it('names choices a, b, c… in the order of the file, and the key by them', () => {
    expect(reading.questions[1]).toMatchObject({
      body: {
        kind: 'multiple',
        choices: [
          { id: 'a', text: 'Lựa chọn một' },
          { id: 'b', text: 'Lựa chọn hai' },
          { id: 'c', text: 'Lựa chọn ba' },
        ],
        key: ['a', 'c'],
        partialCredit: 'per-choice',
      },
      citations: [{ document: 'nd-1-2020', article: '5', clause: '1', point: '' }],
    });
  });
});

it('a file may carry the pictures that it names, else they lie in the folder', () => {
  const picture = "    picture: { file: 'a-1.png', alt: 'Mẫu tờ khai' }\n";
  const [shown] = problemsOf(carrying(picture, ''));
  expect(shown).toMatch(/picture_missing$/);
  expect(problemsOf(carrying(picture, "pictures:\n  - { file: 'a-1.png', data: 'iVBORw0KGgo=' }\n"))).toEqual(
    [],
  );
  expect(problemsOf(carrying(picture, "pictures:\n  - { file: 'a-1.png', data: '<svg>' }\n"))[0]).toMatch(
    /data/,
  );
});

describe('a bank with mistakes', () => {
  it('has all of them told at once, each with file, line and field', () => {
    const lines = checkBank(bad).map(({ file, line, field, code }) => `${file}:${line} ${field} ${code}`);
    expect(lines).toEqual([
      'legal-documents.yaml:6 documents[0].issuedOn not_a_day',
      'legal-documents.yaml:8 documents[0].inForceUntil days_reversed',
      'legal-documents.yaml:9 documents[0].replacedBy[0] document_unknown',
      'questions/chu-de-hai.yaml:1 topic topic_not_file',
      'questions/chu-de-hai.yaml:5 questions[0].explanation field_missing',
      'questions/chu-de-hai.yaml:6 questions[0].version wrong_number',
      'questions/chu-de-hai.yaml:7 questions[0].difficulty wrong_value',
      'questions/chu-de-hai.yaml:8 questions[0].audience wrong_count',
      'questions/chu-de-hai.yaml:12 questions[0].key key_count',
      'questions/chu-de-hai.yaml:12 questions[0].key[1] key_without_choice',
      'questions/chu-de-hai.yaml:14 questions[0].citations[0].document document_unknown',
      'questions/chu-de-hai.yaml:15 questions[0].ghiChu field_unknown',
      'questions/chu-de-hai.yaml:16 questions[1].code code_twice',
      'questions/chu-de-hai.yaml:22 questions[1].choices[2] choice_twice',
      'questions/chu-de-hai.yaml:23 questions[1].key key_count',
      'questions/chu-de-hai.yaml:27 questions[1].validUntil days_reversed',
      'questions/chu-de-hai.yaml:35  not_nfc',
      'questions/chu-de-hai.yaml:38 questions[2].partialCredit field_not_allowed',
    ]);
  });

  it('has a sentence for each, in both languages and with nothing left to fill in', () => {
    for (const problem of checkBank(bad)) {
      expect(problem.message).not.toMatch(/\{\w+\}|undefined/);
      expect(problem.messageEn).not.toMatch(/\{\w+\}|undefined/);
      expect(problemLine(problem)).toContain(`${problem.file}:${problem.line}`);
    }
  });
});

describe('files that are no bank', () => {
  it.each<[string, string | Buffer, string]>([
    ['broken YAML', 'topic: x\nname: { vi: [, en: x }\n', '2  yaml'],
    ['nothing', '', '1  wrong_type'],
    ['a text', 'xin chào', '1  wrong_type'],
    ['a list', '- 1\n- 2\n', '1  wrong_type'],
    [
      'a number for questions',
      'topic: x\nname: { vi: ab, en: ab }\norder: 1\nquestions: 5\n',
      '4 questions wrong_type',
    ],
    [
      'null entries',
      'topic: x\nname: { vi: ab, en: ab }\norder: 1\nquestions: [null]\n',
      '4 questions[0] wrong_type',
    ],
    [
      'another encoding',
      Buffer.from('topic: x\nname: { vi: "\xe9\xe9", en: ab }\n', 'latin1'),
      '1  not_utf8',
    ],
    ['a control character', 'topic: "x\\0"\n', '1  control_character'],
  ])('%s', (_, yaml, problem) => {
    expect(problemsOf(yaml)).toContain(problem);
  });

  it('aliases that would grow without end are refused, quickly', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\n' +
      'bcdefghi'
        .split('')
        .map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]\n`)
        .join('');
    expect(problemsOf(bomb).some((line) => line.endsWith('yaml'))).toBe(true);
  });

  it('a folder that is not there, or empty', () => {
    expect(checkBank('test/fixtures/none').map(({ code }) => code)).toEqual(['folder_missing']);
    expect(checkBank('test').map(({ code }) => code)).toEqual(['no_questions']);
  });
});
