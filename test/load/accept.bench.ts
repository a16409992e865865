import { EntryService } from '../../src/editorial/entry.service.js';
import { ImportService } from '../../src/exchange/import.service.js';
import type { StaffPrincipal } from '../../src/platform/allow.js';
import { makeStaff } from '../support/factories.js';
import type { Figures } from './figure.js';
import { ownApp } from './ground.js';

const bank = 'nhap';
const bound = 3;

/** From the click to what the page shows after it: the questions of one file become drafts of a bank. */
export async function acceptFigure(bytes: Uint8Array, count: number): Promise<Figures> {
  const { app, db, close } = await ownApp('accept');
  try {
    const { id: accountId } = await makeStaff(db, 'editor');
    const place = { unitId: null, organizationId: null };
    const staff: StaffPrincipal = {
      kind: 'staff',
      sessionId: '',
      accountId,
      role: 'editor',
      ...place,
    };
    await app.get(EntryService).createBank({ name: bank, title: bank }, staff);
    const imports = app.get(ImportService);
    const id = await imports.begin(bank, 'cau-hoi.xlsx', bytes, staff);
    const began = performance.now();
    const taken = await imports.accept(id, staff);
    const { questions } = await imports.view(id, staff, 'vi');
    const value = (performance.now() - began) / 1000;
    if (taken !== count || questions.some(({ code }) => code === null))
      throw new Error(`${taken} questions were taken`);
    const name = `accept_s_${count}`;
    return {
      [name]: {
        value,
        unit: 's',
        baseline: null,
        ratio: null,
        bound: `≤ ${bound}`,
        ok: value <= bound,
      },
    };
  } finally {
    await close();
  }
}
