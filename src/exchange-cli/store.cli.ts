import { EntryActs } from '../editorial/entry.acts.js';
import { EntryQuery } from '../editorial/entry.query.js';
import { EntryReading } from '../editorial/entry.reading.js';
import { EntryService } from '../editorial/entry.service.js';
import { EntryTexts } from '../editorial/entry.texts.js';
import { ImportService } from '../exchange/import.service.js';
import { ImportStore } from '../exchange/import.store.js';
import type { FileRead } from '../exchange-file/read-file.js';
import { SlotScores } from '../grading/slot-scores.js';
import type { StaffPrincipal } from '../platform/allow.js';
import { AppError, errorText } from '../platform/errors.js';
import { BankLoader } from '../question/bank.loader.js';
import { QuestionQuery } from '../question/question.query.js';
import { type Pools, withPools } from './load.cli.js';

/** Stores what was read as drafts of a bank, a batch a file; the bank is made where there is none. */
export function storeDrafts(
  bank: string,
  reads: readonly { file: string; read: FileRead }[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return withPools(env, async (pools) => {
    const staff = await firstOrganiser(pools);
    if (!staff) {
      process.stderr.write(
        'Chưa có tài khoản ban tổ chức nào để đứng tên bản nháp. Hãy tạo bằng npm run account.  (no organiser)\n',
      );
      return 1;
    }
    const { entries, imports } = servicesOf(pools);
    try {
      const [known] = await pools.play.query<unknown[]>('SELECT 1 FROM bank WHERE name = $1', [bank]);
      if (!known) await entries.createBank({ name: bank, title: bank }, staff);
      for (const { file, read } of reads) {
        const id = await imports.keep(bank, file.slice(-200), read, staff);
        const count = await imports.accept(id, staff);
        process.stderr.write(`${file}: đã lưu ${count} bản nháp vào ngân hàng ${bank} (lần nhập ${id}).\n`);
      }
      return 0;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      process.stderr.write(`${errorText(error.code, 'vi', error.params)}\n`);
      return 1;
    }
  });
}

function servicesOf({ play, grading }: Pools): { entries: EntryService; imports: ImportService } {
  const query = new EntryQuery(play);
  const texts = new EntryTexts(grading);
  const reading = new EntryReading(query, texts, new QuestionQuery(play), SlotScores.on(grading));
  const entries = new EntryService(play, query, texts, reading);
  const acts = new EntryActs(play, query, texts, reading, new BankLoader(play, grading));
  return { entries, imports: new ImportService(grading, new ImportStore(grading), acts, query, reading) };
}

/** Drafts have an author; on the machine itself the first organiser stands for whoever runs the command. */
async function firstOrganiser({ play }: Pools): Promise<StaffPrincipal | null> {
  const [found] = await play.query<{ id: string }[]>(
    `SELECT id FROM account WHERE role = 'organiser' ORDER BY created_at, id LIMIT 1`,
  );
  const none = { sessionId: '', unitId: null, organizationId: null };
  return found ? { kind: 'staff', accountId: found.id, role: 'organiser', ...none } : null;
}
