import { describe, expect, it } from '@jest/globals';
import { factsOf, noon } from '../../../test/support/facts.js';
import { decide } from '../engine/decide.js';
import { entryProblems } from '../entry/entry.js';
import { checkRulebook, fillDefaults } from '../rules-check/check.js';
import { compileRound } from '../rules-check/compile.js';
import { printRules } from '../rules-print/print.js';
import { divisionsIn, nameOfDivision } from './divisions.js';

const round = (more: object = {}) => ({
  code: 'chinh',
  name: 'Đợt chính',
  opensAt: '2026-12-01 08:00',
  closesAt: '2026-12-08 08:00',
  ...more,
});
const blueprint = [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }];
const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1_000_000 }];
/** Pupils in two divisions of one block, and everybody else. */
const pupils = {
  contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
  blocks: [{ code: 'hoc-sinh', name: 'Học sinh', nameEn: 'Pupils' }],
  divisions: [
    { code: 'bang-a', block: 'hoc-sinh', name: 'Bảng A' },
    { code: 'bang-b', block: 'hoc-sinh', name: 'Bảng B', nameEn: 'Division B' },
    { code: 'nguoi-dan', name: 'Người dân' },
  ],
  papers: [{ code: 'de', durationMinutes: 20, blueprint }],
  rounds: [round()],
  appeals: {},
};
const say = (changes: object) =>
  checkRulebook({ ...pupils, ...changes }).problems.map(({ path, code }) => `${path} ${code}`);

