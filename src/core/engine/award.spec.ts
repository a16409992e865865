import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byId, type Facts, factsOf, noon, type Sat } from '../../../test/support/facts.js';
import type { AwardRules, Criterion, IndividualAward, SpecialAward } from '../rules/document.js';
import { award, type Awards } from './award.js';
import { rankRound, type Standing } from './rank.js';

const byScore: Criterion[] = [{ by: 'score' }];
function standing({ attempts, people, settlements }: Facts, round = 'tuan-1', criteria = byScore): Standing {
  const prediction = { asked: 'entrants', over: 'round', within: 'all', decimals: 0 } as const;
  return rankRound(
    { round, opensAt: noon, counts: 'best', criteria, prediction },
    attempts,
    byId(people),
    settlements,
  );
}
const tier = (code: string, count: number, amount = 0) => ({ code, name: code, count, amount });
const person = (more: Partial<IndividualAward> = {}): IndividualAward => ({
  code: 'ca-nhan',
  name: 'Giải cá nhân',
  scope: 'round',
  rounds: [],
  divisions: [],
  perDivision: [],
  tiers: [tier('nhat', 1, 500), tier('nhi', 2, 300)],
  minimumScorePercent: 0,
  chosen: 'by-rank',
  equals: 'all',
  ...more,
});
const special = (kind: SpecialAward['kind'], more: Partial<SpecialAward> = {}): SpecialAward => ({
  code: kind,
  name: kind,
  kind,
  scope: 'round',
  rounds: [],
  divisions: [],
  count: 1,
  amount: 100,
  minimumScorePercent: 0,
  equals: 'all',
  ...more,
});
const rules = (tiers: IndividualAward[], more: Partial<AwardRules> = {}): AwardRules => ({
  tiers,
  special: [],
  onePerPerson: 'all',
  earlierWinnersExcluded: false,
  maxPercentOfEntrants: null,
  certificates: { winners: true, everyone: false, minimumScorePercent: 0 },
  ...more,
});
const given = ({ awarded }: Awards) =>
  awarded.map(({ list, tier: code, contestantId }) => `${list.id} ${code} ${contestantId}`);
const points = (scores: Record<string, number>): Record<string, Sat> =>
  Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, { scoreMilli: score * 1000 }]));
const four = points({ an: 10, binh: 9, chi: 8, dung: 7 });

describe('tiers', () => {
  it('are filled in order of rank, and say who was the first without', () => {
    const result = award(rules([person()]), [standing(factsOf(four))], []);
    expect(given(result)).toEqual([
      'ca-nhan@tuan-1 nhat an',
      'ca-nhan@tuan-1 nhi binh',
      'ca-nhan@tuan-1 nhi chi',
    ]);
    expect(result.lists[0]).toMatchObject({
      unfilled: 0,
      passedOver: [],
      firstBehind: { contestantId: 'dung', criterion: { by: 'score' }, theirs: 7000, own: 8000 },
    });
  });

  it('pass over who cannot win, who is below the minimum, and stay empty when nobody is left', () => {
    const facts = factsOf({ ...four, an: { cannotWin: 'Thành viên Ban Tổ chức' } });
    const result = award(rules([person({ minimumScorePercent: 85 })]), [standing(facts)], []);
    expect(given(result)).toEqual(['ca-nhan@tuan-1 nhat binh']);
    expect(result.lists[0]).toMatchObject({
      unfilled: 2,
      passedOver: [{ contestantId: 'an', rank: 1, reason: 'cannot-win', detail: 'Thành viên Ban Tổ chức' }],
    });
  });

  it('of each division are its own, with its own ranks', () => {
    const facts = factsOf({
      an: { division: 'a' },
      binh: { division: 'a', scoreMilli: 1000 },
      chi: { division: 'b', scoreMilli: 500 },
    });
    const result = award(
      rules([person({ perDivision: ['a', 'b'], tiers: [tier('nhat', 1)] })]),
      [standing(facts)],
      [],
    );
    expect(result.awarded.map(({ list, contestantId, rank }) => [list.division, contestantId, rank])).toEqual(
      [
        ['a', 'an', 1],
        ['b', 'chi', 1],
      ],
    );
  });
});

