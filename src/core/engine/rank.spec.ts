import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byId, type Facts, factsOf, noon, type Sat } from '../../../test/support/facts.js';
import type { Criterion, PredictionRule } from '../rules/document.js';
import { rankOverall } from './overall.js';
import { errorText, percentText } from './predict.js';
import type { RoundOrder } from '../columns/table.js';
import { rankRound, type Standing } from './rank.js';

const order = (criteria: Criterion[], more: Partial<RoundOrder> = {}): RoundOrder => ({
  round: 'tuan-1',
  opensAt: noon - 3_600_000,
  counts: 'best',
  criteria,
  prediction: null,
  ...more,
});
const standing = (facts: Facts, rule: RoundOrder): Standing =>
  rankRound(rule, facts.attempts, byId(facts.people), facts.settlements);
const places = ({ lines }: Standing) => lines.map(({ rank, contestantId }) => `${rank} ${contestantId}`);
const guess: PredictionRule = { asked: 'perfect-people', over: 'round', within: 'all', decimals: 0 };
const MINUTE = 60_000;

const criteria: [
  title: string,
  rule: Partial<RoundOrder> & { criteria: Criterion[] },
  Record<string, Sat>,
  string[],
  Facts['settlements']?,
][] = [
  [
    'score: more first, shared ranks 1, 2, 2, 4',
    { criteria: [{ by: 'score' }] },
    {
      an: { scoreMilli: 8000 },
      binh: { scoreMilli: 9500 },
      chi: { scoreMilli: 8000 },
      dung: { scoreMilli: 7999 },
    },
    ['1 binh', '2 an', '2 chi', '4 dung'],
  ],
  [
    'correct: more first',
    { criteria: [{ by: 'correct' }] },
    { an: { correct: 7 }, binh: { correct: 9 } },
    ['1 binh', '2 an'],
  ],
  [
    'essay: unmarked stands behind nought',
    { criteria: [{ by: 'essay-score' }] },
    { an: { essayMilli: null }, binh: { essayMilli: 0 }, chi: { essayMilli: 12_500 } },
    ['1 chi', '2 binh', '3 an'],
  ],
  [
    'points of a topic: who had none of it stands behind',
    { criteria: [{ by: 'topic-points', topic: 'cchc' }] },
    {
      an: { topicMilli: { cchc: 3000 } },
      binh: { topicMilli: { cchc: 5000 } },
      chi: { topicMilli: { khac: 9000 } },
    },
    ['1 binh', '2 an', '3 chi'],
  ],
  [
    'prediction: two perfect; one over is as near as one under, no guess is last',
    { criteria: [{ by: 'prediction-error' }], prediction: guess },
    {
      an: { prediction: '3' },
      binh: { prediction: '1' },
      chi: { prediction: '2', scoreMilli: 0 },
      dung: { scoreMilli: 0 },
    },
    ['1 chi', '2 an', '2 binh', '4 dung'],
  ],
  [
    'duration: shorter first',
    { criteria: [{ by: 'duration' }] },
    { an: { durationMs: 2 }, binh: { durationMs: 1 } },
    ['1 binh', '2 an'],
  ],
  [
    'moment of handing in: earlier first',
    { criteria: [{ by: 'submitted-at' }] },
    { an: { submittedAt: noon + 1 }, binh: { submittedAt: noon } },
    ['1 binh', '2 an'],
  ],
  [
    'time since the opening: earlier first',
    { criteria: [{ by: 'submitted-after-opening' }] },
    { an: { submittedAt: noon + 1 }, binh: { submittedAt: noon } },
    ['1 binh', '2 an'],
  ],
  [
    'start: earlier first',
    { criteria: [{ by: 'started-at' }] },
    { an: { durationMs: 1 }, binh: { durationMs: 2 } },
    ['1 binh', '2 an'],
  ],
  [
    'registration: earlier first',
    { criteria: [{ by: 'registered-at' }] },
    { an: { registeredAt: 2 }, binh: { registeredAt: 1 } },
    ['1 binh', '2 an'],
  ],
  [
    'attempts: fewer first',
    { criteria: [{ by: 'attempts' }] },
    { an: { again: [{}] }, binh: {} },
    ['1 binh', '2 an'],
  ],
  [
    'older first',
    { criteria: [{ by: 'older' }] },
    { an: { born: '1990-05-02' }, binh: { born: '1990-05-01' } },
    ['1 binh', '2 an'],
  ],
  [
    'younger first',
    { criteria: [{ by: 'younger' }] },
    { an: { born: '1990-05-01' }, binh: { born: '1990-05-02' } },
    ['1 binh', '2 an'],
  ],
  [
    'age by year alone where one day is unknown',
    { criteria: [{ by: 'older' }] },
    { an: { born: '1990-05-02' }, binh: { born: '1990' }, chi: { born: '1989-12-31' } },
    ['1 chi', '2 an', '2 binh'],
  ],
  [
    'an extra question settles; who did not answer stands behind',
    { criteria: [{ by: 'score' }, { by: 'extra-question' }] },
    { an: {}, binh: {}, chi: {} },
    ['1 binh', '2 an', '3 chi'],
    [{ scope: 'tuan-1', by: 'extra-question', places: { binh: 1, an: 2 } }],
  ],
  [
    'lots of another round settle nothing here',
    { criteria: [{ by: 'score' }, { by: 'draw' }] },
    { an: {}, binh: {} },
    ['1 an', '1 binh'],
    [{ scope: 'tuan-2', by: 'draw', places: { binh: 1, an: 2 } }],
  ],
  [
    'lots settle',
    { criteria: [{ by: 'score' }, { by: 'draw' }] },
    { an: {}, binh: {} },
    ['1 binh', '2 an'],
    [{ scope: 'tuan-1', by: 'draw', places: { binh: 1, an: 2 } }],
  ],
  [
    'minutes settle',
    { criteria: [{ by: 'score' }, { by: 'decision' }] },
    { an: {}, binh: {} },
    ['1 binh', '2 an'],
    [{ scope: 'tuan-1', by: 'decision', places: { binh: 1, an: 2 } }],
  ],
];

