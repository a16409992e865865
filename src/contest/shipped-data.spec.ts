import { describe, expect, it } from '@jest/globals';
import type { BlueprintLine } from '../core/rulebook.js';
import { demonstrationTimes, spreadBlueprint } from './shipped-data.js';

const bank = (counts: Record<string, [number, number, number]>): BlueprintLine[] =>
  Object.entries(counts).flatMap(([topic, [easy, middle, hard]]) => [
    { topic, difficulty: 'nhan-biet' as const, count: easy },
    { topic, difficulty: 'thong-hieu' as const, count: middle },
    { topic, difficulty: 'van-dung' as const, count: hard },
  ]);
const short = (lines: BlueprintLine[]) =>
  lines.map(({ topic, difficulty, count }) => `${topic} ${difficulty} ${count}`);

describe('the blueprint of the demonstration', () => {
  it('spreads over topics and difficulties', () => {
    const full = bank({ a: [9, 9, 9], b: [9, 9, 9] });
    expect(short(spreadBlueprint(['a', 'b'], [full, full], 5))).toEqual([
      'a nhan-biet 1',
      'a thong-hieu 1',
      'a van-dung 1',
      'b nhan-biet 1',
      'b thong-hieu 1',
    ]);
  });

  it('asks nobody for more than the poorest audience has', () => {
    const rich = bank({ a: [9, 9, 9] });
    const poor = bank({ a: [2, 0, 1] });
    expect(short(spreadBlueprint(['a'], [rich, poor], 10))).toEqual(['a nhan-biet 2', 'a van-dung 1']);
  });

  it('is empty for an empty bank', () => {
    expect(spreadBlueprint(['a'], [[], []], 20)).toEqual([]);
  });
});

describe('the rounds of the demonstration', () => {
  it.each(['2026-11-24T03:00:00Z', '2026-11-24T16:59:59Z', '2026-12-31T23:30:00Z'])(
    'started at %s',
    (start) => {
      const now = Date.parse(start);
      const [first, second] = demonstrationTimes(now);
      expect(first.opensAt).toBe(now);
      for (const { opensAt, frozenAt, closesAt } of [first, second]) {
        expect(opensAt).toBeLessThan(frozenAt);
        expect(closesAt - frozenAt).toBe(3_600_000);
        expect(new Date(closesAt).toISOString()).toMatch(/T10:00:00.000Z$/);
      }
      expect(second.opensAt).toBeGreaterThan(first.closesAt);
    },
  );
});
