import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemCodes, riskCodes } from '../rules-schema/codes.js';
import { momentOf } from '../rules-schema/moments.js';
import { checkRulebook, fillDefaults } from './check.js';

type Tree = { [name: string]: unknown };

const blueprint = [{ topic: 'nop-ho-so', difficulty: 'nhan-biet', count: 10 }];
const week = (n: number, more: Tree = {}): Tree => ({
  code: `tuan-${n}`,
  name: `Tuần ${n}`,
  kind: 'week',
  opensAt: `2026-12-0${n} 08:00`,
  closesAt: `2026-12-0${n + 1} 08:00`,
  frozenAt: `2026-12-0${n} 20:00`,
  ...more,
});
const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, amount: 1_000_000 }];
const minimal: Tree = {
  contest: { title: 'Tìm hiểu thủ tục hành chính', organizer: 'Ủy ban nhân dân tỉnh' },
  divisions: [{ code: 'nguoi-dan', name: 'Người dân' }],
  papers: [{ code: 'de', durationMinutes: 20, blueprint }],
  rounds: [week(1)],
  appeals: {},
};
const unit = (more: Tree = {}): Tree => ({
  code: 'tap-the',
  name: 'Giải tập thể',
  among: 'unit',
  ranking: ['entrants'],
  tiers,
  ...more,
});
const say = (more: Tree) => {
  const { problems, warnings } = checkRulebook({ ...minimal, ...more });
  return [...problems, ...warnings].map(({ path, code }) => `${path} ${code}`);
};

