import type { EntityManager } from 'typeorm';
import { readOfficial } from '../collective/collective.query.js';
import type { CollectiveAwardView, CollectiveIssueView } from '../collective/collective.dto.js';
import { awardViews } from '../collective/collective.view.js';
import type { CriterionName, OverallRule } from '../core/rules/document.js';
import type { OverallBasis } from '../overall/overall.compute.js';
import { readIssued } from '../overall/overall.query.js';
import { AppError } from '../platform/errors.js';
import {
  type FixedVersion,
  readSettledOf,
  readWinners,
  type Settled,
  type Winner,
} from '../publication/publication.data.js';
import { readPeople, unknownPerson } from '../result/result.people.js';

/** Ranks of each division that the minutes list, and people of them where many are equal. */
export const RANKS_LISTED = 20;
const PEOPLE_LISTED = 200;

export interface FixedOverall extends FixedVersion {
  id: string;
  people: number;
  attempts: number;
}

/** A result from which another one follows. */
export interface CountedResult {
  name: string;
  version: number;
  sha256: string | null;
}

export interface OverallLine {
  rank: number;
  fullName: string;
  birthYear: number;
  place: string;
  /** A mean is rounded to thousandths of a point, and to milliseconds. */
  scoreMilli: number;
  durationMs: number;
  rounds: number;
  attempts: number;
}

export interface OverallDivisionFacts {
  name: string;
  people: number;
  attempts: number;
  /** Sum of what everybody's points are overall. */
  scoreMilli: number;
  top: OverallLine[];
  /** People of the listed ranks, also of those whom the list leaves out. */
  ranked: number;
}

/** Everything that the papers of a fixed overall result say. */
export interface OverallFacts {
  contest: string;
  result: FixedOverall;
  rounds: CountedResult[];
  combines: OverallRule['combines'];
  minimumRounds: number;
  ranking: readonly CriterionName[];
  divisions: OverallDivisionFacts[];
  /** The computation of the awards; null: nothing is awarded. */
  awards: { version: number; sha256: string } | null;
  winners: Winner[];
  settled: Settled[];
  /** Collective awards in the same decision. */
  collective: { issue: CollectiveIssueView; awards: CollectiveAwardView[] } | null;
}

/** One version of the overall result (null: the newest). @throws AppError overall_not_official */
export async function readFixedOverall(
  manager: EntityManager,
  contestId: string,
  version: number | null,
): Promise<FixedOverall> {
  const issued = await readIssued(manager, contestId);
  const result = issued.find((each) => version === null || each.version === version);
  if (!result) throw new AppError('overall_not_official');
  const { by, confirmedBy, ...fixed } = result;
  const before = issued.find((each) => each.version < result.version);
  return {
    ...fixed,
    by: [by, ...(confirmedBy === null ? [] : [confirmedBy])].join(' và '),
    replaces: before ? { version: before.version, sha256: before.sha256 } : null,
  };
}

/**
 * The facts of one version, read only from what was stored when it was made official.
 * @param awards id of the computation of awards
 * @param collective version of the collective results; null: they are not part of the paper
 * @throws AppError overall_not_official, collective_not_official
 */
export async function readOverallFacts(
  manager: EntityManager,
  contestId: string,
  { version, awards, collective }: { version: number; awards: string | null; collective: number | null },
): Promise<OverallFacts> {
  const result = await readFixedOverall(manager, contestId, version);
  const [stored] = await manager.query<{ basis: OverallBasis; contest: string }[]>(
    `SELECT o.basis, c.title AS contest FROM overall_result o JOIN contest c ON c.id = o.contest_id WHERE o.id = $1`,
    [result.id],
  );
  const { basis, contest } = stored!;
  const counted = await readCounted(
    manager,
    basis.rounds.map(({ resultId }) => resultId),
  );
  const namedAt = Math.max(0, ...counted.map(({ opensAt }) => opensAt));
  const issue = awards === null ? null : await readAwardIssue(manager, awards);
  const settled = await readSettledOf(manager, contestId, null, issue?.at ?? result.at);
  const { rule } = basis;
  return {
    contest,
    result,
    rounds: counted,
    combines: rule.combines,
    minimumRounds: rule.minimumRounds,
    ranking: rule.ranking.map(({ by }) => by),
    divisions: await readDivisions(manager, contestId, result.id, namedAt),
    awards: issue,
    winners: await readWinners(manager, { resultId: result.id, issueId: awards, namedAt }, { roundId: null }),
    settled: settled.map((each) =>
      each.scope === 'overall' ? { ...each, title: 'Xếp hạng chung cuộc' } : each,
    ),
    collective: collective === null ? null : await readCollective(manager, contestId, collective),
  };
}

