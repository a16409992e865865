import { describe, expect, it } from '@jest/globals';
import { byId, factsOf, noon, type Sat } from '../../../test/support/facts.js';
import type {
  CollectiveAward,
  CollectiveCriterion,
  CollectiveEligibility,
  QualificationRule,
} from '../rules/document.js';
import type { BodyFact, Settlement } from '../rules/facts.js';
import { collective, type CollectiveClass } from './collective.js';
import type { Awarded } from './lists.js';
import { percentText } from './predict.js';
import { qualify } from './qualify.js';
import { rankRound, type Standing } from './rank.js';

const eligible: CollectiveEligibility = {
  minimumRate: [],
  groups: [],
  needsIndividualWinner: false,
  evidence: [],
  exemptLeaveDenominator: false,
  attemptsCapPerPerson: null,
};
const rule = (
  ranking: CollectiveCriterion[],
  eligibility: Partial<CollectiveEligibility> = {},
  more: Partial<CollectiveAward> = {},
): CollectiveAward => ({
  code: 'tap-the',
  name: 'Giải tập thể',
  among: 'organization',
  level: 'commune',
  rounds: [],
  classes: [],
  ranking,
  headCounts: 'stated',
  eligibility: { ...eligible, ...eligibility },
  tiers: [{ code: 'nhat', name: 'Nhất', count: 1, amount: 0 }],
  equals: 'decision',
  ...more,
});
const body = (id: string, more: Partial<BodyFact> = {}): BodyFact => ({
  id,
  name: id.toUpperCase(),
  among: 'organization',
  level: null,
  covers: [id],
  kind: 'so',
  headCount: null,
  exempt: 0,
  groups: {},
  evidence: [],
  ...more,
});
const table: Record<string, Sat> = {
  // Sở A: two people, four attempts; Sở B: three people, three attempts; Sở C: one person, five attempts.
  a1: { organizationId: 'a', scoreMilli: 10_000, groups: ['mot-cua'], again: [{}, {}] },
  a2: { organizationId: 'a', scoreMilli: 5000 },
  b1: { organizationId: 'b', scoreMilli: 8000, groups: ['mot-cua'] },
  b2: { organizationId: 'b', scoreMilli: 8000 },
  b3: { organizationId: 'b', scoreMilli: 6000 },
  c1: { organizationId: 'c', scoreMilli: 9000, again: [{}, {}, {}, {}] },
};
const facts = factsOf(table);
const standings: Standing[] = [
  rankRound(
    { round: 'tuan-1', opensAt: noon, counts: 'best', criteria: [{ by: 'score' }], prediction: null },
    facts.attempts,
    byId(facts.people),
    [],
  ),
];
const bodies = [
  body('a', { headCount: 4, exempt: 2, groups: { 'mot-cua': 1 } }),
  body('b', { headCount: 4, groups: { 'mot-cua': 2 } }),
  body('c'),
];
const won = (contestantId: string, tier: string): Awarded => ({
  list: { id: 'x@tuan-1', award: 'x', name: 'x', scope: 'tuan-1', division: null, order: 'rank' },
  tier,
  tierName: tier,
  amount: 0,
  contestantId,
  rank: 1,
  by: 'rank',
});
const wins = [won('a1', 'nhat'), won('b1', 'nhi'), won('b2', 'nhi')];
const run = (one: CollectiveAward, settlements: Settlement[] = [], of = bodies): CollectiveClass =>
  collective(one, of, byId(facts.people), standings, wins, settlements).classes[0]!;
const places = ({ lines }: CollectiveClass) => lines.map(({ rank, bodyId }) => `${rank ?? '-'} ${bodyId}`);

