import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../api/client.ts';
import type { ResponseEntry, ResponseOutcome } from '../api/types.ts';
import { blank, enqueue, shown, type Kept } from './outbox.ts';
import { Sender, type SenderParts } from './sender.ts';
import type { Trouble } from './trouble.ts';

type Outcomes = { now: string; results: ResponseOutcome[] };
/** What happens to one request: it arrives and is answered, the answer is lost, nothing arrives, or 503. */
type Line = 'ok' | 'answer-lost' | 'lost' | 'busy';

const refusedWith = (status: number): Answer<Outcomes> => ({
  ok: false,
  problem: { status, code: 'unavailable', message: 'no', requestId: '' },
});

/** A device in memory and a server that keeps its promise: append in order, the same id only once. */
function world(line: Line[], broken = new Set<string>()) {
  const log: ResponseEntry[] = [];
  const troubles: Trouble[] = [];
  let kept: Kept = blank;
  let sent = 0;
  const parts: SenderParts = {
    device: {
      read: async () => kept,
      change: async (alter) => (kept = alter(kept)),
      alone: (work) => work(),
    },
    post: async (entries) => {
      sent += 1;
      const fate = line.shift() ?? 'ok';
      if (fate === 'lost') return refusedWith(0);
      if (fate === 'busy') return refusedWith(503);
      if (entries.some((entry) => broken.has(entry.clientId))) return refusedWith(400);
      const results = entries.map((entry): ResponseOutcome => {
        if (!log.some((known) => known.clientId === entry.clientId)) log.push(entry);
        const n = log.findIndex((known) => known.clientId === entry.clientId) + 1;
        return { clientId: entry.clientId, outcome: 'saved', n, receivedAt: '2026-12-01T01:00:00.000Z' };
      });
      return fate === 'answer-lost'
        ? refusedWith(0)
        : { ok: true, status: 200, data: { now: '2026-12-01T01:00:00.000Z', results } };
    },
    sleep: async () => {},
    random: () => 0.5,
    onSent: () => {},
    onTrouble: (trouble) => troubles.push(trouble),
  };
  const tap = (entry: ResponseEntry) => (kept = enqueue(kept, entry));
  return { parts, log, troubles, tap, kept: () => kept, sent: () => sent };
}

const answersIn = (log: ResponseEntry[]) => shown({ ...blank, queue: log }).answers;
const entry = (id: number, slot: number, choice: string): ResponseEntry => ({
  clientId: String(id),
  kind: 'answer',
  slot,
  choices: [choice],
});

describe('sender', () => {
  it('loses nothing and keeps the last tap, whatever the line does and however often the page is reloaded', async () => {
    const fate = fc.constantFrom<Line>('ok', 'answer-lost', 'lost', 'busy');
    const step = fc.record({
      slot: fc.integer({ min: 1, max: 4 }),
      choice: fc.constantFrom('a', 'b', 'c'),
      reload: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 30 }),
        fc.array(step, { maxLength: 25 }),
        async (line, steps) => {
          const { parts, log, tap, kept } = world(line);
          let sender = new Sender(parts);
          const runs: Promise<void>[] = [];
          const wanted: Record<number, string[]> = {};
          for (const [i, { slot, choice, reload }] of steps.entries()) {
            tap(entry(i, slot, choice));
            wanted[slot] = [choice];
            // A reloaded page sends beside the requests that its predecessor left on their way.
            if (reload) sender = new Sender(parts);
            runs.push(sender.kick());
          }
          await Promise.all(runs);
          expect(kept().queue).toEqual([]);
          expect(answersIn(log)).toEqual(wanted);
          expect(shown(kept()).answers).toEqual(wanted);
          expect(log).toHaveLength(steps.length);
        },
      ),
    );
  });

  it('sends what came while it was sending', async () => {
    const { parts, log, tap } = world([]);
    const sender = new Sender(parts);
    tap(entry(1, 1, 'a'));
    const first = sender.kick();
    tap(entry(2, 2, 'b'));
    await Promise.all([first, sender.kick()]);
    expect(log).toHaveLength(2);
  });

  it('finds the one malformed entry of a batch, tells of it and saves the others', async () => {
    const { parts, log, tap, troubles, kept } = world([], new Set(['2']));
    for (const i of [1, 2, 3]) tap(entry(i, i, 'a'));
    await new Sender(parts).kick();
    expect(log.map(({ clientId }) => clientId)).toEqual(['1', '3']);
    expect(kept().refusals).toEqual([{ slot: 2, outcome: 'refused', message: 'no' }]);
    expect(troubles).toEqual(['bad']);
  });

  it('stops and keeps everything when only the reader can help', async () => {
    const { parts, tap, troubles, kept, sent } = world([]);
    parts.post = async () => refusedWith(401);
    tap(entry(1, 1, 'a'));
    await new Sender(parts).kick();
    expect(troubles).toEqual(['signed-out']);
    expect(kept().queue).toHaveLength(1);
    expect(sent()).toBe(0);
  });
});
