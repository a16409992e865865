import { type QualificationRow, rowsOf } from '../core/award/listed.js';
import { awardSettled, qualifySettled } from '../core/award/settled.js';
import { canonicalJson, type Json } from '../core/decision/canonical.js';
import type { Standing } from '../core/engine/rank.js';
import { awardsByDivision, awardsOfPlan } from '../core/rules/divisions.js';
import type { AwardRules, Criterion, QualificationRule, Rulebook } from '../core/rules/document.js';
import type { Settlement } from '../core/rules/facts.js';
import type {
  ArchivedDecline,
  ArchivedPlan,
  ArchivedRound,
  FixedVersion,
} from '../archive/archive.format.js';
import type { Settled } from './verify.draws.js';
import type { ArchiveReader } from './verify.reader.js';
import { codeOf, ruledAs, type Standings } from './verify.standings.js';

/** What versions are computed from again. */
export interface Grounds {
  standings: Standings;
  settled: Settled;
  /** Documents by version. */
  rulebooks: ReadonlyMap<number, Rulebook>;
  rounds: readonly ArchivedRound[];
}

interface ListHead {
  contestId: string;
  target: string;
  basis: {
    rulebookVersion: number | null;
    rules: QualificationRule[];
    results: { code: string; version: number }[];
    declined: string[];
    settlements: Settlement[];
  };
}

/** A list of who goes on, chosen once more from the ranks of the versions that it names; also of old ones. */
export async function checkList(
  archive: ArchiveReader,
  { file, target }: FixedVersion,
  { standings, settled, rulebooks }: Grounds,
): Promise<void> {
  const head = await archive.head<ListHead>(file);
  const { rulebookVersion, results, declined, settlements } = head.basis;
  const ruled = rulebooks.get(rulebookVersion ?? 0)?.qualification.filter(({ to }) => to === target);
  if (ruled && ruled.length !== head.basis.rules.length)
    archive.fault(
      `${file}, line 1: rulebook version ${rulebookVersion} has ${ruled.length} rules for ${target}`,
    );
  const rules = head.basis.rules.map((rule, i) => ruledAs(archive, file, rulebookVersion, rule, ruled?.[i]));
  // Who was passed over as one who cannot win: that may have been said otherwise since.
  const barred = new Set<string>();
  for await (const row of archive.each<ListHead | QualificationRow>(file))
    if ('state' in row && row.state === 'cannot-win') barred.add(row.contestantId);
  const read: Standing[] = [];
  for (const { code, version } of results) {
    const standing = await standings.read(code, version);
    if (!standing) archive.fault(`${file}, line 1: version ${version} of ${code} is not in the archive`);
    else read.push(withBarred(standing, (id) => barred.has(id)));
  }
  const recorded = settled.known(archive, file, settlements);
  const { qualified } = qualifySettled(rules, read, recorded, new Set(declined));
  const rows = qualified.flatMap((each, i) => rowsOf(each, rules[i]!, read));
  await archive.compare(file, [
    canonicalJson(head as unknown as Json),
    ...rows.map((row) => canonicalJson(row)),
  ]);
}

const withBarred = (standing: Standing, isBarred: (contestantId: string) => boolean): Standing => ({
  ...standing,
  lines: standing.lines.map((line) => {
    const cannotWin = isBarred(line.contestantId) ? 'cannot win' : null;
    return { ...line, person: { ...line.person, cannotWin } };
  }),
});

interface AwardsHead {
  rules: 'rulebook' | 'plan';
  version: number;
  results: { roundId: string; version: number; overall?: true }[];
}

/** The newest awards once more from the standings. @returns false: those were corrected since */
export async function checkAwards(
  archive: ArchiveReader,
  { file }: FixedVersion,
  { standings, settled, rulebooks, rounds }: Grounds,
): Promise<boolean> {
  const head = await archive.head<AwardsHead>(file);
  const going = await rulesOf(archive, head, rulebooks, rounds);
  if (!going) {
    archive.fault(`${file}, line 1: version ${head.version} of its rules is not in the archive`);
    return true;
  }
  const named = head.results.map(({ roundId, version, overall }) => ({
    code: overall ? 'overall' : (standings.codeOf(roundId) ?? roundId),
    version,
  }));
  if (!standings.areNewest(`${file}, line 1`, named)) return false;
  const read: Standing[] = [];
  for (const { code, version } of named) {
    const standing = await standings.read(code, version, { criteria: going.criteria.get(code) ?? [] });
    if (standing) read.push(standing);
  }
  const declined = Map.groupBy(await archive.all<ArchivedDecline>('declined.jsonl'), ({ list }) => list);
  const people = [...declined].map(
    ([list, own]) => [list, new Set(own.map(({ contestantId }) => contestantId))] as const,
  );
  const { awarded, open } = awardSettled(going.rules, read, settled.inOrder, new Map(people));
  await archive.compare(file, [
    canonicalJson(head as unknown as Json),
    ...awarded.map(({ list, tier, amount, contestantId, rank, by }) =>
      canonicalJson({ list: list.id, tier, amount, contestantId, rank, by }),
    ),
    ...open.map((tie) => canonicalJson({ ...tie })),
  ]);
  return true;
}

/** By what awards go, and how each round is ranked. */
async function rulesOf(
  archive: ArchiveReader,
  { rules: from, version }: AwardsHead,
  rulebooks: ReadonlyMap<number, Rulebook>,
  rounds: readonly ArchivedRound[],
): Promise<{ rules: AwardRules; criteria: Map<string, readonly Criterion[]> } | null> {
  if (from === 'plan') {
    const plans = await archive.all<ArchivedPlan>('plans.jsonl');
    const plan = plans.find((each) => each.version === version);
    const criteria = new Map(
      rounds.map((round) => [codeOf(round), round.rules.tieBreaks.map((by): Criterion => ({ by }))]),
    );
    return plan ? { rules: awardsOfPlan(plan.rules), criteria } : null;
  }
  const document = rulebooks.get(version);
  if (!document) return null;
  const criteria = document.rounds.map(({ code, ranking }) => [code, ranking ?? document.ranking] as const);
  return { rules: awardsByDivision(document), criteria: new Map(criteria) };
}
