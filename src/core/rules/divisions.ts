import type { AwardRules, BlockRule, DivisionRule, IndividualAward, Rulebook } from './document.js';

type Parts = Pick<Rulebook, 'blocks' | 'divisions'>;

/** Codes of divisions, each block's in the place of its own; none: none. Codes that nobody has stay. */
export const divisionsIn = ({ divisions }: Parts, codes: readonly string[]): string[] => [
  ...new Set(
    codes.flatMap((code) => {
      const within = divisions.filter(({ block }) => block === code).map((each) => each.code);
      return within.length > 0 ? within : [code];
    }),
  ),
];

export const blockOf = ({ blocks }: Parts, { block }: DivisionRule): BlockRule | null =>
  blocks.find(({ code }) => code === block) ?? null;

/** A division with its block before it, as in „Khối học sinh – Bảng A“. */
export function fullName(rules: Parts, division: DivisionRule): { name: string; nameEn: string } {
  const block = blockOf(rules, division);
  if (block === null) return { name: division.name, nameEn: division.nameEn };
  const inEnglish = [block.nameEn || block.name, division.nameEn || division.name];
  return {
    name: `${block.name} – ${division.name}`,
    nameEn: block.nameEn === '' && division.nameEn === '' ? '' : inEnglish.join(' – '),
  };
}

/** What a code in a list of divisions stands for, in words: a division with its block, or a block. */
export function nameOfDivision(rules: Parts, code: string): string {
  const division = rules.divisions.find((each) => each.code === code);
  if (division) return fullName(rules, division).name;
  return rules.blocks.find((each) => each.code === code)?.name ?? code;
}

/** The awards with divisions in the place of blocks: as the engine reads them. */
export function awardsByDivision(rules: Parts & Pick<Rulebook, 'awards'>): AwardRules {
  const { tiers, special } = rules.awards;
  const within = <Award extends { divisions: string[] }>(each: Award): Award => ({
    ...each,
    divisions: divisionsIn(rules, each.divisions),
  });
  return {
    ...rules.awards,
    tiers: tiers.map((each) => ({
      ...within(each),
      perDivision: divisionsIn(rules, each.perDivision),
    })),
    special: special.map(within),
  };
}

/** Awards of a contest without a rulebook: every division has a set of its own, so a plan names no others. */
export type AwardPlan = Omit<AwardRules, 'tiers'> & { tiers: Omit<IndividualAward, 'divisions'>[] };

export const awardsOfPlan = (plan: AwardPlan): AwardRules => ({
  ...plan,
  tiers: plan.tiers.map((each) => ({ ...each, divisions: [] })),
});
