import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import {
  type LegalDocumentYaml,
  type QuestionFileYaml,
  toLegalDocument,
  toQuestions,
} from '../question/bank.parse.js';
import { checkBank, shippedBank } from '../question/bank.reader.js';
import { type BankFile, bankPaths, readBankFile } from '../question/bank.yaml.js';
import type { LawRegister } from '../question/law.js';
import type { Allowance, Finding, Subject } from './finding.js';
import type { KnownArticles } from './law.rule.js';

/** Everything that the rules look at, of one folder. */
export interface BankSubjects {
  /** Why the bank could not be read; then there is nothing else. */
  unreadable: Finding[];
  subjects: Subject[];
  /** Allowances of whole topics, by file. */
  topicAllow: ReadonlyMap<string, readonly Allowance[]>;
  register: LawRegister;
  articles: KnownArticles;
}

/** Reads a bank's folder for the rules; its law is its own register and the shipped one. */
export function readSubjects(directory: string): BankSubjects {
  const problems = checkBank(directory);
  const root = resolve(directory);
  const unreadable = problems.map(({ file, line, field, message, messageEn }) => ({
    rule: 'cannot-be-read' as const,
    severity: 'error' as const,
    file,
    line,
    question: '',
    version: 0,
    params: { text: field === '' ? message : `${field}: ${message}`, textEn: messageEn },
  }));
  if (unreadable.length > 0 || !statSync(root, { throwIfNoEntry: false })) {
    return { unreadable, subjects: [], topicAllow: new Map(), register: new Map(), articles: new Map() };
  }
  const files = bankPaths(root).questions.flatMap((path) => read(path, relative(root, path)));
  const documents = [shippedBank, root].flatMap(documentsOf);
  return {
    unreadable,
    subjects: files.flatMap(subjectsOf),
    topicAllow: new Map(files.map((file) => [file.file, contentOf(file).allow ?? []])),
    register: new Map(documents.map((document) => [document.code, toLegalDocument(document)])),
    articles: new Map(
      documents.flatMap(({ code, articles }) => (articles === undefined ? [] : [[code, told(articles)]])),
    ),
  };
}

function read(path: string, name: string): BankFile[] {
  const file = readBankFile(path, name, []);
  return file ? [file] : [];
}

function documentsOf(root: string): LegalDocumentYaml[] {
  const { law } = bankPaths(root);
  return law === null
    ? []
    : read(law, law).flatMap(({ value }) => (value as { documents: LegalDocumentYaml[] }).documents);
}

const told = (articles: number | (number | string)[]): number | string[] =>
  typeof articles === 'number' ? articles : articles.map(String);

const contentOf = ({ value }: BankFile): QuestionFileYaml => value as QuestionFileYaml;

function subjectsOf(file: BankFile): Subject[] {
  const content = contentOf(file);
  return toQuestions(content).map((entry, i) => ({
    draft: entry,
    version: entry.version,
    file: file.file,
    lineOf: (path) => file.lineOf(['questions', i, ...path]),
    allow: content.questions[i]?.allow ?? [],
  }));
}
