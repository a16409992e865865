import { awardsByDivision } from '../rules/divisions.js';
import type { RoundRule, Rulebook } from '../rules/document.js';
import type { AttemptFact, BodyFact, PersonFact, Settlement } from '../rules/facts.js';
import { award, type Awards } from './award.js';
import { collective, type CollectiveResult } from './collective.js';
import { predictionOf } from '../rules-check/book.js';
import { rankOverall } from './overall.js';
import { type Qualification, qualify } from './qualify.js';
import type { RoundOrder } from '../columns/table.js';
import { rankRound, type Standing } from './rank.js';

/** All that happened, of all rounds. */
export type Happened = {
  /** Epoch ms by code of the round, as it was opened; the rulebook says what was planned. */
  opensAt: Readonly<Record<string, number>>;
  attempts: readonly AttemptFact[];
  people: readonly PersonFact[];
  bodies: readonly BodyFact[];
  settlements: readonly Settlement[];
  /** Who declined a place in a next round. */
  declined: readonly string[];
};

export type Decided = {
  /** In the order of the rulebook; trial rounds too, but they decide nothing else. */
  rounds: Standing[];
  overall: Standing | null;
  awards: Awards;
  collective: CollectiveResult[];
  qualified: Qualification[];
};

/** Everything a rulebook decides, from entry to qualification: a function of the facts alone. */
export function decide(rulebook: Rulebook, facts: Happened): Decided {
  const { attempts, settlements, opensAt } = facts;
  const people = new Map(facts.people.map((person) => [person.contestantId, person]));
  const rounds = rulebook.rounds.map((round) => {
    const order = roundOrder(rulebook, round, opensAt);
    return rankRound(
      order,
      attempts,
      people,
      settlements,
      roundsSoFar(rulebook, round, opensAt).slice(0, -1),
    );
  });
  const trials = new Set(rulebook.rounds.flatMap(({ code, kind }) => (kind === 'trial' ? [code] : [])));
  const counted = rounds.filter(({ scope }) => !trials.has(scope));
  const overall = rulebook.overall && rankOverall(rulebook.overall, counted, settlements);
  const standings = overall ? [...counted, overall] : counted;
  const awards = award(awardsByDivision(rulebook), standings, settlements);
  const declined = new Set(facts.declined);
  const taken = new Map(rulebook.qualification.map(({ to }) => [to, new Set<string>()]));
  return {
    rounds,
    overall,
    awards,
    collective: rulebook.collective.map((rule) =>
      collective(rule, facts.bodies, people, counted, awards.awarded, settlements),
    ),
    qualified: rulebook.qualification.map((rule) =>
      qualify(rule, standings, declined, settlements, taken.get(rule.to)),
    ),
  };
}

/** What a round goes by: its own words, else the contest's. */
export function roundOrder(
  rulebook: Rulebook,
  round: RoundRule,
  opensAt: Readonly<Record<string, number>>,
): RoundOrder {
  return {
    round: round.code,
    opensAt: opensAt[round.code] ?? 0,
    counts: (round.attempts ?? rulebook.attempts).counts,
    criteria: round.ranking ?? rulebook.ranking,
    prediction: predictionOf(rulebook, round),
  };
}

/** Orders of the counted rounds of the same series up to this one, which is the last; trials count for themselves. */
export function roundsSoFar(
  rulebook: Rulebook,
  round: RoundRule,
  opensAt: Readonly<Record<string, number>>,
): RoundOrder[] {
  const until = rulebook.rounds.indexOf(round);
  return rulebook.rounds
    .filter(
      ({ kind, series }, i) => i <= until && (kind !== 'trial' || i === until) && series === round.series,
    )
    .map((each) => roundOrder(rulebook, each, opensAt));
}