describe('every measure', () => {
  it.each<[string, CollectiveCriterion, string[], Partial<CollectiveEligibility>?]>([
    ['entrants', { by: 'entrants' }, ['1 b', '2 a', '3 c']],
    ['attempts', { by: 'attempts' }, ['1 c', '2 a', '3 b']],
    [
      'attempts, at most two of one person: 3, 3 and 2',
      { by: 'attempts' },
      ['1 a', '1 b', '3 c'],
      { attemptsCapPerPerson: 2 },
    ],
    ['rate: 2/4, 3/4, none', { by: 'rate' }, ['1 b', '2 a', '3 c']],
    [
      'rate without the exempt: 2/2, 3/4, none',
      { by: 'rate' },
      ['1 a', '2 b', '3 c'],
      { exemptLeaveDenominator: true },
    ],
    ['mean score: 7.5, 7.33…, 9', { by: 'mean-score' }, ['1 c', '2 a', '3 b']],
    ['share at or above 80 %: 1/2, 2/3, 1/1', { by: 'share-above', percent: 80 }, ['1 c', '2 b', '3 a']],
    ['winners: 1, 2, 0', { by: 'winners' }, ['1 b', '2 a', '3 c']],
    ['prize points: 10, 8, 0', { by: 'prize-points', points: { nhat: 10, nhi: 4 } }, ['1 a', '2 b', '3 c']],
    ['members of a group: 1, 1, 0', { by: 'group-members', group: 'mot-cua' }, ['1 a', '1 b', '3 c']],
    [
      'their share of the stated: 1/1, 1/2, unknown',
      { by: 'group-rate', group: 'mot-cua' },
      ['1 a', '2 b', '3 c'],
    ],
    // Rate and mean: a 50 % and 75 %, b 75 % and 73.33 %: 0.5·50 + 0.5·75 = 62.5 against 74.17; c has no head-count.
    [
      'composite',
      {
        by: 'composite',
        parts: [
          { weight: 50, measure: { by: 'rate' } },
          { weight: 50, measure: { by: 'mean-score' } },
        ],
      },
      ['1 b', '2 a', '3 c'],
    ],
    // Counts over the highest of the class: entrants 2/3, 3/3, 1/3; attempts 4/5, 3/5, 5/5.
    [
      'composite of counts',
      {
        by: 'composite',
        parts: [
          { weight: 40, measure: { by: 'entrants' } },
          { weight: 60, measure: { by: 'attempts' } },
        ],
      },
      ['1 b', '2 a', '3 c'],
    ],
  ])('%s', (_, criterion, expected, eligibility = {}) => {
    expect(places(run(rule([criterion], eligibility)))).toEqual(expected);
  });

  it('keeps people and attempts apart, every percentage with its base, and says nothing of an unknown head-count', () => {
    const { lines } = run(rule([{ by: 'rate' }]));
    expect(lines[0]).toMatchObject({
      people: 3,
      attempts: 3,
      base: 4,
      values: [{ value: { part: 3, base: 4 } }],
    });
    expect(lines[2]).toMatchObject({
      people: 1,
      attempts: 5,
      headCount: null,
      base: null,
      values: [{ value: null }],
    });
    expect(percentText(3, 4, 2)).toBe('75.00');
  });

  it('counts more people than heads as all of them, and says so', () => {
    const { lines } = run(rule([{ by: 'rate' }]), [], [body('b', { headCount: 2 })]);
    expect(lines[0]).toMatchObject({ overBase: true, values: [{ value: { part: 2, base: 2 } }] });
  });

  it('adds up a composite exactly: a has 0.5·50 + 0.5·75 = 62.5', () => {
    const half = (by: 'rate' | 'mean-score') => ({ weight: 50, measure: { by } });
    const { lines } = run(rule([{ by: 'composite', parts: [half('rate'), half('mean-score')] }]));
    const value = lines[1]?.values[0]?.value;
    expect(value && 'exact' in value ? Number(value.exact.n) / Number(value.exact.d) : null).toBe(62.5);
  });
});

