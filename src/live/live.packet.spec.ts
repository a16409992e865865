import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../platform/errors.js';
import { PacketBudget, readBoardWatch, readPositionWatch } from './live.packet.js';

const roundId = '0b5f3c1e-6f0e-4a6e-9d7b-0d9d1c2f3a4b';

describe('packets', () => {
  it('reads what a page sends', () => {
    expect(readBoardWatch({ roundId, view: 'unit', division: '', unitId: null })).toEqual({
      roundId,
      request: { view: 'unit', division: null, unitId: null, page: 1 },
    });
    expect(readPositionWatch({ roundId })).toBe(roundId);
  });

  it.each([
    undefined,
    null,
    1,
    'x',
    [],
    [roundId],
    {},
    { roundId },
    { roundId: roundId.toUpperCase(), view: 'unit' },
    { roundId, view: 'all' },
    { roundId, view: 'unit', page: 2 },
    { roundId, view: 'unit', division: {} },
    { roundId, view: 'unit', unitId: 'x'.repeat(61) },
    JSON.parse('{"__proto__":{"view":"unit"}}') as object,
  ])('refuses %j', (packet) => {
    expect(() => readBoardWatch(packet)).toThrow(new AppError('bad_packet'));
  });

  it('never fails in another way, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (packet) => {
        for (const read of [readBoardWatch, readPositionWatch]) {
          try {
            read(packet);
          } catch (error) {
            expect((error as AppError).code).toBe('bad_packet');
          }
        }
      }),
    );
  });
});

describe('a connection’s budget', () => {
  it('allows a burst, then five a second, and cuts off who goes on regardless', () => {
    const budget = new PacketBudget(0);
    const spend = (count: number, now: number) => Array.from({ length: count }, () => budget.spend(now));
    expect(spend(31, 0)).toEqual([...Array<string>(30).fill('ok'), 'refuse']);
    expect(spend(6, 1_000)).toEqual([...Array<string>(5).fill('ok'), 'refuse']);
    expect(spend(200, 1_000).at(-1)).toBe('cut');
  });
});
