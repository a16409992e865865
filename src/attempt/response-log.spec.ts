import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { type Entry, type Judged, type LogLimits, ResponseLog, type Written } from './response-log.js';

const limits: LogLimits = { batch: 4, inFlight: 2, queue: 100, gather: 100, gatherMs: 1 };

const entry = (attemptId: string, clientId: string, kind: Entry['kind'] = 'answer'): Entry => ({
  attemptId,
  contestantId: 'p',
  clientId,
  kind,
  slot: 1,
  value: [],
});

/** A log in memory behind statements that the test lets go one by one. */
class FakeTable {
  readonly statements: { entries: readonly Entry[]; commit(): void; fail(): void; lose(): void }[] = [];
  readonly rows: Entry[] = [];

  write = (entries: readonly Entry[]): Promise<Written> =>
    new Promise((resolve, reject) => {
      this.statements.push({
        entries,
        commit: () => resolve({ now: 7, verdicts: entries.map((each) => this.put(each)) }),
        fail: () => reject(new Error('the database is gone')),
        lose: () => resolve({ now: 7, verdicts: entries.map(() => null) }),
      });
    });

  private put(each: Entry): Judged {
    const known = this.rows.findIndex(
      ({ attemptId, clientId }) => attemptId === each.attemptId && clientId === each.clientId,
    );
    const n = known < 0 ? this.rows.push(each) : known + 1;
    return { outcome: 'saved', n, receivedAt: n * 10 };
  }
}

function make(changes: Partial<LogLimits> = {}) {
  const table = new FakeTable();
  const failures: unknown[] = [];
  const log = new ResponseLog(table.write, { ...limits, ...changes }, (error) => failures.push(error));
  return { table, log, failures };
}

/** Lets timers and promises run. */
const settle = async () => {
  await sleep(5);
  await turn();
};