describe('who is ranked', () => {
  it.each<[string, Partial<CollectiveEligibility>, Record<string, string[]>]>([
    [
      'floors by size',
      {
        minimumRate: [
          { headCountBelow: 5, percent: 60 },
          { headCountBelow: null, percent: 1 },
        ],
      },
      { a: ['rate-too-low'], c: ['no-head-count'] },
    ],
    [
      'a share of the mandatory',
      { groups: [{ group: 'mot-cua', percent: 100 }] },
      { b: ['group-too-low'], c: ['no-group-number'] },
    ],
    ['an individual winner', { needsIndividualWinner: true }, { c: ['no-winner'] }],
    [
      'evidence',
      { evidence: [{ code: 'bao-cao', name: 'Báo cáo' }] },
      { a: ['evidence-missing'], b: ['evidence-missing'], c: ['evidence-missing'] },
    ],
  ])('%s', (_, eligibility, expected) => {
    const { lines } = run(rule([{ by: 'entrants' }], eligibility));
    const short = lines.filter(({ rank }) => rank === null);
    expect(
      Object.fromEntries(short.map(({ bodyId, shortfalls }) => [bodyId, shortfalls.map(({ code }) => code)])),
    ).toEqual(expected);
    for (const { tier, rank } of lines) if (rank === null) expect(tier).toBeNull();
  });

  it('nobody took part: no rank', () => {
    expect(run(rule([{ by: 'rate' }]), [], [body('d', { headCount: 3 })]).lines).toMatchObject([
      { rank: null, shortfalls: [{ code: 'nobody-took-part' }] },
    ]);
  });

  it('classes are ranked apart; a district has the people of its communes', () => {
    const communes = factsOf({ a1: { unitId: 'x1' }, a2: { unitId: 'x2' }, a3: { unitId: 'y1' } });
    const round = rankRound(
      { round: 'tuan-1', opensAt: noon, counts: 'best', criteria: [{ by: 'score' }], prediction: null },
      communes.attempts,
      byId(communes.people),
      [],
    );
    const unit = (id: string, covers: string[], kind: string) =>
      body(id, { among: 'unit', level: 'district', covers, kind });
    const award = rule(
      [{ by: 'entrants' }],
      {},
      {
        among: 'unit',
        level: 'district',
        classes: [
          { code: 'h', name: 'Huyện', kinds: ['huyen'] },
          { code: 't', name: 'Thành phố', kinds: ['thanh-pho'] },
        ],
      },
    );
    const { classes } = collective(
      award,
      [unit('x', ['x', 'x1', 'x2'], 'huyen'), unit('y', ['y', 'y1'], 'thanh-pho')],
      byId(communes.people),
      [round],
      [],
      [],
    );
    expect(
      classes.map((each) => [each.code, places(each), each.lines[0]?.people, each.lines[0]?.tier?.code]),
    ).toEqual([
      ['h', ['1 x'], 2, 'nhat'],
      ['t', ['1 y'], 1, 'nhat'],
    ]);
  });
});

describe('tiers', () => {
  it('follow lots and minutes only where all that are equal were in them, each tie by its own', () => {
    const ids = ['a', 'b', 'd', 'e'];
    // A and B with two entrants each, D and E with one: two ties in one class, and one place for each.
    const sat = Object.fromEntries(
      ['a', 'a', 'b', 'b', 'd', 'e'].map((id, i): [string, Sat] => [`p${i}`, { organizationId: id }]),
    );
    const { people, attempts } = factsOf(sat);
    const order = { round: 'tuan-1', opensAt: noon, counts: 'best' as const, prediction: null };
    const round = rankRound({ ...order, criteria: [{ by: 'score' }] }, attempts, byId(people), []);
    const tiers = ['nhat', 'nhi', 'ba'].map((code) => ({ code, name: code, count: 1, amount: 0 }));
    const lots = rule([{ by: 'entrants' }], {}, { equals: 'draw', tiers });
    const of = (settlements: Settlement[]) => {
      const bodiesOf = ids.map((id) => body(id));
      const [only] = collective(lots, bodiesOf, byId(people), [round], [], settlements).classes;
      const given = only!.lines.flatMap(({ bodyId, tier }) => (tier ? [`${bodyId}:${tier.code}`] : []));
      return [given, only!.open.map(({ candidates }) => candidates)];
    };
    const draw = (places: Record<string, number>): Settlement => ({ scope: 'tap-the', by: 'draw', places });
    const first = draw({ b: 1, a: 2 });
    expect(of([])).toEqual([
      [],
      [
        ['a', 'b'],
        ['d', 'e'],
      ],
    ]);
    expect(of([first])).toEqual([['a:nhi', 'b:nhat'], [['d', 'e']]]);
    expect(of([draw({ e: 1, d: 2 }), first])).toEqual([['a:nhi', 'b:nhat', 'e:ba'], []]);
    // E was not in the pool.
    expect(of([draw({ d: 1 }), first])).toEqual([['a:nhi', 'b:nhat'], [['d', 'e']]]);
  });

  const tied = rule([{ by: 'group-members', group: 'mot-cua' }, { by: 'decision' }]);
  it('wait for a decision between equals, and follow it', () => {
    expect(run(tied).open).toEqual([
      { scope: 'tap-the', by: 'decision', tiers: ['nhat'], places: 1, candidates: ['a', 'b'] },
    ]);
    // The order ends with lots, whatever is said of equals besides.
    const byLots = rule([{ by: 'group-members', group: 'mot-cua' }, { by: 'draw' }]);
    expect(run(byLots).open).toMatchObject([{ by: 'draw', candidates: ['a', 'b'] }]);
    expect(places(run(byLots, [{ scope: 'tap-the', by: 'draw', places: { b: 1, a: 2 } }]))[0]).toBe('1 b');
    const settled = run(tied, [{ scope: 'tap-the', by: 'decision', places: { b: 1, a: 2 } }]);
    expect(places(settled)).toEqual(['1 b', '2 a', '3 c']);
    expect(settled.lines[0]?.tier?.code).toBe('nhat');
  });
  it('say what separates a unit from its neighbours', () => {
    const { lines } = run(rule([{ by: 'group-members', group: 'mot-cua' }, { by: 'entrants' }]));
    expect(lines[1]).toMatchObject({
      bodyId: 'a',
      above: { bodyId: 'b', at: 1 },
      below: { bodyId: 'c', at: 0 },
    });
  });
});

