import { realpathSync } from 'node:fs';
import { verifyArchive } from './archive.verify.js';

const usage = `npm run archive -- verify TEP.zip [--json]
    tính lại điểm, thứ hạng, mã băm chỉ từ tệp lưu trữ (recompute scores, ranks and hashes from the archive alone)
`;

const script = process.argv[1];
if (script && realpathSync(script) === import.meta.filename)
  void main(process.argv.slice(2)).then((code) => (process.exitCode = code));

/** @returns the exit code: 0 everything holds, 1 something does not, 2 wrong usage or no archive */
export async function main(argv: readonly string[]): Promise<number> {
  const [command, path, flag, ...rest] = argv;
  if (command !== 'verify' || !path || rest.length > 0 || ![undefined, '--json'].includes(flag)) {
    process.stderr.write(usage);
    return 2;
  }
  const verdict = await verifyArchive(path);
  if (flag === '--json') process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
  else process.stdout.write(inWords(verdict));
  if (verdict.malformed !== null) return 2;
  return verdict.faults.length === 0 ? 0 : 1;
}

function inWords({
  malformed,
  files,
  attempts,
  results,
  faults,
}: Awaited<ReturnType<typeof verifyArchive>>): string {
  if (malformed !== null) return `Không phải tệp lưu trữ đọc được (not a readable archive): ${malformed}\n`;
  const counted = `${files} tệp, ${attempts} lượt thi, ${results} kết quả  (${files} files, ${attempts} attempts, ${results} results)`;
  if (faults.length === 0) return `Đúng: ${counted}\n`;
  return `SAI: ${counted}\n${faults.map((fault) => `  ${fault}\n`).join('')}`;
}
