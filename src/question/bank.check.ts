import { type BankFile, fieldName, topicOfFile } from './bank.yaml.js';
import type { BankFinding, BankProblemCode } from './bank.problems.js';
import { choiceId } from './bank.parse.js';

type Path = (string | number)[];
type Report = (path: Path, code: BankProblemCode, params?: BankFinding['params']) => void;
type Loose = Record<string, unknown>;

const wantedKeys: Record<string, [number, number]> = {
  single: [1, 1],
  'true-false': [1, 1],
  multiple: [2, 5],
};
const wantedChoices: Record<string, [number, number]> = {
  single: [2, 6],
  'true-false': [2, 2],
  multiple: [3, 6],
};

/**
 * What a schema cannot say: references between files, letters of keys, days in order. Looks at whatever is
 * there, in any shape, so that all mistakes are told at once; wrong shapes are the schema's to tell.
 */
export function checkContent(
  questionFiles: readonly BankFile[],
  lawFile: BankFile | null,
  sharedDocuments: ReadonlySet<string>,
): BankFinding[] {
  const findings: BankFinding[] = [];
  const documents = new Set(sharedDocuments);
  if (lawFile) {
    for (const document of listOf(record(lawFile.value)['documents'])) {
      documents.add(String(record(document)['code']));
    }
    checkLaw(lawFile, documents, reporter(lawFile, findings));
  }
  const topics = new Map<string, string>();
  const versions: Version[] = [];
  const named = new Map<string, string>();
  for (const file of questionFiles) {
    const report = reporter(file, findings);
    checkTopic(file, topics, report);
    listOf(record(file.value)['questions']).forEach((question, i) => {
      const path: Path = ['questions', i];
      const place = `${file.file}:${file.lineOf([...path, 'code'])}`;
      const { code, version, validFrom } = record(question);
      if (typeof code === 'string') {
        // A version that is none counts as the first, so that the code is still seen to come twice.
        const number = Math.max(1, Number(version) || 1);
        const name = `${code}, version ${number}`;
        once(name, place, named, [...path, 'code'], 'code_twice', 'code', report);
        versions.push({
          code,
          version: number,
          validFrom: typeof validFrom === 'string' ? validFrom : '',
          path,
          report,
        });
      }
      checkQuestion(record(question), path, documents, report);
    });
  }
  checkVersions(versions);
  return findings;
}

interface Version {
  code: string;
  version: number;
  /** Empty: from the beginning. */
  validFrom: string;
  path: Path;
  report: Report;
}

/** Of several versions of a question in one bank each begins on a later day, else the earlier is never asked. */
function checkVersions(versions: readonly Version[]): void {
  for (const ofOne of Map.groupBy(versions, ({ code }) => code).values()) {
    const inOrder = ofOne.toSorted((a, b) => a.version - b.version);
    inOrder.forEach(({ code, version, validFrom, path, report }, i) => {
      const before = inOrder[i - 1];
      if (before === undefined || before.version === version || before.validFrom < validFrom) return;
      report([...path, 'version'], 'version_not_later', { code, version, before: before.version });
    });
  }
}

function reporter({ file, lineOf }: BankFile, findings: BankFinding[]): Report {
  return (path, code, params) => {
    findings.push({
      file,
      line: lineOf(path),
      field: fieldName(path),
      code,
      ...(params === undefined ? {} : { params }),
    });
  };
}

function checkTopic(file: BankFile, topics: Map<string, string>, report: Report): void {
  const { topic } = record(file.value);
  if (typeof topic === 'string' && topic !== topicOfFile(file.file)) {
    report(['topic'], 'topic_not_file', { topic });
  }
  once(topic, file.file, topics, ['topic'], 'topic_twice', 'topic', report);
}

function checkQuestion(question: Loose, path: Path, documents: ReadonlySet<string>, report: Report): void {
  const kind = String(question['kind']);
  const choices = listOf(question['choices']);
  const keys = listOf(question['key']);
  // Every letter right would be no question.
  const most = Math.min(wantedKeys[kind]?.[1] ?? 0, choices.length - 1);
  checkCount(keys.length, [wantedKeys[kind]?.[0] ?? 0, most], kind, [...path, 'key'], 'key_count', report);
  checkCount(choices.length, wantedChoices[kind], kind, [...path, 'choices'], 'choice_count', report);
  keys.forEach((letter, i) => {
    const known = choices.some((_, at) => choiceId(at).toUpperCase() === letter);
    if (!known) {
      report([...path, 'key', i], 'key_without_choice', { letter: String(letter), count: choices.length });
    }
  });
  const seen = new Set<string>();
  choices.forEach((choice, i) => {
    const folded = String(choice).normalize('NFC').trim().toLowerCase();
    if (seen.size === seen.add(folded).size) report([...path, 'choices', i], 'choice_twice');
  });
  checkDays(question['validFrom'], question['validUntil'], [...path, 'validUntil'], report);
  listOf(question['citations']).forEach((citation, i) => {
    known(record(citation)['document'], documents, [...path, 'citations', i, 'document'], report);
  });
}

function checkLaw(file: BankFile, documents: ReadonlySet<string>, report: Report): void {
  const codes = new Map<string, string>();
  listOf(record(file.value)['documents']).forEach((value, i) => {
    const document = record(value);
    const path: Path = ['documents', i];
    const place = `${file.file}:${file.lineOf([...path, 'code'])}`;
    once(document['code'], place, codes, [...path, 'code'], 'code_twice', 'code', report);
    checkDays(document['inForceFrom'], document['inForceUntil'], [...path, 'inForceUntil'], report);
    for (const field of ['replacedBy', 'amendedBy']) {
      listOf(document[field]).forEach((code, at) => known(code, documents, [...path, field, at], report));
    }
    const provisions = new Set<string>();
    listOf(document['provisions']).forEach((provision, at) => {
      const { article, clause = '', point = '', inForceFrom, inForceUntil } = record(provision);
      const where = [...path, 'provisions', at];
      if (provisions.size === provisions.add(`${String(article)} ${String(clause)} ${String(point)}`).size) {
        report(where, 'provision_twice');
      }
      checkDays(inForceFrom, inForceUntil, [...where, 'inForceUntil'], report);
    });
  });
}

function checkCount(
  count: number,
  wanted: [number, number] | undefined,
  kind: string,
  path: Path,
  code: 'key_count' | 'choice_count',
  report: Report,
): void {
  if (!wanted || !(kind in wantedKeys) || (count >= wanted[0] && count <= wanted[1])) return;
  const range = wanted[0] === wanted[1] ? String(wanted[0]) : `${wanted[0]}–${wanted[1]}`;
  report(path, code, { kind, wanted: range, count });
}

function checkDays(from: unknown, until: unknown, path: Path, report: Report): void {
  if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return;
  report(path, 'days_reversed', { from, until });
}

function known(code: unknown, documents: ReadonlySet<string>, path: Path, report: Report): void {
  if (typeof code === 'string' && !documents.has(code)) report(path, 'document_unknown', { code });
}

/** Reports a name's second use, with the place of the first. */
function once(
  name: unknown,
  place: string,
  seen: Map<string, string>,
  path: Path,
  code: 'topic_twice' | 'code_twice',
  param: string,
  report: Report,
): void {
  if (typeof name !== 'string') return;
  const other = seen.get(name);
  if (other === undefined) seen.set(name, place);
  else report(path, code, { [param]: name, other });
}

function record(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
