import { readFileSync, statSync } from 'node:fs';
import { type ErrorCode, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { isRecord } from '../core/rules-schema/shape.js';

/** No rulebook that people can read is longer. */
const maxBytes = 1024 * 1024;

/** A rulebook as it was written, with the way back from a field to its line. */
export interface RulebookFile {
  document: unknown;
  /** What the wizard asks; null in a file that is no template. */
  template: unknown;
  /** Line of a field like `rounds[2].closesAt`, from 1; of the nearest field above where it is not written. */
  lineOf: (path: string) => number;
}

/** Why a file cannot be read as a rulebook, in one line for its writer. */
export class RulebookUnreadable extends Error {
  constructor(
    message: string,
    /** Where the first fault is, from 1. */
    readonly line = 1,
  ) {
    super(message);
  }
}

/** What people get wrong in YAML, in their words; the rest is said in the parser's. */
const inWords: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'thụt đầu dòng sai (wrong indentation)',
  DUPLICATE_KEY: 'mục này đã ghi ở trên (written twice)',
  MISSING_CHAR: 'thiếu dấu đóng hoặc dấu phẩy (a closing sign or a comma is missing)',
  MULTIPLE_DOCS: 'một tệp chỉ có một thể lệ (one rulebook per file)',
  RESOURCE_EXHAUSTION: 'lồng nhau quá sâu (nested too deep)',
  TAB_AS_INDENT: 'thụt đầu dòng bằng dấu cách, không bằng tab (indent with spaces, not tabs)',
};

/** @throws RulebookUnreadable for a missing, huge or binary file and for broken YAML */
export function readRulebookFile(path: string): RulebookFile {
  const text = readText(path, maxBytes);
  try {
    return readRulebookText(text);
  } catch (error) {
    if (!(error instanceof RulebookUnreadable)) throw error;
    throw new RulebookUnreadable(`${path}: ${error.message}`, error.line);
  }
}

/** @throws RulebookUnreadable for what is no text of that size */
export function readText(path: string, most: number): string {
  const state = statSync(path, { throwIfNoEntry: false });
  if (!state?.isFile()) throw new RulebookUnreadable(`Không có tệp ${path}.  (no such file)`);
  if (state.size > most) {
    const megabytes = most / 1024 / 1024;
    throw new RulebookUnreadable(`Tệp ${path} lớn hơn ${megabytes} MB.  (larger than ${megabytes} MB)`);
  }
  const bytes = readFileSync(path);
  if (bytes.includes(0)) throw new RulebookUnreadable(`Tệp ${path} không phải văn bản.  (a binary file)`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RulebookUnreadable(`Tệp ${path} không phải UTF-8. Hãy lưu lại bằng UTF-8.  (not UTF-8)`);
  }
}

/** @throws RulebookUnreadable with every fault of the YAML and its line */
export function readRulebookText(text: string): RulebookFile {
  const lines = new LineCounter();
  const line = (offset = 0) => Math.max(1, lines.linePos(offset).line);
  try {
    const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const faults = parsed.errors.map(({ pos, code, message }) => ({
      line: line(pos[0]),
      reason: inWords[code] ?? message,
    }));
    if (faults[0]) {
      const told = faults.map((each) => `dòng ${each.line}: ${each.reason}`);
      throw new RulebookUnreadable([...new Set(told)].join('; '), faults[0].line);
    }
    // Throws where aliases would grow beyond measure.
    const value: unknown = parsed.toJS({ maxAliasCount: 100 });
    const lineOf = (path: string) => line(offsetOf(parsed, stepsOf(path)));
    if (!isRecord(value)) return { document: value, template: null, lineOf };
    const { template = null, ...document } = value;
    return { document, template, lineOf };
  } catch (error) {
    if (error instanceof RulebookUnreadable) throw error;
    throw new RulebookUnreadable(`YAML không đọc được: ${(error as Error).message}`);
  }
}

/** `rounds[2].closesAt` → `['rounds', 2, 'closesAt']`. */
export const stepsOf = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  );

function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (pair && isScalar(pair.key)) return pair.key.range?.[0];
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0];
  }
  return 0;
}
