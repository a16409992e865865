import { realpathSync, writeFileSync } from 'node:fs';
import { printRules } from '../core/rules-print/print.js';
import type { RulesText } from '../core/rules-print/text-model.js';
import { checkRulebook, fillDefaults, type RulebookCheck } from '../core/rules-check/check.js';
import type { Problem } from '../core/rules-schema/shape.js';
import { errorText } from '../platform/errors.js';
import { shippedNames } from '../rulebook/names.js';
import { rulesToHtml, rulesToMarkdown } from '../rulebook/render.js';
import {
  readRulebookFile,
  readText,
  type RulebookFile,
  RulebookUnreadable,
} from '../rulebook/rulebook.file.js';
import { simulate, simulationText } from './simulate.js';
import { templates, templateText } from '../rulebook/templates.js';

const usage = `npm run rulebook -- check TEP.yaml [--json]
    kiểm tra một thể lệ: mọi lỗi và cảnh báo, kèm dòng (check a rulebook)
npm run rulebook -- print TEP.yaml --format md|html|docx|pdf [-o TEP]
    in thể lệ thành văn bản (print it as the legal text)
npm run rulebook -- templates [TEN]
    liệt kê các mẫu, hoặc in một mẫu (list the templates, or print one)
npm run rulebook -- simulate TEP.yaml LUOT_THI.csv [--json]
    tính thử kết quả theo thể lệ (what the rulebook would decide)
`;

/** About a million attempts. */
const maxTableBytes = 256 * 1024 * 1024;

/** @returns the exit code: 0 done, 1 refused, 2 wrong usage */
export async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  try {
    if (command === 'check') return check(rest);
    if (command === 'print') return await print(rest);
    if (command === 'templates') return listTemplates(rest);
    if (command === 'simulate') return simulated(rest);
  } catch (error) {
    if (!(error instanceof RulebookUnreadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  return misused();
}

function misused(): number {
  process.stderr.write(usage);
  return 2;
}

function check(argv: readonly string[]): number {
  const [path, flag] = argv;
  if (!path || argv.length > 2 || (flag !== undefined && flag !== '--json')) return misused();
  try {
    const file = readRulebookFile(path);
    const found = checkRulebook(file.document);
    process.stdout.write(flag ? asJson(found, file) : asText(found, path, file));
    return found.problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (!flag || !(error instanceof RulebookUnreadable)) throw error;
    const { message: reason, line } = error;
    const problem: Problem = { path: '', code: 'rulebook_unreadable', params: { reason } };
    process.stdout.write(asJson({ problems: [problem], warnings: [] }, { lineOf: () => line }));
    return 1;
  }
}

const say = ({ code, params }: Problem, language: 'vi' | 'en') => errorText(code, language, params);

function asText({ problems, warnings }: RulebookCheck, path: string, { lineOf }: RulebookFile): string {
  const line = (each: Problem, kind: string) =>
    `${path}:${lineOf(each.path)} ${each.path || '.'} ${each.code} (${kind}): ${say(each, 'vi')}`;
  const lines = [
    ...problems.map((each) => line(each, 'lỗi')),
    ...warnings.map((each) => line(each, 'cảnh báo')),
    `${problems.length} lỗi, ${warnings.length} cảnh báo.  (${problems.length} errors, ${warnings.length} warnings)`,
  ];
  return `${lines.join('\n')}\n`;
}

function asJson({ problems, warnings }: RulebookCheck, { lineOf }: Pick<RulebookFile, 'lineOf'>): string {
  const told = (each: Problem) => ({
    ...each,
    line: lineOf(each.path),
    message: say(each, 'vi'),
    messageEn: say(each, 'en'),
  });
  const report = { problems: problems.map(told), warnings: warnings.map(told) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The rulebook of a file; its problems are an error like any other. */
function checked(path: string): ReturnType<typeof fillDefaults> {
  const file = readRulebookFile(path);
  const found = checkRulebook(file.document);
  if (found.problems.length === 0) return fillDefaults(file.document);
  throw new RulebookUnreadable(asText({ ...found, warnings: [] }, path, file).trimEnd());
}

async function print(argv: readonly string[]): Promise<number> {
  const [path, ...flags] = argv;
  const value = (name: string) => (flags.includes(name) ? flags[flags.indexOf(name) + 1] : undefined);
  const format = value('--format');
  const output = value('-o');
  const known = flags.length === (format ? 2 : 0) + (output ? 2 : 0);
  if (!path || !format || !known || !['md', 'html', 'docx', 'pdf'].includes(format)) return misused();
  const text = printRules(checked(path), shippedNames());
  const made = await rendered(text, format);
  if (output === undefined) process.stdout.write(made);
  else writeFileSync(output, made);
  return 0;
}

async function rendered(text: RulesText, format: string): Promise<string | Buffer> {
  if (format === 'md') return rulesToMarkdown(text);
  if (format === 'html') return rulesToHtml(text);
  // Heavy, and wanted by few.
  const { renderRules } = await import('../document/rules-paper.js');
  return renderRules(text, format === 'docx' ? 'docx' : 'pdf');
}

function listTemplates(argv: readonly string[]): number {
  const [name] = argv;
  if (argv.length > 1) return misused();
  if (name !== undefined) {
    const text = templateText(name);
    if (text === null) throw new RulebookUnreadable(`Không có mẫu ${name}.  (no such template)`);
    process.stdout.write(text);
    return 0;
  }
  for (const { code, title, summary, source } of templates()) {
    process.stdout.write(`${code}\n    ${title}. ${summary}\n    ${source}\n`);
  }
  return 0;
}

function simulated(argv: readonly string[]): number {
  const [path, table, flag] = argv;
  if (!path || !table || argv.length > 3 || (flag !== undefined && flag !== '--json')) return misused();
  const result = simulate(checked(path), readText(table, maxTableBytes), 'vi');
  process.stdout.write(
    flag ? `${JSON.stringify(result, null, 2)}\n` : `${simulationText(result).trimEnd()}\n`,
  );
  return 0;
}

// Last, when all that it uses stands.
const script = process.argv[1];
if (script && realpathSync(script) === import.meta.filename)
  void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
