import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byId, factsOf, noon, type Sat } from '../../../test/support/facts.js';
import type { AwardRules, IndividualAward, SpecialAward } from '../rules/document.js';
import { award, type Awards } from './award.js';
import { reaches } from './lists.js';
import { rankRound, type Standing } from './rank.js';
import {
  countPassing,
  further,
  isTooShort,
  keysOfSpecial,
  placesWithin,
  type Reachable,
  reachOf,
} from './reach.js';

const divisions = ['a', 'b', 'c'];
const sat: fc.Arbitrary<Sat> = fc.record({
  division: fc.constantFrom(...divisions),
  scoreMilli: fc.integer({ min: 0, max: 6 }).map((points) => points * 1000),
  prediction: fc.option(fc.integer({ min: 0, max: 9 }).map(String)),
  born: fc.integer({ min: 1960, max: 1964 }).map(String),
  cannotWin: fc.option(fc.constant('Người ra đề'), { freq: 3 }),
  again: fc.array(fc.record({ scoreMilli: fc.constant(0) }), { maxLength: 2 }),
});
const among = fc.subarray(divisions);
const common = {
  scope: fc.constant('round' as const),
  rounds: fc.constantFrom<string[][]>([], ['tuan-1'], ['tuan-2']),
  minimumScorePercent: fc.constantFrom(0, 30),
  equals: fc.constantFrom('all' as const, 'draw' as const),
};
const tiers: fc.Arbitrary<IndividualAward> = fc
  .record({
    ...common,
    code: fc.constant('ca-nhan'),
    name: fc.constant('Giải'),
    together: fc.boolean(),
    named: among,
    tiers: fc.constantFrom<IndividualAward['tiers'][]>(
      [{ code: 'nhat', name: 'Nhất', count: 1, amount: 5 }],
      [
        { code: 'nhat', name: 'Nhất', count: 1, amount: 5 },
        { code: 'nhi', name: 'Nhì', count: 2, amount: 3 },
      ],
    ),
    chosen: fc.constant('by-rank' as const),
  })
  .map(({ together, named, ...rest }) => ({
    ...rest,
    divisions: together ? named : [],
    perDivision: together ? [] : named,
  }));
const special: fc.Arbitrary<SpecialAward> = fc.record({
  ...common,
  code: fc.constant('dac-biet'),
  name: fc.constant('Giải đặc biệt'),
  kind: fc.constantFrom(...(Object.keys(keysOfSpecial) as SpecialAward['kind'][])),
  divisions: among,
  count: fc.integer({ min: 1, max: 2 }),
  amount: fc.constant(4),
});
const ruled: fc.Arbitrary<AwardRules> = fc.record({
  tiers: fc.array(tiers, { maxLength: 1 }),
  special: fc.array(special, { maxLength: 1 }),
  onePerPerson: fc.constantFrom('all' as const, 'per-round-higher' as const),
  earlierWinnersExcluded: fc.constant(false),
  maxPercentOfEntrants: fc.constant(null),
  certificates: fc.constant({ winners: true, everyone: false, minimumScorePercent: 0 }),
});

const reachable = ({ lines }: Standing): Reachable => ({
  people: lines.length,
  divisions,
  rankAt: (at) => lines[at]!.rank,
  divisionAt: (at) => divisions.indexOf(lines[at]!.person.division),
  divisionRankAt: (at) => lines[at]!.divisionRank,
  passes: (at, percent) => reaches(lines[at]!, percent),
  keyAt: (at, kind) => keysOfSpecial[kind](lines[at]!),
});
const given = ({ awarded, open }: Awards) => ({
  awarded: awarded.map(({ list, tier, contestantId, rank, by }) => [list.id, tier, contestantId, rank, by]),
  open,
});

/** Awards from the lines that a reach looks at, further and further until they suffice. */
async function byReach(rules: AwardRules, standing: Standing): Promise<Awards> {
  const of = reachable(standing);
  for (let reach = reachOf(rules, standing, 2); reach !== null; reach = further(reach)) {
    const steps = placesWithin(reach, of);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const looked = { ...standing, lines: step.value.map((at) => standing.lines[at]!) };
    const awards = award(rules, [looked], []);
    if (!(await isTooShort(rules, looked, awards, async (passing) => countPassing(of, passing))))
      return awards;
  }
  return award(rules, [standing], []);
}

it('awards of the lines within reach are those of all lines', async () => {
  const prediction = { asked: 'entrants', over: 'round', within: 'all', decimals: 0 } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(sat, { minLength: 1, maxLength: 40 }), ruled, async (people, rules) => {
      const facts = factsOf(
        Object.fromEntries(people.map((each, i) => [`p${String(i).padStart(2, '0')}`, each])),
      );
      const standing = rankRound(
        { round: 'tuan-1', opensAt: noon, counts: 'best', criteria: [{ by: 'score' }], prediction },
        facts.attempts,
        byId(facts.people),
        [],
      );
      expect(given(await byReach(rules, standing))).toEqual(given(award(rules, [standing], [])));
    }),
    { numRuns: 1000 },
  );
});
