import { realpathSync } from 'node:fs';
import { shippedBank } from '../question/bank.reader.js';
import { type Allowed, checkFolder, type Report } from './bank-check.js';
import { type Finding, sentence } from './finding.js';

const usage = `npm run bank:check -- [THU_MUC] [--json]
    soi lỗi biên soạn của một ngân hàng câu hỏi; không ghi thư mục thì soi ngân hàng đi kèm
    (looks for editorial faults in a bank of questions; without a folder, in the shipped one)
`;

const script = process.argv[1];
if (script && realpathSync(script) === import.meta.filename) process.exitCode = main(process.argv.slice(2));

/** Checks a folder and prints what it finds. @returns the exit code: 0 no errors, 1 errors, 2 wrong usage */
export function main(argv: readonly string[]): number {
  const flags = argv.filter((each) => each.startsWith('-'));
  const folders = argv.filter((each) => !each.startsWith('-'));
  if (flags.some((each) => each !== '--json') || flags.length > 1 || folders.length > 1) {
    process.stderr.write(usage);
    return 2;
  }
  const report = checkFolder(folders[0] ?? shippedBank);
  process.stdout.write(flags.length > 0 ? json(report) : text(report));
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function text({ questions, findings, allowed }: Report): string {
  const { errors, warnings } = counts(findings);
  const lines = [
    ...findings.map(line),
    ...allowed.map((each) => `${line(each)} · đã cho phép (allowed): ${each.reason}`),
    `${questions} câu: ${errors} lỗi, ${warnings} cảnh báo, ${allowed.length} chỗ đã cho phép.  ` +
      `(${errors} errors, ${warnings} warnings, ${allowed.length} allowed)`,
  ];
  return `${lines.join('\n')}\n`;
}

/** `questions/x.yaml:12 HS-001 long-sentence (cảnh báo): …`, as editors and terminals can jump to. */
function line(finding: Finding): string {
  const { file, line, question, rule, severity } = finding;
  const place = question === '' ? `${file}:${line}` : `${file}:${line} ${question}`;
  return `${place} ${rule} (${severity === 'error' ? 'lỗi' : 'cảnh báo'}): ${sentence(finding).vi}`;
}

function json({ questions, findings, allowed }: Report): string {
  const say = ({ params: _, ...finding }: Finding | Allowed) => ({
    ...finding,
    message: sentence({ ...finding, params: _ }).vi,
    messageEn: sentence({ ...finding, params: _ }).en,
  });
  const report = {
    questions,
    ...counts(findings),
    findings: findings.map(say),
    allowed: allowed.map(say),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function counts(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
