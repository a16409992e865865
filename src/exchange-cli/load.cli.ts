import { DataSource } from 'typeorm';
import { type Config, ConfigError, readConfig } from '../platform/config.js';
import { DatabaseRefused, roleDataSource } from '../platform/database.js';
import { localOwnerUrl, openDatabase } from '../platform/open-database.js';
import { BankLoader } from '../question/bank.loader.js';
import { BankRefused } from '../question/bank.problems.js';

/** The pools of a command: what everybody may read, and what only grading may. */
export interface Pools {
  play: DataSource;
  grading: DataSource;
}

/** Checks a folder and loads it as a bank. @returns the exit code */
export function loadFolder(directory: string, bank: string, env: NodeJS.ProcessEnv): Promise<number> {
  return withPools(env, async ({ play, grading }) => {
    const { questions, added } = await new BankLoader(play, grading).load(directory, bank);
    process.stdout.write(
      `Ngân hàng ${bank}: ${questions} câu trong tệp, ${added} câu mới nạp.  (${added} added)\n`,
    );
    return 0;
  });
}

/** On the database of a running server, else on one opened for this command; an expected refusal is printed. */
export async function withPools(
  env: NodeJS.ProcessEnv,
  work: (pools: Pools) => Promise<number>,
): Promise<number> {
  try {
    const config = readConfig(env);
    return await withDatabase(config, async (ownerUrl) => {
      const play = await new DataSource(roleDataSource(ownerUrl, config, 'bangvang_play', 2)).initialize();
      const grading = await new DataSource(
        roleDataSource(ownerUrl, config, 'bangvang_grading', 2),
      ).initialize();
      try {
        return await work({ play, grading });
      } finally {
        await Promise.all([play.destroy(), grading.destroy()]);
      }
    });
  } catch (error) {
    const expected = [BankRefused, DatabaseRefused, ConfigError].some((kind) => error instanceof kind);
    if (!expected) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

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
