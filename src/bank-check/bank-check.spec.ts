import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './bank-check.cli.js';
import { checkFolder } from './bank-check.js';
import { rules } from './finding.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The good bank of the tests, without its lapsed law, with its questions changed. */
function changed(...replacements: [from: string, to: string][]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bank-'));
  folders.push(folder);
  cpSync('test/fixtures/bank-good', folder, { recursive: true });
  rewrite(join(folder, 'legal-documents.yaml'), [
    ["inForceUntil: '2025-06-30'", 'inForceUntil: null'],
    ['number: 1/2020/NĐ-CP', 'number: 1/2020/NĐ-CP\n    articles: 9'],
    ['number: 2/2015/NĐ-CP', 'number: 2/2015/NĐ-CP\n    articles: 3'],
  ]);
  rewrite(join(folder, 'questions', 'chu-de-mot.yaml'), replacements);
  return folder;
}

function rewrite(file: string, replacements: [from: string, to: string][]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(file, text);
}

function run(...argv: string[]): { exit: number; printed: string } {
  let printed = '';
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    }),
  );
  try {
    return { exit: main(argv), printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const stem = 'Câu hỏi thử thứ nhất của ngân hàng riêng là câu nào?';
const bare = 'Cau hoi thu thu nhat cua ngan hang rieng la cau nao?';
const long = `Câu hỏi thử thứ nhất ${Array.from({ length: 30 }, () => 'rất').join(' ')} dài?`;
const allow = (rule: string) =>
  `version: 1\n    allow:\n      - { rule: ${rule}, reason: "Câu này cần dài để đủ ý." }`;

describe('the shipped bank', () => {
  it('has no faults that nobody has answered for', () => {
    const { questions, findings } = checkFolder('question-bank');
    expect(findings).toEqual([]);
    expect(questions).toBeGreaterThan(250);
  });
});

describe('a bank with faults', () => {
  it('has each told with file, line, question and rule', () => {
    const { findings } = checkFolder(changed([stem, long]));
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'long-sentence',
        severity: 'warning',
        file: join('questions', 'chu-de-mot.yaml'),
        question: 'ZA-001',
        line: expect.any(Number),
      }),
    ]);
  });

  it('lets a warning stand for a reason, and shows it', () => {
    const { findings, allowed } = checkFolder(changed([stem, long], ['version: 1', allow('long-sentence')]));
    expect(findings).toEqual([]);
    expect(allowed).toMatchObject([{ rule: 'long-sentence', reason: 'Câu này cần dài để đủ ý.' }]);
  });

  it('tells an allowance that covers nothing, and lets no error stand', () => {
    const unused = checkFolder(changed(['version: 1', allow('no-such-rule')]));
    expect(unused.findings).toMatchObject([{ rule: 'unused-allowance', params: { name: 'no-such-rule' } }]);
    const error = checkFolder(changed([stem, bare], ['version: 1', allow('missing-diacritics')]));
    expect(error.findings.map(({ rule }) => rule)).toContain('missing-diacritics');
  });

  it('that cannot be read says why', () => {
    const { findings } = checkFolder('test/fixtures/bank-bad');
    expect(findings.length).toBeGreaterThan(15);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['cannot-be-read']));
  });
});

describe('the command line', () => {
  it('says it in lines that editors can jump to, or as JSON; only errors make it fail', () => {
    const warned = run(changed([stem, long]));
    expect(warned).toMatchObject({ exit: 0 });
    expect(warned.printed).toMatch(
      /^questions.chu-de-mot\.yaml:\d+ ZA-001 long-sentence \(cảnh báo\): Câu văn/m,
    );
    const failed = run(changed([stem, bare]), '--json');
    expect(failed.exit).toBe(1);
    expect(JSON.parse(failed.printed)).toMatchObject({
      questions: 4,
      errors: 1,
      findings: [
        {
          rule: 'missing-diacritics',
          severity: 'error',
          line: expect.any(Number),
          message: expect.stringContaining('thiếu dấu'),
          messageEn: expect.stringContaining('missing'),
        },
      ],
    });
  });

  it.each([[['--xml']], [['a', 'b']], [['--json', '--json']]])('shows how it is used for %j', (argv) => {
    expect(run(...argv)).toMatchObject({ exit: 2, printed: expect.stringContaining('bank:check') });
  });

  it('the README tells every rule', () => {
    const readme = readFileSync('question-bank/README.md', 'utf8');
    expect(Object.keys(rules).filter((rule) => !readme.includes(`\`${rule}\``))).toEqual([]);
  });
});
