import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideMarks } from './marks.js';

describe('decideMarks, with a bound of 150', () => {
  test.each<[string, number[], number | null]>([
    ['nobody has read it', [], null],
    ['one person', [700], null],
    ['two who agree', [700, 700], 700],
    ['two at the bound', [600, 750], 675],
    ['two beyond it wait for a third', [600, 751], null],
    ['the third nearer to the lower', [200, 900, 300], 250],
    ['the third nearer to the higher', [200, 900, 800], 850],
    ['the third outside', [400, 700, 950], 825],
    ['the third in the middle: the higher two', [200, 800, 500], 650],
    ['half a permille is rounded up', [700, 701], 701],
  ])('%s', (_, marks, wanted) => expect(decideMarks(marks, 150)).toBe(wanted));

  const mark = fc.integer({ min: 0, max: 1000 });
  test('lies within the marks and does not depend on who came first', () => {
    fc.assert(
      fc.property(mark, mark, mark, mark, (a, b, c, bound) => {
        const found = decideMarks([a, b, c], bound) ?? -1;
        expect(found >= Math.min(a, b, c) && found <= Math.max(a, b, c)).toBe(true);
        expect(decideMarks([b, a, c], bound)).toBe(found);
      }),
    );
  });
});
