import { describe, expect, it } from '@jest/globals';
import type { AttemptView, ResponseEntry, ResponseOutcome } from '../api/types.ts';
import {
  adopt,
  answeredCount,
  batchSize,
  blank,
  enqueue,
  keptOf,
  nextBatch,
  settle,
  shown,
  toggled,
  waiting,
  type Kept,
} from './outbox.ts';

const tap = (clientId: string, slot: number, ...choices: string[]): ResponseEntry => ({
  clientId,
  kind: 'answer',
  slot,
  choices,
});
const saved = (clientId: string, n: number): ResponseOutcome => ({
  clientId,
  outcome: 'saved',
  n,
  receivedAt: `2026-12-01T01:00:0${n}.000Z`,
});
const refusal = (clientId: string, outcome: 'late' | 'ended' | 'refused'): ResponseOutcome => ({
  clientId,
  outcome,
  n: null,
  receivedAt: null,
});
const queued = (...entries: ResponseEntry[]): Kept => entries.reduce(enqueue, blank);
const server = (lastN: number, answers: Record<string, string[]>) =>
  ({ lastN, answers, predictionGiven: null }) as unknown as AttemptView;

describe('what the reader sees', () => {
  it('lays the queue over the server’s answers, the last tap of a slot on top', () => {
    const kept = { ...queued(tap('1', 2, 'a'), tap('2', 2, 'b')), answers: { 1: ['c'], 2: ['c'] } };
    expect(shown(kept).answers).toEqual({ 1: ['c'], 2: ['b'] });
  });

  it('shows a tap that is not even on the device yet', () => {
    expect(shown(queued(tap('1', 1, 'a')), [tap('2', 1, 'b')]).answers).toEqual({ 1: ['b'] });
  });

  it('counts waiting questions, not taps, and the prediction as one', () => {
    const entries: ResponseEntry[] = [
      tap('1', 1, 'a'),
      tap('2', 1, 'b'),
      { clientId: '3', kind: 'prediction', prediction: 5 },
    ];
    expect(waiting(entries)).toBe(2);
  });

  it('does not count a cleared question as answered', () => {
    expect(answeredCount({ 1: ['a'], 2: [] })).toBe(1);
  });
});

describe('what the server said', () => {
  it('moves acknowledged entries to the answers and keeps the rest in order', () => {
    const { kept } = settle(queued(tap('1', 1, 'a'), tap('2', 2, 'b'), tap('3', 1, 'c')), [
      saved('1', 1),
      saved('2', 2),
    ]);
    expect(kept.queue.map((entry) => entry.clientId)).toEqual(['3']);
    expect(kept.answers).toEqual({ 1: ['a'], 2: ['b'] });
    expect(kept).toMatchObject({ lastN: 2, savedAt: '2026-12-01T01:00:02.000Z' });
  });

  it.each(['late', 'ended', 'refused'] as const)(
    'remembers an entry that was %s, and no longer shows it',
    (outcome) => {
      const { kept } = settle(queued(tap('1', 4, 'a')), [refusal('1', outcome)]);
      expect(kept.refusals).toEqual([{ slot: 4, outcome, message: '' }]);
      expect(shown(kept).answers).toEqual({});
    },
  );

  it('notices that another device writes to the attempt', () => {
    const kept = { ...queued(tap('1', 1, 'a')), lastN: 3 };
    expect(settle(kept, [saved('1', 4)]).elsewhere).toBe(false);
    expect(settle(kept, [saved('1', 6)]).elsewhere).toBe(true);
  });

  it('does not let an old entry, acknowledged a second time, cover newer answers', () => {
    const kept = { ...queued(tap('1', 1, 'a')), lastN: 7, answers: { 1: ['b'] } };
    expect(settle(kept, [saved('1', 5)]).kept.answers).toEqual({ 1: ['b'] });
  });
});

describe('the server’s view of the attempt', () => {
  it('is taken when it is newer, under the queue', () => {
    const kept = { ...queued(tap('1', 1, 'a')), lastN: 2, answers: { 1: ['x'], 2: ['x'] } };
    const next = adopt(kept, server(5, { 1: ['b'], 2: ['b'] }));
    expect(shown(next).answers).toEqual({ 1: ['a'], 2: ['b'] });
  });

  it('is left alone when this device knows more, as with a page from the cache', () => {
    const kept = { ...blank, lastN: 9, answers: { 1: ['a'] } };
    expect(adopt(kept, server(2, {}))).toBe(kept);
  });

  it('starts a record', () => {
    expect(keptOf(server(2, { 1: ['a'] }))).toMatchObject({ lastN: 2, answers: { 1: ['a'] }, queue: [] });
  });
});

it('sends no more at once than the API takes', () => {
  const many = Array.from({ length: batchSize + 5 }, (_, i) => tap(String(i), 1, 'a'));
  expect(nextBatch(queued(...many))).toHaveLength(batchSize);
});

describe('a tap', () => {
  it('replaces the choice of a radio question', () =>
    expect(toggled('single', ['a', 'b'], ['a'], 'b')).toEqual(['b']));
  it('adds to a tick question in the order of the paper', () =>
    expect(toggled('multiple', ['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c']));
  it('takes away from a tick question', () =>
    expect(toggled('multiple', ['a', 'b'], ['a', 'b'], 'a')).toEqual(['b']));
});