describe('checkRulebook', () => {
  it('takes the shortest rules that a contest can have', () => {
    expect(checkRulebook(minimal)).toEqual({ problems: [], warnings: [] });
    expect(fillDefaults(minimal)).toMatchObject({
      rounds: [{ paper: 'de', series: 'chinh', lateStart: 'cut', prediction: 'contest' }],
      attempts: { perRound: 1, counts: 'first' },
      ranking: [{ by: 'score' }, { by: 'duration' }, { by: 'submitted-at' }],
    });
  });

  it.each<[string, Tree, string[]]>([
    ['no divisions', { divisions: [] }, ['divisions rule_empty_list']],
    [
      'half points for a prize',
      {
        collective: [unit({ ranking: [{ by: 'prize-points', points: { nhat: 1.5 } }] })],
        awards: { tiers: [] },
      },
      ['collective[0].ranking[0].points.nhat rule_not_integer'],
    ],
    ['a strange field', { durration: 1 }, ['durration rule_unknown_field']],
    [
      'a strange field deep inside',
      { rounds: [week(1, { close: 1 })] },
      ['rounds[0].close rule_unknown_field'],
    ],
    [
      '30 February',
      { rounds: [week(1, { opensAt: '2026-02-30 08:00' })] },
      ['rounds[0].opensAt rule_not_moment'],
    ],
    [
      '24:01',
      { rounds: [week(1, { closesAt: '2026-12-02 24:01' })] },
      ['rounds[0].closesAt rule_not_moment'],
    ],
    [
      'null for a number',
      { papers: [{ code: 'de', durationMinutes: null, blueprint }] },
      ['papers[0].durationMinutes rule_not_integer'],
    ],
    [
      'a code with capitals',
      { divisions: [{ code: 'A', name: 'Bảng A' }] },
      ['divisions[0].code rule_not_code'],
    ],
    [
      'closing first',
      { rounds: [week(1, { closesAt: '2026-11-30 08:00', frozenAt: null })] },
      ['rounds[0].closesAt closes_before_opening'],
    ],
    [
      'freeze after the end',
      { rounds: [week(1, { frozenAt: '2026-12-03 08:00' })] },
      ['rounds[0].frozenAt freeze_outside_round'],
    ],
    [
      'overlap',
      { rounds: [week(1), week(2, { opensAt: '2026-12-02 07:59' })] },
      ['rounds[1].opensAt rulebook_rounds_overlap', 'publication.explanations rulebook_risk_answers_known'],
    ],
    [
      'hours backwards',
      { rounds: [week(1, { dailyHours: { from: '23:00', until: '08:00' } })] },
      ['rounds[0].dailyHours.until rulebook_hours_order'],
    ],
    [
      'hours shorter than the paper',
      { rounds: [week(1, { dailyHours: { from: '08:00', until: '08:15' } })] },
      ['rounds[0].dailyHours rulebook_hours_too_short'],
    ],
    [
      'a window outside',
      {
        rounds: [
          week(1, {
            windows: [
              { divisions: ['nguoi-dan'], opensAt: '2026-12-01 08:00', closesAt: '2026-12-03 08:00' },
            ],
          }),
        ],
      },
      [
        'rounds[0].windows[0].closesAt rulebook_window_outside_round',
        'ranking rulebook_risk_earliest_with_windows',
      ],
    ],
    [
      'an unknown paper',
      { rounds: [week(1, { paper: 'x' })] },
      ['rounds[0].paper rulebook_unknown_reference'],
    ],
    [
      'an unknown division',
      { rounds: [week(1, { divisions: ['x'] })] },
      ['rounds[0].divisions[0] rulebook_unknown_reference'],
    ],
    [
      'nobody of that age',
      { divisions: [{ code: 'a', name: 'Bảng A', age: { min: 18, max: 14 } }] },
      ['divisions[0].age.min rulebook_age_range_empty'],
    ],
    ['best of one', { attempts: { counts: 'best' } }, ['attempts.counts counts_needs_attempts']],
    [
      'more a day than a round',
      { attempts: { perRound: 2, perDay: 3, counts: 'best' } },
      ['attempts.perDay rulebook_limit_above_wider_limit'],
    ],
    [
      'clock per question, free order',
      { papers: [{ code: 'de', durationMinutes: 20, blueprint, secondsPerQuestion: 30 }] },
      ['papers[0].navigation rulebook_question_clock_needs_order'],
    ],
    [
      'two levels without a shortlist',
      {
        papers: [
          { code: 'de', durationMinutes: 20, blueprint, essay: { points: 20, maxWords: 1500, levels: 2 } },
        ],
      },
      [
        'papers[0].essay.shortlistPerUnit rulebook_two_levels_need_shortlist',
        'papers[0].essay.quota rulebook_two_levels_need_shortlist',
      ],
    ],
    [
      'an empty paper',
      { papers: [{ code: 'de', durationMinutes: 20, blueprint: [] }] },
      ['papers[0].blueprint rulebook_paper_empty'],
    ],
    [
      'a prediction nobody asks',
      { ranking: ['score', 'prediction-error', 'duration'] },
      ['ranking[1] tie_break_needs_prediction'],
    ],
    [
      'score only',
      { ranking: ['score'] },
      ['ranking[0] tie_break_last_cannot_separate', 'ranking[0] rulebook_risk_no_tie_break'],
    ],
    [
      'two draws',
      { ranking: ['score', 'duration', 'draw', 'draw'] },
      ['ranking[3] rule_duplicate', 'ranking[3] rulebook_criterion_never_reached'],
    ],
    [
      'what nobody knows on a stage',
      {
        rounds: [week(1, { onStage: true })],
        ranking: ['score', 'correct', 'submitted-at'],
      },
      ['ranking[1] rulebook_criterion_not_on_stage', 'ranking[2] rulebook_criterion_not_on_stage'],
    ],
    [
      'an essay that is not there',
      { ranking: ['score', 'essay-score', 'duration'] },
      ['ranking[1] rulebook_criterion_needs_essay'],
    ],
    [
      'a topic that is not asked',
      { ranking: ['score', { by: 'topic-points', topic: 'x' }, 'duration'] },
      ['ranking[1] rulebook_topic_not_in_paper'],
    ],
    [
      'decimals of people',
      { prediction: { asked: 'entrants', decimals: 2 }, ranking: ['score', 'prediction-error', 'duration'] },
      ['prediction.decimals rulebook_decimals_need_percent'],
    ],
    [
      'overall award without a standing',
      { awards: { tiers: [{ code: 'a', name: 'Giải chung', scope: 'overall', tiers }] } },
      ['awards.tiers[0].scope rulebook_overall_missing'],
    ],
    [
      'awards over the cap',
      {
        entry: { expectedEntrants: 1 },
        awards: { maxPercentOfEntrants: 50, tiers: [{ code: 'a', name: 'Giải cá nhân', tiers }] },
      },
      ['awards.maxPercentOfEntrants rulebook_awards_over_cap'],
    ],
    [
      'nearest of no predictions',
      { awards: { special: [{ code: 'a', name: 'Giải dự đoán', kind: 'nearest-prediction' }] } },
      ['awards.special[0].kind rulebook_award_needs_prediction'],
    ],
    [
      'most attempts of one',
      { awards: { special: [{ code: 'a', name: 'Nhiều lượt', kind: 'most-attempts' }] } },
      [
        'awards.special[0].kind rulebook_award_needs_attempts',
        'awards.special[0].kind rulebook_risk_most_attempts',
      ],
    ],
    [
      'rate without head-counts',
      { collective: [unit({ ranking: ['rate'] })] },
      ['collective[0].headCounts rulebook_head_counts_missing'],
    ],
    [
      'weights of 90',
      {
        collective: [
          unit({
            headCounts: 'stated',
            ranking: [
              {
                by: 'composite',
                parts: [
                  { weight: 50, measure: 'rate' },
                  { weight: 40, measure: 'mean-score' },
                ],
              },
            ],
          }),
        ],
      },
      ['collective[0].ranking[0].parts rulebook_weights_not_hundred'],
    ],
    [
      'an unknown group',
      { collective: [unit({ ranking: [{ by: 'group-members', group: 'x' }] })] },
      ['collective[0].ranking[0] rulebook_unknown_reference'],
    ],
    [
      'units by attempts alone',
      { collective: [unit({ ranking: ['attempts'] })] },
      ['collective[0].ranking rulebook_risk_attempts_alone'],
    ],
    [
      'back to an earlier round',
      { rounds: [week(1), week(2)], qualification: [{ from: ['tuan-2'], to: 'tuan-1', top: 3 }] },
      [
        'qualification[0].from[0] rulebook_qualifies_backwards',
        'publication.explanations rulebook_risk_answers_known',
      ],
    ],
    [
      'into itself',
      { qualification: [{ from: ['tuan-1'], to: 'tuan-1', top: 3 }] },
      ['qualification[0].from[0] rulebook_qualifies_backwards'],
    ],
    [
      'unlimited attempts',
      { attempts: { perRound: null, counts: 'best' } },
      ['attempts rulebook_risk_unlimited_attempts'],
    ],
    [
      'extra questions where no award goes by them',
      {
        ranking: ['score', 'duration', 'extra-question'],
        overall: { ranking: ['score', 'duration', 'extra-question'] },
        awards: {
          tiers: [{ code: 'a', name: 'Giải bốc thăm', chosen: 'draw-among-passing', equals: 'draw', tiers }],
        },
      },
      [
        'ranking[2] rulebook_risk_extra_question_unused',
        'overall.ranking[2] rulebook_risk_extra_question_unused',
      ],
    ],
    [
      'earliest right after the score',
      { ranking: ['score', 'submitted-at'] },
      ['ranking[1] rulebook_risk_earliest_first'],
    ],
    [
      'turnout guessed and shown',
      {
        prediction: { asked: 'entrants' },
        ranking: ['score', 'prediction-error', 'duration'],
        publication: { bulletinAt: '11:00' },
      },
      ['publication.bulletinAt rulebook_risk_predicted_number_shown'],
    ],
    ['no appeals', { appeals: null }, ['appeals rulebook_risk_no_appeals']],
    [
      'the lower tier pays more',
      {
        awards: {
          tiers: [
            {
              code: 'a',
              name: 'Giải',
              tiers: [...tiers, { code: 'nhi', name: 'Giải Nhì', count: 1, amount: 2_000_000 }],
            },
          ],
        },
      },
      ['awards.tiers[0].tiers[1].amount rulebook_risk_lower_tier_pays_more'],
    ],
  ])('%s', (_, more, expected) => {
    expect(say(more)).toEqual(expected);
  });

  it('tells of a prediction that nobody asks also where a paper and a round are malformed', () => {
    const said = say({
      papers: [{ code: 'de', durationMinutes: 0, blueprint }],
      rounds: [week(1, { opensAt: 'mai' }), week(2)],
      ranking: ['score', 'prediction-error', 'duration'],
    });
    expect(said).toContain('ranking[1] tie_break_needs_prediction');
  });

  it('tells everything at once, each with its place', () => {
    expect(
      say({ divisions: [{ name: 1 }], rounds: [week(1, { closesAt: 'x', kind: 'y' })], ranking: ['score'] }),
    ).toEqual([
      'divisions[0].code rule_missing',
      'divisions[0].name rule_not_text',
      'rounds[0].kind rule_unknown_value',
      'rounds[0].closesAt rule_not_moment',
      'ranking[0] tie_break_last_cannot_separate',
      'ranking[0] rulebook_risk_no_tie_break',
    ]);
  });

  it('lets a month run beside its weeks', () => {
    const month = week(1, { code: 'thang', name: 'Tháng', series: 'thang', closesAt: '2026-12-31 24:00' });
    const { problems } = checkRulebook({ ...minimal, rounds: [week(1), week(2), month] });
    expect(problems).toEqual([]);
  });

  it('takes any JSON and never throws, and every code is a known one', () => {
    const known: readonly string[] = [...problemCodes, ...riskCodes];
    const names = fc.constantFrom(
      'contest',
      'divisions',
      'papers',
      'rounds',
      'awards',
      'collective',
      'ranking',
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(...Object.values(minimal)),
      fc.array(fc.jsonValue()),
    );
    fc.assert(
      fc.property(fc.dictionary(names, value), (changes) => {
        const { problems, warnings } = checkRulebook({ ...minimal, ...changes });
        for (const { code } of [...problems, ...warnings]) expect(known).toContain(code);
        if (problems.length === 0)
          expect(checkRulebook(fillDefaults({ ...minimal, ...changes })).problems).toEqual([]);
      }),
      { numRuns: 120 },
    );
    for (const odd of [null, [], 1, 'x', undefined]) expect(checkRulebook(odd).problems).toHaveLength(1);
  });
});

// Milliseconds computed with Python's datetime.
describe('moments', () => {
  it.each([
    ['2026-12-31 24:00', 1_798_736_400_000],
    ['2027-01-01 00:00', 1_798_736_400_000],
    ['2026-12-01 08:00:30', 1_796_086_830_000],
  ])('%s', (text, utc) => {
    expect(momentOf(text)).toBe(utc);
  });
  it.each(['2026-12-01', '2026-12-01 25:00', '2026-12-01 24:00:01', '2026-13-01 08:00', '8h 1/12/2026'])(
    'refuses %s',
    (text) => expect(momentOf(text)).toBeNull(),
  );
});
