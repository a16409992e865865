import { describe, expect, it } from '@jest/globals';
import type { CollectiveLine } from '../engine/collective.js';
import { awardText, bodyText, valueText, whyText } from './words.js';

const nameOf = (id: string) => ({ an: 'Nguyễn Thị An', chi: 'Lê Văn Chi' })[id] ?? id;
const score = { by: 'score' } as const;

describe('values', () => {
  it.each([
    [score, 9500, '9,5', '9.5'],
    [{ by: 'duration' }, 754_250, '12 phút 34,25 giây', '12 min 34.25 s'],
    [{ by: 'prediction-error' }, '0.04568', '0,04568', '0.04568'],
    [{ by: 'submitted-at' }, 1_709_225_999_007, '23:59:59,007 29/02/2024', '23:59:59,007 29/02/2024'],
    [{ by: 'submitted-at' }, 1_767_200_400_000, '00:00:00,000 01/01/2026', '00:00:00,000 01/01/2026'],
    [{ by: 'older' }, 19_900_501, '01/05/1990', '01/05/1990'],
    [{ by: 'younger' }, 1990, '1990', '1990'],
    [{ by: 'essay-score' }, null, 'không có', 'none'],
  ] as const)('%j %s', (criterion, value, vi, en) => {
    expect([valueText(criterion, value, 'vi'), valueText(criterion, value, 'en')]).toEqual([vi, en]);
  });
});

it('says why somebody stands where he stands', () => {
  const line = {
    rank: 2,
    why: {
      above: { contestantId: 'an', criterion: { by: 'duration' } as const, theirs: 300_000, own: 420_000 },
      below: { contestantId: 'chi', criterion: score, theirs: 9000, own: 10_000 },
      sharedWith: 1,
    },
  };
  expect(whyText(line, nameOf, 'vi')).toBe(
    'Hạng 2 (cùng hạng với 1 người khác). Sau Nguyễn Thị An vì thời gian làm bài: 7 phút 0 giây so với 5 phút 0 giây. Trước Lê Văn Chi vì điểm: 10 so với 9.',
  );
  expect(whyText(line, nameOf, 'en')).toContain(
    'Behind Nguyễn Thị An by time taken: 7 min 0 s against 5 min 0 s.',
  );
});

it('says why an award went where it went', () => {
  const list = { id: 'x@t', award: 'x', name: 'x', scope: 't', division: null, order: 'rank' } as const;
  const awarded = {
    list,
    tier: 'nhat',
    tierName: 'Giải Nhất',
    amount: 0,
    contestantId: 'b',
    rank: 2,
    by: 'rank',
  } as const;
  const report = {
    list,
    passedOver: [{ contestantId: 'an', rank: 1, reason: 'cannot-win' as const, detail: 'Người ra đề' }],
    firstBehind: { contestantId: 'chi', criterion: score, theirs: 8000, own: 9000 },
    unfilled: 0,
    capped: 0,
  };
  expect(awardText(awarded, report, nameOf, 'vi')).toBe(
    'Giải Nhất: hạng 2, theo thứ hạng. Không trao cho Nguyễn Thị An (được dự thi nhưng không xét giải: Người ra đề). Người đứng đầu trong số không có giải là Lê Văn Chi: điểm 8, người cuối cùng có giải: 9.',
  );
});

it('gives the sums of a unit, and why it is not ranked', () => {
  const line = {
    rank: null,
    people: 3,
    attempts: 9,
    base: 8,
    shortfalls: [{ code: 'rate-too-low', detail: { percent: 50, part: 3, base: 8 } }],
  } as unknown as CollectiveLine;
  expect(bodyText(line, 'vi')).toBe(
    'Chưa đủ điều kiện xếp hạng (tỷ lệ dự thi 3/8 = 37,50 %, cần 50 %): 3 người, 9 lượt; tỷ lệ 3/8 = 37,50 %.',
  );
  expect(bodyText({ ...line, rank: 1, base: null, shortfalls: [] }, 'en')).toBe(
    'Rank 1: 3 people, 9 attempts; rate no head-count.',
  );
});
