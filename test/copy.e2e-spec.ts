import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type CopiedRow, copyOut } from '../src/tally/tally.copy.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

const rows = 50_000;
const query = {
  text: `SELECT 'số ' || n, NULL::text, n::float8, NULL::float8 FROM generate_series(1, $1::int) AS n WHERE 'x' = ANY($2::text[])`,
  values: [rows, ["it's", 'x']],
};

let database: TestDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource({ type: 'postgres', url: database.ownerUrl, poolSize: 1 }).initialize();
});
afterAll(async () => {
  await source.destroy();
});

describe('rows copied out of the database', () => {
  const read = (take: (row: CopiedRow) => void, room?: () => Promise<unknown> | undefined) =>
    source.transaction((manager) => copyOut(manager, query, take, room));

  it('come once and in order, however long each is waited for', async () => {
    let seen = 0;
    let waits = 0;
    let most = 0;
    await read(
      (row) => {
        seen += 1;
        const all = [row.text(), row.text(), row.number(), row.number()];
        if (seen % 1000 === 1) expect(all).toEqual([`số ${seen}`, null, seen, Number.NaN]);
      },
      () => {
        waits += 1;
        const before = seen;
        return setTimeout(1).then(() => (most = Math.max(most, seen - before)));
      },
    );
    expect(seen).toBe(rows);
    expect(waits).toBeGreaterThan(5);
    // What was on its way when the reader was held back; not everything.
    expect(most).toBeLessThan(rows / 4);
  });

  it('end with what went wrong, and leave the connection as it was', async () => {
    const wrong = (at: number) => {
      let seen = 0;
      return () => {
        seen += 1;
        if (seen === at) throw new Error('no more');
        return undefined;
      };
    };
    const taken = wrong(3);
    await expect(read(taken)).rejects.toThrow('no more');
    await expect(read(() => undefined, wrong(3))).rejects.toThrow('no more');
    await expect(
      read(
        () => undefined,
        () => Promise.reject(new Error('disk full')),
      ),
    ).rejects.toThrow('disk full');
    const broken = source.transaction((manager) =>
      copyOut(manager, { text: 'SELECT 1 / $1::int', values: [0] }, () => undefined),
    );
    await expect(broken).rejects.toThrow('division by zero');
    expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
