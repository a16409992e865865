import { type CollectiveLine, type CollectiveResult, equalsBy } from '../core/engine/collective.js';
import { bodyCriterionName, bodyValueText, bodyWhy, equalsWhy } from '../core/explain/bodies.js';
import type { Rulebook } from '../core/rules/document.js';
import type { Language } from '../platform/errors.js';
import type { CollectiveAwardView, CollectiveClassView, CollectiveLineView } from './collective.dto.js';

/** Results in words. */
export function awardViews(
  results: readonly CollectiveResult[],
  rules: Rulebook,
  language: Language,
): CollectiveAwardView[] {
  const groupOf = (code: string) => rules.entry.groups.find((each) => each.code === code)?.name ?? code;
  return results.map(({ award, name, classes }) => {
    const rule = rules.collective.find(({ code }) => code === award);
    const equals = rule ? equalsBy(rule) : 'all';
    const classViews = classes.map((each): CollectiveClassView => {
      const byId = new Map(each.lines.map((line) => [line.bodyId, line]));
      return {
        code: each.code,
        name: each.name,
        lines: each.lines.map((line) => {
          const told = each.open.length > 0 ? null : equalsWhy(line, each.lines, equals, language);
          return lineView(line, { byId, told, groupOf, language });
        }),
        ties: each.open.map(({ scope, by, places, tiers, candidates }) => ({
          scope,
          by,
          places,
          tiers,
          candidates: candidates.map((id) => ({ id, name: byId.get(id)?.name ?? id })),
          draw: null,
        })),
      };
    });
    return { code: award, name, among: rule?.among ?? 'organization', classes: classViews };
  });
}

interface Said {
  byId: ReadonlyMap<string, CollectiveLine>;
  /** What settled the awards among its equals. */
  told: string | null;
  groupOf: (code: string) => string;
  language: Language;
}

function lineView(line: CollectiveLine, { byId, told, groupOf, language }: Said): CollectiveLineView {
  const { bodyId, rank, name, people, attempts, countedAttempts, headCount, exempt, base, tier } = line;
  const beside = {
    above: byId.get(line.above?.bodyId ?? '') ?? null,
    below: byId.get(line.below?.bodyId ?? '') ?? null,
  };
  return {
    id: bodyId,
    rank,
    name,
    people,
    attempts,
    countedAttempts,
    headCount,
    exempt,
    base,
    values: line.values.flatMap((value) =>
      (value.criterion.by === 'draw' || value.criterion.by === 'decision') && value.value === null
        ? []
        : [
            {
              name: bodyCriterionName(value.criterion, groupOf, language),
              text: bodyValueText(value, language),
            },
          ],
    ),
    tier: tier?.name ?? null,
    amount: tier?.amount ?? 0,
    why: [bodyWhy(line, beside, groupOf, language), told ?? []].flat().join(' '),
  };
}