describe('every criterion', () => {
  it.each(criteria)('%s', (_, rule, table, expected, settlements = []) => {
    expect(places(standing(factsOf(table, { settlements }), order(rule.criteria, rule)))).toEqual(expected);
  });
});

describe('the attempt that counts', () => {
  const table = {
    an: {
      scoreMilli: 8000,
      durationMs: 5,
      again: [{ scoreMilli: 9000, durationMs: 9 }, { scoreMilli: 9000, durationMs: 7 }, { scoreMilli: 3000 }],
    },
  };
  it.each([
    ['first', 'an-1'],
    ['last', 'an-4'],
    ['best', 'an-3'],
  ] as const)('%s', (counts, attemptId) => {
    const { lines } = standing(factsOf(table), order([{ by: 'score' }, { by: 'duration' }], { counts }));
    expect(lines).toMatchObject([{ attemptId, attempts: 4 }]);
  });

  it('is the earliest of equals, and the guess of another attempt is lost', () => {
    const facts = factsOf({ an: { prediction: '7', again: [{ prediction: '1' }] } });
    const rule = order([{ by: 'score' }, { by: 'prediction-error' }], { prediction: guess });
    expect(standing(facts, rule).lines).toMatchObject([{ attemptId: 'an-1', predictionError: '6' }]);
  });
});

