import type { EntityManager } from 'typeorm';
import type { CriterionName } from '../core/rules/document.js';
import { AppError } from '../platform/errors.js';
import { readPeople } from '../result/result.people.js';
import { readRound } from '../result/result.query.js';

/** A version as it was made official; `sha256` null: made before results had one. */
export interface FixedVersion {
  version: number;
  at: Date;
  by: string;
  /** Empty for the first version. */
  reason: string;
  sha256: string | null;
  /** The version before, in whose place this one came. */
  replaces: { version: number; sha256: string | null } | null;
}

/** A fixed version of a round's result. */
export interface FixedResult extends FixedVersion {
  id: string;
  people: number;
  attempts: number;
  predictionActual: number | null;
}

export interface DivisionSum {
  code: string;
  name: string;
  people: number;
  attempts: number;
  /** Sum of the counting scores. */
  scoreMilli: number;
  /** Counting papers with every question right. */
  perfect: number;
}

/** Somebody with an award of the round, or of the overall standing. */
export interface Winner {
  contestantId: string;
  /** Under which heading: the division, or the award where it is one of its own. */
  group: string;
  tier: string;
  /** Whole VND. */
  amount: number;
  /** In the award's own ranking. */
  rank: number;
  fullName: string;
  /** Shortened unless the person agreed; ages are those of the round's opening. */
  publicName: string;
  birthYear: number;
  /** What the division's contestants stand for: organization or unit. */
  place: string;
  /** Null: not in the result. A mean over rounds is rounded to thousandths of a point, and to milliseconds. */
  scoreMilli: number | null;
  durationMs: number | null;
}

/** Lots or a decision that settled who is equal. */
export interface Settled {
  scope: string;
  title: string;
  /** Of lots. */
  draw: {
    people: number;
    poolSha256: string;
    sources: { name: string; from: string; values: string[] }[];
    key: string;
    winners: string[];
  } | null;
  /** Of a decision: what the minutes say. */
  minutes: string;
  members: { name: string; post: string }[];
  /** Epoch ms. */
  at: number;
}

/** Everything that the papers of a fixed result say. */
export interface ResultFacts {
  contest: string;
  organizer: string;
  round: string;
  /** Epoch ms. */
  opensAt: number;
  closesAt: number;
  ranking: readonly CriterionName[];
  result: FixedResult;
  divisions: DivisionSum[];
  /** In the order of the lists of awards; empty where nobody said anything of prizes. */
  winners: Winner[];
  settled: Settled[];
}

/**
 * The facts of one version of a round's result (null: the newest), read only from what was stored when it was
 * made official.
 * @throws AppError round_not_found, result_not_found
 */
export async function readResultFacts(
  manager: EntityManager,
  roundId: string,
  version: number | null,
): Promise<ResultFacts> {
  const round = await readRound(manager, roundId);
  const result = await readFixed(manager, roundId, version);
  const [organizer] = await manager.query<{ organizer: string }[]>(
    'SELECT organizer FROM contest WHERE id = $1',
    [round.contestId],
  );
  return {
    contest: round.contestTitle,
    organizer: organizer?.organizer ?? '',
    round: round.name,
    opensAt: round.times.opensAt,
    closesAt: round.times.closesAt,
    ranking: round.rules.ranking ?? round.rules.tieBreaks,
    result,
    divisions: await readDivisions(manager, result.id),
    winners: await readWinners(
      manager,
      { resultId: result.id, issueId: await newestAwards(manager, result.id), namedAt: round.times.opensAt },
      { roundId },
    ),
    settled: await readSettled(manager, roundId),
  };
}