describe('qualification', () => {
  const people = factsOf({
    an: { division: 'a', scoreMilli: 10_000 },
    binh: { division: 'a', scoreMilli: 9000 },
    chi: { division: 'a', scoreMilli: 8000 },
    dung: { division: 'b', scoreMilli: 7000 },
    em: { division: 'b', scoreMilli: 6000, cannotWin: 'x' },
    giang: { division: 'b', scoreMilli: 6000 },
    hai: { division: 'b', scoreMilli: 6000 },
  });
  const round = rankRound(
    { round: 'tuan-1', opensAt: noon, counts: 'best', criteria: [{ by: 'score' }], prediction: null },
    people.attempts,
    byId(people.people),
    [],
  );
  const to = (more: Partial<QualificationRule>): QualificationRule => ({
    from: ['tuan-1'],
    to: 'chung-ket',
    per: 'division',
    top: 2,
    onDecline: 'next',
    ...more,
  });
  const names = (
    more: Partial<QualificationRule>,
    declined: string[] = [],
    settlements: Settlement[] = [],
  ) => {
    const result = qualify(to(more), [round], new Set(declined), settlements);
    return [
      result.qualified
        .map(({ contestantId, replaces }) => (replaces ? `(${contestantId})` : contestantId))
        .join(' '),
      result.open.map(({ candidates }) => candidates.join('=')).join(),
    ];
  };
  it('takes the top of each division; equals at the edge wait', () => {
    expect(names({})).toEqual(['an binh dung', 'giang=hai']);
    expect(
      names({}, [], [{ scope: 'chung-ket<tuan-1/b', by: 'draw', places: { hai: 1, giang: 2 } }]),
    ).toEqual(['an binh dung hai', '']);
  });
  it('replaces who declines by the next, or leaves the place empty', () => {
    expect(names({ per: 'all' }, ['an'])).toEqual(['binh (chi)', '']);
    expect(names({ per: 'all', onDecline: 'empty' }, ['an'])).toEqual(['binh', '']);
  });
  it('gives one place to a person who earned two', () => {
    const again = { ...round, scope: 'tuan-2' };
    const { qualified, passedOver } = qualify(
      to({ from: ['tuan-1', 'tuan-2'], per: 'round', top: 1 }),
      [round, again],
      new Set(),
      [],
    );
    expect(qualified.map(({ contestantId }) => contestantId)).toEqual(['an', 'binh']);
    expect(passedOver).toMatchObject([{ contestantId: 'an', reason: 'qualified-elsewhere' }]);
  });
});