/** Official results by their ids, in that order; `opensAt` of their rounds, epoch ms. */
export const readCounted = (
  manager: EntityManager,
  resultIds: readonly string[],
): Promise<(CountedResult & { opensAt: number })[]> =>
  manager.query(
    `SELECT d.name, r.version, r.sha256, floor(extract(epoch FROM d.opens_at) * 1000)::float8 AS "opensAt"
     FROM result r JOIN round d ON d.id = r.round_id WHERE r.id = ANY($1) ORDER BY array_position($1::uuid[], r.id)`,
    [resultIds],
  );

async function readAwardIssue(
  manager: EntityManager,
  id: string,
): Promise<{ version: number; sha256: string; at: Date } | null> {
  const [issue] = await manager.query<{ version: number; sha256: string; at: Date }[]>(
    'SELECT version, sha256, made_at AS at FROM award_issue WHERE id = $1',
    [id],
  );
  return issue ?? null;
}

async function readDivisions(
  manager: EntityManager,
  contestId: string,
  resultId: string,
  namedAt: number,
): Promise<OverallDivisionFacts[]> {
  const sums = await manager.query<(Omit<OverallDivisionFacts, 'top' | 'ranked'> & { code: string })[]>(
    `SELECT x.division AS code, d.name_vi AS name, count(*)::int AS people, sum(x.attempts)::int AS attempts,
       sum(x.score_milli::numeric / x.over)::float8 AS "scoreMilli"
     FROM overall_row x JOIN division d ON d.contest_id = $2 AND d.code = x.division
     WHERE x.result_id = $1 GROUP BY x.division, d.name_vi, d.position ORDER BY d.position`,
    [resultId, contestId],
  );
  const rows = await manager.query<
    (Omit<OverallLine, 'fullName' | 'birthYear' | 'place'> & {
      contestantId: string;
      division: string;
      ranked: number;
    })[]
  >(
    `SELECT * FROM (
       SELECT contestant_id AS "contestantId", division, division_rank AS rank, rounds, attempts,
         round(score_milli::numeric / over)::float8 AS "scoreMilli", round(duration_ms::numeric / over)::float8 AS "durationMs",
         row_number() OVER (PARTITION BY division ORDER BY division_rank, contestant_id) AS n,
         count(*) OVER (PARTITION BY division)::int AS ranked
       FROM overall_row WHERE result_id = $1 AND division_rank <= $2) listed
     WHERE n <= $3 ORDER BY n`,
    [resultId, RANKS_LISTED, PEOPLE_LISTED],
  );
  const people = await readPeople(
    manager,
    rows.map(({ contestantId }) => contestantId),
    namedAt,
  );
  return sums.map(({ code, ...sum }) => {
    const own = rows.filter(({ division }) => division === code);
    return {
      ...sum,
      ranked: own[0]?.ranked ?? 0,
      top: own.map(({ contestantId, ...line }) => {
        const { fullName, birthYear, place } = people.get(contestantId) ?? unknownPerson;
        return { ...line, fullName, birthYear, place };
      }),
    };
  });
}

async function readCollective(
  manager: EntityManager,
  contestId: string,
  version: number,
): Promise<OverallFacts['collective']> {
  const official = await readOfficial(manager, contestId, version);
  if (!official) throw new AppError('collective_not_official');
  const { issue, results, rules } = official;
  return { issue, awards: awardViews(results, rules, 'vi') };
}
