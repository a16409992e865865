import type { EntityManager } from 'typeorm';
import { inOrderOfFilling } from '../core/engine/award.js';
import type { OpenTie } from '../core/engine/lists.js';
import { plainCode } from '../core/rules-lift/lift.js';
import { fillDefaults } from '../core/rules-check/check.js';
import { type AwardPlan, awardsByDivision, awardsOfPlan } from '../core/rules/divisions.js';
import type { Rulebook } from '../core/rules/document.js';
import { canonicalJson } from '../core/decision/canonical.js';
import type { ArchivedRound, FixedVersion } from './archive.format.js';
import { asJson, type LinesZip, ms } from './archive.lines.js';

type Stored = Pick<FixedVersion, 'version' | 'sha256' | 'reason' | 'fixedAt'>;

/** Every version of what was fixed besides the results of rounds, each as the text whose SHA-256 is its digest. */
export async function writeVersions(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
  rounds: readonly ArchivedRound[],
): Promise<FixedVersion[]> {
  return [
    ...(await writeOverall(manager, zip, contestId)),
    ...(await writeLists(manager, zip, contestId)),
    ...(await writeAwards(manager, zip, contestId, rounds)),
    ...(await writeCollective(manager, zip, contestId)),
  ];
}

async function writeOverall(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
): Promise<FixedVersion[]> {
  const versions = await manager.query<
    (Stored & { id: string; basis: unknown; people: number; attempts: number })[]
  >(
    `SELECT id, version, sha256, reason, ${ms('finalized_at')} AS "fixedAt", basis, people, attempts
     FROM overall_result WHERE contest_id = $1 ORDER BY version`,
    [contestId],
  );
  const written: FixedVersion[] = [];
  for (const { id, basis, people, attempts, ...version } of versions) {
    const file = `overall-${version.version}.jsonl`;
    zip.open(file);
    await zip.lines([{ contestId, basis, people, attempts }]);
    await zip.more(
      manager,
      `SELECT contestant_id AS "contestantId", attempt_id AS "attemptId", division, unit_id AS "unitId",
         organization_id AS "organizationId", rank, division_rank AS "divisionRank", rounds, attempts, over,
         score_milli::float8 AS "scoreMilli", correct, duration_ms::float8 AS "durationMs",
         ${ms('submitted_at')} AS "submittedAt", facts
       FROM overall_row WHERE result_id = $1 ORDER BY rank, contestant_id`,
      [id],
    );
    written.push({ of: 'overall', target: null, file, ...version });
  }
  return written;
}

async function writeLists(manager: EntityManager, zip: LinesZip, contestId: string): Promise<FixedVersion[]> {
  const versions = await manager.query<(Stored & { id: string; target: string; basis: unknown })[]>(
    `SELECT id, target, version, sha256, reason, ${ms('fixed_at')} AS "fixedAt", basis
     FROM qualification WHERE contest_id = $1 ORDER BY target, version`,
    [contestId],
  );
  const written: FixedVersion[] = [];
  for (const { id, target, basis, ...version } of versions) {
    const file = `qualification-${target}-${version.version}.jsonl`;
    zip.open(file);
    await zip.lines([{ contestId, target, basis }]);
    await zip.more(
      manager,
      `SELECT contestant_id AS "contestantId", state, source, grp AS "group", rank, replaces
       FROM qualification_row WHERE qualification_id = $1 ORDER BY position`,
      [id],
    );
    written.push({ of: 'qualification', target, file, ...version });
  }
  return written;
}

interface StoredIssue extends Stored {
  id: string;
  rules: 'rulebook' | 'plan';
  rulesVersion: number;
  results: { roundId: string; overall?: true }[];
  /** The rules it went by. */
  document: Rulebook | null;
  plan: AwardPlan | null;
}

async function writeAwards(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
  rounds: readonly ArchivedRound[],
): Promise<FixedVersion[]> {
  const issues = await manager.query<StoredIssue[]>(
    `SELECT i.id, i.version, i.sha256, i.reason, ${ms('i.made_at')} AS "fixedAt", i.rules_from AS rules,
       i.rules_version AS "rulesVersion", i.results, v.document, p.rules AS plan
     FROM award_issue i
     LEFT JOIN rulebook_version v ON i.rules_from = 'rulebook' AND v.contest_id = i.contest_id AND v.version = i.rules_version
     LEFT JOIN award_plan p ON i.rules_from = 'plan' AND p.contest_id = i.contest_id AND p.version = i.rules_version
     WHERE i.contest_id = $1 ORDER BY i.version`,
    [contestId],
  );
  const codes = new Map(rounds.map((round) => [round.id, round.rule_code ?? plainCode(round)]));
  const written: FixedVersion[] = [];
  for (const { id, rules, rulesVersion, results, document, plan, ...version } of issues) {
    const file = `awards-${version.version}.jsonl`;
    zip.open(file);
    await zip.lines([{ rules, version: rulesVersion, results }]);
    await zip.more(
      manager,
      `SELECT list_id AS list, tier, amount::float8 AS amount, contestant_id AS "contestantId", rank, by
       FROM award WHERE issue_id = $1 ORDER BY position`,
      [id],
    );
    const open = await manager.query<{ tie: OpenTie }[]>(
      `SELECT o.tie FROM award_list l, jsonb_array_elements(l.open) WITH ORDINALITY AS o(tie, n)
       WHERE l.issue_id = $1 ORDER BY l.position, o.n`,
      [id],
    );
    const ties = open.map(({ tie }) => tie);
    const scopes = results.map(({ roundId, overall }) => (overall ? 'overall' : (codes.get(roundId) ?? '')));
    const prizes = document ? awardsByDivision(fillDefaults(document)) : plan && awardsOfPlan(plan);
    await zip.lines(prizes ? inOrderOfFilling(prizes, scopes, ties) : ties);
    written.push({ of: 'awards', target: null, file, ...version });
  }
  return written;
}

async function writeCollective(
  manager: EntityManager,
  zip: LinesZip,
  contestId: string,
): Promise<FixedVersion[]> {
  const versions = await manager.query<
    (Stored & { rulebookVersion: number; basis: unknown; results: unknown })[]
  >(
    `SELECT version, sha256, reason, ${ms('issued_at')} AS "fixedAt", rulebook_version AS "rulebookVersion", basis, results
     FROM collective_result WHERE contest_id = $1 ORDER BY version`,
    [contestId],
  );
  const written: FixedVersion[] = [];
  for (const { rulebookVersion, basis, results, ...version } of versions) {
    const file = `collective-${version.version}.json`;
    zip.open(file);
    // One value without a line feed: so its digest was taken.
    await zip.text([canonicalJson(asJson({ contestId, rulebookVersion, basis, results }))]);
    written.push({ of: 'collective', target: null, file, ...version });
  }
  return written;
}