describe('awards of some divisions', () => {
  const facts = factsOf({
    an: { division: 'c' },
    binh: { division: 'a', scoreMilli: 9000 },
    chi: { division: 'b', scoreMilli: 9000 },
    dung: { division: 'b', scoreMilli: 8000 },
    em: { division: 'c', scoreMilli: 500 },
  });

  it('rank the people of all of them together, equals sharing their rank', () => {
    const result = award(rules([person({ divisions: ['a', 'b'] })]), [standing(facts)], []);
    expect(
      result.awarded.map(({ list, tier: of, contestantId, rank }) => [list.division, of, contestantId, rank]),
    ).toEqual([
      [null, 'nhat', 'binh', 1],
      [null, 'nhat', 'chi', 1],
      [null, 'nhi', 'dung', 3],
    ]);
  });

  it('of one kind are for their people and rounds only', () => {
    const most = special('most-attempts', { divisions: ['b'], rounds: ['tuan-2'] });
    const week = (round: string) =>
      standing(
        factsOf({ an: { round, again: [{}, {}] }, dung: { round, division: 'b', again: [{}] } }),
        round,
      );
    const result = award(rules([], { special: [most] }), [week('tuan-1'), week('tuan-2')], []);
    expect(given(result)).toEqual(['most-attempts@tuan-2 most-attempts dung']);
  });
});

describe('equals at the edge', () => {
  const tied = factsOf(points({ an: 10, binh: 9, chi: 9, dung: 9, em: 8 }));
  const run = (equals: IndividualAward['equals'], places?: Record<string, number>) =>
    award(
      rules([person({ equals })]),
      [standing(tied)],
      places ? [{ scope: 'ca-nhan@tuan-1', by: 'draw', places }] : [],
    );

  it('all get it', () => {
    expect(given(run('all')).map((line) => line.slice(15))).toEqual([
      'nhat an',
      'nhi binh',
      'nhi chi',
      'nhi dung',
    ]);
  });

  it('wait for lots, named as an open tie', () => {
    const result = run('draw');
    expect(given(result)).toEqual(['ca-nhan@tuan-1 nhat an']);
    expect(result.open).toEqual([
      { list: 'ca-nhan@tuan-1', by: 'draw', tiers: ['nhi'], places: 2, candidates: ['binh', 'chi', 'dung'] },
    ]);
  });

  it('are settled by lots once these tell the last from the next', () => {
    expect(given(run('draw', { dung: 1, chi: 2, binh: 3 })).slice(1)).toEqual([
      'ca-nhan@tuan-1 nhi dung',
      'ca-nhan@tuan-1 nhi chi',
    ]);
    expect(run('draw', { dung: 1 }).open).toHaveLength(1);
  });

  it('wait for the organisers, who settle nothing by lots', () => {
    expect(run('decision', { dung: 1, chi: 2, binh: 3 }).open).toMatchObject([{ by: 'decision', places: 2 }]);
  });

  it('over two tiers are one tie, and who stands behind keeps what is below', () => {
    const facts = factsOf(points({ an: 10, binh: 10, chi: 9, dung: 8 }));
    const result = award(rules([person({ equals: 'draw' })]), [standing(facts)], []);
    expect(result.open).toMatchObject([{ tiers: ['nhat', 'nhi'], places: 2, candidates: ['an', 'binh'] }]);
    expect(given(result)).toEqual(['ca-nhan@tuan-1 nhi chi']);
  });

  it('by lots among all who pass, whatever their rank', () => {
    const rule = person({
      chosen: 'draw-among-passing',
      minimumScorePercent: 80,
      tiers: [tier('may-man', 2)],
    });
    const open = award(rules([rule]), [standing(factsOf(four))], []);
    expect(open.open).toMatchObject([{ by: 'draw', places: 2, candidates: ['an', 'binh', 'chi'] }]);
    const lots = [{ scope: 'ca-nhan@tuan-1', by: 'draw' as const, places: { chi: 1, an: 2, binh: 3 } }];
    expect(
      given(award(rules([rule]), [standing(factsOf(four))], lots)).map((line) => line.slice(-3)),
    ).toEqual(['chi', ' an']);
  });
});

