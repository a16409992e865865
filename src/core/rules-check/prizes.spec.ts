import { expect, it } from '@jest/globals';
import { checkRulebook } from './check.js';

const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1_000_000 }];
const round = (n: number, more: object = {}) => ({
  code: `tuan-${n}`,
  name: `Tuần ${n}`,
  opensAt: `2026-12-0${n} 08:00`,
  closesAt: `2026-12-0${n + 1} 08:00`,
  ...more,
});
const say = (changes: object) =>
  checkRulebook({
    contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
    divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
    papers: [
      {
        code: 'de',
        durationMinutes: 20,
        blueprint: [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }],
      },
    ],
    rounds: [round(1)],
    ...changes,
  }).problems.map(({ path, code, params }) => [path, code, params?.['by'], params?.['path']]);
const fault = (award: number, by: string, path: string) => [
  `awards.tiers[${award}].equals`,
  'rulebook_equals_against_order',
  by,
  path,
];

it.each([
  ['draw', 'decision', true],
  ['draw', 'all', true],
  ['draw', 'draw', false],
  ['decision', 'draw', true],
  ['decision', 'all', true],
  ['decision', 'decision', false],
  ['extra-question', 'draw', false],
  ['submitted-at', 'draw', false],
] as const)('behind an order that ends with %s, equals: %s is a contradiction: %s', (last, equals, wrong) => {
  const ranking = ['score', 'duration', last];
  const award = { code: 'ca-nhan', name: 'Giải cá nhân', tiers, equals };
  expect(say({ ranking, awards: { tiers: [award] } })).toEqual(wrong ? [fault(0, last, 'ranking')] : []);
  const overall = { rounds: ['tuan-1'], ranking };
  const whole = { ...award, scope: 'overall' };
  expect(say({ overall, awards: { tiers: [whole] } })).toEqual(
    wrong ? [fault(0, last, 'overall.ranking')] : [],
  );
});

it('looks only at the rounds that an award is for, and not where lots are drawn among all', () => {
  const award = (rounds: string[], more: object = { equals: 'all' }) => ({
    code: `giai-${rounds.join()}${Object.keys(more).join()}`.toLowerCase(),
    name: 'Giải',
    rounds,
    tiers,
    ...more,
  });
  const awards = [award(['tuan-1']), award(['tuan-3']), award(['tuan-3'], { chosen: 'draw-among-passing' })];
  expect(
    say({ rounds: [round(1), round(3, { ranking: ['score', 'draw'] })], awards: { tiers: awards } }),
  ).toEqual([fault(1, 'draw', 'rounds[1].ranking')]);
});

it.each(['youngest', 'oldest', 'most-attempts', 'nearest-prediction'])(
  'a special award of the whole contest for the %s needs an overall standing, or nobody would ever have it',
  (kind) => {
    const special = [{ code: 'rieng', name: 'Giải riêng', kind, scope: 'overall', count: 1 }];
    const rounds = [round(1), round(3)];
    const prediction = { asked: 'entrants' };
    const codes = (changes: object) =>
      say({ rounds, prediction, awards: { special }, ...changes }).map(([path, code]) => `${path} ${code}`);
    expect(codes({})).toEqual(['awards.special[0].scope rulebook_overall_missing']);
    expect(codes({ overall: {} })).toEqual([]);
  },
);

it('refuses an overall order by points that no counted round gives', () => {
  const overall = { ranking: ['score', 'essay-score', { by: 'topic-points', topic: 'la' }, 'duration'] };
  const faults = say({ overall }).map(([path, code]) => `${String(path)} ${String(code)}`);
  expect(faults).toEqual([
    'overall.ranking[1] rulebook_criterion_needs_essay',
    'overall.ranking[2] rulebook_topic_not_in_paper',
  ]);
  const known = { ranking: ['score', { by: 'topic-points', topic: 'nop-ho-so' }, 'duration'] };
  expect(say({ overall: known })).toEqual([]);
});

it.each([
  ['2026-12-02 08:00:00', '2026-12-02 08:00', []],
  ['2026-12-02 24:00', '2026-12-03 00:00:00', []],
  ['2026-12-02 08:00:01', '2026-12-02 08:00', ['rulebook_qualifies_backwards']],
])(
  'from a round until %s into one from %s, by the moments and not by their words',
  (closesAt, opensAt, faults) => {
    const rounds = [
      round(1, { closesAt }),
      round(2, { opensAt, closesAt: '2026-12-09 08:00', series: 'sau' }),
    ];
    const qualification = [{ from: ['tuan-1'], to: 'tuan-2', top: 3 }];
    expect(say({ rounds, qualification }).map(([, code]) => code)).toEqual(faults);
  },
);
