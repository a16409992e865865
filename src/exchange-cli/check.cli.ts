import { main as lint } from '../bank-check/bank-check.cli.js';
import { problemLine } from '../question/bank.problems.js';
import { checkBank } from '../question/bank.reader.js';

/** What `load` would refuse, then what `bank:check` finds. @returns the exit code */
export function checkFolder(directory: string): number {
  const problems = checkBank(directory);
  if (problems.length > 0) {
    process.stderr.write(`${problems.map(problemLine).join('\n')}\n`);
    return 1;
  }
  process.stdout.write('Không có lỗi khi nạp.  (no problems)\n');
  return lint([directory]);
}