describe('ResponseLog', () => {
  it('puts what comes together into one statement and answers each from its own row', async () => {
    const { table, log } = make();
    const acks = [
      log.append([entry('a', '1')]),
      log.append([entry('b', '2')]),
      log.append([entry('c', '3')]),
    ];
    await settle();
    expect(table.statements).toHaveLength(1);
    table.statements[0]?.commit();
    const numbers = (await Promise.all(acks)).map(({ verdicts }) => verdicts.map(({ n }) => n));
    expect(numbers).toEqual([[1], [2], [3]]);
  });

  it('leaves at once when enough has gathered', async () => {
    const { table, log } = make({ gather: 3, gatherMs: 60_000 });
    const acks = ['1', '2', '3', '4'].map((clientId) => log.append([entry('a', clientId)]));
    expect(table.statements.map(({ entries }) => entries.length)).toEqual([3]);
    acks.push(log.append([entry('a', '5')]), log.append([entry('a', '6')]));
    table.statements[0]?.commit();
    await turn();
    expect(table.statements[1]?.entries.map(({ clientId }) => clientId)).toEqual(['4', '5', '6']);
    table.statements[1]?.commit();
    await Promise.all(acks);
  });

  it('answers nobody before the commit', async () => {
    const { table, log } = make();
    let answered = false;
    const ack = log.append([entry('a', '1')]).then(() => (answered = true));
    await settle();
    expect(table.statements).toHaveLength(1);
    expect(answered).toBe(false);
    table.statements[0]?.commit();
    await ack;
  });

  it('has at most two statements on their way, none above its size', async () => {
    const { table, log } = make();
    const acks = Array.from({ length: 11 }, (_, i) => log.append([entry(`a${i}`, '1')]));
    await settle();
    expect(table.statements.map(({ entries }) => entries.length)).toEqual([4, 4]);
    table.statements[0]?.commit();
    await settle();
    expect(table.statements.map(({ entries }) => entries.length)).toEqual([4, 4, 3]);
    table.statements[1]?.commit();
    table.statements[2]?.commit();
    expect(await Promise.all(acks)).toHaveLength(11);
  });

  it('keeps an attempt in one statement at a time, in the order in which it came', async () => {
    const { table, log } = make();
    const acks = ['1', '2', '3'].map((clientId) => log.append([entry('a', clientId)]));
    await settle();
    acks.push(log.append([entry('a', '4')]), log.append([entry('b', '5')]));
    await settle();
    const sent = () => table.statements.map(({ entries }) => entries.map(({ clientId }) => clientId).join());
    expect(sent()).toEqual(['1,2,3', '5']);
    table.statements[0]?.commit();
    await settle();
    expect(sent()).toEqual(['1,2,3', '5', '4']);
    for (const statement of table.statements) statement.commit();
    await Promise.all(acks);
  });

  it('lets nothing of an attempt travel behind its submit', async () => {
    const { table, log } = make();
    const acks = [
      log.append([entry('a', '1')]),
      log.append([entry('a', '2', 'submit')]),
      log.append([entry('a', '3')]),
      log.append([entry('b', '4')]),
    ];
    await settle();
    expect(table.statements[0]?.entries.map(({ clientId }) => clientId)).toEqual(['1', '2', '4']);
    table.statements[0]?.commit();
    await settle();
    expect(table.statements[1]?.entries.map(({ clientId }) => clientId)).toEqual(['3']);
    table.statements[1]?.commit();
    await Promise.all(acks);
  });

  it('sends one of several equal entries and gives all the same answer', async () => {
    const { table, log } = make();
    const acks = Array.from({ length: 5 }, () => log.append([entry('a', '1')]));
    acks.push(log.append([entry('a', '1'), entry('a', '2'), entry('a', '1')]));
    await settle();
    expect(table.statements[0]?.entries).toHaveLength(2);
    table.statements[0]?.commit();
    const all = await Promise.all(acks);
    expect(all.map(({ verdicts }) => verdicts.map(({ n }) => n))).toEqual([
      [1],
      [1],
      [1],
      [1],
      [1],
      [1, 2, 1],
    ]);
  });

  it('tries again who lost a number to another process, still in order', async () => {
    const { table, log } = make();
    const acks = [log.append([entry('a', '1')]), log.append([entry('a', '2')])];
    await settle();
    acks.push(log.append([entry('a', '3')]));
    table.statements[0]?.lose();
    await settle();
    expect(table.statements[1]?.entries.map(({ clientId }) => clientId)).toEqual(['1', '2', '3']);
    table.statements[1]?.commit();
    expect(await Promise.all(acks)).toHaveLength(3);
  });

  it('gives up on an entry that never wins, and goes on with the others', async () => {
    const { table, log } = make();
    const lost = log.append([entry('a', '1')]);
    lost.catch(() => undefined);
    for (let i = 0; i <= 20; i += 1) {
      await settle();
      table.statements[i]?.lose();
    }
    await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
    const ack = log.append([entry('a', '2')]);
    await settle();
    table.statements.at(-1)?.commit();
    await ack;
  });

  it('answers 503 to everyone in a failed statement, and works again after it', async () => {
    const { table, log, failures } = make();
    const acks = [log.append([entry('a', '1')]), log.append([entry('b', '2')])];
    const refused = Promise.allSettled(acks);
    await settle();
    table.statements[0]?.fail();
    for (const each of await refused)
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
    expect(failures).toHaveLength(1);
    const ack = log.append([entry('a', '1')]);
    await settle();
    table.statements[1]?.commit();
    expect((await ack).verdicts[0]?.outcome).toBe('saved');
  });

  it('refuses at once what its queue cannot hold', async () => {
    const { table, log } = make({ queue: 3 });
    const acks = [log.append([entry('a', '1'), entry('a', '2')])];
    await expect(log.append([entry('b', '3'), entry('b', '4')])).rejects.toMatchObject({
      code: 'unavailable',
    });
    acks.push(log.append([entry('b', '5')]));
    await settle();
    table.statements[0]?.commit();
    await Promise.all(acks);
  });

  it('answers every request exactly once and loses no order, whatever happens to the statements', async () => {
    const request = fc.record({
      attempt: fc.integer({ min: 0, max: 3 }),
      size: fc.integer({ min: 1, max: 3 }),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat(4)),
        async (requests, fates) => {
          const { table, log } = make({ batch: 5 });
          let count = 0;
          let done = 0;
          const all = requests.map(({ attempt, size, again }) =>
            log
              .append(
                Array.from({ length: size }, () =>
                  entry(String(attempt), again && count > 0 ? String(count) : String(++count)),
                ),
              )
              .then(
                ({ verdicts }) => expect(verdicts.every(({ outcome }) => outcome === 'saved')).toBe(true),
                (error: { code: string }) => expect(error.code).toBe('unavailable'),
              )
              .finally(() => (done += 1)),
          );
          for (let at = 0; done < all.length;) {
            const statement = table.statements[at];
            if (!statement) await turn();
            else {
              at += 1;
              const fate = fates.next().value;
              if (fate === 0) statement.fail();
              else if (fate === 1) statement.lose();
              else statement.commit();
            }
          }
          await Promise.all(all);
          for (const attempt of ['0', '1', '2', '3']) {
            const ids = table.rows
              .filter(({ attemptId }) => attemptId === attempt)
              .map(({ clientId }) => Number(clientId));
            expect(ids).toEqual(ids.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