describe('the predicted number', () => {
  const facts = factsOf({
    an: { division: 'can-bo', prediction: '1', again: [{}] },
    binh: { division: 'can-bo', scoreMilli: 0, again: [{ scoreMilli: 10_000 }] },
    chi: { division: 'nguoi-dan', scoreMilli: 0 },
  });
  it.each([
    ['perfect-people', 0, '2', { 'can-bo': '2', 'nguoi-dan': '0' }],
    ['perfect-attempts', 0, '3', { 'can-bo': '3', 'nguoi-dan': '0' }],
    ['entrants', 0, '3', { 'can-bo': '2', 'nguoi-dan': '1' }],
    ['attempts', 0, '5', { 'can-bo': '4', 'nguoi-dan': '1' }],
    ['perfect-percent', 5, '66.66667', { 'can-bo': '100.00000', 'nguoi-dan': '0.00000' }],
  ] as const)('%s', (asked, decimals, all, divisions) => {
    const of = (within: 'all' | 'division') =>
      standing(facts, order([{ by: 'score' }], { prediction: { asked, over: 'round', within, decimals } }))
        .actual;
    expect(of('all')).toMatchObject({ all, divisions: {} });
    expect(of('division')).toMatchObject({ all: null, divisions });
  });

  it('takes the contest so far where the rules say so, each person once', () => {
    const both = factsOf({
      an: {},
      binh: { scoreMilli: 0, again: [{ round: 'tuan-2', scoreMilli: 10_000 }] },
    });
    const first = standing(both, order([{ by: 'score' }]));
    const rule = order([{ by: 'score' }], {
      round: 'tuan-2',
      prediction: { ...guess, over: 'contest-so-far' },
    });
    const second = rankRound(rule, both.attempts, byId(both.people), [], [order([{ by: 'score' }])]);
    expect([first.people, second.actual?.all, second.actual?.counted[0]?.people]).toEqual([2, '2', 2]);
  });

  it('is exact to the last place', () => {
    expect(percentText(14_691, 25_980, 5)).toBe('56.54734');
    expect(percentText(1, 8, 2)).toBe('12.50');
    expect(percentText(1, 16, 3)).toBe('6.250');
    expect(percentText(1, 1600, 3)).toBe('0.063');
    expect(percentText(0, 0, 2)).toBe('0.00');
    expect(errorText('87.65432', '87.7')).toBe('0.04568');
    expect(errorText('0.1', '0.3')).toBe('0.2');
    expect(errorText(null, '3')).toBeNull();
  });
});