describe('special awards', () => {
  const facts = factsOf({
    an: { prediction: '4', born: '1950-01-01' },
    binh: { prediction: '5', born: '2008-03-01', scoreMilli: 2000 },
    chi: { born: '2009-01-01', scoreMilli: 9000, again: [{}, {}], cannotWin: 'Người ra đề' },
    dung: { prediction: '1', born: '1960-01-01', again: [{}] },
  });
  it.each([
    ['nearest-prediction', 'an'],
    ['youngest', 'binh'],
    ['oldest', 'an'],
    ['most-attempts', 'dung'],
  ] as const)('%s', (kind, winner) => {
    const result = award(rules([], { special: [special(kind)] }), [standing(facts)], []);
    expect(result.awarded.map(({ contestantId }) => contestantId)).toEqual([winner]);
  });
  it('ask for their minimum', () => {
    const result = award(
      rules([], { special: [special('youngest', { minimumScorePercent: 90 })] }),
      [standing(facts)],
      [],
    );
    expect(result.awarded.map(({ contestantId }) => contestantId)).toEqual(['dung']);
  });
});

describe('one award for a person', () => {
  const facts = factsOf({
    an: { scoreMilli: 10_000, again: [{ round: 'tuan-2' }] },
    binh: { scoreMilli: 9000, again: [{ round: 'tuan-2' }] },
    chi: { scoreMilli: 8000, again: [{ round: 'tuan-2', scoreMilli: 7000 }] },
  });
  const rounds = [standing(facts), standing(facts, 'tuan-2', [{ by: 'score' }, { by: 'younger' }])];
  const first = person({ code: 'tuan', rounds: ['tuan-1'], tiers: [tier('nhat', 1, 100)] });
  const second = person({ code: 'thang', rounds: ['tuan-2'], tiers: [tier('nhat', 1, 900)] });

  it.each([
    ['all', ['tuan nhat an', 'thang nhat an']],
    ['per-round-higher', ['tuan nhat an', 'thang nhat an']],
    ['per-contest-higher', ['thang nhat an', 'tuan nhat binh']],
    ['per-contest-first', ['tuan nhat an', 'thang nhat binh']],
  ] as const)('%s', (onePerPerson, expected) => {
    const result = award(rules([first, second], { onePerPerson }), rounds, []);
    expect(result.awarded.map((each) => `${each.list.award} ${each.tier} ${each.contestantId}`)).toEqual(
      expected,
    );
  });

  it('keeps the higher of a round and hands the other on', () => {
    const result = award(
      rules([first], { onePerPerson: 'per-round-higher', special: [special('oldest', { amount: 400 })] }),
      [standing(factsOf({ ...four, an: { born: '1930-01-01' } }))],
      [],
    );
    expect(given(result)).toEqual(['oldest@tuan-1 oldest an', 'tuan@tuan-1 nhat binh']);
    expect(result.lists[0]?.passedOver).toEqual([
      { contestantId: 'an', rank: 1, reason: 'has-another', detail: 'oldest@tuan-1' },
    ]);
  });

  it('earlier winners win nothing later', () => {
    const result = award(rules([first, second], { earlierWinnersExcluded: true }), rounds, []);
    const names = result.awarded
      .filter(({ list }) => list.scope === 'tuan-2')
      .map(({ contestantId }) => contestantId);
    expect(names).not.toContain('an');
    expect(result.lists.find(({ list }) => list.award === 'thang')?.passedOver).toMatchObject([
      { contestantId: 'an', reason: 'won-earlier' },
    ]);
  });
});