describe('blocks of divisions', () => {
  it('stand in lists for all of their divisions, and before their names', () => {
    const rules = fillDefaults(pupils);
    expect(say({})).toEqual([]);
    expect(divisionsIn(rules, ['nguoi-dan', 'hoc-sinh', 'bang-a', 'x'])).toEqual([
      'nguoi-dan',
      'bang-a',
      'bang-b',
      'x',
    ]);
    expect(['bang-b', 'hoc-sinh', 'nguoi-dan'].map((code) => nameOfDivision(rules, code))).toEqual([
      'Học sinh – Bảng B',
      'Học sinh',
      'Người dân',
    ]);
  });

  const [a, b] = pupils.divisions;
  const window = { opensAt: '2026-12-01 08:00', closesAt: '2026-12-02 08:00' };
  it.each([
    ['unknown', { blocks: [] }, ['divisions[0].block', 'divisions[1].block'], 'rulebook_unknown_reference'],
    [
      'without divisions',
      { blocks: [...pupils.blocks, { code: 'x', name: 'Khác' }] },
      ['blocks[1].code'],
      'rulebook_block_empty',
    ],
    [
      'called like a division',
      {
        blocks: [{ code: 'bang-a', name: 'Khối' }],
        divisions: [a, { ...b, block: 'bang-a' }].map((each) => ({ ...each, block: 'bang-a' })),
      },
      ['blocks[0].code'],
      'rule_duplicate',
    ],
    ['twice', { blocks: [...pupils.blocks, ...pupils.blocks] }, ['blocks[1].code'], 'rule_duplicate'],
    [
      'named beside one of its own',
      { rounds: [round({ divisions: ['hoc-sinh', 'bang-a'] })] },
      ['rounds[0].divisions[1]'],
      'rule_duplicate',
    ],
    [
      'whose days overlap',
      {
        rounds: [
          round({
            windows: [
              { divisions: ['bang-a'], ...window },
              { divisions: ['hoc-sinh'], ...window },
            ],
          }),
        ],
      },
      ['rounds[0].windows[1].divisions'],
      'rule_duplicate',
    ],
    [
      'not in the round',
      { rounds: [round({ divisions: ['nguoi-dan'], windows: [{ divisions: ['hoc-sinh'], ...window }] })] },
      ['rounds[0].windows[0].divisions', 'rounds[0].windows[0].divisions'],
      'rulebook_window_division_not_in_round',
    ],
    [
      'in rounds that overlap',
      { rounds: [round({ divisions: ['hoc-sinh'] }), round({ code: 'hai', divisions: ['bang-b'] })] },
      ['rounds[1].opensAt'],
      'rulebook_rounds_overlap',
    ],
    [
      'for one set and for a set each',
      {
        awards: {
          tiers: [{ code: 'g', name: 'Giải', tiers, divisions: ['hoc-sinh'], perDivision: ['bang-a'] }],
        },
      },
      ['awards.tiers[0].divisions'],
      'rulebook_award_divisions_twice',
    ],
  ])('%s are refused', (_, changes, paths, code) => {
    expect(say(changes)).toEqual(paths.map((path) => `${path} ${code}`));
  });

  it('reach play as divisions', () => {
    const rules = fillDefaults({
      ...pupils,
      rounds: [round({ divisions: ['hoc-sinh'], windows: [{ divisions: ['hoc-sinh'], ...window }] })],
    });
    expect(compileRound(rules, 'chinh')?.rules).toMatchObject({
      divisions: ['bang-a', 'bang-b'],
      windows: [{ divisions: ['bang-a', 'bang-b'] }],
    });
  });

  it('admit the groups of their people, and are named in a refusal', () => {
    const groups = [{ code: 'doi-truong', name: 'Đội trưởng', divisions: ['hoc-sinh'] }];
    const rules = fillDefaults({ ...pupils, entry: { groups } });
    const claim = { born: { year: 2012, day: null }, organizationKind: null, groups: ['doi-truong'] };
    expect(entryProblems(rules, { ...claim, division: 'bang-b' }, noon)).toEqual([]);
    expect(entryProblems(rules, { ...claim, division: 'nguoi-dan' }, noon)).toMatchObject([
      { code: 'group_not_of_division' },
    ]);
  });

  it('have awards of their own, and count under the cap as often as awards are given', () => {
    const block = { code: 'khoi', name: 'Giải khối', tiers, divisions: ['hoc-sinh'] };
    const each = { code: 'bang', name: 'Giải bảng', tiers, perDivision: ['hoc-sinh'] };
    const awards = { tiers: [block, each], onePerPerson: 'all' };
    const decided = decide(fillDefaults({ ...pupils, ranking: ['score', 'decision'], awards }), {
      ...factsOf({
        an: { round: 'chinh', division: 'nguoi-dan' },
        binh: { round: 'chinh', division: 'bang-b', scoreMilli: 8000 },
        chi: { round: 'chinh', division: 'bang-a', scoreMilli: 7000 },
      }),
      opensAt: { chinh: noon },
      declined: [],
    });
    expect(decided.awards.awarded.map(({ list, contestantId }) => `${list.id} ${contestantId}`)).toEqual([
      'khoi@chinh binh',
      'bang@chinh/bang-a chi',
      'bang@chinh/bang-b binh',
    ]);
    const capped = { ...awards, maxPercentOfEntrants: 50 };
    const { problems } = checkRulebook({ ...pupils, entry: { expectedEntrants: 5 }, awards: capped });
    expect(problems).toMatchObject([{ code: 'rulebook_awards_over_cap', params: { awards: 3, needed: 6 } }]);
  });

  it('are printed as khối with their bảng', () => {
    const awards = {
      tiers: [
        { code: 'khoi', name: 'Giải khối', tiers, divisions: ['hoc-sinh'] },
        { code: 'bang', name: 'Giải bảng', tiers, perDivision: ['hoc-sinh'] },
      ],
      special: [
        { code: 'nho', name: 'Giải nhỏ tuổi', kind: 'youngest', rounds: ['chinh'], divisions: ['hoc-sinh'] },
      ],
    };
    const { articles } = printRules(fillDefaults({ ...pupils, awards }), { topics: {}, kinds: {} });
    const text = JSON.stringify(articles);
    for (const sentence of [
      'Cuộc thi có 2 khối dự thi (2 bảng và 1 khối không chia bảng); mỗi người chỉ dự thi ở một khối hoặc bảng:',
      'Học sinh – Bảng A',
      'xét chung những người dự thi của Học sinh.',
      'mỗi khối, bảng sau có riêng một bộ giải: Học sinh – Bảng A và Học sinh – Bảng B.',
      'cho người dự thi ít tuổi nhất của Học sinh ở Đợt chính',
    ])
      expect(text).toContain(sentence);
  });
});
