import type { QuestionDraft, ReadResult, WriteResult } from '../core/kind/draft.js';

type Pictures = ReadResult['pictures'];

/** What a file can be recognised as. */
export type ReadFormat =
  | 'xlsx'
  | 'kahoot'
  | 'quizizz'
  | 'docx'
  | 'csv'
  | 'yaml'
  | 'gift'
  | 'aiken'
  | 'cloze'
  | 'text'
  | 'moodle-xml'
  | 'qti';

/** What a reader gave; the format only where the reader had to look inside to know it. */
export type Read = ReadResult & { format?: ReadFormat };

/** Readers by format; each is loaded when it is used, so that nothing starts more slowly for it. */
export const readers: Record<ReadFormat, (bytes: Uint8Array) => Promise<Read>> = {
  xlsx: spreadsheet,
  kahoot: spreadsheet,
  quizizz: spreadsheet,
  docx: async (bytes) => (await import('../exchange-word/docx.read.js')).readDocx(bytes),
  text: async (bytes) => (await import('../exchange-word/docx.read.js')).readExamText(bytes),
  csv: async (bytes) => (await import('../exchange-csv/csv.js')).readCsv(bytes),
  yaml: async (bytes) => (await import('../exchange-yaml/yaml.js')).readYaml(bytes),
  gift: async (bytes) => (await import('../exchange-text/gift.read.js')).readGift(bytes),
  aiken: async (bytes) => (await import('../exchange-text/aiken.js')).readAiken(bytes),
  cloze: async (bytes) => (await import('../exchange-text/cloze.js')).readCloze(bytes),
  'moodle-xml': async (bytes) => (await import('../exchange-xml/moodle.read.js')).readMoodleXml(bytes),
  qti: async (bytes) => (await import('../exchange-qti/qti.package.js')).readQti(bytes),
};

async function spreadsheet(bytes: Uint8Array): Promise<Read> {
  return (await import('../exchange-office/spreadsheet.js')).readSpreadsheet(bytes);
}

export const writeFormats = [
  'xlsx',
  'yaml',
  'gift',
  'aiken',
  'moodle-xml',
  'qti21',
  'qti30',
  'docx',
  'pdf',
] as const;
export type WriteFormat = (typeof writeFormats)[number];

export interface Writer {
  mediaType: string;
  extension: string;
  write(questions: readonly QuestionDraft[], pictures: Pictures): Promise<WriteResult>;
}

const text = 'text/plain; charset=utf-8';

/** Writers by format; loaded when used. */
export const writers: Record<WriteFormat, Writer> = {
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    write: async (questions) =>
      (await import('../exchange-office/template.write.js')).writeTemplate(questions),
  },
  yaml: {
    mediaType: 'application/yaml; charset=utf-8',
    extension: 'yaml',
    write: async (questions, pictures) =>
      (await import('../exchange-yaml/yaml.js')).writeYaml(questions, pictures),
  },
  gift: {
    mediaType: text,
    extension: 'gift.txt',
    write: async (questions) => (await import('../exchange-text/gift.write.js')).writeGift(questions),
  },
  aiken: {
    mediaType: text,
    extension: 'aiken.txt',
    write: async (questions) => (await import('../exchange-text/aiken.js')).writeAiken(questions),
  },
  'moodle-xml': {
    mediaType: 'application/xml; charset=utf-8',
    extension: 'moodle.xml',
    write: async (questions, pictures) =>
      (await import('../exchange-xml/moodle.write.js')).writeMoodleXml(questions, pictures),
  },
  qti21: {
    mediaType: 'application/zip',
    extension: 'qti21.zip',
    write: async (questions, pictures) =>
      (await import('../exchange-qti/qti.write.js')).writeQti21(questions, pictures),
  },
  qti30: {
    mediaType: 'application/zip',
    extension: 'qti30.zip',
    write: async (questions, pictures) =>
      (await import('../exchange-qti/qti.write.js')).writeQti30(questions, pictures),
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    write: async (questions, pictures) =>
      (await import('../exchange-print/print.docx.js')).writeDocx(questions, pictures),
  },
  pdf: {
    mediaType: 'application/pdf',
    extension: 'pdf',
    write: async (questions, pictures) =>
      (await import('../exchange-print/print.pdf.js')).writePdf(questions, pictures),
  },
};
