import { realpathSync } from 'node:fs';
import { type Verdict, verifyArchive } from './verify.js';

const usage = `npm run archive -- verify TEP.zip [--json]
    tính lại điểm, thứ hạng, giải, danh sách vào vòng sau, bốc thăm và mã băm chỉ từ tệp lưu trữ
    (recompute scores, ranks, awards, lists of who goes on, draws and hashes from the archive alone)
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

function inWords({ malformed, replaced, faults, ...of }: Verdict): string {
  if (malformed !== null) return `Không phải tệp lưu trữ đọc được (not a readable archive): ${malformed}\n`;
  const counted =
    `${of.files} tệp, ${of.attempts} lượt thi, ${of.results} kết quả đợt thi, ${of.versions} bản công bố khác, ${of.draws} lần bốc thăm` +
    `  (${of.files} files, ${of.attempts} attempts, ${of.results} results of rounds, ${of.versions} other versions, ${of.draws} draws)\n`;
  const old =
    replaced.length === 0
      ? ''
      : `  chỉ đối chiếu mã băm, vì bản này hoặc kết quả làm căn cứ đã có bản thay thế (only the hash was looked at: it, or what it follows, was replaced since): ${replaced.join(', ')}\n`;
  if (faults.length === 0) return `Đúng: ${counted}${old}`;
  return `SAI: ${counted}${old}${faults.map((fault) => `  ${fault}\n`).join('')}`;
}
