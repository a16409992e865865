import {
  boolean,
  choice,
  code,
  codes,
  collectiveCriteria,
  list,
  nullable,
  percent,
  record,
  text,
  whole,
} from './schema-parts.js';
import type { Fields } from './shape.js';

const equals = choice(['all', 'draw', 'decision'], 'decision');
/** A hundred thousand million đồng: more than any contest gives, less than a double keeps exactly. */
const amount = whole(0, 100_000_000_000, 0);
const tiers = list(record({ code: code(), name: text(2, 100), count: whole(1, 1_000_000), amount }), 1, 20);
const scope = choice(['round', 'overall'], 'round');

export const awardFields: Fields = {
  tiers: list(
    record({
      code: code(),
      name: text(2, 200),
      scope,
      rounds: codes(0),
      divisions: codes(0),
      perDivision: codes(0),
      tiers,
      minimumScorePercent: percent(0),
      chosen: choice(['by-rank', 'draw-among-passing'], 'by-rank'),
      equals,
    }),
    0,
    20,
  ),
  special: list(
    record({
      code: code(),
      name: text(2, 200),
      kind: choice(['nearest-prediction', 'youngest', 'oldest', 'most-attempts']),
      scope,
      rounds: codes(0),
      divisions: codes(0),
      count: whole(1, 1000, 1),
      amount,
      minimumScorePercent: percent(0),
      equals,
    }),
    0,
    20,
  ),
  onePerPerson: choice(
    ['all', 'per-round-higher', 'per-contest-higher', 'per-contest-first'],
    'per-round-higher',
  ),
  earlierWinnersExcluded: boolean(false),
  maxPercentOfEntrants: nullable({ type: 'number', min: 0.01, max: 100, decimals: 2 }, null),
  certificates: record(
    { winners: boolean(true), everyone: boolean(false), minimumScorePercent: percent(0) },
    {},
  ),
};

const eligibility = record(
  {
    minimumRate: list(
      record({ headCountBelow: nullable(whole(1, 10_000_000), null), percent: percent() }),
      0,
      20,
    ),
    groups: list(record({ group: code(), percent: percent() }), 0, 20),
    needsIndividualWinner: boolean(false),
    evidence: list(record({ code: code(), name: text(2, 300) }), 0, 20),
    exemptLeaveDenominator: boolean(true),
    attemptsCapPerPerson: nullable(whole(1, 10_000), null),
  },
  {},
);

export const collectiveShape = record({
  code: code(),
  name: text(2, 200),
  among: choice(['unit', 'organization']),
  level: choice(['district', 'commune'], 'commune'),
  rounds: codes(0),
  classes: list(record({ code: code(), name: text(2, 200), kinds: codes(1) }), 0, 20),
  ranking: collectiveCriteria,
  eligibility,
  headCounts: choice(['none', 'stated', 'roster'], 'none'),
  tiers,
  equals,
});

export const qualificationShape = record({
  from: codes(1),
  to: code(),
  per: choice(['division', 'unit', 'round', 'all'], 'all'),
  top: whole(1, 100_000),
  onDecline: choice(['next', 'empty'], 'next'),
});
