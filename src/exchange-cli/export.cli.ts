import { writeFileSync } from 'node:fs';
import { readSubjects } from '../bank-check/subjects.js';
import { sentence } from '../bank-check/finding.js';
import type { QuestionDraft } from '../core/kind/draft.js';
import { bankDrafts } from '../exchange/bank.query.js';
import { type WriteFormat, writeFormats, writers } from '../exchange-file/formats.js';

export interface ExportOrder {
  format: string;
  /** Path of the file to write. */
  out: string;
  /** A folder of YAML; null: the database's `bank`. */
  from: string | null;
  bank: string;
  /** Empty: all. */
  topics: readonly string[];
}

/** Writes questions to a file. @returns the exit code; null where the format is not known */
export async function exportTo(order: ExportOrder, env: NodeJS.ProcessEnv): Promise<number | null> {
  const format = writeFormats.find((each) => each === order.format);
  if (format === undefined) return null;
  if (order.from !== null) return fromFolder(order.from, format, order);
  const { withPools } = await import('./load.cli.js');
  return withPools(env, async ({ grading }) =>
    write(await bankDrafts(grading, order.bank, order.topics), format, order),
  );
}

async function fromFolder(folder: string, format: WriteFormat, order: ExportOrder): Promise<number> {
  const { unreadable, subjects } = readSubjects(folder);
  if (unreadable.length > 0) {
    const lines = unreadable.map((finding) => `${finding.file}:${finding.line} ${sentence(finding).vi}`);
    process.stderr.write(`${lines.join('\n')}\n`);
    return 1;
  }
  const newest = new Map<string, (typeof subjects)[number]>();
  for (const subject of subjects)
    if ((newest.get(subject.draft.code)?.version ?? 0) < subject.version)
      newest.set(subject.draft.code, subject);
  const drafts = [...newest.values()].map(({ draft }) => draft);
  const wanted = drafts.filter(({ topic }) => order.topics.length === 0 || order.topics.includes(topic));
  return write(wanted, format, order);
}

async function write(
  drafts: readonly QuestionDraft[],
  format: WriteFormat,
  { out }: ExportOrder,
): Promise<number> {
  if (drafts.length === 0) {
    process.stderr.write('Không có câu hỏi nào để xuất.  (nothing to export)\n');
    return 1;
  }
  const { bytes, losses } = await writers[format].write(drafts, new Map());
  try {
    writeFileSync(out, bytes);
  } catch (error) {
    process.stderr.write(`Không ghi được tệp ${out}: ${(error as Error).message}\n`);
    return 1;
  }
  const lines = losses.map(
    ({ where, what, action }) => `  ${action === 'dropped' ? 'bỏ' : 'đổi'} · ${where}: ${what}`,
  );
  process.stderr.write(
    [`${out}: ${drafts.length} câu.  (${drafts.length} questions)`, ...lines, ''].join('\n'),
  );
  return 0;
}
