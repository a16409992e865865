import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkBodies, checkContent } from './bank.check.js';
import { type BankFile, bankPaths, checkSchema, readBankFile, readPictures } from './bank.yaml.js';
import {
  type BankQuestionEntry,
  type LegalDocumentYaml,
  picturesOf,
  type QuestionFileYaml,
  toLegalDocument,
  type Topic,
  toQuestions,
  toTopic,
} from './bank.parse.js';
import { type BankFinding, type BankProblem, explain } from './bank.problems.js';
import type { LegalDocument } from './law.js';

/** The bank that comes with the product; its register of law is shared by every other bank. */
export const shippedBank = join(import.meta.dirname, '..', '..', 'question-bank');

/** A bank's folder, read; without problems the content is whole. */
export interface BankReading {
  problems: BankProblem[];
  topics: Topic[];
  questions: BankQuestionEntry[];
  /** Its own register; empty where the bank only uses the shared one. */
  documents: LegalDocument[];
  /** Pictures that questions name, by name. */
  pictures: ReadonlyMap<string, Buffer>;
  /** Where a question stands, for problems that the database finds. */
  placeOf(code: string, version: number): { file: string; line: number; field: string };
}

/** Everything wrong with a bank's folder, in the order of files and lines; empty: it can be loaded. */
export function checkBank(directory: string): BankProblem[] {
  return readBank(directory).problems;
}

/**
 * Reads and checks a bank: `questions/*.yaml` and, if it has one, `legal-documents.yaml`. A bank may cite the
 * documents of its own register and of the shared one, but not describe a shared document differently.
 */
export function readBank(directory: string): BankReading {
  const findings: BankFinding[] = [];
  const root = resolve(directory);
  const own = bankPaths(root);
  const read = (path: string) => readBankFile(path, relative(root, path), findings);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    findings.push({ file: root, line: 1, field: '', code: 'folder_missing', params: { path: root } });
  } else if (own.questions.length === 0) {
    findings.push({ file: 'questions', line: 1, field: '', code: 'no_questions' });
  }
  const law = own.law === null ? null : read(own.law);
  const files = own.questions.map(read).filter((file) => file !== null);
  const shared = root === resolve(shippedBank) ? [] : sharedRegister();
  const content = checkContent(files, law, new Set(shared.map(({ code }) => code)));
  const shape = [
    ...(law ? checkSchema('legal-documents', law) : []),
    ...files.flatMap((file) => checkSchema('question-file', file)),
  ];
  const told = new Set(content.map(({ file, field }) => `${file} ${field}`));
  findings.push(...content, ...shape.filter(({ file, field }) => !told.has(`${file} ${field}`)));
  if (findings.length > 0) return refused(findings);
  const documents = law
    ? (law.value as { documents: LegalDocumentYaml[] }).documents.map(toLegalDocument)
    : [];
  findings.push(...contradictions(documents, shared, law), ...files.flatMap(checkBodies));
  const pictures = readPictures(
    own.pictures,
    files.flatMap(namedPictures),
    new Map(files.flatMap(carriedPictures)),
    findings,
  );
  return findings.length > 0 ? refused(findings) : accepted(files, documents, pictures);
}

function namedPictures(file: BankFile) {
  return toQuestions(file.value as QuestionFileYaml).flatMap((question, i) =>
    picturesOf(question).map(({ file: name }) => ({
      name,
      at: { file: file.file, line: file.lineOf(['questions', i]), field: `questions[${i}]` },
    })),
  );
}

/** Names are of the whole bank: a picture that two files carry under one name is the later one's. */
function carriedPictures({ value }: BankFile): [string, Buffer][] {
  const { pictures = [] } = value as QuestionFileYaml;
  return pictures.map(({ file, data }) => [file, Buffer.from(data, 'base64')]);
}

function accepted(
  files: BankFile[],
  documents: LegalDocument[],
  pictures: ReadonlyMap<string, Buffer>,
): BankReading {
  const contents = files.map(({ value }) => value as QuestionFileYaml);
  return {
    problems: [],
    topics: contents.map(toTopic),
    questions: contents.flatMap(toQuestions),
    documents,
    pictures,
    placeOf: (code, version) => {
      for (const [at, { questions }] of contents.entries()) {
        const index = questions.findIndex((each) => each.code === code && each.version === version);
        const file = files[at];
        if (index >= 0 && file) {
          const line = file.lineOf(['questions', index, 'version']);
          return { file: file.file, line, field: `questions[${index}].version` };
        }
      }
      return { file: '', line: 1, field: '' };
    },
  };
}

function refused(findings: BankFinding[]): BankReading {
  const order = (a: BankFinding, b: BankFinding) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
  return {
    problems: findings.sort(order).map(explain),
    topics: [],
    questions: [],
    documents: [],
    pictures: new Map(),
    placeOf: () => ({ file: '', line: 1, field: '' }),
  };
}

function sharedRegister(): LegalDocument[] {
  const path = bankPaths(shippedBank).law;
  const file = path === null ? null : readBankFile(path, path, []);
  if (!file || checkSchema('legal-documents', file).length > 0) return [];
  return (file.value as { documents: LegalDocumentYaml[] }).documents.map(toLegalDocument);
}

function contradictions(
  documents: LegalDocument[],
  shared: LegalDocument[],
  law: BankFile | null,
): BankFinding[] {
  const known = new Map(shared.map((document) => [document.code, JSON.stringify(document)]));
  return documents.flatMap((document, i) => {
    const other = known.get(document.code);
    if (!law || other === undefined || other === JSON.stringify(document)) return [];
    const line = law.lineOf(['documents', i]);
    return [
      {
        file: law.file,
        line,
        field: `documents[${i}]`,
        code: 'document_differs' as const,
        params: { code: document.code },
      },
    ];
  });
}
