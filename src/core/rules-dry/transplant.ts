import type {
  CollectiveCriterion,
  CollectiveMeasure,
  Criterion,
  PaperRule,
  Rulebook,
} from '../rules/document.js';

/**
 * The rules of a contest that was held, deciding as another rulebook does. What people did stays as it was: who was
 * in which division, rounds with their hours and papers, attempts. Taken over are which attempt counts, what is
 * done with the guess, the ranking, the overall standing, individual and collective awards; they reach over every
 * round and every division of the contest. What nobody could have, because no guess was asked, no essay written,
 * no question of a topic set or no group named, is left out.
 * @param held and from checked documents with their defaults
 */
export function transplant(held: Rulebook, from: Rulebook): Rulebook {
  const asked =
    held.prediction !== null || held.rounds.some(({ prediction }) => prediction && prediction !== 'contest');
  const prediction = asked ? from.prediction : null;
  const can = possible(held.papers, prediction !== null);
  const counted = held.rounds.filter(({ kind }) => kind !== 'trial').map(({ code }) => code);
  const divisions = held.divisions.map(({ code }) => code);
  const groups = new Set(held.entry.groups.map(({ code }) => code));
  return {
    ...held,
    attempts: { ...held.attempts, counts: from.attempts.counts },
    prediction,
    ranking: kept(from.ranking, can),
    rounds: held.rounds.map((round) => ({
      ...round,
      attempts: round.attempts && { ...round.attempts, counts: from.attempts.counts },
      prediction: 'contest' as const,
      ranking: null,
    })),
    overall: from.overall && {
      ...from.overall,
      rounds: counted,
      minimumRounds: Math.min(from.overall.minimumRounds, Math.max(1, counted.length)),
      ranking: kept(from.overall.ranking, can),
    },
    awards: {
      ...from.awards,
      tiers: from.awards.tiers.map((award) => ({
        ...award,
        rounds: [],
        divisions: [],
        perDivision: award.perDivision.length > 0 ? divisions : [],
      })),
      special: from.awards.special
        .filter(({ kind }) => kind !== 'nearest-prediction' || prediction !== null)
        .map((award) => ({ ...award, rounds: [], divisions: [] })),
    },
    collective: from.collective.flatMap((award) => {
      const ranking = award.ranking.filter((criterion) => measurable(criterion, groups));
      const needed = award.eligibility.groups.filter(({ group }) => groups.has(group));
      return ranking.length === 0
        ? []
        : [{ ...award, rounds: [], ranking, eligibility: { ...award.eligibility, groups: needed } }];
    }),
    qualification: [],
  };
}

/** The same contest with its people put in another order. */
export const withRanking = (held: Rulebook, ranking: Criterion[]): Rulebook => ({
  ...held,
  ranking,
  rounds: held.rounds.map((round) => ({ ...round, ranking: null })),
});

function possible(papers: readonly PaperRule[], guessed: boolean): (criterion: Criterion) => boolean {
  const topics = new Set(papers.flatMap(({ blueprint }) => blueprint.map(({ topic }) => topic)));
  const essays = papers.some(({ essay }) => essay !== null);
  return (criterion) => {
    if (criterion.by === 'prediction-error') return guessed;
    if (criterion.by === 'essay-score') return essays;
    return criterion.by !== 'topic-points' || topics.has(criterion.topic);
  };
}

function kept(ranking: readonly Criterion[], can: (criterion: Criterion) => boolean): Criterion[] {
  const left = ranking.filter(can);
  return left.length > 0 ? left : [{ by: 'score' }];
}

function measurable(criterion: CollectiveCriterion, groups: ReadonlySet<string>): boolean {
  const known = (measure: CollectiveMeasure) => !('group' in measure) || groups.has(measure.group);
  if (criterion.by === 'composite') return criterion.parts.every(({ measure }) => known(measure));
  return !('group' in criterion) || groups.has(criterion.group);
}