it('never awards more than the share of entrants that the rules allow', () => {
  const facts = factsOf(points({ an: 10, binh: 9, chi: 8, dung: 7, em: 6 }));
  const result = award(
    rules([person()], { maxPercentOfEntrants: 50, special: [special('most-attempts')] }),
    [standing(facts)],
    [],
  );
  expect(given(result)).toEqual(['ca-nhan@tuan-1 nhat an', 'ca-nhan@tuan-1 nhi binh']);
  expect(result.lists.map(({ capped }) => capped)).toEqual([1, 1]);
});

describe('always', () => {
  const contest = fc.record({
    people: fc.array(
      fc.record({
        score: fc.integer({ min: 7, max: 10 }),
        division: fc.constantFrom('a', 'b'),
        barred: fc.boolean(),
        second: fc.option(fc.integer({ min: 7, max: 10 })),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    onePerPerson: fc.constantFrom<AwardRules['onePerPerson'][]>(
      'all',
      'per-round-higher',
      'per-contest-higher',
      'per-contest-first',
    ),
    equals: fc.constantFrom<IndividualAward['equals'][]>('all', 'draw', 'decision'),
    earlier: fc.boolean(),
    cap: fc.option(fc.constantFrom(10, 33.33, 50)),
    counts: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    minimum: fc.constantFrom(0, 80),
  });

  it('counts, minimum, cap and one a person hold, and nobody wins who cannot', () => {
    fc.assert(
      fc.property(contest, ({ people, onePerPerson, equals, earlier, cap, counts: [one, two], minimum }) => {
        const facts = factsOf(
          Object.fromEntries(
            people.map(({ score, division, barred, second }, i) => [
              `p${i}`,
              {
                division,
                scoreMilli: score * 1000,
                cannotWin: barred ? 'x' : null,
                again: second === null ? [] : [{ round: 'tuan-2', scoreMilli: second * 1000 }],
              },
            ]),
          ),
        );
        const lists = [
          person({
            equals,
            minimumScorePercent: minimum,
            tiers: [tier('nhat', one, 5), tier('nhi', two, 3)],
          }),
          person({ code: 'khoi', perDivision: ['a', 'b'], equals, tiers: [tier('nhat', 1, 4)] }),
        ];
        const standings = [standing(facts), standing(facts, 'tuan-2')];
        const result = award(
          rules(lists, { onePerPerson, earlierWinnersExcluded: earlier, maxPercentOfEntrants: cap }),
          standings,
          [],
        );
        const who = byId(facts.people);
        for (const { contestantId } of result.awarded) expect(who.get(contestantId)?.cannotWin).toBeNull();
        for (const [list, own] of Map.groupBy(result.awarded, (each) => each.list.id)) {
          expect(new Set(own.map(({ contestantId }) => contestantId)).size).toBe(own.length);
          if (equals !== 'all' && list.startsWith('ca-nhan'))
            expect(own.length).toBeLessThanOrEqual(one + two);
        }
        for (const { scope, people: entrants } of standings) {
          const own = result.awarded.filter(({ list }) => list.scope === scope);
          if (cap !== null) expect(own.length * 100).toBeLessThanOrEqual(cap * entrants);
          if (onePerPerson !== 'all')
            expect(new Set(own.map(({ contestantId }) => contestantId)).size).toBe(own.length);
        }
        if (onePerPerson.startsWith('per-contest'))
          expect(new Set(result.awarded.map(({ contestantId }) => contestantId)).size).toBe(
            result.awarded.length,
          );
        if (earlier) {
          const before = result.awarded
            .filter(({ list }) => list.scope === 'tuan-1')
            .map(({ contestantId }) => contestantId);
          for (const { list, contestantId } of result.awarded)
            if (list.scope === 'tuan-2') expect(before).not.toContain(contestantId);
        }
        for (const { passedOver, list } of result.lists)
          for (const { contestantId } of passedOver)
            expect(
              result.awarded.some((each) => each.list.id === list.id && each.contestantId === contestantId),
            ).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
