import { describe, expect, it } from '@jest/globals';
import { checkRulebook, fillDefaults } from '../core/rules-check/check.js';
import { simulate, simulationText } from './simulate.js';

const weekly = {
  contest: { title: 'Tìm hiểu cải cách hành chính', organizer: 'Sở Nội vụ' },
  divisions: [{ code: 'can-bo', name: 'Cán bộ, công chức', place: 'organization' }],
  papers: [
    { code: 'de', durationMinutes: 20, blueprint: [{ topic: 'cchc', difficulty: 'nhan-biet', count: 10 }] },
  ],
  rounds: [
    {
      code: 'tuan-1',
      name: 'Tuần 1',
      kind: 'week',
      opensAt: '2026-12-07 08:00',
      closesAt: '2026-12-13 24:00',
    },
  ],
  prediction: { asked: 'perfect-people' },
  ranking: ['score', 'prediction-error', 'duration', 'submitted-at'],
  awards: {
    tiers: [
      {
        code: 'tuan',
        name: 'Giải tuần',
        tiers: [
          { code: 'nhat', name: 'Giải Nhất', count: 1, amount: 800_000 },
          { code: 'nhi', name: 'Giải Nhì', count: 1, amount: 500_000 },
        ],
      },
    ],
  },
  collective: [
    {
      code: 'tap-the',
      name: 'Giải tập thể',
      among: 'organization',
      ranking: ['rate', 'mean-score'],
      headCounts: 'stated',
      tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
    },
  ],
  appeals: {},
};
const header = 'Thí sinh;Cơ quan;Tổng số người;Điểm;Bắt đầu;Nộp bài;Dự đoán;Không xét giải';
const csv = [
  `\uFEFF${header}`,
  'An;Sở A;4;10;07/12/2026 09:00:00;07/12/2026 09:05:00;3;',
  'Bình;Sở A;4;10;2026-12-07 09:00:00;2026-12-07 09:04:00;2;',
  'Chi;Sở B;;10;2026-12-07 09:00:00;2026-12-07 09:03:00;2;Người ra đề',
  'Dung;Sở B;;9,5;2026-12-07 09:00:00;2026-12-07 09:03:00.250;;',
  'Dung;Sở B;;9;2026-12-08 09:00:00;2026-12-08 09:02:00;;',
  'Em;Sở B;;mười;2026-12-07 09:00:00;2026-12-07 09:03:00;;',
  'Giang;Sở B;;9;2026-12-07 09:00:00;31/02/2026 09:03;;',
  'Hải;Sở B;;11;2026-12-07 09:00:00;2026-12-07 09:03:00;;',
  'An;Sở B;;9;2026-12-07 10:00:00;2026-12-07 10:03:00;;',
].join('\n');

describe('a simulation', () => {
  it('starts from a rulebook that the check accepts', () => {
    expect(checkRulebook(weekly).problems).toEqual([]);
  });
  const result = simulate(fillDefaults(weekly), csv, 'vi');
  const [week] = result.rounds;

  // Three are perfect. An guessed 3 exactly; Bình and Chi are one off, Chi is quicker but may not win.
  it('orders and awards by the rules', () => {
    expect(week).toMatchObject({ predictionActual: '3', people: 4, attempts: 5 });
    expect(week?.standings.map(({ rank, person }) => `${rank} ${person}`)).toEqual([
      '1 An',
      '2 Chi',
      '3 Bình',
      '4 Dung',
    ]);
    expect(week?.awards.map(({ tier, person }) => `${tier}: ${person}`)).toEqual([
      'Giải Nhất: An',
      'Giải Nhì: Bình',
    ]);
    expect(week?.awards[1]?.why).toContain('Chi (được dự thi nhưng không xét giải: Người ra đề)');
  });

  it('says why, in either language', () => {
    expect(week?.standings[1]?.why).toBe(
      'Hạng 2. Sau An vì sai số dự đoán: 1 so với 0. Trước Bình vì thời gian làm bài: 3 phút 0 giây so với 4 phút 0 giây.',
    );
    expect(simulate(fillDefaults(weekly), csv, 'en').rounds[0]?.standings[3]?.why).toBe(
      'Rank 4. Behind Bình by score: 9.5 against 10.',
    );
  });

  it('gives units with their base, and none where no head-count is stated', () => {
    expect(result.collective[0]?.standings).toMatchObject([
      { body: 'Sở A', rank: 1, tier: 'Giải Nhất', people: 2, attempts: 2, rate: '50.00', base: 4 },
      { body: 'Sở B', rank: 2, people: 2, attempts: 3, rate: null, base: null },
    ]);
  });

  it('reports every row that it could not use, and uses the others', () => {
    expect(result.problems.map(({ line, column }) => [line, column])).toEqual([
      [7, 'score'],
      [8, 'submit'],
      [9, 'score'],
      [10, 'organizationId'],
    ]);
    expect(simulationText(result)).toContain('Dòng 7, cột score: Không phải số điểm: “mười”');
  });

  it('ranks attempts that were begun outside the hours, and says so', () => {
    const rules = fillDefaults({
      ...weekly,
      divisions: [...weekly.divisions, { code: 'dan', name: 'Người dân' }],
      rounds: [{ ...weekly.rounds[0], divisions: ['can-bo'], dailyHours: { from: '08:00', until: '23:00' } }],
    });
    const rows = [
      'Thí sinh,Khối,Điểm,Bắt đầu,Nộp bài',
      'An,can-bo,9,2026-12-07 08:00:00,2026-12-07 08:10:00',
      'Bình,can-bo,9,2026-12-07 07:59:59,2026-12-07 08:10:00',
      'Chi,can-bo,9,2026-12-08 23:00:00,2026-12-08 23:10:00',
      'Dung,can-bo,9,2026-12-13 22:59:59,2026-12-14 00:01:00',
      'Em,can-bo,9,2026-12-14 08:00:00,2026-12-14 08:10:00',
      'Giang,dan,9,2026-12-08 08:00:00,2026-12-08 08:10:00',
    ];
    const { rounds, problems, warnings } = simulate(rules, rows.join('\n'), 'vi');
    expect([rounds[0]?.people, problems]).toEqual([6, []]);
    expect(warnings.map(({ line, message }) => [line, message.split(';')[0]])).toEqual([
      [3, 'Bắt đầu ngoài giờ mở của Tuần 1'],
      [4, 'Bắt đầu ngoài giờ mở của Tuần 1'],
      [6, 'Bắt đầu ngoài giờ mở của Tuần 1'],
      [7, 'Khối này không dự Tuần 1'],
    ]);
  });

  it.each([
    ['', 0],
    ['Thí sinh,Điểm\nAn,10', 1],
    ['Thí sinh,Điểm,Nộp bài\n"An,10', 1],
    ['\u0000\u0001', 3],
  ])('never fails on %j', (text, problems) => {
    const { rounds, problems: found } = simulate(fillDefaults(weekly), text, 'vi');
    expect([rounds[0]?.people, found.length]).toEqual([0, problems]);
  });
});
