import 'reflect-metadata';
import { realpathSync } from 'node:fs';
import { shippedBank } from '../question/bank.reader.js';

const usage = `npm run -s bank -- import TEP... [--dry-run] [--json] [--bank TEN]
    đọc câu hỏi từ tệp Word, Excel, Kahoot, Quizizz, CSV, YAML, GIFT, Aiken, Cloze, Moodle XML, QTI;
    --dry-run chỉ đọc và báo, không cần cơ sở dữ liệu; --json in một mảng JSON, mỗi tệp một phần tử:
    questions = số câu đọc được, dropped = số câu bị bỏ vì lỗi, losses = những gì đổi hoặc bỏ, errors = lỗi
    (read questions from files; exit 0: every file was readable, 1: one was not)
npm run -s bank -- export --format gift|aiken|moodle-xml|qti21|qti30|xlsx|yaml|docx|pdf -o TEP
    [--from THU_MUC | --bank TEN] [--topic CHU_DE]...
    ghi câu hỏi của ngân hàng ra tệp; --from lấy từ thư mục YAML, không cần cơ sở dữ liệu (write a bank to a file)
npm run bank -- check [THU_MUC]
    kiểm tra một thư mục câu hỏi, không nạp (check only)
npm run bank -- load THU_MUC --bank TEN
    kiểm tra rồi nạp vào ngân hàng TEN (check, then load as bank TEN)
`;

/** The bank that belongs to the product; its questions come only with a new version of the product. */
const reservedBank = 'public';
/** Where imports go that name no bank. */
const usualBank = 'ban-nhap';
const bankName = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Flags without a value. */
const switches = new Set(['dry-run', 'json']);

const script = process.argv[1];
if (script && realpathSync(script) === import.meta.filename)
  void main(process.argv.slice(2)).then((code) => (process.exitCode = code));

/** Imports, exports, checks or loads questions. @returns the exit code: 0 done, 1 refused, 2 wrong usage */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const [command = '', ...rest] = argv;
  if (argv.includes('--help') || argv.includes('-h') || command === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const options = optionsOf(rest);
  if (options === null) return misused();
  const { files, flags } = options;
  const has = (...allowed: string[]) => [...flags.keys()].every((flag) => allowed.includes(flag));
  const bank = flags.get('bank')?.[0] ?? '';
  switch (command) {
    case 'import': {
      const dryRun = flags.has('dry-run');
      const into = flags.has('bank') ? bank : usualBank;
      const named = bankName.test(into) && into !== reservedBank;
      if (files.length === 0 || !has('dry-run', 'json', 'bank') || !named) return misused();
      const { importFiles } = await import('./import.cli.js');
      return importFiles(files, { bank: dryRun ? null : into, json: flags.has('json') }, env);
    }
    case 'export': {
      if (files.length > 0 || !has('format', 'from', 'bank', 'topic', 'o')) return misused();
      const { exportTo } = await import('./export.cli.js');
      const [format = '', out = '', from] = [
        flags.get('format')?.[0],
        flags.get('o')?.[0],
        flags.get('from')?.[0],
      ];
      if (out === '') return misused();
      const done = await exportTo(
        { format, out, from: from ?? null, bank: bank || reservedBank, topics: flags.get('topic') ?? [] },
        env,
      );
      return done ?? misused();
    }
    case 'check': {
      if (files.length > 1 || !has()) return misused();
      const { checkFolder } = await import('./check.cli.js');
      return checkFolder(files[0] ?? shippedBank);
    }
    case 'load': {
      const [directory] = files;
      const named = bankName.test(bank) && bank !== reservedBank;
      if (directory === undefined || files.length > 1 || !named || !has('bank')) return misused();
      const { loadFolder } = await import('./load.cli.js');
      return loadFolder(directory, bank, env);
    }
    default:
      return misused();
  }
}

/** Files, and flags with their values in the order given; null where a flag has none. */
function optionsOf(argv: readonly string[]): { files: string[]; flags: Map<string, string[]> } | null {
  const files: string[] = [];
  const flags = new Map<string, string[]>();
  for (let i = 0; i < argv.length; i += 1) {
    const each = argv[i] ?? '';
    const [, name, glued] = /^--?([a-z][a-z-]*)(?:=(.*))?$/.exec(each) ?? [];
    if (name === undefined) files.push(each);
    else if (switches.has(name)) flags.set(name, []);
    else {
      const value = glued ?? argv[(i += 1)];
      if (value === undefined) return null;
      flags.set(name, [...(flags.get(name) ?? []), value]);
    }
  }
  return { files, flags };
}

function misused(): number {
  process.stderr.write(usage);
  return 2;
}