export async function readFixed(
  manager: EntityManager,
  roundId: string,
  version: number | null,
): Promise<FixedResult> {
  const [result] = await manager.query<FixedResult[]>(
    `SELECT r.id, r.version, r.finalized_at AS at, concat_ws(' và ', a.display_name, b.display_name) AS by, r.reason, r.people, r.attempts,
       r.prediction_actual::float8 AS "predictionActual", r.sha256,
       (SELECT jsonb_build_object('version', o.version, 'sha256', o.sha256) FROM result o
        WHERE o.round_id = r.round_id AND o.version < r.version ORDER BY o.version DESC LIMIT 1) AS replaces
     FROM result r JOIN account a ON a.id = r.finalized_by LEFT JOIN account b ON b.id = r.confirmed_by
     WHERE r.round_id = $1 AND ($2::int IS NULL OR r.version = $2) ORDER BY r.version DESC LIMIT 1`,
    [roundId, version],
  );
  if (!result) throw new AppError('result_not_found');
  return result;
}

function readDivisions(manager: EntityManager, resultId: string): Promise<DivisionSum[]> {
  return manager.query(
    `SELECT x.division AS code, d.name_vi AS name, count(*)::int AS people, sum(x.attempts)::int AS attempts,
       sum(x.score_milli)::float8 AS "scoreMilli",
       count(*) FILTER (WHERE x.correct_count = s.question_count
         -- On a stage nothing is asked: there all points are.
         AND (s.question_count > 0 OR x.score_milli = s.max_milli))::int AS perfect
     FROM result_row x JOIN contestant c ON c.id = x.contestant_id
     JOIN division d ON d.contest_id = c.contest_id AND d.code = x.division
     JOIN score s ON s.attempt_id = x.attempt_id
     WHERE x.result_id = $1 GROUP BY x.division, d.name_vi, d.position ORDER BY d.position`,
    [resultId],
  );
}

/** The newest computation of awards that knew this version of a result; null: there is none. */
export async function newestAwards(manager: EntityManager, resultId: string): Promise<string | null> {
  const [issue] = await manager.query<{ id: string }[]>(
    `SELECT id FROM award_issue WHERE results @> jsonb_build_array(jsonb_build_object('resultId', $1::text))
     ORDER BY version DESC LIMIT 1`,
    [resultId],
  );
  return issue?.id ?? null;
}

/** Whose awards, and the rows in which their scores stand. */
const listsOf = {
  round: { lists: `l.scope <> 'overall' AND l.round_id = $3`, rows: 'result_row' },
  overall: {
    lists: `l.scope = 'overall' AND $3::uuid IS NULL`,
    rows: `(SELECT result_id, contestant_id, round(score_milli::numeric / over)::float8 AS score_milli,
      round(duration_ms::numeric / over) AS duration_ms FROM overall_row)`,
  },
};

/**
 * Winners by one computation of awards: of a round, or (`roundId` null) of the overall standing, whose awards are
 * those of no round. `namedAt`: epoch ms as of which names are shortened.
 */
export async function readWinners(
  manager: EntityManager,
  { resultId, issueId, namedAt }: { resultId: string; issueId: string | null; namedAt: number },
  { roundId }: { roundId: string | null },
): Promise<Winner[]> {
  const of = listsOf[roundId === null ? 'overall' : 'round'];
  const rows = await manager.query<
    (Omit<Winner, 'group' | 'fullName' | 'publicName' | 'birthYear' | 'place'> & {
      division: string | null;
      award: string;
      plain: boolean;
    })[]
  >(
    `SELECT a.contestant_id AS "contestantId", a.tier_name AS tier, a.amount::float8 AS amount, a.rank, l.name AS award,
       d.name_vi AS division, l.ranked_by IN ('rank', 'lots') AND l.scope <> 'overall' AS plain,
       x.score_milli AS "scoreMilli", x.duration_ms::float8 AS "durationMs"
     FROM award a JOIN award_list l USING (issue_id, list_id) JOIN round r ON r.id = l.round_id
     LEFT JOIN division d ON d.contest_id = r.contest_id AND d.code = l.division
     LEFT JOIN ${of.rows} x ON x.result_id = $2 AND x.contestant_id = a.contestant_id
     WHERE a.issue_id = $1 AND ${of.lists} ORDER BY l.position, a.position`,
    [issueId, resultId, roundId],
  );
  const people = await readPeople(
    manager,
    rows.map(({ contestantId }) => contestantId),
    namedAt,
  );
  return rows.map(({ division, award, plain, ...row }) => {
    const person = people.get(row.contestantId);
    return {
      ...row,
      group:
        plain && division !== null ? division : [award, division].filter((part) => part !== null).join(' – '),
      fullName: person?.fullName ?? '',
      publicName: person?.publicName ?? '',
      birthYear: person?.birthYear ?? 0,
      place: person?.place ?? '',
    };
  });
}

