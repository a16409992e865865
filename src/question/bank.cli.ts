import 'reflect-metadata';
import { realpathSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { type Config, ConfigError, readConfig } from '../platform/config.js';
import { DatabaseRefused, roleDataSource } from '../platform/database.js';
import { localOwnerUrl, openDatabase } from '../platform/open-database.js';
import { BankLoader } from './bank.loader.js';
import { BankRefused, problemLine } from './bank.problems.js';
import { checkBank } from './bank.reader.js';

const usage = `npm run bank -- check THU_MUC
    kiểm tra, không nạp (check only)
npm run bank -- load THU_MUC --bank TEN
    kiểm tra rồi nạp vào ngân hàng TEN (check, then load as bank TEN)
`;

/** The bank that belongs to the product; its questions come only with a new version of the product. */
const reservedBank = 'public';

const script = process.argv[1];
if (script && realpathSync(script) === import.meta.filename)
  process.exitCode = await main(process.argv.slice(2));

/** Checks or loads a folder of questions. @returns the exit code: 0 done, 1 refused, 2 wrong usage */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const [command, directory, flag, bank = ''] = argv;
  if (command === 'check' && directory && argv.length === 2) return check(directory);
  const named = flag === '--bank' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(bank) && bank !== reservedBank;
  if (command === 'load' && directory && named && argv.length === 4) return load(directory, bank, env);
  process.stderr.write(usage);
  return 2;
}

function check(directory: string): number {
  const problems = checkBank(directory);
  if (problems.length === 0) return say('Không có lỗi.  (no problems)');
  return refuse(problems.map(problemLine).join('\n'));
}

async function load(directory: string, bank: string, env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const config = readConfig(env);
    return await withDatabase(config, async (ownerUrl) => {
      const play = await new DataSource(roleDataSource(ownerUrl, config, 'bangvang_play', 2)).initialize();
      const grading = await new DataSource(
        roleDataSource(ownerUrl, config, 'bangvang_grading', 2),
      ).initialize();
      try {
        const { questions, added } = await new BankLoader(play, grading).load(directory, bank);
        return say(`Ngân hàng ${bank}: ${questions} câu trong tệp, ${added} câu mới nạp.  (${added} added)`);
      } finally {
        await Promise.all([play.destroy(), grading.destroy()]);
      }
    });
  } catch (error) {
    const expected = [BankRefused, DatabaseRefused, ConfigError].some((kind) => error instanceof kind);
    if (!expected) throw error;
    return refuse((error as Error).message);
  }
}

/** On the database of a running server, else on one opened for this command. */
async function withDatabase(config: Config, work: (ownerUrl: string) => Promise<number>): Promise<number> {
  const running = config.databaseUrl === null ? localOwnerUrl(config) : null;
  if (running !== null) return work(running);
  const database = await openDatabase(config);
  try {
    return await work(database.ownerUrl);
  } finally {
    await database.close();
  }
}

function say(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
