import { describe, expect, it } from '@jest/globals';
import type { StagePersonView } from './stage.dto.js';
import { judgeRows, readMilli } from './stage.judge.js';

const person = (code: string, fullName: string): StagePersonView => ({
  contestantId: code,
  code,
  fullName,
  birthYear: 1990,
  division: 'Người dân',
  place: 'Xã An',
  waiting: null,
  counted: null,
});
const ground = {
  maxMilli: 100_000,
  needsDuration: true,
  people: [person('a1', 'Lê Ánh'), person('b2', 'Võ Bảo')],
};
const row = (n: number, code: string, points: string, seconds = '', name = '') => ({
  row: n,
  cells: { code, name, points, seconds },
});

describe('rows of a file of stage points', () => {
  it('have one fate each', () => {
    const { fates, added } = judgeRows(
      [
        row(2, 'A1', '85,5', '90', 'le anh'),
        row(3, 'A1', '1', '1'),
        row(4, 'b2', '85'),
        row(5, 'b2', '100,001', '1'),
        row(6, 'c3', '1', '1'),
        row(7, 'b2', 'vắng', '', 'Võ Khác'),
      ],
      ground,
    );
    expect(fates.map(({ row: n, state, notes }) => [n, state, notes[0]?.code])).toEqual([
      [2, 'added', undefined],
      [3, 'refused', 'stage_row_twice'],
      [4, 'refused', 'stage_duration_invalid'],
      [5, 'refused', 'stage_row_twice'],
      [6, 'refused', 'stage_code_unknown'],
      [7, 'refused', 'stage_name_differs'],
    ]);
    expect(added).toEqual([{ contestantId: 'a1', pointsMilli: 85_500, durationMs: 90_000 }]);
  });

  it('may say that somebody was absent, or nothing yet', () => {
    const { fates, added } = judgeRows([row(2, 'a1', 'Vắng'), row(3, 'b2', '')], ground);
    expect(added).toEqual([{ contestantId: 'a1', pointsMilli: null, durationMs: null }]);
    expect(fates[1]?.notes[0]?.code).toBe('stage_points_missing');
  });

  it.each([
    ['85,5', 85_500],
    ['0', 0],
    ['7.125', 7_125],
    ['1.250,5', null],
    ['-1', null],
    ['mười', null],
    ['1,2345', null],
  ])('%s is read', (text, milli) => {
    expect(readMilli(text)).toBe(milli);
  });
});
