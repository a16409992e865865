import fc from 'fast-check';
import { readCsv } from '../../src/exchange-csv/csv.js';
import { readSpreadsheet } from '../../src/exchange-office/spreadsheet.js';
import { writeTemplate } from '../../src/exchange-office/template.write.js';
import { writeDocx } from '../../src/exchange-print/print.docx.js';
import { readDocx } from '../../src/exchange-word/docx.read.js';
import { readQti } from '../../src/exchange-qti/qti.package.js';
import { writeQti21, writeQti30 } from '../../src/exchange-qti/qti.write.js';
import { readAiken, writeAiken } from '../../src/exchange-text/aiken.js';
import { readGift } from '../../src/exchange-text/gift.read.js';
import { writeGift } from '../../src/exchange-text/gift.write.js';
import { readMoodleXml } from '../../src/exchange-xml/moodle.read.js';
import { writeMoodleXml } from '../../src/exchange-xml/moodle.write.js';
import type { ReadResult } from '../../src/core/kind/draft.js';
import { anyDraft, pictures } from '../support/drafts.js';
import { acceptFigure } from './accept.bench.js';
import type { Figure, Figures } from './figure.js';

const count = 1_000;
const mostMs = 3_000;
const mostMb = 200;
const runs = 3;

type Read = (bytes: Uint8Array) => ReadResult | Promise<ReadResult>;

/**
 * Reading 1,000 questions of each format: the slowest of three times, and the most that the process grew while
 * one file was read, with what it gave still held; and taking them into a bank.
 */
export async function runExchange(): Promise<Figures> {
  const figures: Figures = {};
  let grown = 0;
  const files = await filesOf();
  for (const [format, bytes, read] of files) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const before = process.memoryUsage.rss();
      const began = performance.now();
      const { questions } = await read(bytes);
      times.push(performance.now() - began);
      grown = Math.max(grown, process.memoryUsage.rss() - before);
      if (questions.length < count) throw new Error(`${format}: ${questions.length} questions were read`);
    }
    figures[`import_ms_${format}`] = figure(Math.max(...times), 'ms', mostMs);
  }
  const [, workbook = new Uint8Array()] = files.find(([format]) => format === 'xlsx') ?? [];
  const accepted = await acceptFigure(workbook, count);
  return { ...figures, import_extra_mb: figure(grown / 1024 / 1024, 'MB', mostMb), ...accepted };
}

const figure = (value: number, unit: string, most: number): Figure => ({
  value,
  unit,
  baseline: null,
  ratio: null,
  bound: `≤ ${most}`,
  ok: value <= most,
});

/** Questions of all kinds with all they can have; for Aiken, CSV and QTI 1.2 of one right choice. */
async function filesOf(): Promise<[format: string, bytes: Uint8Array, read: Read][]> {
  const drafts = fc.sample(anyDraft, { numRuns: count, seed: 1 });
  return [
    ['gift', writeGift(drafts).bytes, readGift],
    ['aiken', writeAiken(plainDrafts()).bytes, readAiken],
    ['moodle-xml', writeMoodleXml(drafts, pictures).bytes, readMoodleXml],
    ['qti12', Buffer.from(qti12()), readQti],
    ['qti21', writeQti21(drafts, pictures).bytes, readQti],
    ['qti30', writeQti30(drafts, pictures).bytes, readQti],
    ['csv', Buffer.from(csv()), readCsv],
    ['xlsx', (await writeTemplate(drafts)).bytes, readSpreadsheet],
    ['docx', (await writeDocx(plainDrafts(), new Map())).bytes, readDocx],
  ];
}

const text = (i: number): string =>
  `Người dân nộp hồ sơ số ${i} trên Cổng Dịch vụ công quốc gia thì làm gì trước tiên?`;
const choices = [
  'Đăng nhập bằng tài khoản định danh',
  'Gọi điện cho cán bộ',
  'Chờ giấy mời',
  'In sẵn ba bản',
];
const numbers = Array.from({ length: count }, (_, i) => i + 1);

function plainDrafts() {
  return numbers.map((i) => ({
    ...fc.sample(anyDraft, { numRuns: 1, seed: i })[0]!,
    text: text(i),
    stimulus: null,
    body: {
      kind: 'single' as const,
      choices: choices.map((choice, at) => ({ id: 'abcd'[at] ?? '', text: choice, picture: null })),
      key: ['a'],
      fixedOrder: false,
    },
  }));
}

function csv(): string {
  const rows = numbers.map((i) => `${text(i)};${choices.join(';')};A`);
  return ['Câu hỏi;A;B;C;D;Đáp án', ...rows].join('\n');
}

function qti12(): string {
  const items = numbers.map((i) => {
    const labels = choices.map(
      (choice, at) =>
        `<response_label ident="${at}"><material><mattext texttype="text/html">&lt;p&gt;${choice}&lt;/p&gt;</mattext></material></response_label>`,
    );
    return `<item ident="i${i}" title="Question"><presentation><material><mattext>${text(i)}</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice>${labels.join('')}</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">0</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition></resprocessing></item>`;
  });
  return `<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment><section>${items.join('\n')}</section></assessment></questestinterop>`;
}
