import type { Rulebook } from '../rules/document.js';

/**
 * The rules as far as they were played: rounds that have not closed decide nothing yet. What names only such rounds is
 * left out, because a list without any would mean all rounds. @param codes of the rounds that were played
 */
export function asPlayed(rules: Rulebook, codes: ReadonlySet<string>): Rulebook {
  const played = <T extends { rounds: string[] }>(named: T): T[] => {
    const rounds = named.rounds.filter((code) => codes.has(code));
    return named.rounds.length > 0 && rounds.length === 0 ? [] : [{ ...named, rounds }];
  };
  return {
    ...rules,
    rounds: rules.rounds.filter(({ code }) => codes.has(code)),
    overall: (rules.overall && played(rules.overall)[0]) ?? null,
    awards: {
      ...rules.awards,
      tiers: rules.awards.tiers.flatMap(played),
      special: rules.awards.special.flatMap(played),
    },
    collective: rules.collective.flatMap(played),
    qualification: [],
  };
}
