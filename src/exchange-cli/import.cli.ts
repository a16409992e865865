import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { draftLimits } from '../core/draft/reading.js';
import { said } from '../core/draft/said.js';
import { exchangeSaid } from '../exchange-file/exchange.said.js';
import { type FileRead, readFileOf } from '../exchange-file/read-file.js';

/** What is printed for a file; `dropped`: questions that could not be taken, `questions`: those that were read. */
interface Report {
  file: string;
  format: string | null;
  questions: number;
  dropped: number;
  losses: FileRead['losses'];
  errors: FileRead['errors'];
}

/**
 * Reads files and reports; with a bank, stores what was read as drafts in one batch a file.
 * @returns 0 when every file was readable, else 1
 */
export async function importFiles(
  files: readonly string[],
  { bank, json }: { bank: string | null; json: boolean },
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const reports: Report[] = [];
  const reads: { file: string; read: FileRead }[] = [];
  for (const file of files) {
    const read = await readPath(file);
    reports.push(reportOf(file, read));
    if (bank !== null && read.questions.length > 0) reads.push({ file, read });
  }
  if (json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else process.stdout.write(`${reports.map(told).join('\n')}\n`);
  const readable = reports.every(({ questions, errors }) => questions > 0 || errors.length === 0);
  if (bank === null || reads.length === 0) return readable ? 0 : 1;
  const { storeDrafts } = await import('./store.cli.js');
  const stored = await storeDrafts(bank, reads, env);
  return stored === 0 && readable ? 0 : 1;
}

/** A path may be anything: missing, a folder, a device, a gigabyte. It is never read beyond the limit. */
async function readPath(path: string): Promise<FileRead> {
  try {
    return await read(path);
  } catch {
    return refused(exchangeSaid.unreadable);
  }
}

async function read(path: string): Promise<FileRead> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return refused(exchangeSaid.missing);
  if (stat.isDirectory()) return refused(exchangeSaid.folder);
  // A device or a pipe could keep the command waiting for ever.
  if (!stat.isFile()) return refused(exchangeSaid.unreadable);
  if (stat.size > draftLimits.bytes) return refused(said.tooLarge);
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got)
      got = readSync(file, bytes, length, bytes.length - length, null);
    return await readFileOf(new Uint8Array(bytes.buffer, bytes.byteOffset, length));
  } finally {
    closeSync(file);
  }
}

const refused = (what: string): FileRead => ({
  format: null,
  questions: [],
  losses: [],
  errors: [{ where: said.wholeFile, what }],
  pictures: new Map(),
});

function reportOf(file: string, { format, questions, losses, errors }: FileRead): Report {
  const dropped = errors.filter(({ where }) => where !== said.wholeFile).length;
  return { file, format, questions: questions.length, dropped, losses, errors };
}

function told({ file, format, questions, dropped, losses, errors }: Report): string {
  const head = `${file}: ${format ?? 'không rõ định dạng'}, đọc được ${questions} câu, bỏ ${dropped} câu, ${losses.length} chỗ thay đổi.`;
  return [
    head,
    ...errors.map(({ where, what }) => `  lỗi · ${where}: ${what}`),
    ...losses.map(
      ({ where, what, action }) => `  ${action === 'dropped' ? 'bỏ' : 'đổi'} · ${where}: ${what}`,
    ),
  ].join('\n');
}