/** Lots and decisions among people of a round, in the order of time. */
const readSettled = (manager: EntityManager, roundId: string): Promise<Settled[]> =>
  manager.query(
    `${settled} WHERE s.round_id = $1
       AND (s.scope LIKE '%@%' AND s.scope !~ $2 OR s.scope IN (SELECT r.rule_code FROM round r WHERE r.id = $1))
     ORDER BY s.n`,
    [roundId, overallScope],
  );

/** The overall standing, and the lists of its awards. */
const overallScope = '^overall$|@overall($|/)';

/** The same where rounds are taken together, as far as a moment knew it: overall, or on the way to a next round. */
export const readSettledOf = (
  manager: EntityManager,
  contestId: string,
  target: string | null,
  until: Date,
): Promise<Settled[]> =>
  manager.query(
    `${settled} WHERE s.contest_id = $1 AND s.at <= $3
       AND CASE WHEN $2::text IS NULL THEN s.scope ~ $4 ELSE starts_with(s.scope, $2 || '<') END ORDER BY s.n`,
    [contestId, target, until, overallScope],
  );

/** The same among the bodies of collective awards (`codes`), as far as a version knew them. */
export const readSettledBodies = (
  manager: EntityManager,
  contestId: string,
  codes: readonly string[],
  until: Date,
): Promise<Settled[]> =>
  manager.query(
    `${settled} WHERE s.contest_id = $1 AND split_part(s.scope, '/', 1) = ANY($2) AND s.at <= $3 ORDER BY s.n`,
    [contestId, codes, until],
  );

const settled = `SELECT s.scope, coalesce(w.title, l.name, s.scope) AS title, s.minutes, s.members,
       floor(extract(epoch FROM s.at) * 1000)::float8 AS at,
       CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('people', jsonb_array_length(w.pool), 'poolSha256', w.pool_sha256,
         'key', o.key,
         'sources', (SELECT jsonb_agg(n.source || jsonb_build_object('values', o.sources->(n.i::int - 1)->'values') ORDER BY n.i)
           FROM jsonb_array_elements(w.sources) WITH ORDINALITY AS n(source, i)),
         'winners', (SELECT jsonb_agg(coalesce(c.full_name, b.name, u.name) ORDER BY t.i)
           FROM jsonb_array_elements(o.steps) WITH ORDINALITY AS t(step, i)
           JOIN jsonb_array_elements(w.pool) p ON p->>'line' = t.step->>'picked'
           CROSS JOIN LATERAL (SELECT CASE WHEN p->>'id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (p->>'id')::uuid END AS uuid) x
           LEFT JOIN contestant c ON c.id = x.uuid LEFT JOIN organization b ON b.id = x.uuid
           LEFT JOIN unit u ON u.id = p->>'id' WHERE t.i <= w.places)) END AS draw
     FROM settlement s LEFT JOIN draw w ON w.id = s.draw_id LEFT JOIN draw_outcome o ON o.draw_id = w.id
     LEFT JOIN LATERAL (
       SELECT name FROM award_list l JOIN award_issue i ON i.id = l.issue_id
       WHERE l.list_id = s.scope AND i.contest_id = s.contest_id ORDER BY i.version DESC LIMIT 1) l ON true`;
