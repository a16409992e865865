import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { nfc } from '../core/text.js';
import type { BankFinding, BankProblemCode } from './bank.problems.js';

const maxBytes = 4 * 1024 * 1024;

/** A YAML file that could be read, with the way back from a field to its line. */
export interface BankFile {
  /** Path below the bank's folder, as problems name it. */
  file: string;
  value: unknown;
  /** Line of a field, counted from 1; of the nearest field above it where it does not exist. */
  lineOf: (path: readonly (string | number)[]) => number;
}

/** Paths of the files of a bank: its register of law, if it has one, and its questions in the order of names. */
export function bankPaths(directory: string): { law: string | null; questions: string[]; pictures: string } {
  const law = join(directory, 'legal-documents.yaml');
  const folder = join(directory, 'questions');
  return {
    law: isFile(law) ? law : null,
    pictures: join(directory, 'pictures'),
    questions: listed(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  };
}

/** SHA-256 over the names and bytes of a bank's files, hexadecimal. */
export function bankDigest(directory: string): string {
  const { law, questions, pictures } = bankPaths(directory);
  const paths = [
    ...(law ? [law] : []),
    ...questions,
    ...listed(pictures)
      .sort()
      .map((name) => join(pictures, name)),
  ];
  const hash = createHash('sha256');
  for (const path of paths) {
    const bytes = readFileSync(path);
    hash.update(`${basename(path)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Reads one file; everything wrong with it as YAML is added to `findings`, and then there is no value. */
export function readBankFile(path: string, file: string, findings: BankFinding[]): BankFile | null {
  if (statSync(path).size > maxBytes) {
    findings.push({ file, line: 1, field: '', code: 'file_too_large' });
    return null;
  }
  const lines = new LineCounter();
  const text = readFileSync(path, 'utf8');
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const line = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  for (const error of document.errors) {
    findings.push({
      file,
      line: line(error.pos[0]),
      field: '',
      code: 'yaml',
      params: { text: error.message },
    });
  }
  if (text.includes('\uFFFD')) findings.push({ file, line: 1, field: '', code: 'not_utf8' });
  checkCharacters(document, (offset) => line(offset), file, findings);
  if (document.errors.length > 0) return null;
  try {
    // Throws where aliases would grow beyond measure.
    return { file, value: document.toJS(), lineOf: (path) => line(offsetOf(document, path)) };
  } catch (error) {
    findings.push({ file, line: 1, field: '', code: 'yaml', params: { text: (error as Error).message } });
    return null;
  }
}

/** The topic that a file's name promises. */
export const topicOfFile = (file: string): string => basename(file).replace(/\.ya?ml$/, '');

/** Text in another Unicode form looks the same and is not found; control characters cannot be stored or seen. */
function checkCharacters(
  document: Document.Parsed,
  line: (offset?: number) => number,
  file: string,
  findings: BankFinding[],
): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      const at = { file, line: line(node.range?.[0]), field: '' };
      const params = { text: node.value.slice(0, 40) };
      if (nfc(node.value) !== node.value) findings.push({ ...at, code: 'not_nfc', params });
      if (/[^\P{Cc}\t\n]/u.test(node.value)) findings.push({ ...at, code: 'control_character', params });
    },
  });
}

function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const parent: unknown = document.getIn(path.slice(0, Math.max(0, length - 1)), true);
    if (isMap(parent) && length > 0) {
      const name = path[length - 1];
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (pair && isScalar(pair.key)) return pair.key.range?.[0];
    }
    if (isNode(node)) return node.range?.[0];
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function listed(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

/** The schemas are the product's, wherever a bank lies; from `src` and from `dist` the way is the same. */
const schemaFolder = join(import.meta.dirname, '..', '..', 'question-bank', 'schema');

export type SchemaName = 'question-file' | 'legal-documents';

const validators = new Map<SchemaName, ValidateFunction>();

/** Everything in which a file differs from its schema. */
export function checkSchema(name: SchemaName, { file, value, lineOf }: BankFile): BankFinding[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return withoutEchoes(validate.errors ?? []).map((error) => {
    const path = pathOf(error, value);
    return { file, line: lineOf(path), field: fieldName(path), ...describe(error) };
  });
}

/** `['questions', 3, 'key']` → `questions[3].key`. */
export function fieldName(path: readonly (string | number)[]): string {
  return path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

function validatorOf(name: SchemaName): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addFormat('date', isRealDay);
  const schema = JSON.parse(readFileSync(join(schemaFolder, `${name}.schema.json`), 'utf8')) as object;
  const validate = ajv.compile(schema);
  validators.set(name, validate);
  return validate;
}

function isRealDay(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

/**
 * Reads the pictures that questions name and no file carries, by name. One that is missing is a finding where it is named; whether
 * it can be shown is said when it is stored.
 */
export function readPictures(
  folder: string,
  named: readonly { name: string; at: Pick<BankFinding, 'file' | 'line' | 'field'> }[],
  carried: ReadonlyMap<string, Buffer>,
  findings: BankFinding[],
): Map<string, Buffer> {
  const pictures = new Map(carried);
  for (const { name, at } of named) {
    const path = join(folder, name);
    if (pictures.has(name)) continue;
    if (isFile(path)) pictures.set(name, readFileSync(path));
    else findings.push({ ...at, code: 'picture_missing', params: { name } });
  }
  return pictures;
}

/** Ajv also reports the frame around an error (`if`) and each way in which an `anyOf` failed: one line is enough. */
function withoutEchoes(errors: ErrorObject[]): ErrorObject[] {
  const inner = errors.filter(
    ({ keyword, schemaPath }) => keyword !== 'if' && !/\/anyOf\/\d+\//.test(schemaPath),
  );
  const detailed = new Set(inner.filter(isDetailed).map(({ instancePath }) => instancePath));
  const seen = new Set<string>();
  return inner.filter((error) => {
    if (!isDetailed(error) && detailed.has(error.instancePath)) return false;
    // The same place is often refused by a rule and by its stricter form.
    return seen.size < seen.add(`${error.instancePath} ${error.keyword} ${missingName(error)}`).size;
  });
}

const isDetailed = ({ keyword }: ErrorObject): boolean => keyword !== 'anyOf';

function pathOf(error: ErrorObject, value: unknown): (string | number)[] {
  const steps = error.instancePath.split('/').slice(1);
  const path: (string | number)[] = [];
  let at = value;
  for (const raw of steps) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(step) : step);
    at = (at as Record<string, unknown>)[step];
  }
  const name = missingName(error);
  return name === '' ? path : [...path, name];
}

function missingName({ params }: ErrorObject): string {
  const known = params as { missingProperty?: string; additionalProperty?: string };
  return known.missingProperty ?? known.additionalProperty ?? '';
}

type Description = { code: BankProblemCode; params?: Record<string, string | number> };

function describe(error: ErrorObject): Description {
  const params = error.params as Record<string, unknown>;
  const limit = () => ({
    limit: Number(params['limit']),
    relation: error.keyword === 'exclusiveMinimum' ? '>' : error.keyword.startsWith('min') ? '≥' : '≤',
  });
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return { code: 'field_missing', params: { name: missingName(error) } };
    case 'additionalProperties':
      return { code: 'field_unknown', params: { name: missingName(error) } };
    case 'false schema':
      return { code: 'field_not_allowed' };
    case 'type':
      return { code: 'wrong_type', params: { wanted: String(params['type']) } };
    case 'enum':
      return { code: 'wrong_value', params: { allowed: (params['allowedValues'] as unknown[]).join(', ') } };
    case 'const':
      return { code: 'wrong_value', params: { allowed: JSON.stringify(params['allowedValue']) } };
    case 'pattern':
      return { code: 'wrong_form', params: { pattern: String(params['pattern']) } };
    case 'format':
      return { code: 'not_a_day' };
    case 'minLength':
    case 'maxLength':
      return { code: 'wrong_length', params: limit() };
    case 'minItems':
    case 'maxItems':
      return { code: 'wrong_count', params: limit() };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return { code: 'wrong_number', params: limit() };
    case 'uniqueItems':
      return { code: 'twice' };
    default:
      return { code: 'invalid', params: { text: error.message ?? error.keyword } };
  }
}
