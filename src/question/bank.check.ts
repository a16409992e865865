import { type BankFile, fieldName, topicOfFile } from './bank.yaml.js';
import { bodyOf } from '../core/draft/written.js';
import { validate } from '../core/kind/registry.js';
import { errorText } from '../platform/errors.js';
import type { QuestionFileYaml, QuestionYaml } from './bank.parse.js';
import type { BankFinding, BankProblemCode } from './bank.problems.js';
import { letterOf } from '../core/draft/bodies.js';

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
  const stimuli = new Map<string, string>();
  for (const file of questionFiles) {
    const report = reporter(file, findings);
    checkTopic(file, topics, report);
    const shared = checkStimuli(file, stimuli, report);
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
      checkStimulus(record(question)['stimulus'], shared, [...path, 'stimulus'], report);
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

/** Codes of the file's shared texts. */
function checkStimuli(file: BankFile, seen: Map<string, string>, report: Report): Set<string> {
  const list = listOf(record(file.value)['stimuli']).map(record);
  list.forEach(({ code }, i) => {
    const path: Path = ['stimuli', i, 'code'];
    once(code, `${file.file}:${file.lineOf(path)}`, seen, path, 'code_twice', 'code', report);
  });
  return new Set(list.map(({ code }) => String(code)));
}

function checkStimulus(code: unknown, shared: ReadonlySet<string>, path: Path, report: Report): void {
  if (typeof code === 'string' && !shared.has(code)) report(path, 'stimulus_unknown', { code });
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
    const known = choices.some((_, at) => letterOf(at).toUpperCase() === letter);
    if (!known) {
      report([...path, 'key', i], 'key_without_choice', { letter: String(letter), count: choices.length });
    }
  });
  const seen = new Set<string>();
  choices.forEach((choice, i) => {
    const text = typeof choice === 'string' ? choice : JSON.stringify(choice);
    const folded = text.normalize('NFC').trim().toLowerCase();
    if (seen.size === seen.add(folded).size) report([...path, 'choices', i], 'choice_twice');
  });
  checkDays(question['validFrom'], question['validUntil'], [...path, 'validUntil'], report);
  listOf(question['citations']).forEach((citation, i) => {
    known(record(citation)['document'], documents, [...path, 'citations', i, 'document'], report);
  });
}

/** What the laws of the kinds say of questions whose shape the schema has passed; choices are checked above. */
export function checkBodies(file: BankFile): BankFinding[] {
  const findings: BankFinding[] = [];
  const report = reporter(file, findings);
  (file.value as QuestionFileYaml).questions.forEach((question, i) => {
    if (question.kind in wantedKeys) return;
    for (const { code, path, params } of validate(bodyOf(question))) {
      const text = errorText(code, 'vi', params);
      const textEn = errorText(code, 'en', params);
      report(['questions', i, ...writtenPath(question.kind, path)], 'body', { text, textEn });
    }
  });
  return findings;
}

/** The field in which a person wrote what the body has at `path`, like `key[2]`. */
function writtenPath(kind: QuestionYaml['kind'], path: string): Path {
  const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(path) ?? [];
  const at = index === undefined ? [] : [Number(index)];
  if (kind === 'matching' && name === 'lefts') return ['pairs', ...at];
  if (kind === 'matching') return ['pairs'];
  if (kind === 'numeric') return ['answers', ...at];
  if (kind === 'short-text') return ['accepted', ...at];
  return [name === 'key' ? 'items' : name, ...at];
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