describe('why', () => {
  it('names the first criterion that separates, with both values, and who shares the rank', () => {
    const facts = factsOf({
      an: { durationMs: 5 * MINUTE },
      binh: { durationMs: 7 * MINUTE },
      chi: { durationMs: 7 * MINUTE },
      dung: { scoreMilli: 9000 },
    });
    const { lines } = standing(facts, order([{ by: 'score' }, { by: 'duration' }]));
    expect(lines[1]?.why).toEqual({
      above: { contestantId: 'an', criterion: { by: 'duration' }, theirs: 5 * MINUTE, own: 7 * MINUTE },
      below: { contestantId: 'dung', criterion: { by: 'score' }, theirs: 9000, own: 10_000 },
      sharedWith: 1,
    });
    expect(lines[0]?.why.above).toBeNull();
    expect(lines[3]?.why.below).toBeNull();
  });

  it('compares inside the division too', () => {
    const facts = factsOf({
      an: { division: 'a' },
      binh: { division: 'b', scoreMilli: 9000 },
      chi: { division: 'a', scoreMilli: 1000 },
    });
    const { lines } = standing(facts, order([{ by: 'score' }]));
    expect(lines.map(({ rank, divisionRank }) => [rank, divisionRank])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
    expect(lines[2]?.whyInDivision.above?.contestantId).toBe('an');
  });
});

describe('over several rounds', () => {
  const facts = factsOf({
    an: { scoreMilli: 9000, again: [{ round: 'tuan-2', scoreMilli: 7000 }] },
    binh: { scoreMilli: 10_000 },
    chi: { scoreMilli: 5000, again: [{ round: 'tuan-2', scoreMilli: 10_000 }] },
  });
  const rounds = ['tuan-1', 'tuan-2'].map((round) => standing(facts, order([{ by: 'score' }], { round })));
  it.each([
    ['sum', 1, ['1 an', '2 chi', '3 binh']],
    ['sum', 2, ['1 an', '2 chi']],
    ['mean', 1, ['1 binh', '2 an', '3 chi']],
    ['best', 1, ['1 binh', '1 chi', '3 an']],
  ] as const)('%s with at least %i', (combines, minimumRounds, expected) => {
    const rule = {
      rounds: ['tuan-1', 'tuan-2'],
      combines,
      minimumRounds,
      ranking: [{ by: 'score' as const }],
    };
    const overall = rankOverall(rule, rounds, []);
    expect(places(overall)).toEqual(expected);
  });

  it('compares means exactly and shows them', () => {
    const rule = {
      rounds: ['tuan-1', 'tuan-2'],
      combines: 'mean' as const,
      minimumRounds: 1,
      ranking: [{ by: 'score' as const }],
    };
    const { lines } = rankOverall(rule, rounds, []);
    expect(lines[1]?.why).toMatchObject({
      above: { theirs: 10_000, own: 8000 },
      below: { theirs: 7500, own: 8000 },
    });
  });

  it('compares days of birth, though somebody with fewer rounds told the year alone', () => {
    const again = [{ round: 'tuan-2' }];
    const ages = factsOf({
      an: { born: '1990-01-02', again },
      binh: { born: '1990' },
      chi: { born: '1990-01-01', again },
    });
    const sat = ['tuan-1', 'tuan-2'].map((round) => standing(ages, order([{ by: 'score' }], { round })));
    const rule = {
      rounds: [],
      combines: 'sum' as const,
      minimumRounds: 2,
      ranking: [{ by: 'older' as const }],
    };
    expect(places(rankOverall(rule, sat, []))).toEqual(['1 chi', '2 an']);
  });

  it('has no error for who once gave no guess', () => {
    const guessed = factsOf({
      an: { prediction: '0', again: [{ round: 'tuan-2', prediction: '4' }] },
      binh: { prediction: '2', again: [{ round: 'tuan-2', prediction: null }] },
    });
    const judged = ['tuan-1', 'tuan-2'].map((round) =>
      standing(guessed, order([{ by: 'score' }], { round, prediction: guess })),
    );
    const rule = {
      rounds: ['tuan-1', 'tuan-2'],
      combines: 'sum' as const,
      minimumRounds: 1,
      ranking: [{ by: 'prediction-error' as const }],
    };
    expect(rankOverall(rule, judged, []).lines.map(({ predictionError }) => predictionError)).toEqual([
      '4',
      null,
    ]);
  });
});

describe('always', () => {
  const names: Criterion[] = [
    { by: 'score' },
    { by: 'correct' },
    { by: 'essay-score' },
    { by: 'topic-points', topic: 'x' },
    { by: 'prediction-error' },
    { by: 'duration' },
    { by: 'submitted-at' },
    { by: 'started-at' },
    { by: 'attempts' },
    { by: 'older' },
    { by: 'draw' },
  ];
  const person = fc.record({
    division: fc.constantFrom('a', 'b'),
    scoreMilli: fc.constantFrom(9000, 10_000),
    durationMs: fc.integer({ min: 1, max: 2 }),
    prediction: fc.option(fc.constantFrom('0', '1', '2', '1.5')),
    essayMilli: fc.option(fc.constantFrom(0, 500)),
    topicMilli: fc.constantFrom<Record<string, number>>({}, { x: 1 }),
    born: fc.constantFrom('1990-01-01', '1991'),
    again: fc.array(fc.record({ scoreMilli: fc.constantFrom(9000, 10_000) }), { maxLength: 2 }),
  });
  const contest = fc.record({
    table: fc.array(person, { maxLength: 12 }),
    criteria: fc.shuffledSubarray(names, { minLength: 1 }),
    counts: fc.constantFrom('best' as const, 'first' as const, 'last' as const),
    within: fc.constantFrom('all' as const, 'division' as const),
  });

  it('the order of the facts has no say, ranks count those ahead, and every reason agrees with the order', () => {
    fc.assert(
      fc.property(contest, ({ table, within, ...rule }) => {
        const facts = factsOf(
          Object.fromEntries(table.map((sat, i) => [`p${String(i).padStart(2, '0')}`, sat])),
        );
        facts.settlements = [{ scope: 'tuan-1', by: 'draw', places: { p01: 2, p03: 1 } }];
        const told = order(rule.criteria, { counts: rule.counts, prediction: { ...guess, within } });
        const result = standing(facts, told);
        const turned = { ...facts, attempts: facts.attempts.toReversed(), people: facts.people.toReversed() };
        expect(standing(turned, told)).toEqual(result);
        expect(result.people).toBe(facts.people.length);
        expect(result.attempts).toBe(facts.attempts.length);
        const rankOf = new Map(result.lines.map((line) => [line.contestantId, line.rank]));
        for (const { rank, why } of result.lines) {
          expect(result.lines.filter((other) => other.rank < rank)).toHaveLength(rank - 1);
          expect(result.lines.filter((other) => other.rank === rank)).toHaveLength(why.sharedWith + 1);
          if (why.above) expect(rankOf.get(why.above.contestantId)).toBeLessThan(rank);
          if (why.below) expect(rankOf.get(why.below.contestantId)).toBeGreaterThan(rank);
          for (const next of [why.above, why.below]) if (next) expect(next.theirs).not.toEqual(next.own);
          expect(why.above === null).toBe(rank === 1);
        }
      }),
      { numRuns: 150 },
    );
  });
});
